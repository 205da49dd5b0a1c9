import type { FieldKind } from '../../field-kind.ts';
import type { InformationField } from './schema.ts';

/** Text that is read and not answered: it has no value. */
export const information: FieldKind<InformationField, null> = {
  kind: 'information',
  asks: false,
  feelType: () => ({ kind: 'null' }),
  read: () => undefined,
  parse: () => ({ ok: true, value: null }),
  toFeel: () => null,
  present: () => ({ kind: 'nothing' }),
  focusId: (name) => name,
};
