import { memo } from 'preact/compat';
import type { OptionLists } from '../../../../forms/answers.ts';
import type { ColumnField, Field } from '../../../../forms/definition.ts';
import { partOf } from '../../../../forms/kinds/parts.ts';
import { withListedOptions } from '../../../../forms/offered-options.ts';
import type { Language } from '../../../../texts/catalogue.ts';
import { LocalText } from '../../../components/local-text.tsx';
import { useT } from '../context.ts';
import { knownPrice } from './known-price.ts';

interface FieldPreviewProperties {
  readonly field: Field | ColumnField;
  readonly name: string;
  readonly language: Language;
  readonly lists: OptionLists;
}

/** A field as the citizen meets it before anything is answered. Drawn again only when the field itself is another. */
export const FieldPreview = memo(function FieldPreview({ field, name, language, lists }: FieldPreviewProperties) {
  const t = useT();
  const Part = partOf(field);
  if (field.kind === 'payment' && field.lines.length === 0) {
    return (
      <>
        <p class="form-label">
          <LocalText text={field.label} />
        </p>
        <p class="designed-note">{t('designer.preview.noLines')}</p>
      </>
    );
  }
  const rows =
    field.kind === 'rows'
      ? [
          {
            id: 'r1',
            prefilled: false,
            fields: field.columns.map((column) => (
              <div class="mt-6" key={column.key}>
                <FieldPreview field={column} name={`${name}.r1.${column.key}`} language={language} lists={lists} />
              </div>
            )),
          },
        ]
      : [];
  return (
    <Part
      field={withListedOptions(field, lists)}
      name={name}
      raw={undefined}
      required={field.required !== undefined && field.required !== false}
      readOnly={false}
      value={field.kind === 'payment' ? knownPrice(field) : null}
      errors={[]}
      language={language}
      files={{}}
      rows={rows}
    />
  );
});
