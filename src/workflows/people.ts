import Type, { type Static } from 'typebox';
import { FeelSchema, KeySchema } from '../forms/base-field.ts';

/** The name of a group of employees. */
export const GroupSchema = Type.String({ minLength: 1, maxLength: 100 });

/**
 * The one employee whose task it is: found by the e-mail address that an expression gives, or the manager of the employee who
 * started the case. Where there is no such employee the step's group has the task, so that it is never nobody's.
 */
export const EmployeeSchema = Type.Union([
  Type.Object({ email: FeelSchema }, { additionalProperties: false }),
  Type.Object({ manager: Type.Literal('starter') }, { additionalProperties: false }),
]);

export type EmployeeChoice = Static<typeof EmployeeSchema>;

/**
 * Who fills in a form: the starter; a person invited by the CPR number that an expression gives, who must log in as that person
 * and is told by Digital Post or, with `email`, at that address; whoever reads an e-mail address or a company's Digital Post; one of
 * a group of employees, or one employee with the group in reserve.
 */
export const FillerSchema = Type.Union([
  Type.Literal('starter'),
  Type.Object({ cpr: FeelSchema, email: Type.Optional(FeelSchema) }, { additionalProperties: false }),
  Type.Object({ email: FeelSchema }, { additionalProperties: false }),
  Type.Object({ cvr: FeelSchema }, { additionalProperties: false }),
  Type.Object({ group: GroupSchema, employee: Type.Optional(EmployeeSchema) }, { additionalProperties: false }),
]);

export type Filler = Static<typeof FillerSchema>;

/** Whether somebody outside the employees is invited. */
export function isInvited(by: Filler): boolean {
  return by !== 'starter' && !('group' in by);
}

/**
 * Who is told something: the starter; whoever was invited to fill in the form with that alias, by the way they were invited; a group of employees, or one employee with the group in reserve; whoever reads the e-mail
 * address that an expression gives, be it an answer, a fixed text or one of several by a condition.
 */
export const AudienceSchema = Type.Union([
  Type.Literal('starter'),
  Type.Object({ invited: KeySchema }, { additionalProperties: false }),
  Type.Object({ group: GroupSchema, employee: Type.Optional(EmployeeSchema) }, { additionalProperties: false }),
  Type.Object({ email: FeelSchema }, { additionalProperties: false }),
]);

export type Audience = Static<typeof AudienceSchema>;
