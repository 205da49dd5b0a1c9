import Type, { type Static } from 'typebox';
import { FeelSchema } from '../forms/base-field.ts';

/** A length of time; working days leave out weekends, Danish public holidays and the organisation's closing days. */
export const TermSchema = Type.Union([
  Type.Object({ workingDays: Type.Integer({ minimum: 1, maximum: 365 }) }, { additionalProperties: false }),
  Type.Object({ days: Type.Integer({ minimum: 1, maximum: 3_650 }) }, { additionalProperties: false }),
  /** For tests and demonstrations of deadlines. */
  Type.Object({ seconds: Type.Integer({ minimum: 1, maximum: 86_400 }) }, { additionalProperties: false }),
]);

export type Term = Static<typeof TermSchema>;

/**
 * A date that the case itself gives, and so long after or before it: a deadline falls at the end of that Danish day, a wait is over
 * at its beginning. It is worked out anew whenever answers change; a date that is missing is no deadline.
 */
export const CaseDateSchema = Type.Object(
  { date: FeelSchema, after: Type.Optional(TermSchema), before: Type.Optional(TermSchema) },
  { additionalProperties: false },
);

export type CaseDate = Static<typeof CaseDateSchema>;

/** When something is due: so long after the step began, or by a date of the case. */
export const DeadlineSchema = Type.Union([TermSchema, CaseDateSchema]);

export type Deadline = Static<typeof DeadlineSchema>;
