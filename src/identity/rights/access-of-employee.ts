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

/** What is remembered for one state of an organisation's roles; a change of them makes another object, and it begins anew. */
const known = new WeakMap<OrganisationRoles, Map<string, Access>>();
const mostKnown = 1_000;

/**
 * All that an employee may do: by what their log-in brought, what they were given, and what their groups hold. Asked at every
 * request, and nearly always of somebody who is as before: gathering hundreds of rights anew would take a millisecond each time.
 */
export function accessOfEmployee(roles: OrganisationRoles, holder: RoleHolder): Access {
  const name = JSON.stringify([holder.groups, holder.roles, holder.provided, holder.given]);
  const ofRoles = known.get(roles) ?? new Map<string, Access>();
  known.set(roles, ofRoles);
  const before = ofRoles.get(name);
  if (before) return before;
  const access = gather(roles, holder);
  if (ofRoles.size >= mostKnown) ofRoles.clear();
  ofRoles.set(name, access);
  return access;
}

function gather({ own, ofGroups, isOperator = false }: OrganisationRoles, holder: RoleHolder): Access {
  const groups = new Set(holder.groups);
  const held: readonly HeldRole[] = [
    { role: 'employee' },
    ...holder.roles.map((role) => ({ role })),
    ...holder.provided,
    ...holder.given,
    ...ofGroups.filter(({ group }) => groups.has(group)),
  ];
  // Any employer's provider can send the role of a system administrator: it counts in the operator's organisation alone.
  return accessOf(grantsOf(held, own).filter(({ right }) => isOperator || right !== 'organisations.manage'));
}
