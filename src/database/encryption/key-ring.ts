import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database.ts';
import { Kept } from '../kept.ts';
import { decrypt, deriveKey, encrypt, type Key, newKey } from './envelope.ts';

/** The keys of one organisation, unwrapped in memory. */
export interface OrganisationKeys {
  /** Wraps data keys. */
  readonly wrapping: Key;
  /** For look-up hashes of CPR numbers and identities. */
  readonly hashing: Key;
  /** For what belongs to the organisation and no case: log-ins under way. */
  readonly own: Key;
  /** Over the audit log's chain. */
  readonly audit: Key;
}

/** Unwraps an organisation's key with the master key and derives its others from it. */
export function openOrganisationKeys(masterKey: Key, organisation: number, wrapped: Uint8Array): OrganisationKeys {
  const key = decrypt(masterKey, `organisation.${organisation}`, wrapped);
  return {
    wrapping: deriveKey(key, 'data keys'),
    hashing: deriveKey(key, 'look-up hashes'),
    own: deriveKey(key, 'organisation data'),
    audit: deriveKey(key, 'audit chain'),
  };
}

/** A new organisation key, wrapped. */
export function newOrganisationKey(masterKey: Key, organisation: number): Buffer {
  return encrypt(masterKey, `organisation.${organisation}`, newKey());
}

/** A data key with the name it is kept under. */
export interface DataKey {
  readonly id: string;
  readonly key: Key;
}

/** Makes a data key and keeps it, wrapped. */
export async function createDataKey(
  transaction: OrganisationTransaction,
  organisation: number,
  keys: OrganisationKeys,
): Promise<DataKey> {
  const made = newDataKey(keys);
  await transaction.insertInto('data_key').values({ organisation, id: made.id, wrapped: made.wrapped }).execute();
  return { id: made.id, key: made.key };
}

/** A data key that is not yet kept, for callers that insert it together with other rows. */
export function newDataKey(keys: OrganisationKeys): DataKey & { readonly wrapped: Buffer } {
  const id = uuidv7();
  const key = newKey();
  return { id, key, wrapped: encrypt(keys.wrapping, `data-key.${id}`, key) };
}

/** Data keys of one organisation that are kept unwrapped, and for how many milliseconds at most. */
const mostUnwrapped = 2_000;
const unwrappedFor = 60_000;
const unwrapped = new WeakMap<OrganisationKeys, Kept<DataKey>>();

/**
 * Unwraps a data key that was read together with the row it belongs to. The last ones are kept by their wrapped bytes, which
 * must be there each time: a key whose row was destroyed is not found here either.
 */
export function unwrapDataKey(keys: OrganisationKeys, id: string, wrapped: Uint8Array): DataKey {
  const kept = unwrapped.get(keys) ?? new Kept<DataKey>(mostUnwrapped, unwrappedFor);
  unwrapped.set(keys, kept);
  const name = id + Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength).toString('latin1');
  const known = kept.get(name);
  if (known) return known;
  const key = { id, key: decrypt(keys.wrapping, `data-key.${id}`, wrapped) };
  kept.set(name, key);
  return key;
}

/** Reads a data key; undefined once it has been destroyed. */
export async function findDataKey(
  transaction: OrganisationTransaction,
  keys: OrganisationKeys,
  id: string,
): Promise<DataKey | undefined> {
  const row = await transaction.selectFrom('data_key').select('wrapped').where('id', '=', id).executeTakeFirst();
  return row && unwrapDataKey(keys, id, row.wrapped);
}
