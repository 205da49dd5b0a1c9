import type { OrganisationTransaction } from '../../database/database.ts';

/**
 * Deletes a person's draft with its files and its key, after which nothing of it can be read. A correction stays: its
 * case waits for it.
 * @returns whether there was one to delete.
 */
export async function deleteOwnDraft(
  transaction: OrganisationTransaction,
  draft: string,
  person: string,
): Promise<boolean> {
  const row = await transaction
    .deleteFrom('draft')
    .where('id', '=', draft)
    .where('person', '=', person)
    .where('case', 'is', null)
    .where('submitted_case', 'is', null)
    .returning('data_key')
    .executeTakeFirst();
  if (!row) return false;
  await transaction.deleteFrom('document').where('draft', '=', draft).execute();
  await transaction.deleteFrom('data_key').where('id', '=', row.data_key).execute();
  return true;
}
