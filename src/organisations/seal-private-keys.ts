import type { Kysely } from 'kysely';
import type { Key } from '../database/encryption/envelope.ts';
import { openOrganisationKeys } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import { sealSecret } from './option-settings.ts';

/** Where keys stand in an organisation's settings: by option, the list that holds them and what is secret in its entries. */
const places: readonly { readonly option: string; readonly list: string; readonly secrets: readonly string[] }[] = [
  { option: 'nemlogin', list: 'keys', secrets: ['privateKey'] },
  { option: 'context-handler', list: 'keys', secrets: ['privateKey'] },
  { option: 'service-platform', list: 'certificates', secrets: ['file', 'password'] },
];

type Entry = Readonly<Record<string, unknown>>;

/** Seals the keys of an organisation's settings that stand there in the clear, as a file gave them. */
export async function sealPrivateKeys(owner: Kysely<Tables>, masterKey: Key, id: number): Promise<void> {
  const row = await owner
    .selectFrom('organisation')
    .select(['settings', 'wrapped_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const found = places.flatMap(({ option, list, secrets }) => {
    const settings: unknown = row.settings[option];
    const entries: unknown = typeof settings === 'object' && settings !== null ? Reflect.get(settings, list) : null;
    const isClear = (entry: Entry | null) => secrets.some((name) => typeof entry?.[name] === 'string');
    if (!Array.isArray(entries) || !entries.some(isClear)) return [];
    return [{ option, list, secrets, settings: settings as Entry, entries: entries as readonly Entry[] }];
  });
  if (found.length === 0) return;
  const keys = openOrganisationKeys(masterKey, id, row.wrapped_key);
  const sealed = found.map(({ option, list, secrets, settings, entries }): [string, Entry] => {
    const seal = ([name, value]: [string, unknown]): [string, unknown] =>
      secrets.includes(name) && typeof value === 'string' ? [name, sealSecret({ keys }, option, value)] : [name, value];
    return [
      option,
      { ...settings, [list]: entries.map((entry) => Object.fromEntries(Object.entries(entry).map(seal))) },
    ];
  });
  await owner
    .updateTable('organisation')
    .set({ settings: JSON.stringify({ ...row.settings, ...Object.fromEntries(sealed) }) })
    .where('id', '=', id)
    .execute();
}
