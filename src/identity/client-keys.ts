import type { Kysely } from 'kysely';
import { decryptJson, encryptJson, type Key } from '../database/encryption/envelope.ts';
import type { Tables } from '../database/schema.ts';
import { type ClientKeys, generateClientKeys } from './oidc/keys.ts';

const name = 'oidc client keys';
const place = 'product-secret.oidc-client-keys';

/** The product's keys towards log-in providers: made by the first process that needs them, the same for all. */
export async function ensureClientKeys(database: Kysely<Tables>, masterKey: Key): Promise<ClientKeys> {
  const known = await read(database, masterKey);
  if (known) return known;
  const made = await generateClientKeys();
  await database
    .insertInto('product_secret')
    .values({ name, content: encryptJson(masterKey, place, made) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await read(database, masterKey)) ?? made;
}

async function read(database: Kysely<Tables>, masterKey: Key): Promise<ClientKeys | undefined> {
  const row = await database.selectFrom('product_secret').select('content').where('name', '=', name).executeTakeFirst();
  return row && decryptJson<ClientKeys>(masterKey, place, row.content);
}
