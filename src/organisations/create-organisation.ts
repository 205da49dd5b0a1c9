import { type Kysely, sql, type Transaction } from 'kysely';
import type { Key } from '../database/encryption/envelope.ts';
import { newOrganisationKey } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import type { Language, Text } from '../texts/catalogue.ts';
import type { Branding } from './organisation.ts';

/** What an organisation begins with. */
export interface NewOrganisation {
  readonly slug: string;
  readonly cvr: string;
  readonly name: Text;
  readonly languages: readonly Language[];
  readonly branding: Branding;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether it is the operator's own; as it is when absent. */
  readonly isOperator?: boolean;
}

/**
 * Makes an organisation with its key and its own sequence of case numbers. Takes the connection of the tables' owner:
 * the application's role may not make organisations.
 * @returns its id; that of the existing one when the slug is taken.
 */
export async function createOrganisation(
  owner: Kysely<Tables>,
  masterKey: Key,
  wanted: NewOrganisation,
): Promise<number> {
  return owner.transaction().execute((transaction) => insertOrganisation(transaction, masterKey, wanted));
}

/** The same in a transaction of the caller's. */
export async function insertOrganisation(
  transaction: Transaction<Tables>,
  masterKey: Key,
  wanted: NewOrganisation,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('new organisation'))`.execute(transaction);
  const existing = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', wanted.slug)
    .executeTakeFirst();
  if (existing) return existing.id;
  const { id } = await transaction
    .insertInto('organisation')
    .values({
      slug: wanted.slug,
      cvr: wanted.cvr,
      name: JSON.stringify(wanted.name),
      languages: [...wanted.languages],
      branding: JSON.stringify(wanted.branding),
      settings: JSON.stringify(wanted.settings),
      wrapped_key: Buffer.alloc(0),
      is_operator: wanted.isOperator ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('organisation')
    .set({ wrapped_key: newOrganisationKey(masterKey, id) })
    .where('id', '=', id)
    .execute();
  await sql.raw(`create sequence case_number_${id}`).execute(transaction);
  return id;
}
