import { isDeepStrictEqual } from 'node:util';
import type { RawBuilder } from 'kysely';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson, encryptJson, lookUpHash } from '../database/encryption/envelope.ts';
import { createDataKey, type DataKey, unwrapDataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { RegisteredPerson } from '../registers/register.ts';
import { indexName } from './search/name-index.ts';

/** Who a person is; kept encrypted under the person's own key. */
export interface Identity {
  /** Ten digits; null for people with MitID and no CPR number, for employees, and for people who did not log in. */
  readonly cpr: string | null;
  /** Empty for one who did not log in. */
  readonly name: string;
  /** An employee's, from the employer's log-in. */
  readonly email?: string;
  /** Of the company that one logged in for: eight digits. */
  readonly cvr?: string;
  readonly companyName?: string;
  /** `yyyy-mm-dd`, where the log-in says it; of those without a CPR number nothing else does. */
  readonly birthDate?: string;
}

const place = 'person.identity';

/** The keyed hash by which a person is found again; the number itself is nowhere in the clear. */
export function cprHash(organisation: Organisation, cpr: string): Buffer {
  return lookUpHash(organisation.keys.hashing, `cpr ${cpr}`);
}

/**
 * The person with that CPR number, or with that subject at the identity provider when there is none; made when new.
 * The name is brought up to date.
 */
export async function ensurePerson(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  identity: Identity,
  subject: string,
): Promise<{ readonly id: string; readonly language: string | null; readonly key: DataKey }> {
  const hash =
    identity.cpr === null
      ? lookUpHash(organisation.keys.hashing, `subject ${subject}`)
      : cprHash(organisation, identity.cpr);
  const existing = await transaction
    .selectFrom('person')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .select(['person.id', 'person.language', 'person.data_key', 'person.identity', 'data_key.wrapped'])
    .where('identity_hash', '=', hash)
    .forUpdate('person')
    .executeTakeFirst();
  if (existing) {
    const key = unwrapDataKey(organisation.keys, existing.data_key, existing.wrapped);
    const before = openIdentity(key, existing.identity);
    if (!isDeepStrictEqual(before, identity)) {
      await transaction
        .updateTable('person')
        .set({ identity: encryptJson(key.key, place, identity) })
        .where('id', '=', existing.id)
        .execute();
    }
    if (before.name !== identity.name) await indexName(transaction, organisation, existing.id, identity.name);
    return { id: existing.id, language: existing.language, key };
  }
  const key = await createDataKey(transaction, organisation.id, organisation.keys);
  const made = await transaction
    .insertInto('person')
    .values({
      organisation: organisation.id,
      id: uuidv7(),
      data_key: key.id,
      identity_hash: hash,
      identity: encryptJson(key.key, place, identity),
      language: null,
      names_indexed: true,
    })
    .onConflict((conflict) => conflict.columns(['organisation', 'identity_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  // Two first log-ins at once: the other one won; its row is visible now.
  if (!made) return ensurePerson(transaction, organisation, identity, subject);
  if (identity.name !== '') await indexName(transaction, organisation, made.id, identity.name);
  return { id: made.id, language: null, key };
}

/**
 * The person with that CPR number; made when new, of whom nothing but the number is known until they log in. One that is known
 * keeps the name.
 */
export async function ensurePersonByCpr(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cpr: string,
): Promise<string> {
  const known = await transaction
    .selectFrom('person')
    .select('id')
    .where('identity_hash', '=', cprHash(organisation, cpr))
    .executeTakeFirst();
  return known?.id ?? (await ensurePerson(transaction, organisation, { cpr, name: '' }, '')).id;
}

/** Somebody who has given a power of attorney, by what CPR says of them; what a log-in of their own said of them stays. */
export async function ensureGrantor(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: RegisteredPerson,
): Promise<string> {
  const id = await ensurePersonByCpr(transaction, organisation, person.cpr);
  const known = await readIdentity(transaction, organisation, id);
  if (known.name !== '') return id;
  const { first, middle, last, addressing } = person.name;
  const name = [first, middle, last].filter(Boolean).join(' ') || addressing;
  return (await ensurePerson(transaction, organisation, { ...known, name, birthDate: person.birthDate }, '')).id;
}

/** The employee as one who fills in forms themselves: their drafts and cases are this person's. */
export async function ensureEmployeePerson(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  employee: { readonly id: string; readonly name: string; readonly email: string | null; readonly cvr?: string },
): Promise<string> {
  const { id, name, email, cvr } = employee;
  const identity = { cpr: null, name, ...(email === null ? {} : { email }), ...(cvr === undefined ? {} : { cvr }) };
  return (await ensurePerson(transaction, organisation, identity, `employee ${id}`)).id;
}

/**
 * Makes a person of whom nothing is known, for one filling without a log-in. Each filling has its own, so that nobody can
 * tell which were made by the same hand; retention forgets the person with the last of what hangs from them.
 */
export async function createAnonymousPerson(
  transaction: OrganisationTransaction,
  organisation: Organisation,
): Promise<string> {
  return (await ensurePerson(transaction, organisation, { cpr: null, name: '' }, `anonymous ${uuidv4()}`)).id;
}

/** A person's identity. @throws when there is no such person in the organisation. */
export async function readIdentity(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
): Promise<Identity> {
  const identity = await findIdentity(transaction, organisation, person);
  if (!identity) throw new Error('There is no such person in the organisation.');
  return identity;
}

/** A person's identity, by the person's id or by a query for it; undefined when there is none. */
export async function findIdentity(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string | RawBuilder<string>,
): Promise<Identity | undefined> {
  const row = await transaction
    .selectFrom('person')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .select(['person.identity', 'person.data_key', 'data_key.wrapped'])
    .where('person.id', '=', person)
    .executeTakeFirst();
  if (!row) return undefined;
  const key = unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
  return openIdentity(key, row.identity);
}

/** A person's identity, as it was read together with its key. */
export function openIdentity(key: DataKey, sealed: Uint8Array): Identity {
  return decryptJson<Identity>(key.key, place, sealed);
}
