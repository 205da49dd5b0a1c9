import type { Kysely, Transaction } from 'kysely';
import type { Key } from '../database/encryption/envelope.ts';
import type { Tables } from '../database/schema.ts';
import { insertOrganisation, type NewOrganisation } from './create-organisation.ts';
import { sealPrivateKeys } from './seal-private-keys.ts';

/** What came of it: the organisation's id, and whether it was made now. */
export interface Applied {
  readonly id: number;
  readonly made: boolean;
}

/**
 * Makes an organisation, or gives the one with that slug the name, languages, branding and settings that are wanted.
 * Settings of options that `wanted` does not name stay as they are.
 * @param also done in the same transaction, such as a note in a log; what it throws undoes everything
 */
export function applyOrganisation(
  owner: Kysely<Tables>,
  masterKey: Key,
  wanted: NewOrganisation,
  also: (transaction: Transaction<Tables>, applied: Applied) => Promise<void> = async () => {},
): Promise<Applied> {
  return owner.transaction().execute(async (transaction) => {
    const applied = await apply(transaction, masterKey, wanted);
    await sealPrivateKeys(transaction, masterKey, applied.id);
    await also(transaction, applied);
    return applied;
  });
}

async function apply(transaction: Transaction<Tables>, masterKey: Key, wanted: NewOrganisation): Promise<Applied> {
  const before = await transaction
    .selectFrom('organisation')
    .select(['id', 'settings', 'is_operator'])
    .where('slug', '=', wanted.slug)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return { id: await insertOrganisation(transaction, masterKey, wanted), made: true };
  await transaction
    .updateTable('organisation')
    .set({
      cvr: wanted.cvr,
      name: JSON.stringify(wanted.name),
      languages: [...wanted.languages],
      branding: JSON.stringify(wanted.branding),
      settings: JSON.stringify({ ...before.settings, ...wanted.settings }),
      is_operator: wanted.isOperator ?? before.is_operator,
    })
    .where('id', '=', before.id)
    .execute();
  return { id: before.id, made: false };
}
