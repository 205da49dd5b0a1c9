import type { ColumnField, Field, FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import { hasOptions } from '../offered-options.ts';

/** The keys of the shared lists that a form's choices name, those of columns too. */
export function listsOf(definition: FormDefinition): readonly string[] {
  const fields: readonly (Field | ColumnField)[] = fieldsOf(definition).flatMap((field) =>
    field.kind === 'rows' ? field.columns : [field],
  );
  return [
    ...new Set(fields.flatMap((field) => (hasOptions(field) && 'list' in field.options ? [field.options.list] : []))),
  ];
}
