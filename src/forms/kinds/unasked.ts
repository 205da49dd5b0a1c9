import type { BaseField } from '../base-field.ts';
import type { FieldKind } from '../field-kind.ts';

/** The logic of a kind that is read and not answered. */
export function unasked<Field extends BaseField>(kind: Field['kind']): FieldKind<Field, null> {
  return {
    kind,
    asks: false,
    feelType: () => ({ kind: 'null' }),
    read: () => undefined,
    parse: () => ({ ok: true, value: null }),
    toFeel: () => null,
    present: () => ({ kind: 'nothing' }),
    focusId: (name) => name,
  };
}
