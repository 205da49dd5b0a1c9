import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';

/** Days, as `YYYY-MM-DD`, on which a substitute sees an employee's tasks. */
export interface Absence {
  readonly id: string;
  readonly substitute: string;
  readonly firstDay: string;
  /** Included; null where it is not known yet. */
  readonly lastDay: string | null;
}

/** Absences that one employee may have ahead. */
export const mostAbsences = 50;

/** An employee's absences that are not over on `today`, the first to come first. */
export async function listAbsences(
  transaction: OrganisationTransaction,
  employee: string,
  today: string,
): Promise<readonly Absence[]> {
  const { rows } = await sql<Absence>`
    select id, substitute, first_day::text as "firstDay", last_day::text as "lastDay" from absence
    where employee = ${employee} and (last_day is null or last_day >= ${today}::date)
    order by first_day, id`.execute(transaction);
  return rows;
}

/** Ids of the employees whose substitute `employee` is on that day. */
export async function absentOnDay(
  transaction: OrganisationTransaction,
  employee: string,
  today: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ employee: string }>`
    select distinct employee from absence
    where substitute = ${employee} and first_day <= ${today}::date and (last_day is null or last_day >= ${today}::date)
    order by employee`.execute(transaction);
  return rows.map((row) => row.employee);
}

/** Notes an absence. The caller has seen that the substitute may stand in. */
export async function addAbsence(
  transaction: OrganisationTransaction,
  organisation: number,
  employee: string,
  { substitute, firstDay, lastDay }: Omit<Absence, 'id'>,
  now: Date,
): Promise<string> {
  const id = uuidv7();
  await transaction
    .insertInto('absence')
    .values({ organisation, id, employee, substitute, first_day: firstDay, last_day: lastDay, created_at: now })
    .execute();
  return id;
}

/** Takes back one of the employee's own absences. @returns whether it was there. */
export async function removeAbsence(
  transaction: OrganisationTransaction,
  employee: string,
  id: string,
): Promise<boolean> {
  const row = await transaction
    .deleteFrom('absence')
    .where('employee', '=', employee)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
