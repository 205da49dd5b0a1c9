import type { OrganisationRoles } from '../../organisations/organisation-roles.ts';
import { type Access, accessOf } from './access.ts';
import { type BuiltInRole, grantsOf, type HeldRole } from './roles.ts';

/** What is known of an employee that says what they may do. */
export interface RoleHolder {
  readonly groups: readonly string[];
  /** Names of roles that the employer's provider sent. */
  readonly roles: readonly string[];
  /** Roles with limits that the provider sent. */
  readonly provided: readonly HeldRole[];
  /** Roles given in the product. */
  readonly given: readonly HeldRole[];
}

/** What a role alone gives, without limits. */
export function accessOfRole(role: BuiltInRole): Access {
  return accessOf(grantsOf([{ role }], new Map()));
}

/** All that an employee may do: by what their log-in brought, what they were given, and what their groups hold. */
export function accessOfEmployee({ own, ofGroups }: OrganisationRoles, holder: RoleHolder): Access {
  const groups = new Set(holder.groups);
  const held: readonly HeldRole[] = [
    { role: 'employee' },
    ...holder.roles.map((role) => ({ role })),
    ...holder.provided,
    ...holder.given,
    ...ofGroups.filter(({ group }) => groups.has(group)),
  ];
  return accessOf(grantsOf(held, own));
}
