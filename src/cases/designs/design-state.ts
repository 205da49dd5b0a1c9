import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { DesignState } from '../../forms/design/api-types.ts';
import { keptStates } from './kept-states.ts';

/** Where the organisation's forms stand, by key; one form alone where `key` is given. */
export async function designStates(
  transaction: OrganisationTransaction,
  key: string | null = null,
): Promise<readonly DesignState[]> {
  const kept = await keptStates<FormDefinition>(transaction, 'form', key);
  const started = await transaction
    .selectFrom('workflow_version')
    .select('start_form')
    .where('status', '=', 'published')
    .execute();
  const starting = new Set(started.map((row) => row.start_form));
  return kept.map(({ state }) => ({ ...state, hasWorkflow: starting.has(state.key) }));
}

/** One form's state. @throws where there is no such form: the caller has seen it in the same transaction. */
export async function designState(transaction: OrganisationTransaction, key: string): Promise<DesignState> {
  const [state] = await designStates(transaction, key);
  if (!state) throw new Error(`There is no form ${key}.`);
  return state;
}

/** Groups that cases may be given to: those of the organisation's employees who have been here, the designer's own first. */
export async function knownGroups(
  transaction: OrganisationTransaction,
  own: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct unnest(groups) as name from employee
    union select distinct "group" as name from task order by name`.execute(transaction);
  return [...new Set([...own, ...rows.map(({ name }) => name)])];
}
