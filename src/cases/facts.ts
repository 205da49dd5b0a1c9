import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import { holdsRight } from '../identity/rights/holds-right.ts';
import { closingDaysOf } from '../organisations/closing-days.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseEvent, Facts } from '../workflows/case-state.ts';
import type { PreparedWorkflow } from '../workflows/compile-workflow.ts';

/** The event with what the engine must know of the organisation now; as it is where the workflow needs nothing. */
export async function withFacts(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { facts: needed }: PreparedWorkflow,
  event: CaseEvent,
): Promise<CaseEvent> {
  const closingDays = needed.workingDays ? closingDaysOf(organisation).map(({ date }) => date) : [];
  if (needed.groups.length === 0 && closingDays.length === 0) return event;
  const facts: Facts = {
    ...(closingDays.length > 0 ? { closingDays } : {}),
    ...(needed.groups.length > 0 ? { members: await membersOf(transaction, needed.groups) } : {}),
  };
  return { ...event, facts };
}

/** The case workers of each group, as their last log-in said. */
async function membersOf(
  transaction: OrganisationTransaction,
  groups: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await transaction
    .selectFrom('employee')
    .select(['id', 'groups'])
    .where(sql<boolean>`groups && ${[...groups]}::text[]`)
    .where(holdsRight('cases.work'))
    .orderBy('id')
    .execute();
  return Object.fromEntries(
    groups.map((group) => [group, rows.filter((row) => row.groups.includes(group)).map(({ id }) => id)]),
  );
}
