import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** The number of a case, as the authority that gave it writes it. */
export const CaseNumberSchema = Type.Object(
  {
    kind: Type.Literal('caseNumber'),
    ...baseFieldMembers,
    /**
     * How the number is written: `0` stands for a digit, `A` for a letter, and other signs for themselves, such as
     * `0000-000000` or `AA-00.00.00-000`.
     */
    pattern: Type.String({ pattern: '^[0A./ -]*[0A][0A./ -]*$', minLength: 2, maxLength: 40 }),
  },
  { additionalProperties: false },
);

export type CaseNumberField = Static<typeof CaseNumberSchema>;
