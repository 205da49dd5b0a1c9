import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../organisation.ts';
import { type KeyMaker, recordKey } from './key-audit.ts';

/** What other systems come in with: keys of the API, and secrets that sign webhooks. */
export type CredentialKind = 'api_key' | 'webhook_secret';

/** A key or secret as it is listed. */
export interface Credential {
  readonly id: string;
  /** What the administrator calls the system that uses it. */
  readonly name: string;
  readonly createdAt: Date;
  /** When it was last used, to the hour. */
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
}

const revealPlace = 'credential.reveal';
/** How long what was made waits to be shown to its maker, in milliseconds. */
const revealLife = 300_000;
/** How often it is noted that one is in use, in milliseconds. */
export const notedEvery = 3_600_000;

/** The columns that keys and secrets have in common, for one that is just being made; its maker may see `value` once. */
export function newCredential(organisation: Organisation, name: string, value: string, maker: KeyMaker) {
  return {
    organisation: organisation.id,
    id: uuidv7(),
    name,
    created_at: maker.at,
    created_by: maker.employee,
    used_at: null,
    ended_at: null,
    ended_by: null,
    reveal: encryptJson(organisation.keys.own, revealPlace, value),
  };
}

/**
 * What was just made, for whoever made it, once: after that, and after some minutes, it can't be had again. Undefined for anything
 * else, so that a page that is loaded again shows nothing and makes nothing.
 */
export async function revealCredential(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  kind: CredentialKind,
  id: string,
  maker: Pick<KeyMaker, 'employee' | 'at'>,
): Promise<{ readonly name: string; readonly value: string } | undefined> {
  const oldest = new Date(maker.at.getTime() - revealLife);
  await sql`update ${sql.table(kind)} set reveal = null where reveal is not null and created_at < ${oldest}`.execute(
    transaction,
  );
  const { rows } = await sql<{ readonly name: string; readonly reveal: Buffer }>`
    select name, reveal from ${sql.table(kind)}
    where id = ${id} and created_by = ${maker.employee} and reveal is not null for update`.execute(transaction);
  const row = rows[0];
  if (!row) return undefined;
  await sql`update ${sql.table(kind)} set reveal = null where id = ${id}`.execute(transaction);
  return { name: row.name, value: decryptJson<string>(organisation.keys.own, revealPlace, row.reveal) };
}

/** Ends one at once; what comes with it is refused from now on. @returns its name; undefined where there was none to end. */
export async function endCredential(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  kind: CredentialKind,
  id: string,
  maker: KeyMaker,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    update ${sql.table(kind)} set ended_at = ${maker.at}, ended_by = ${maker.employee}, reveal = null
    where id = ${id} and ended_at is null returning name`.execute(transaction);
  const name = rows[0]?.name;
  const action = kind === 'api_key' ? 'apiKeyEnded' : 'webhookSecretEnded';
  if (name !== undefined) await recordKey(transaction, organisation, action, id, { name }, maker);
  return name;
}

/** All of a kind as they are listed, those in force first, the newest first. */
export async function listCredentials(
  transaction: OrganisationTransaction,
  kind: CredentialKind,
): Promise<readonly Credential[]> {
  const { rows } = await sql<Credential>`
    select id, name, created_at as "createdAt", used_at as "usedAt", ended_at as "endedAt"
    from ${sql.table(kind)} order by ended_at desc nulls first, created_at desc`.execute(transaction);
  return rows;
}

/** Notes that one is in use, to the hour. */
export async function noteCredentialUsed(
  transaction: OrganisationTransaction,
  kind: CredentialKind,
  id: string,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - notedEvery);
  await sql`update ${sql.table(kind)} set used_at = ${now}
    where id = ${id} and (used_at is null or used_at <= ${before})`.execute(transaction);
}
