import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { noRoles, type OrganisationRoles } from '../../organisations/organisation-roles.ts';
import type { Access } from './access.ts';
import { accessOfEmployee } from './access-of-employee.ts';
import type { Changer } from './changer.ts';
import { isRight, type Right } from './rights.ts';
import { builtInRoles, isBuiltInRole, type OwnRoles, type RoleKey } from './roles.ts';

/** Why a change of rights is not made. */
export type RightsRefusal = 'operator-only' | 'own-last' | 'last-holder';

/** Thrown inside a transaction to undo it. */
export class RightsRefused extends Error {
  readonly refusal: RightsRefusal;

  constructor(refusal: RightsRefusal) {
    super(refusal);
    this.name = 'RightsRefused';
    this.refusal = refusal;
  }
}

/** The rights of a role; none for one that nobody knows. */
export function rightsOfRole(role: RoleKey, own: OwnRoles): readonly Right[] {
  return isBuiltInRole(role) ? builtInRoles[role] : (own.get(role)?.rights ?? []);
}

/** The right over organisations passes only from the operator's own people to others of them: nobody gives it to themselves. */
export function mayGive(access: Access, rights: readonly Right[]): boolean {
  return !rights.includes('organisations.manage') || access.has('organisations.manage');
}

/** Makes whoever changes rights in the organisation wait for each other, so that two can't take the last right from one another. */
export async function lockRights(transaction: OrganisationTransaction, organisation: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rights'), ${organisation}::integer)`.execute(transaction);
}

/**
 * Undoes a change by which somebody would take their own last right to manage roles, after which they could not mend it.
 * Called after the change, in its transaction. @throws {RightsRefused}
 */
export async function keepOwnRight(
  transaction: OrganisationTransaction,
  { employee, access }: Pick<Changer, 'employee' | 'access'>,
): Promise<void> {
  if (employee === null || !access.has('roles.manage')) return;
  const row = await transaction
    .selectFrom('employee')
    .select(['groups', 'roles', 'given_roles', 'provided_roles', 'left_at'])
    .where('id', '=', employee)
    .executeTakeFirst();
  if (!row) return;
  const { groups, roles, given_roles: given, provided_roles: provided, left_at } = row;
  const after = accessOfEmployee(await rolesNow(transaction), { groups, roles, given, provided });
  if (left_at !== null || !after.has('roles.manage')) throw new RightsRefused('own-last');
}

/** The organisation's roles as they stand in this transaction. */
export async function rolesNow(transaction: OrganisationTransaction): Promise<OrganisationRoles> {
  const own = await transaction.selectFrom('role').select(['key', 'name', 'rights']).orderBy('key').execute();
  const ofGroups = await transaction
    .selectFrom('group_role')
    .select(['id', 'group', 'role', 'limits'])
    .orderBy('group')
    .orderBy('role')
    .execute();
  return {
    ...noRoles,
    own: new Map(own.map(({ key, name, rights }) => [key, { key, name, rights: rights.filter(isRight) }])),
    ofGroups: ofGroups.map(({ limits, ...each }) => ({ ...each, ...(limits === null ? {} : { limits }) })),
  };
}
