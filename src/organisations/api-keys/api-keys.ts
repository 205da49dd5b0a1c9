import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../organisation.ts';
import { type KeyMaker, recordKey } from './key-audit.ts';

/** What a key may be good for. */
export const apiScopes = ['cases:start', 'cases:read', 'cases:signal'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** A key as it is listed; what it is itself is known to its owner alone. */
export interface ApiKey {
  readonly id: string;
  /** What the administrator calls the system that uses it. */
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Date;
  /** When it was last used, to the hour. */
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
}

/** The beginning of every key, by which programs that look for leaked secrets know one. */
const prefix = 'sbk_';
const randomLength = 32;
/** How often it is noted that a key is in use, in milliseconds. */
const notedEvery = 3_600_000;

/** Makes a key. @returns it; it can't be had again. */
export async function makeApiKey(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { name, scopes }: { readonly name: string; readonly scopes: readonly ApiScope[] },
  maker: KeyMaker,
): Promise<string> {
  const key = prefix + randomBytes(randomLength).toString('base64url');
  const id = uuidv7();
  await transaction
    .insertInto('api_key')
    .values({
      organisation: organisation.id,
      id,
      name,
      scopes: [...scopes],
      digest: digestOf(key),
      created_at: maker.at,
      created_by: maker.employee,
      used_at: null,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  await recordKey(transaction, organisation, 'apiKeyMade', id, { name, scopes: scopes.join(' ') }, maker);
  return key;
}

/** Ends a key at once; requests with it are refused from now on. @returns whether there was one to end. */
export async function endApiKey(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  maker: KeyMaker,
): Promise<boolean> {
  const ended = await transaction
    .updateTable('api_key')
    .set({ ended_at: maker.at, ended_by: maker.employee })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (ended) await recordKey(transaction, organisation, 'apiKeyEnded', id, { name: ended.name }, maker);
  return ended !== undefined;
}

/** All keys, those in force first, the newest first. */
export async function listApiKeys(transaction: OrganisationTransaction): Promise<readonly ApiKey[]> {
  const rows = await transaction
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'created_at', 'used_at', 'ended_at'])
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: apiScopes.filter((scope) => row.scopes.includes(scope)),
    createdAt: row.created_at,
    usedAt: row.used_at,
    endedAt: row.ended_at,
  }));
}

/** The key in force that somebody came with, which is noted as used; undefined when it is none of this organisation's. */
export async function findApiKey(
  transaction: OrganisationTransaction,
  key: string,
  now: Date,
): Promise<Pick<ApiKey, 'id' | 'name' | 'scopes'> | undefined> {
  if (!key.startsWith(prefix)) return undefined;
  const row = await transaction
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'used_at'])
    .where('digest', '=', digestOf(key))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.used_at === null || now.getTime() - row.used_at.getTime() >= notedEvery) {
    await transaction.updateTable('api_key').set({ used_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, name: row.name, scopes: apiScopes.filter((scope) => row.scopes.includes(scope)) };
}

/** The key has 256 random bits: nobody finds it by trying, so that a plain digest is enough. */
function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
