import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';

/** A list that an employee comes back to, under a name of their own. `query` is that of the inbox's address. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** Filters that one employee may keep: more would be a list to search in. */
export const mostFilters = 20;
export const longestFilterName = 60;

/** An employee's filters by name. */
export function listFilters(transaction: OrganisationTransaction, employee: string): Promise<readonly SavedFilter[]> {
  return transaction
    .selectFrom('inbox_filter')
    .select(['id', 'name', 'query'])
    .where('employee', '=', employee)
    .orderBy('name')
    .execute();
}

/** Keeps a filter; one of that name is replaced. @returns false when the employee has as many as one may have. */
export async function saveFilter(
  transaction: OrganisationTransaction,
  organisation: number,
  employee: string,
  filter: Pick<SavedFilter, 'name' | 'query'>,
  now: Date,
): Promise<boolean> {
  const kept = await listFilters(transaction, employee);
  if (kept.length >= mostFilters && !kept.some(({ name }) => name === filter.name)) return false;
  await transaction
    .insertInto('inbox_filter')
    .values({ organisation, employee, id: uuidv7(), ...filter, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'employee', 'name']).doUpdateSet({ query: filter.query }),
    )
    .execute();
  return true;
}

/** Forgets one of the employee's own filters; another's is left alone. */
export async function deleteFilter(transaction: OrganisationTransaction, employee: string, id: string): Promise<void> {
  await transaction.deleteFrom('inbox_filter').where('employee', '=', employee).where('id', '=', id).execute();
}
