import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Change, type Changer, recordChanges } from '../rights/changer.ts';
import { type NamedUnit, namesOfUnits } from './units.ts';

/** So many go into one statement. */
const atOnce = 5_000;

/** What came of naming units. */
export interface UnitsKept {
  readonly added: number;
  readonly changed: number;
}

/**
 * Names units, new ones and such that have another name; those that are not in the list stay as they are. What somebody's roles
 * reach follows at their next log-in.
 */
export async function nameUnits(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  units: readonly NamedUnit[],
): Promise<UnitsKept> {
  const before = await namesOfUnits(
    transaction,
    units.map(({ id }) => id),
  );
  const different = units.filter(({ id, name }) => before.get(id) !== name);
  for (let start = 0; start < different.length; start += atOnce) {
    await transaction
      .insertInto('organisation_unit')
      .values(
        different.slice(start, start + atOnce).map(({ id, name }) => ({
          ...{ organisation: organisation.id, id, name, seen_at: null },
          ...{ changed_at: changer.at, changed_by: changer.employee },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation', 'id']).doUpdateSet((excluded) => ({
          name: excluded.ref('excluded.name'),
          seen_at: null,
          changed_at: changer.at,
          changed_by: changer.employee,
        })),
      )
      .execute();
  }
  await recordChanges(
    transaction,
    organisation,
    changer,
    different.map(({ id, name }): Change => {
      const nameBefore = before.get(id);
      return {
        action: 'unitNamed',
        recordKind: 'organisation',
        record: null,
        detail: { unit: name, uuid: id, ...(nameBefore === undefined ? {} : { unitBefore: nameBefore }) },
      };
    }),
  );
  const added = different.filter(({ id }) => !before.has(id)).length;
  return { added, changed: different.length - added };
}

/** Forgets what a unit is called: roles that are limited to it are refused from the next log-in on. */
export async function forgetUnit(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  id: string,
): Promise<void> {
  const gone = await transaction
    .deleteFrom('organisation_unit')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
  if (!gone || gone.name === null) return;
  await recordChanges(transaction, organisation, changer, [
    {
      action: 'unitForgotten',
      recordKind: 'organisation',
      record: null,
      detail: { uuid: id, unitBefore: gone.name },
    },
  ]);
}
