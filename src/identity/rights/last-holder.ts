import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { accessOfEmployee, type RoleHolder } from './access-of-employee.ts';
import { lockRights, RightsRefused, rightsOfRole, rolesNow } from './guard-rights.ts';
import { holdsRight } from './holds-right.ts';
import type { HeldRole } from './roles.ts';

/** Without anyone who holds this right nobody could give it to anybody again. */
const right = 'roles.manage';

/**
 * Does `work`, which may change what `touched` employees may do, and undoes it by an error where it would take the right to manage
 * roles from the last who holds it. Others who change rights wait meanwhile. An organisation in which nobody holds it yet is let be.
 * @throws {RightsRefused}
 */
export async function keepLastHolder<T>(
  transaction: OrganisationTransaction,
  organisation: number,
  touched: readonly string[] | 'anyone',
  work: () => Promise<T>,
): Promise<T> {
  await lockRights(transaction, organisation);
  const before = await isHeld(transaction, touched);
  const done = await work();
  if (before && !(await isHeld(transaction, 'anyone'))) throw new RightsRefused('last-holder');
  return done;
}

/** What a log-in brings that says what somebody may do. */
export interface BroughtByLogin {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Roles with limits. */
  readonly provided: readonly HeldRole[];
}

/**
 * What is left of the right to manage roles when a log-in brings less than the one before: where nobody else holds it, the groups,
 * roles and provided roles that gave it stay until somebody else does. `kept` names them; empty nearly always.
 */
export async function keepAtLogin(
  transaction: OrganisationTransaction,
  organisation: number,
  subject: string,
  brought: BroughtByLogin,
): Promise<BroughtByLogin & { readonly kept: readonly string[] }> {
  const before = await readHolder(transaction, subject);
  const none = { ...brought, kept: [] };
  if (!before) return none;
  const { id, provisioned, ...held } = before;
  const after = { ...held, ...brought, groups: [...brought.groups, ...provisioned] };
  if (sameNames(held.groups, after.groups) && sameNames(held.roles, after.roles) && held.provided.length === 0) {
    return none;
  }
  const roles = await rolesNow(transaction);
  if (accessOfEmployee(roles, after).has(right) || !accessOfEmployee(roles, held).has(right)) return none;
  await lockRights(transaction, organisation);
  if (await isHeld(transaction, 'anyone', id)) return none;
  const gives = ({ role, limits }: HeldRole) => limits === undefined && rightsOfRole(role, roles.own).includes(right);
  const groups = held.groups.filter((group) => roles.ofGroups.some((each) => each.group === group && gives(each)));
  const named = held.roles.filter((role) => gives({ role }));
  const provided = held.provided.filter(gives);
  return {
    groups: [...new Set([...brought.groups, ...groups])],
    roles: [...new Set([...brought.roles, ...named])],
    provided: [...brought.provided, ...provided],
    kept: [...new Set([...groups, ...named, ...provided.map(({ role }) => role)])],
  };
}

async function isHeld(
  transaction: OrganisationTransaction,
  by: readonly string[] | 'anyone',
  except?: string,
): Promise<boolean> {
  if (by !== 'anyone' && by.length === 0) return false;
  let query = transaction.selectFrom('employee').select('id').where(holdsRight(right)).limit(1);
  if (by !== 'anyone') query = query.where('id', '=', sql<string>`any(${[...by]}::uuid[])`);
  if (except !== undefined) query = query.where('id', '<>', except);
  return (await query.executeTakeFirst()) !== undefined;
}

async function readHolder(
  transaction: OrganisationTransaction,
  subject: string,
): Promise<(RoleHolder & { readonly id: string; readonly provisioned: readonly string[] }) | undefined> {
  const row = await transaction
    .selectFrom('employee')
    .select(['id', 'groups', 'roles', 'given_roles', 'provided_roles', 'provisioned_groups'])
    .where('subject', '=', subject)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, groups, roles, given_roles: given, provided_roles: provided, provisioned_groups: provisioned } = row;
  return { id, groups, roles, given, provided, provisioned };
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((name) => other.has(name));
}
