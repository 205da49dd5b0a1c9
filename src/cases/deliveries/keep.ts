import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Kept } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces } from '../stored-case.ts';
import type { Claimed } from './claim-delivery.ts';
import { keyOf } from './go-another-way.ts';

/**
 * Commits what a kind keeps, before its attempt sends anything.
 * @returns false where the delivery was settled or went another way meanwhile, so that the attempt must send nothing
 */
export function keep(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  { key, stored }: Pick<Claimed, 'key' | 'stored'>,
  kept: Kept,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('delivery')
      .select(['id', 'key', 'status'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.status !== 'pending' || keyOf(row) !== key) return false;
    await transaction
      .updateTable('delivery')
      .set({ kept: encryptJson(stored.key.key, casePlaces.deliveryKept, kept) })
      .where('id', '=', id)
      .execute();
    return true;
  });
}
