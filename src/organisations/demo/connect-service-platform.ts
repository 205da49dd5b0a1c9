import type { Kysely } from 'kysely';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { v4 as uuidv4 } from 'uuid';
import type { Key } from '../../database/encryption/envelope.ts';
import type { Tables } from '../../database/schema.ts';
import { sealPrivateKeys } from '../seal-private-keys.ts';
import { demoOrganisations } from './organisations.ts';

const CertificatesSchema = Type.Record(
  Type.String(),
  Type.Object({ certificate: Type.String(), privateKey: Type.String() }),
);

/**
 * Gives the demonstration organisations the certificates that the Serviceplatform of the sandbox knows them by, `certificates` by
 * slug. What an administrator has saved on the settings page comes before it.
 */
export async function connectServicePlatform(
  owner: Kysely<Tables>,
  masterKey: Key,
  certificates: unknown,
): Promise<void> {
  if (!Check(CertificatesSchema, certificates)) return;
  for (const { slug } of demoOrganisations) {
    const own = certificates[slug];
    const row = await owner
      .selectFrom('organisation')
      .select(['id', 'settings'])
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!row || !own) continue;
    const settings = { certificates: [{ name: 'sandkasse', file: own.certificate + own.privateKey }] };
    await owner
      .updateTable('organisation')
      .set({ settings: JSON.stringify({ ...row.settings, 'service-platform': settings }) })
      .where('id', '=', row.id)
      .execute();
    await sealPrivateKeys(owner, masterKey, row.id);
    // What the sandbox plays is right whatever port it stands at.
    const isThere = await owner
      .selectFrom('option_trial')
      .select('id')
      .where('organisation', '=', row.id)
      .where('option', '=', 'remote-print')
      .where('shows', '=', '*')
      .executeTakeFirst();
    if (isThere) continue;
    const now = new Date();
    await owner
      .insertInto('option_trial')
      .values({
        organisation: row.id,
        id: uuidv4(),
        option: 'remote-print',
        kind: 'digital-post',
        shows: '*',
        at: now,
        state: 'answeredFor',
        note: 'Sandkassen',
        settled_at: now,
      })
      .execute();
  }
}
