import Type, { type Static } from 'typebox';
import { TextSchema } from './base-field.ts';
import { momentPattern } from './moment-pattern.ts';

/** Ways in which a form may be begun: without saying who one is, with MitID, or with the employees' own log-in. */
export const StartLoginSchema = Type.Union([
  Type.Literal('anonymous'),
  Type.Literal('mitid'),
  Type.Literal('employee'),
]);

/** A way to log in, as `identity/login-ways.ts` names them. */
export const LoginWaySchema = Type.String({ pattern: '^[a-z][a-z0-9:-]{1,49}$' });

/** A moment in Danish time, `2026-12-01T08:00`. */
const MomentSchema = Type.String({ pattern: momentPattern });

const AgeSchema = Type.Integer({ minimum: 0, maximum: 150 });

/** What is said to one whom a rule stops, in place of the product's own sentences. */
const RuleWordsSchema = Type.Object(
  {
    /** Why. */
    message: Type.Optional(TextSchema),
    /** What to do instead. */
    instead: Type.Optional(TextSchema),
    /** Where that can be done; shown as a link with the words of `instead`. */
    link: Type.Optional(Type.String({ pattern: '^(https://|/)[^\\s"<>]*$', maxLength: 2_000 })),
  },
  { additionalProperties: false },
);

/** Who may begin a form, when, and how many. Each is asked before the filling where it can be, and again at the sending. */
export const StartRulesSchema = Type.Object(
  {
    /** Whole years on the day. */
    age: Type.Optional(
      Type.Object({ min: Type.Optional(AgeSchema), max: Type.Optional(AgeSchema) }, { additionalProperties: false }),
    ),
    /** Codes of four digits, such as 0851: one must live in one of them. */
    municipalities: Type.Optional(
      Type.Array(Type.String({ pattern: '^[0-9]{4}$' }), { minItems: 1, maxItems: 98, uniqueItems: true }),
    ),
    /** From this moment on. */
    opens: Type.Optional(MomentSchema),
    /** Until, and not including, this moment. */
    closes: Type.Optional(MomentSchema),
    /** So many are received, counted from `opens` where there is one. */
    maxSubmissions: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
    /** Each person may send one, counted from `opens` where there is one and for as long as their case is kept. */
    oncePerPerson: Type.Optional(Type.Boolean()),
    /** What is said where a rule stops somebody. */
    words: Type.Optional(
      Type.Object(
        {
          age: Type.Optional(RuleWordsSchema),
          municipalities: Type.Optional(RuleWordsSchema),
          opens: Type.Optional(RuleWordsSchema),
          closes: Type.Optional(RuleWordsSchema),
          maxSubmissions: Type.Optional(RuleWordsSchema),
          oncePerPerson: Type.Optional(RuleWordsSchema),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** A value that the address of the start page may bring, such as `?kloster=vor-frue`. */
export const LinkParameterSchema = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }),
    /** Characters; a longer value is passed over. */
    maxLength: Type.Integer({ minimum: 1, maximum: 500 }),
    /** It counts only in an address that the organisation has signed: then it may be locked. */
    signed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** A privilege as the owner of the self-service registered it in NemLog-in: compared exactly, letter case included. */
const PrivilegeSchema = Type.String({ pattern: '^\\S+$', maxLength: 300 });

/** Which powers of attorney (*Digital Fuldmagt*) count for a form. */
export const RepresentationSchema = Type.Object(
  {
    /** Any of these lets one fill in and send it for whoever gave it (*handlefuldmagt*). */
    act: Type.Array(PrivilegeSchema, { maxItems: 20, uniqueItems: true }),
    /** To read what was sent (*læsefuldmagt*); known, and opens nothing yet. */
    read: Type.Array(PrivilegeSchema, { maxItems: 20, uniqueItems: true }),
  },
  { additionalProperties: false },
);

/**
 * A parent with custody, by the CPR register, may fill the form in for their own child. Independent of *Digital Fuldmagt*: nobody
 * has to give the parent a power.
 */
export const OwnChildrenSchema = Type.Object(
  {
    /** The child's age in whole years on the day, both included; custody ends at 18 in any case. */
    minAge: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
    maxAge: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
    /** It can't be filled in for oneself. */
    onlyChildren: Type.Optional(Type.Boolean()),
    /** Also for an own child of any age whose whole guardian (*værge*) one is by the CPR register. */
    wards: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type StartLogin = Static<typeof StartLoginSchema>;
export type StartRules = Static<typeof StartRulesSchema>;
export type OwnChildrenRules = Static<typeof OwnChildrenSchema>;
export type Representation = Static<typeof RepresentationSchema>;
export type LinkParameter = Static<typeof LinkParameterSchema>;
/** The rules by name, as `words` has them. */
export type StartRule = keyof NonNullable<StartRules['words']>;
