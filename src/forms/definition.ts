import Type, { type Static } from 'typebox';
import { FeelSchema, KeySchema, TextSchema } from './base-field.ts';
import { AccountNumberSchema } from './kinds/account-number/schema.ts';
import { AddressSchema } from './kinds/address/schema.ts';
import { AmountSchema } from './kinds/amount/schema.ts';
import { CaseNumberSchema } from './kinds/case-number/schema.ts';
import { CompanySchema } from './kinds/company/schema.ts';
import { ComputedSchema } from './kinds/computed/schema.ts';
import { ConfirmationSchema } from './kinds/confirmation/schema.ts';
import { CprNumberSchema } from './kinds/cpr-number/schema.ts';
import { DateSchema } from './kinds/date/schema.ts';
import { DateTimeSchema } from './kinds/date-time/schema.ts';
import { EmailSchema } from './kinds/email/schema.ts';
import { FilesSchema } from './kinds/files/schema.ts';
import { HeadingSchema } from './kinds/heading/schema.ts';
import { ImageSchema } from './kinds/image/schema.ts';
import { InformationSchema } from './kinds/information/schema.ts';
import { LinkSchema } from './kinds/link/schema.ts';
import { LongTextSchema } from './kinds/long-text/schema.ts';
import { MapAreaSchema } from './kinds/map-area/schema.ts';
import { MapPointSchema } from './kinds/map-point/schema.ts';
import { NumberSchema } from './kinds/number/schema.ts';
import { OneOfSchema } from './kinds/one-of/schema.ts';
import { PaymentSchema } from './kinds/payment/schema.ts';
import { PeriodSchema } from './kinds/period/schema.ts';
import { PersonSchema } from './kinds/person/schema.ts';
import { PhoneSchema } from './kinds/phone/schema.ts';
import { PricesSchema } from './kinds/prices/schema.ts';
import { PropertySchema } from './kinds/property/schema.ts';
import { RatingSchema } from './kinds/rating/schema.ts';
import { SeveralOfSchema } from './kinds/several-of/schema.ts';
import { ShortTextSchema } from './kinds/short-text/schema.ts';
import { TableSchema } from './kinds/table/schema.ts';
import { YesNoSchema } from './kinds/yes-no/schema.ts';
import {
  LinkParameterSchema,
  LoginWaySchema,
  OwnChildrenSchema,
  RepresentationSchema,
  StartLoginSchema,
  StartRulesSchema,
} from './start-rules-schema.ts';
import { TranslationSourcesSchema } from './translation-sources.ts';

/**
 * The kinds that may stand as a column of repeating rows. Files may not: an upload belongs to a field, not to a row that may
 * be taken away again; the form asks for them in a field beside the rows.
 */
const columnKinds = [
  ShortTextSchema,
  LongTextSchema,
  NumberSchema,
  AmountSchema,
  DateSchema,
  DateTimeSchema,
  PeriodSchema,
  YesNoSchema,
  OneOfSchema,
  SeveralOfSchema,
  EmailSchema,
  PhoneSchema,
  CprNumberSchema,
  AccountNumberSchema,
  CaseNumberSchema,
  RatingSchema,
  CompanySchema,
  PersonSchema,
  AddressSchema,
  PropertySchema,
  MapPointSchema,
  MapAreaSchema,
  ComputedSchema,
] as const;

const ColumnSchema = Type.Union([...columnKinds]);

/** Repeating rows, such as the children of a household. */
export const RowsSchema = Type.Object(
  {
    kind: Type.Literal('rows'),
    key: KeySchema,
    label: TextSchema,
    help: Type.Optional(TextSchema),
    required: Type.Optional(Type.Union([Type.Boolean(), FeelSchema])),
    visibleWhen: Type.Optional(FeelSchema),
    validations: Type.Optional(
      Type.Array(Type.Object({ rule: FeelSchema, message: TextSchema }, { additionalProperties: false }), {
        maxItems: 20,
      }),
    ),
    prefill: Type.Optional(
      Type.Object(
        { from: Type.String({ maxLength: 100 }), locked: Type.Boolean(), unchecked: Type.Optional(Type.Boolean()) },
        { additionalProperties: false },
      ),
    ),
    error: Type.Optional(TextSchema),
    /** What one row is called, such as "barn": used on the buttons. */
    rowLabel: TextSchema,
    /** The person may add rows beside those that were prefilled. */
    addable: Type.Boolean(),
    /** At least so many where any are given or demanded; one when absent. */
    minRows: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    maxRows: Type.Integer({ minimum: 1, maximum: 100 }),
    /** Each row as a card of its own, or all in a table; cards when absent. */
    appearance: Type.Optional(Type.Union([Type.Literal('cards'), Type.Literal('table')])),
    columns: Type.Array(ColumnSchema, { minItems: 1, maxItems: 30 }),
  },
  { additionalProperties: false },
);

