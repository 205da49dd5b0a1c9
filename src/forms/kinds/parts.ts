import type { BaseField } from '../base-field.ts';
import type { Field } from '../definition.ts';
import type { FieldPart } from '../field-kind.ts';
import { AccountNumberPart } from './account-number/part.tsx';
import { AddressPart } from './address/part.tsx';
import { AmountPart } from './amount/part.tsx';
import { CaseNumberPart } from './case-number/part.tsx';
import { CompanyPart } from './company/part.tsx';
import { ComputedPart } from './computed/part.tsx';
import { ConfirmationPart } from './confirmation/part.tsx';
import { CprNumberPart } from './cpr-number/part.tsx';
import { DatePart } from './date/part.tsx';
import { DateTimePart } from './date-time/part.tsx';
import { EmailPart } from './email/part.tsx';
import { FilesPart } from './files/part.tsx';
import { HeadingPart } from './heading/part.tsx';
import { ImagePart } from './image/part.tsx';
import { InformationPart } from './information/part.tsx';
import { type FieldKindName, kindOf } from './kinds.ts';
import { LinkPart } from './link/part.tsx';
import { LongTextPart } from './long-text/part.tsx';
import { MapAreaPart } from './map-area/part.tsx';
import { MapPointPart } from './map-point/part.tsx';
import { NumberPart } from './number/part.tsx';
import { OneOfPart } from './one-of/part.tsx';
import { PaymentPart } from './payment/part.tsx';
import { PeriodPart } from './period/part.tsx';
import { PersonPart } from './person/part.tsx';
import { PhonePart } from './phone/part.tsx';
import { ReadOnlyGroup } from './pieces/read-only-group.tsx';
import { PricesPart } from './prices/part.tsx';
import { PropertyPart } from './property/part.tsx';
import { RatingPart } from './rating/part.tsx';
import { RowsPart } from './rows/part.tsx';
import { SeveralOfPart } from './several-of/part.tsx';
import { ShortTextPart } from './short-text/part.tsx';
import { TablePart } from './table/part.tsx';
import { YesNoPart } from './yes-no/part.tsx';

const parts: { readonly [Name in FieldKindName]: FieldPart<Extract<Field, { kind: Name }>> } = {
  shortText: ShortTextPart,
  longText: LongTextPart,
  number: NumberPart,
  amount: AmountPart,
  date: DatePart,
  period: PeriodPart,
  yesNo: YesNoPart,
  oneOf: OneOfPart,
  severalOf: SeveralOfPart,
  confirmation: ConfirmationPart,
  email: EmailPart,
  phone: PhonePart,
  company: CompanyPart,
  files: FilesPart,
  information: InformationPart,
  accountNumber: AccountNumberPart,
  cprNumber: CprNumberPart,
  dateTime: DateTimePart,
  image: ImagePart,
  computed: ComputedPart,
  prices: PricesPart,
  payment: PaymentPart,
  table: TablePart,
  mapArea: MapAreaPart,
  mapPoint: MapPointPart,
  person: PersonPart,
  property: PropertyPart,
  address: AddressPart,
  rating: RatingPart,
  link: LinkPart,
  heading: HeadingPart,
  caseNumber: CaseNumberPart,
  rows: RowsPart,
};

function withReadOnly(name: FieldKindName): FieldPart<BaseField> {
  // The one cast of the registry: the part for `date` wants a date field, and it is only by the look-up of `partOf`,
  // which goes by the field's own kind, that it gets one.
  const part = parts[name] as FieldPart<BaseField>;
  const kind = kindOf({ kind: name });
  // What holds no input of its own draws itself, whether or not it may be changed.
  if (!kind.asks || kind.compute !== undefined || kind.complete !== undefined || kind.columns !== undefined)
    return part;
  return (properties) => {
    if (!properties.readOnly) return part(properties);
    return ReadOnlyGroup({
      field: properties.field,
      id: kind.focusId(properties.name),
      name: properties.name,
      errors: properties.errors,
      language: properties.language,
      presented: kind.present(properties.field, properties.value, properties.language),
    });
  };
}

/** Made once, since Preact takes a new function for a new component and would draw its inputs anew at each keystroke. */
const wrapped = new Map(
  Object.keys(parts)
    .filter(isKindName)
    .map((name) => [name, withReadOnly(name)]),
);

/** The names of all kinds that a page can show. */
export const partNames: readonly FieldKindName[] = Object.keys(parts).filter(isKindName);

function isKindName(name: string): name is FieldKindName {
  return Object.hasOwn(parts, name);
}

/**
 * The page part of a field's kind, as a component; with `readOnly` the answer is drawn as text without inputs.
 * A page whose fields hold buttons (`_lookup`, `_add`, `_remove`, `_remove-file`) begins its form with its own submit
 * button (visually hidden), since Enter in an input presses the first one in the form.
 */
export function partOf(field: { readonly kind: FieldKindName }): FieldPart<BaseField> {
  return wrapped.get(field.kind) ?? withReadOnly(field.kind);
}
