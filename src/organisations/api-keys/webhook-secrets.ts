import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../organisation.ts';
import { type KeyMaker, recordKey } from './key-audit.ts';

/** A secret that a system outside signs its webhooks with, as it is listed. */
export interface WebhookSecret {
  readonly id: string;
  /** What the administrator calls the system that uses it. */
  readonly name: string;
  readonly createdAt: Date;
  /** When it was last used, to the hour. */
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
}

const place = 'webhook_secret.secret';
const randomLength = 32;
const notedEvery = 3_600_000;

/** Makes a secret as Standard Webhooks writes them. @returns it; it is not shown again. */
export async function makeWebhookSecret(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  name: string,
  maker: KeyMaker,
): Promise<string> {
  const secret = `whsec_${randomBytes(randomLength).toString('base64')}`;
  const id = uuidv7();
  await transaction
    .insertInto('webhook_secret')
    .values({
      organisation: organisation.id,
      id,
      name,
      secret: encryptJson(organisation.keys.own, place, secret),
      created_at: maker.at,
      created_by: maker.employee,
      used_at: null,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  await recordKey(transaction, organisation, 'webhookSecretMade', id, { name }, maker);
  return secret;
}

/** Ends a secret at once. @returns whether there was one to end. */
export async function endWebhookSecret(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  maker: KeyMaker,
): Promise<boolean> {
  const ended = await transaction
    .updateTable('webhook_secret')
    .set({ ended_at: maker.at, ended_by: maker.employee })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (ended) await recordKey(transaction, organisation, 'webhookSecretEnded', id, { name: ended.name }, maker);
  return ended !== undefined;
}

/** All secrets, those in force first, the newest first. */
export async function listWebhookSecrets(transaction: OrganisationTransaction): Promise<readonly WebhookSecret[]> {
  const rows = await transaction
    .selectFrom('webhook_secret')
    .select(['id', 'name', 'created_at', 'used_at', 'ended_at'])
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
    endedAt: row.ended_at,
  }));
}

/** The secrets in force, opened. An organisation has a handful: one for each system, and two while one is changed. */
export async function openWebhookSecrets(
  transaction: OrganisationTransaction,
  organisation: Organisation,
): Promise<readonly { readonly id: string; readonly name: string; readonly secret: string }[]> {
  const rows = await transaction
    .selectFrom('webhook_secret')
    .select(['id', 'name', 'secret'])
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, name, secret }) => ({
    id,
    name,
    secret: decryptJson<string>(organisation.keys.own, place, secret),
  }));
}

/** Notes that a secret is in use, to the hour. */
export async function noteSecretUsed(transaction: OrganisationTransaction, id: string, now: Date): Promise<void> {
  await transaction
    .updateTable('webhook_secret')
    .set({ used_at: now })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('used_at', 'is', null), where('used_at', '<=', new Date(now.getTime() - notedEvery))]),
    )
    .execute();
}