const FieldSchema = Type.Union([
  ...columnKinds,
  ConfirmationSchema,
  FilesSchema,
  HeadingSchema,
  InformationSchema,
  ImageSchema,
  LinkSchema,
  PricesSchema,
  PaymentSchema,
  TableSchema,
  RowsSchema,
]);

/** Questions that belong together, under a legend of their own. Their keys are of the form, as if they stood alone. */
export const GroupSchema = Type.Object(
  {
    kind: Type.Literal('group'),
    key: KeySchema,
    label: TextSchema,
    help: Type.Optional(TextSchema),
    visibleWhen: Type.Optional(FeelSchema),
    fields: Type.Array(FieldSchema, { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
);

const PageSchema = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    title: TextSchema,
    intro: Type.Optional(TextSchema),
    visibleWhen: Type.Optional(FeelSchema),
    fields: Type.Array(Type.Union([FieldSchema, GroupSchema]), { maxItems: 500 }),
  },
  { additionalProperties: false },
);

/** The duty to inform, GDPR article 13: each member is one thing that the article demands be said. */
const PrivacyNoticeSchema = Type.Object(
  {
    /** 13(1)(a): who is responsible, and how to reach them. */
    controller: TextSchema,
    /** 13(1)(b). */
    dataProtectionOfficer: TextSchema,
    /** 13(1)(c): what for. */
    purpose: TextSchema,
    /** 13(1)(c): by which law. */
    legalBasis: TextSchema,
    /** 13(1)(e) and, for data not given by the person, article 14(2)(f). */
    sourcesAndRecipients: TextSchema,
    /** 13(2)(a). */
    retention: TextSchema,
    /** 13(2)(b) and (d). */
    rights: TextSchema,
  },
  { additionalProperties: false },
);

/** A form as data: exported, imported, compared and reviewed as this JSON. */
export const FormDefinitionSchema = Type.Object(
  {
    schema: Type.Literal('form/1'),
    /** Part of the form's address. */
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    title: TextSchema,
    /** One or two sentences for the list of forms and the search. */
    summary: TextSchema,
    /** Further words under which the form is found. */
    searchWords: TextSchema,
    start: Type.Object(
      {
        intro: TextSchema,
        /** What to have at hand. */
        needs: Type.Array(TextSchema, { maxItems: 20 }),
        /** Minutes that it takes most people. */
        minutes: Type.Integer({ minimum: 1, maximum: 600 }),
        /** Demanded of those who log in with MitID. */
        loginLevel: Type.Union([Type.Literal('low'), Type.Literal('substantial'), Type.Literal('high')]),
        /** The ways in; MitID alone when absent. */
        logins: Type.Optional(Type.Array(StartLoginSchema, { minItems: 1, maxItems: 3, uniqueItems: true })),
        /**
         * Which of the organisation's ways to log in a citizen may use (`nemlogin`, `mitid`, `provider:…`); all that it offers when
         * absent. A session that was begun another way must log in anew.
         */
        ways: Type.Optional(Type.Array(LoginWaySchema, { minItems: 1, maxItems: 20, uniqueItems: true })),
        rules: Type.Optional(StartRulesSchema),
        /** What the address of the start page may bring for prefill. */
        parameters: Type.Optional(Type.Array(LinkParameterSchema, { maxItems: 20 })),
        /** The powers of attorney by which it may be filled in for another; nobody may when absent. */
        representation: Type.Optional(RepresentationSchema),
        /** Whether parents fill it in for their own children; they don't when absent. */
        ownChildren: Type.Optional(OwnChildrenSchema),
        privacy: PrivacyNoticeSchema,
      },
      { additionalProperties: false },
    ),
    /** How the pages are walked: one after the other (when absent), from a list of tasks, or all on one page. */
    layout: Type.Optional(Type.Union([Type.Literal('steps'), Type.Literal('taskList'), Type.Literal('onePage')])),
    pages: Type.Array(PageSchema, { minItems: 1, maxItems: 100 }),
    /** What the receipt page says comes next. */
    afterwards: TextSchema,
    /** Days that a draft is kept after it was last saved. */
    draftDays: Type.Integer({ minimum: 1, maximum: 365 }),
    translations: Type.Optional(TranslationSourcesSchema),
  },
  { additionalProperties: false },
);

export type FormDefinition = Static<typeof FormDefinitionSchema>;
export type FormPage = Static<typeof PageSchema>;
export type Field = Static<typeof FieldSchema>;
export type GroupField = Static<typeof GroupSchema>;
/** What stands on a page: a field, or a group of fields. */
export type PageItem = Field | GroupField;
export type ColumnField = Static<typeof ColumnSchema>;
export type RowsField = Static<typeof RowsSchema>;
export type PrivacyNotice = Static<typeof PrivacyNoticeSchema>;
