import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** The number of a case, as the authority that gave it writes it. */
export const CaseNumberSchema = Type.Object(
  {
    kind: Type.Literal('caseNumber'),
    ...baseFieldMembers,
    /**
     * How the number is written: `0` stands for a digit, `A` for a letter, `{1,6}` behind them for how many, and other signs
     * for themselves, such as `0000-000000`, `00.00.00-A00-0{1,4}-00` or `00/0{1,6}`.
     */
    pattern: Type.String({
      pattern: '^(?:[./ -]|[0A](?:\\{[1-9][0-9]?(?:,[1-9][0-9]?)?\\})?)+$',
      minLength: 2,
      maxLength: 60,
    }),
  },
  { additionalProperties: false },
);

export type CaseNumberField = Static<typeof CaseNumberSchema>;
