import { createHash, randomBytes } from 'node:crypto';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../organisation.ts';
import { type Credential, listCredentials, newCredential, noteCredentialUsed } from './credentials.ts';
import { type KeyMaker, recordKey } from './key-audit.ts';
import type { MadeCredential } from './webhook-secrets.ts';

/** What a key may be good for. Naming the person whom a case is for takes a right of its own, which no key has by itself. */
export const apiScopes = [
  'cases:start',
  'cases:on-behalf',
  'cases:read',
  'cases:documents',
  'cases:signal',
  'employees:provision',
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** What a key may do: its rights, and the workflows that it is for; all of the organisation's when null. */
export interface KeyRights {
  readonly scopes: readonly ApiScope[];
  readonly workflows: readonly string[] | null;
}

/** A key as it is listed; what it is itself is known to its owner alone. */
export interface ApiKey extends Credential, KeyRights {}

/** The beginning of every key, by which programs that look for leaked secrets know one. */
const prefix = 'sbk_';
const randomLength = 32;

/** Makes a key; only its digest is kept, once its maker has seen it. */
export async function makeApiKey(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { name, scopes, workflows = null }: { readonly name: string } & Pick<KeyRights, 'scopes'> & Partial<KeyRights>,
  maker: KeyMaker,
): Promise<MadeCredential> {
  const value = prefix + randomBytes(randomLength).toString('base64url');
  const row = newCredential(organisation, name, value, maker);
  await transaction
    .insertInto('api_key')
    .values({
      ...row,
      scopes: [...scopes],
      workflows: workflows === null ? null : [...workflows],
      digest: digestOf(value),
    })
    .execute();
  const detail = {
    name,
    scopes: scopes.join(' '),
    ...(workflows === null ? {} : { workflows: workflows.join(' ') }),
  };
  await recordKey(transaction, organisation, 'apiKeyMade', row.id, detail, maker);
  return { id: row.id, value };
}

/** All keys, those in force first, the newest first. */
export async function listApiKeys(transaction: OrganisationTransaction): Promise<readonly ApiKey[]> {
  const listed = await listCredentials(transaction, 'api_key');
  const rights = await transaction.selectFrom('api_key').select(['id', 'scopes', 'workflows']).execute();
  return listed.flatMap((each) => {
    const row = rights.find(({ id }) => id === each.id);
    return row ? [{ ...each, ...rightsOf(row) }] : [];
  });
}

/** The key in force that somebody came with, which is noted as used; undefined when it is none of this organisation's. */
export async function findApiKey(
  transaction: OrganisationTransaction,
  key: string,
  now: Date,
): Promise<(Pick<ApiKey, 'id' | 'name'> & KeyRights) | undefined> {
  if (!key.startsWith(prefix)) return undefined;
  const row = await transaction
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'workflows'])
    .where('digest', '=', digestOf(key))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  await noteCredentialUsed(transaction, 'api_key', row.id, now);
  return { id: row.id, name: row.name, ...rightsOf(row) };
}

/** Whether a key is for a workflow. */
export function isFor({ workflows }: Pick<KeyRights, 'workflows'>, workflow: string): boolean {
  return workflows === null || workflows.includes(workflow);
}

function rightsOf(row: {
  readonly scopes: readonly string[];
  readonly workflows: readonly string[] | null;
}): KeyRights {
  return { scopes: apiScopes.filter((scope) => row.scopes.includes(scope)), workflows: row.workflows };
}

/** The key has 256 random bits: nobody finds it by trying, so that a plain digest is enough. */
function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
