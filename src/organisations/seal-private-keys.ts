import type { Kysely } from 'kysely';
import type { Key } from '../database/encryption/envelope.ts';
import { openOrganisationKeys } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import { sealSecret } from './option-settings.ts';

/** Under this name an organisation's settings hold its keys at NemLog-in. */
const option = 'nemlogin';

/** Seals the private keys of an organisation's settings that stand there in the clear, as a file gave them. */
export async function sealPrivateKeys(owner: Kysely<Tables>, masterKey: Key, id: number): Promise<void> {
  const row = await owner
    .selectFrom('organisation')
    .select(['settings', 'wrapped_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const settings = row.settings[option];
  if (typeof settings !== 'object' || settings === null || !('keys' in settings) || !Array.isArray(settings.keys))
    return;
  if (settings.keys.every((key) => typeof key?.privateKey !== 'string')) return;
  const keys = openOrganisationKeys(masterKey, id, row.wrapped_key);
  const sealed = settings.keys.map((key) =>
    typeof key?.privateKey === 'string' ? { ...key, privateKey: sealSecret({ keys }, option, key.privateKey) } : key,
  );
  await owner
    .updateTable('organisation')
    .set({ settings: JSON.stringify({ ...row.settings, [option]: { ...settings, keys: sealed } }) })
    .where('id', '=', id)
    .execute();
}
