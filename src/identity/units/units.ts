import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';

/** A unit of the municipality's organisation, as constraints of roles name it. */
export interface NamedUnit {
  readonly id: string;
  /** What workflows call it. */
  readonly name: string;
}

/** A unit that a log-in named, and nobody has named here. */
export interface UnnamedUnit {
  readonly id: string;
  readonly seenAt: Date;
}

/** So many units of one log-in are noted; more of them is no list of somebody's own units. */
const mostNoted = 100;

/** The names of those units, of those that have one. */
export async function namesOfUnits(
  transaction: OrganisationTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('organisation_unit')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('name', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name ?? '']));
}

/** Notes units that a log-in named without their having a name here, so that an administrator can give them one. */
export async function noteUnnamed(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .insertInto('organisation_unit')
    .values(
      // In one order for all, so that two log-ins do not wait for each other.
      [...ids]
        .sort()
        .slice(0, mostNoted)
        .map((id) => ({
          organisation: organisation.id,
          id,
          name: null,
          seen_at: at,
          changed_at: null,
          changed_by: null,
        })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet({ seen_at: at }).where('organisation_unit.name', 'is', null),
    )
    .execute();
}

/** Units of a page of the list. */
export const unitsPageSize = 100;

/** One page of the units that have a name, by it; `page` from 1. */
export async function listUnits(
  transaction: OrganisationTransaction,
  page: number,
): Promise<{ readonly units: readonly NamedUnit[]; readonly count: number }> {
  const { count } = await transaction
    .selectFrom('organisation_unit')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('name', 'is not', null)
    .executeTakeFirstOrThrow();
  const rows = await transaction
    .selectFrom('organisation_unit')
    .select(['id', 'name'])
    .where('name', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .limit(unitsPageSize)
    .offset((page - 1) * unitsPageSize)
    .execute();
  return { units: rows.map(({ id, name }) => ({ id, name: name ?? '' })), count: Number(count) };
}

/** The units that were named by log-ins and have no name here, those of the newest log-ins first. */
export async function listUnnamed(transaction: OrganisationTransaction): Promise<readonly UnnamedUnit[]> {
  const rows = await transaction
    .selectFrom('organisation_unit')
    .select(['id', 'seen_at'])
    .where('name', 'is', null)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(unitsPageSize)
    .execute();
  return rows.map(({ id, seen_at }) => ({ id, seenAt: seen_at ?? new Date(0) }));
}
