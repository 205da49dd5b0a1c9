import Type, { type Static } from 'typebox';
import type { Text } from '../texts/catalogue.ts';

/** A map from language to text; Danish is demanded. */
export const TextSchema = Type.Unsafe<Text>(
  Type.Object({ da: Type.String({ maxLength: 20_000 }) }, { additionalProperties: Type.String({ maxLength: 20_000 }) }),
);

/** A FEEL expression as text. */
export const FeelSchema = Type.String({ minLength: 1, maxLength: 4_000 });

/** Keys are names in expressions, in URLs and in input names: a letter, then letters, digits and underscores. */
export const KeySchema = Type.String({ pattern: '^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$' });

/** Of a map: a key that does not fit makes it no map of that kind, rather than one whose value nobody looks at. */
export const onlySuchKeys = { additionalProperties: false } as const;

/** Where a value comes from before the person has typed anything. */
export const PrefillSchema = Type.Object(
  {
    /**
     * A path into what the prefill sources gave: `cpr.name`, `cpr.children`, `login.name`, `login.email`, `login.cvr`, `registered.phone`,
     * `custody.shared` (for one's own child), `link.<name>`, `cvr.<company field>.name` (and `.owners` and `.productionUnits` for rows), `case.<alias>.<field>`.
     */
    from: Type.String({ pattern: '^[a-z]+(\\.[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå-]*)+$', maxLength: 200 }),
    /** Locked values can't be changed by the person; a locked field whose source gave nothing is open. */
    locked: Type.Boolean(),
    /**
     * While the register does not answer, the person may type what it would have said: the answer is marked as unchecked, and
     * checked when the register answers. Without it a locked field waits for the register.
     */
    unchecked: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** The members that every field has. */
export const baseFieldMembers = {
  key: KeySchema,
  label: TextSchema,
  help: Type.Optional(TextSchema),
  /** An answer is demanded: always, or where the expression is true. */
  required: Type.Optional(Type.Union([Type.Boolean(), FeelSchema])),
  visibleWhen: Type.Optional(FeelSchema),
  /** Each rule must hold once the field has a value; otherwise its message is the error. */
  validations: Type.Optional(
    Type.Array(Type.Object({ rule: FeelSchema, message: TextSchema }, { additionalProperties: false }), {
      maxItems: 20,
    }),
  ),
  prefill: Type.Optional(PrefillSchema),
  /** Said when the answer is missing, in place of the general sentence. */
  error: Type.Optional(TextSchema),
};

/** What is common to all fields; `kind` says which of the kinds it is. */
export interface BaseField {
  readonly kind: string;
  readonly key: string;
  readonly label: Static<typeof TextSchema>;
  readonly help?: Static<typeof TextSchema>;
  readonly required?: boolean | string;
  readonly visibleWhen?: string;
  readonly validations?: readonly { readonly rule: string; readonly message: Static<typeof TextSchema> }[];
  readonly prefill?: Static<typeof PrefillSchema>;
  /** Said when the answer is missing, in place of the general sentence. */
  readonly error?: Static<typeof TextSchema>;
}
