import type { BaseField } from '../base-field.ts';
import type { Field } from '../definition.ts';
import type { DesignerPart } from '../designer-part.ts';
import { accountNumberDesigner } from './account-number/designer.ts';
import { addressDesigner } from './address/designer.ts';
import { amountDesigner } from './amount/designer.ts';
import { caseNumberDesigner } from './case-number/designer.ts';
import { companyDesigner } from './company/designer.ts';
import { computedDesigner } from './computed/designer.ts';
import { confirmationDesigner } from './confirmation/designer.ts';
import { cprNumberDesigner } from './cpr-number/designer.ts';
import { dateDesigner } from './date/designer.ts';
import { dateTimeDesigner } from './date-time/designer.ts';
import { defineDesignerTexts } from './designer-texts.ts';
import { emailDesigner } from './email/designer.ts';
import { filesDesigner } from './files/designer.ts';
import { headingDesigner } from './heading/designer.ts';
import { imageDesigner } from './image/designer.ts';
import { informationDesigner } from './information/designer.ts';
import type { FieldKindName } from './kinds.ts';
import { linkDesigner } from './link/designer.ts';
import { longTextDesigner } from './long-text/designer.ts';
import { mapAreaDesigner } from './map-area/designer.ts';
import { mapPointDesigner } from './map-point/designer.ts';
import { numberDesigner } from './number/designer.ts';
import { oneOfDesigner } from './one-of/designer.ts';
import { paymentDesigner } from './payment/designer.ts';
import { periodDesigner } from './period/designer.ts';
import { personDesigner } from './person/designer.ts';
import { phoneDesigner } from './phone/designer.ts';
import { pricesDesigner } from './prices/designer.ts';
import { propertyDesigner } from './property/designer.ts';
import { ratingDesigner } from './rating/designer.ts';
import { rowsDesigner } from './rows/designer.ts';
import { severalOfDesigner } from './several-of/designer.ts';
import { shortTextDesigner } from './short-text/designer.ts';
import { tableDesigner } from './table/designer.ts';
import { yesNoDesigner } from './yes-no/designer.ts';

type Parts = { readonly [Name in FieldKindName]: DesignerPart<Extract<Field, { kind: Name }>> };

/** What every kind says to the designer. A kind that is missing or under another name doesn't compile. */
const parts: Parts = {
  prices: pricesDesigner,
  payment: paymentDesigner,
  rows: rowsDesigner,
  table: tableDesigner,
  mapArea: mapAreaDesigner,
  mapPoint: mapPointDesigner,
  person: personDesigner,
  property: propertyDesigner,
  address: addressDesigner,
  rating: ratingDesigner,
  link: linkDesigner,
  heading: headingDesigner,
  caseNumber: caseNumberDesigner,
  shortText: shortTextDesigner,
  amount: amountDesigner,
  company: companyDesigner,
  computed: computedDesigner,
  confirmation: confirmationDesigner,
  date: dateDesigner,
  email: emailDesigner,
  files: filesDesigner,
  information: informationDesigner,
  accountNumber: accountNumberDesigner,
  cprNumber: cprNumberDesigner,
  dateTime: dateTimeDesigner,
  image: imageDesigner,
  longText: longTextDesigner,
  number: numberDesigner,
  oneOf: oneOfDesigner,
  period: periodDesigner,
  phone: phoneDesigner,
  severalOf: severalOfDesigner,
  yesNo: yesNoDesigner,
};

defineDesignerTexts(parts);

/** The designer part of a kind. */
export function designerPartOf(kind: FieldKindName): DesignerPart<BaseField> {
  return parts[kind];
}
