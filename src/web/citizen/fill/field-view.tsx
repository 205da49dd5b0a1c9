import type { VNode } from 'preact';
import type { FileReference } from '../../../forms/answers.ts';
import type { EvaluatedField } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { partOf } from '../../../forms/kinds/parts.ts';
import type { Language } from '../../../texts/catalogue.ts';

export interface FieldViewProperties {
  readonly field: EvaluatedField;
  /** The errors to show at a field. */
  readonly errorsAt: (field: EvaluatedField) => readonly FieldError[];
  readonly language: Language;
  readonly files: Readonly<Record<string, FileReference>>;
}

/**
 * A field within the element that scripts show and hide. A hidden field is on the page all the same, unseen. The element
 * brings the space that dkfds puts between fields that follow each other directly.
 */
export function FieldView({ field, errorsAt, language, files }: FieldViewProperties): VNode {
  const Part = partOf(field.field);
  return (
    <div data-field={field.path} hidden={!field.visible} class="mt-6">
      <Part
        field={field.field}
        name={field.path}
        raw={field.raw}
        required={field.required}
        readOnly={field.readOnly}
        value={field.value}
        errors={errorsAt(field)}
        language={language}
        files={files}
        rows={field.rows.map((row) => ({
          id: row.id,
          prefilled: row.prefilled,
          fields: row.fields.map((inner) => (
            <FieldView key={inner.path} field={inner} errorsAt={errorsAt} language={language} files={files} />
          )),
        }))}
      />
    </div>
  );
}
