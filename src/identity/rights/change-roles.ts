import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database, OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import { type Change, type Changer, recordChanges } from './changer.ts';
import {
  keepOwnRight,
  lockRights,
  mayGive,
  type RightsRefusal,
  RightsRefused,
  rightsOfRole,
  rolesNow,
} from './guard-rights.ts';
import { isUnlimited, type Limits } from './limits.ts';
import type { Right } from './rights.ts';
import { type GivenRole, isBuiltInRole, type RoleKey } from './roles.ts';

/** What came of a change of rights. `unknown`: there is no such role, employee or grant any more. */
export type RightsChanged = 'done' | 'unknown' | RightsRefusal;

/** Whom a role is given to. */
export type Holder =
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'employee'; readonly employee: string };

/** Makes a role of the organisation's own, or changes one. The six that everybody has can't be changed. */
export function keepRole(
  database: Database,
  organisation: Organisation,
  changer: Changer,
  role: { readonly key: RoleKey | null; readonly name: Text; readonly rights: readonly Right[] },
): Promise<RightsChanged> {
  return changeRights(database, organisation, changer, async (transaction) => {
    const { own } = await rolesNow(transaction);
    const before = role.key === null ? undefined : own.get(role.key);
    if (role.key !== null && !before) return 'unknown';
    if (!mayGive(changer.access, role.rights)) return 'operator-only';
    const key = role.key ?? newKey(role.name.da, (taken) => isBuiltInRole(taken) || own.has(taken));
    const values = {
      name: JSON.stringify(role.name),
      rights: [...role.rights],
      changed_at: changer.at,
      changed_by: changer.employee,
    };
    await transaction
      .insertInto('role')
      .values({ organisation: organisation.id, key, ...values })
      .onConflict((conflict) => conflict.columns(['organisation', 'key']).doUpdateSet(values))
      .execute();
    return [
      {
        action: before ? 'roleChanged' : 'roleMade',
        recordKind: 'role',
        record: null,
        detail: {
          role: key,
          rights: role.rights.join(' '),
          ...(before ? { rightsBefore: before.rights.join(' ') } : {}),
        },
      },
    ];
  });
}

/** Removes a role of the organisation's own, and takes it from all who have it. */
export function removeRole(
  database: Database,
  organisation: Organisation,
  changer: Changer,
  key: RoleKey,
): Promise<RightsChanged> {
  return changeRights(database, organisation, changer, async (transaction) => {
    const removed = await transaction.deleteFrom('role').where('key', '=', key).returning('rights').executeTakeFirst();
    if (!removed) return 'unknown';
    const groups = await transaction.deleteFrom('group_role').where('role', '=', key).returning('group').execute();
    const { rows: holders } = await sql<{ id: string }>`
      update employee set given_roles = (
        select coalesce(jsonb_agg(held), '[]') from jsonb_array_elements(given_roles) held where held->>'role' <> ${key})
      where exists (select from jsonb_array_elements(given_roles) held where held->>'role' = ${key})
      returning id`.execute(transaction);
    return [
      {
        action: 'roleRemoved',
        recordKind: 'role',
        record: null,
        detail: { role: key, rightsBefore: removed.rights.join(' ') },
      },
      ...groups.map(
        ({ group }): Change => ({
          action: 'roleTaken',
          recordKind: 'role',
          record: null,
          detail: { role: key, group },
        }),
      ),
      ...holders.map(
        ({ id }): Change => ({ action: 'roleTaken', recordKind: 'employee', record: id, detail: { role: key } }),
      ),
    ];
  });
}

