import type { BaseField } from '../base-field.ts';
import type { ColumnField, Field } from '../definition.ts';
import type { FieldKind, FieldValue } from '../field-kind.ts';
import { accountNumber } from './account-number/kind.ts';
import { address } from './address/kind.ts';
import { amount } from './amount/kind.ts';
import { caseNumber } from './case-number/kind.ts';
import { company } from './company/kind.ts';
import { computed } from './computed/kind.ts';
import { confirmation } from './confirmation/kind.ts';
import { cprNumber } from './cpr-number/kind.ts';
import { date } from './date/kind.ts';
import { dateTime } from './date-time/kind.ts';
import { email } from './email/kind.ts';
import { files } from './files/kind.ts';
import { heading } from './heading/kind.ts';
import { image } from './image/kind.ts';
import { information } from './information/kind.ts';
import { link } from './link/kind.ts';
import { longText } from './long-text/kind.ts';
import { mapArea } from './map-area/kind.ts';
import { mapPoint } from './map-point/kind.ts';
import { number } from './number/kind.ts';
import { oneOf } from './one-of/kind.ts';
import { payment } from './payment/kind.ts';
import { period } from './period/kind.ts';
import { person } from './person/kind.ts';
import { phone } from './phone/kind.ts';
import { prices } from './prices/kind.ts';
import { property } from './property/kind.ts';
import { rating } from './rating/kind.ts';
import { rowsKind } from './rows/kind.ts';
import { severalOf } from './several-of/kind.ts';
import { shortText } from './short-text/kind.ts';
import { table } from './table/kind.ts';
import { yesNo } from './yes-no/kind.ts';

/** The names of all kinds of fields. */
export type FieldKindName = Field['kind'];

/** The logic of every kind, each typed for its own field. A kind that is missing or under another name doesn't compile. */
const kinds = {
  shortText,
  longText,
  number,
  amount,
  date,
  period,
  yesNo,
  oneOf,
  severalOf,
  confirmation,
  email,
  phone,
  company,
  files,
  information,
  accountNumber,
  cprNumber,
  dateTime,
  image,
  computed,
  prices,
  payment,
  table,
  mapArea,
  mapPoint,
  person,
  property,
  address,
  rating,
  link,
  heading,
  caseNumber,
  rows: rowsKind((column: ColumnField) => kindOf(column)),
} satisfies { [Name in FieldKindName]: FieldKind<Extract<Field, { kind: Name }>, FieldValue> };

/**
 * The logic of a field's kind, for the server and the browser. It may be called with that field alone: that the kind
 * for `date` wants a date field is forgotten here, once for all. No cast is needed for it, since the methods of an
 * interface are compared in both directions, and this function is what makes that sound: the look-up is by `kind`.
 */
export function kindOf(field: { readonly kind: FieldKindName }): FieldKind<BaseField, FieldValue> {
  return kinds[field.kind];
}
