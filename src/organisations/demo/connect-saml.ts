import type { Kysely } from 'kysely';
import type { Key } from '../../database/encryption/envelope.ts';
import type { Tables } from '../../database/schema.ts';
import type { SamlKey } from '../../identity/saml/saml-party.ts';
import { sealPrivateKeys } from '../seal-private-keys.ts';
import { demoOrganisations } from './organisations.ts';

/**
 * Registers the demonstration organisations at an identity provider that the sandbox plays: `keys` holds a certificate and a key by
 * slug. Which ways each offers stays as it is.
 */
export async function connectSaml(
  owner: Kysely<Tables>,
  masterKey: Key,
  provider: SamlKey,
  keys: unknown,
): Promise<void> {
  if (typeof keys !== 'object' || keys === null) return;
  const bySlug = new Map(Object.entries(keys));
  for (const { slug, settings } of demoOrganisations) {
    const key: unknown = bySlug.get(slug);
    const row = await owner
      .selectFrom('organisation')
      .select(['id', 'settings'])
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!row || key === undefined) continue;
    await owner
      .updateTable('organisation')
      .set({ settings: JSON.stringify({ login: settings.login, ...row.settings, [provider]: { keys: [key] } }) })
      .where('id', '=', row.id)
      .execute();
    await sealPrivateKeys(owner, masterKey, row.id);
  }
}
