import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';

/**
 * Lets an organisation publish one thing at a time until the transaction ends: version numbers follow one another, and a
 * workflow is pinned to the form versions that it was checked against.
 */
export async function lockPublishing(transaction: OrganisationTransaction, organisation: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('publishing'), ${organisation}::integer)`.execute(transaction);
}