/** Gives a role to a group or to one employee, for everything or within limits. One who has it already keeps it once. */
export function giveRole(
  database: Database,
  organisation: Organisation,
  changer: Changer,
  role: RoleKey,
  holder: Holder,
  limits: Limits,
): Promise<RightsChanged> {
  return changeRights(database, organisation, changer, async (transaction) => {
    const { own } = await rolesNow(transaction);
    if (!isBuiltInRole(role) && !own.has(role)) return 'unknown';
    if (!mayGive(changer.access, rightsOfRole(role, own))) return 'operator-only';
    const within = isUnlimited(limits) ? undefined : limits;
    const detail = { role, ...(within ? { limits: limitsInWords(within) } : {}) };
    if (holder.kind === 'group') {
      const added = await transaction
        .insertInto('group_role')
        .values({
          organisation: organisation.id,
          id: uuidv7(),
          group: holder.group,
          role,
          limits: within ? JSON.stringify(within) : null,
          changed_at: changer.at,
          changed_by: changer.employee,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return [];
      return [{ action: 'roleGiven', recordKind: 'role', record: null, detail: { ...detail, group: holder.group } }];
    }
    const employee = await lockGiven(transaction, holder.employee);
    if (!employee) return 'unknown';
    const given: GivenRole = { role, ...(within ? { limits: within } : {}) };
    if (employee.some((each) => sameGrant(each, given))) return [];
    await writeGiven(transaction, holder.employee, [...employee, given]);
    return [{ action: 'roleGiven', recordKind: 'employee', record: holder.employee, detail }];
  });
}

/** Takes back what {@link giveRole} gave: a group's by its id, an employee's by its place in the list of what they were given. */
export function takeRole(
  database: Database,
  organisation: Organisation,
  changer: Changer,
  grant:
    | { readonly kind: 'group'; readonly id: string }
    | { readonly kind: 'employee'; readonly employee: string; readonly given: GivenRole },
): Promise<RightsChanged> {
  return changeRights(database, organisation, changer, async (transaction) => {
    if (grant.kind === 'group') {
      const taken = await transaction
        .deleteFrom('group_role')
        .where('id', '=', grant.id)
        .returning(['group', 'role', 'limits'])
        .executeTakeFirst();
      if (!taken) return 'unknown';
      const { group, role, limits } = taken;
      const detail = { role, group, ...(limits ? { limits: limitsInWords(limits) } : {}) };
      return [{ action: 'roleTaken', recordKind: 'role', record: null, detail }];
    }
    const given = await lockGiven(transaction, grant.employee);
    const left = given?.filter((each) => !sameGrant(each, grant.given));
    if (!given || !left || left.length === given.length) return 'unknown';
    await writeGiven(transaction, grant.employee, left);
    const { role, limits } = grant.given;
    const detail = { role, ...(limits ? { limits: limitsInWords(limits) } : {}) };
    return [{ action: 'roleTaken', recordKind: 'employee', record: grant.employee, detail }];
  });
}

/** Limits as the log keeps them. */
export function limitsInWords({ categories = [], kle = [], units = [], workflows = [] }: Limits): string {
  return [...categories, ...kle.map((number) => `KLE ${number}`), ...units, ...workflows].join(', ');
}

/** Whether two grants give the same. */
export function sameGrant(one: GivenRole, other: GivenRole): boolean {
  return one.role === other.role && canonical(one.limits) === canonical(other.limits);
}

function canonical(limits: Limits | undefined): string {
  if (!limits) return '';
  const { categories, kle, units, workflows } = limits;
  return JSON.stringify([categories, kle, units, workflows].map((each) => (each ? [...each].sort() : null)));
}

async function changeRights(
  database: Database,
  organisation: Organisation,
  changer: Changer,
  work: (transaction: OrganisationTransaction) => Promise<readonly Change[] | Exclude<RightsChanged, 'done'>>,
): Promise<RightsChanged> {
  try {
    return await database.inOrganisation(organisation.id, async (transaction) => {
      await lockRights(transaction, organisation.id);
      const changed = await work(transaction);
      if (typeof changed === 'string') return changed;
      await keepOwnRight(transaction, changer);
      await recordChanges(transaction, organisation, changer, changed);
      return 'done';
    });
  } catch (error) {
    if (error instanceof RightsRefused) return error.refusal;
    throw error;
  }
}

async function lockGiven(transaction: OrganisationTransaction, id: string): Promise<readonly GivenRole[] | undefined> {
  const row = await transaction
    .selectFrom('employee')
    .select('given_roles')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.given_roles;
}

async function writeGiven(
  transaction: OrganisationTransaction,
  id: string,
  given: readonly GivenRole[],
): Promise<void> {
  await transaction
    .updateTable('employee')
    .set({ given_roles: JSON.stringify(given) })
    .where('id', '=', id)
    .execute();
}

/** A key that log-ins and files can name: the Danish name in small letters; a number where another role has it. */
function newKey(name: string, isTaken: (key: string) => boolean): RoleKey {
  const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' };
  const stem =
    name
      .toLowerCase()
      .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'rolle';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(key)) return key;
  }
}
