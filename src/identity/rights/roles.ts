import type { Grant } from './access.ts';
import type { Limits } from './limits.ts';
import { allRights, type Right, rights } from './rights.ts';

/** A role by the name that log-ins and assignments give it. */
export type RoleKey = string;

/** The roles that every organisation has; their rights can't be changed. The keys are those that an employer's provider sends. */
export const builtInRoles = {
  'system-administrator': allRights.filter(
    (right) => right !== 'cases.work' && right !== 'cases.read-all' && right !== 'payments.handle',
  ),
  administrator: [
    'own.cases',
    'deliveries.settle',
    'deliveries.settle-all',
    'payments.report',
    'sms.report',
    'sms.refusals',
    'log.read',
    'options.set',
    'languages.set',
    'login.set',
    'keys.manage',
    'employees.manage',
    'roles.manage',
  ],
  designer: ['own.cases', 'forms.design', 'forms.publish', 'workflows.design', 'workflows.publish'],
  caseworker: ['own.cases', 'cases.work', 'deliveries.settle'],
  cashier: ['own.cases', 'payments.handle', 'payments.report'],
  employee: ['own.cases'],
  citizen: ['own.cases'],
} as const satisfies Readonly<Record<RoleKey, readonly Right[]>>;

export type BuiltInRole = keyof typeof builtInRoles;

export function isBuiltInRole(key: string): key is BuiltInRole {
  return Object.hasOwn(builtInRoles, key);
}

/** A role that somebody has, for everything or within limits. */
export interface HeldRole {
  readonly role: RoleKey;
  readonly limits?: Limits;
}

/** A role given to one employee in the product; `from` where a file or SCIM brought it rather than an administrator. */
export interface GivenRole extends HeldRole {
  readonly from?: 'file' | 'scim';
}

/** Roles that an organisation made itself: the rights of each. */
export type OwnRoles = ReadonlyMap<RoleKey, { readonly rights: readonly Right[] }>;

/**
 * The grants of roles. A role that nobody knows gives nothing: a provider may send roles that mean something elsewhere. Limits of
 * a role hold for those of its rights that know matters; the others come with it only where it is held without limits, since
 * "the log within KLE 27" can't be kept.
 */
export function grantsOf(held: readonly HeldRole[], own: OwnRoles): readonly Grant[] {
  return held.flatMap(({ role, limits }) => {
    const of = isBuiltInRole(role) ? builtInRoles[role] : (own.get(role)?.rights ?? []);
    return of.flatMap((right): Grant[] => {
      if (limits === undefined || right === 'own.cases') return [{ right }];
      return rights[right].limits ? [{ right, limits }] : [];
    });
  });
}
