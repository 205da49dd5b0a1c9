import { randomBytes } from 'node:crypto';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../organisation.ts';
import { newCredential } from './credentials.ts';
import { type KeyMaker, recordKey } from './key-audit.ts';

const place = 'webhook_secret.secret';
const randomLength = 32;

/** A secret that was just made. */
export interface MadeCredential {
  readonly id: string;
  /** The key or secret itself. */
  readonly value: string;
}

/** Makes a secret as Standard Webhooks writes them, by which a system outside signs its webhooks. */
export async function makeWebhookSecret(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  name: string,
  maker: KeyMaker,
): Promise<MadeCredential> {
  const value = `whsec_${randomBytes(randomLength).toString('base64')}`;
  const row = newCredential(organisation, name, value, maker);
  const secret = encryptJson(organisation.keys.own, place, value);
  await transaction
    .insertInto('webhook_secret')
    .values({ ...row, secret })
    .execute();
  await recordKey(transaction, organisation, 'webhookSecretMade', row.id, { name }, maker);
  return { id: row.id, value };
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
