import type { Kysely } from 'kysely';
import type { Key } from '../database/encryption/envelope.ts';
import type { Tables } from '../database/schema.ts';
import { createOrganisation, type NewOrganisation } from './create-organisation.ts';
import { sealPrivateKeys } from './seal-private-keys.ts';

/**
 * Makes an organisation, or gives the one with that slug the name, languages, branding and settings that are wanted.
 * Settings of options that `wanted` does not name stay as they are.
 */
export async function applyOrganisation(
  owner: Kysely<Tables>,
  masterKey: Key,
  wanted: NewOrganisation,
): Promise<{ readonly id: number; readonly made: boolean }> {
  const before = await owner
    .selectFrom('organisation')
    .select(['id', 'settings'])
    .where('slug', '=', wanted.slug)
    .executeTakeFirst();
  if (!before) {
    const id = await createOrganisation(owner, masterKey, wanted);
    await sealPrivateKeys(owner, masterKey, id);
    return { id, made: true };
  }
  await owner
    .updateTable('organisation')
    .set({
      cvr: wanted.cvr,
      name: JSON.stringify(wanted.name),
      languages: [...wanted.languages],
      branding: JSON.stringify(wanted.branding),
      settings: JSON.stringify({ ...before.settings, ...wanted.settings }),
    })
    .where('id', '=', before.id)
    .execute();
  await sealPrivateKeys(owner, masterKey, before.id);
  return { id: before.id, made: false };
}
