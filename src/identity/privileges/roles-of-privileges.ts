import type { Limits } from '../rights/limits.ts';
import type { HeldRole, RoleKey } from '../rights/roles.ts';
import type { PrivilegeConstraint, PrivilegeGroup, PrivilegeProblem } from './privilege-list.ts';

/** What the names in an employee's privileges mean in an organisation. */
export interface PrivilegeNames {
  /** Eight digits: privileges in relation to others are not about this organisation. */
  readonly cvr: string;
  /** Why a role can't be had by a privilege; null for one that can. */
  refusedRole(key: RoleKey): 'unknown-role' | 'operator-only' | null;
  /** The name of a unit by its UUID in the municipality's organisation; undefined for one that nobody has named here. */
  unitName(uuid: string): string | undefined;
}

/** A privilege that gave no role, for the log and the administrator. None of it is personal data. */
export interface PrivilegeRefusal {
  /** Empty where the list of them could not be read at all. */
  readonly privilege: string;
  readonly reason: RefusalReason;
  /** The constraint that is not known, or the unit that nobody has named. */
  readonly what?: string;
}

export type RefusalReason =
  | 'other-organisation'
  | 'no-role-name'
  | 'unknown-role'
  /** The role may only be given by somebody who has it: that over organisations. */
  | 'operator-only'
  | 'unknown-constraint'
  | 'malformed-constraint'
  | 'unnamed-unit'
  | PrivilegeProblem;

/** KOMBIT's constraints that we can keep. `foelsomhed/1` (sensitivity) is not among them: cases have no such mark here. */
const constraints = 'http://sts.kombit.dk/constraints/';
const unitConstraint = `${constraints}orgenhed/1`;

/**
 * The roles that an employee's privileges give: user system roles of KOMBIT's Context Handler, written
 * `http://{domain}/roles/usersystemrole/{name}/{version}`, whose name is a role's key here. A role with a constraint that is not
 * known, or that can't be read or kept, is refused: without it, it would reach more than was meant (Context Handler, data constraints).
 */
export function rolesOfPrivileges(
  groups: readonly PrivilegeGroup[],
  names: PrivilegeNames,
): { readonly held: readonly HeldRole[]; readonly refused: readonly PrivilegeRefusal[] } {
  const held: HeldRole[] = [];
  const refused: PrivilegeRefusal[] = [];
  for (const group of groups) {
    const limits = limitsOf(group.constraints, names);
    for (const privilege of group.privileges) {
      const role = roleIn(privilege);
      const refuse = (reason: RefusalReason, what?: string) =>
        refused.push({ privilege, reason, ...(what === undefined ? {} : { what }) });
      const roleProblem = role === undefined ? 'no-role-name' : names.refusedRole(role);
      if (group.scope.kind !== 'company' || group.scope.cvr !== names.cvr) refuse('other-organisation');
      else if (role === undefined || roleProblem !== null) refuse(roleProblem ?? 'no-role-name');
      else if (!limits.ok) refuse(limits.reason, limits.what);
      else held.push({ role, ...(limits.limits === null ? {} : { limits: limits.limits }) });
    }
  }
  return { held, refused };
}

function roleIn(privilege: string): RoleKey | undefined {
  return /^https?:\/\/[^/]+\/roles\/usersystemrole\/([^/]+)\/\d+$/.exec(privilege)?.[1];
}

/** The UUIDs of units that constraints name. */
export function unitsIn(groups: readonly PrivilegeGroup[]): readonly string[] {
  const values = groups
    .flatMap((group) => group.constraints)
    .flatMap(({ name, values: each }) => (name === unitConstraint ? each : []));
  return [...new Set(values.filter((value) => uuid.test(value)).map((value) => value.toLowerCase()))];
}

type Limited =
  | { readonly ok: true; readonly limits: Limits | null }
  | { readonly ok: false; readonly reason: RefusalReason; readonly what: string };

function limitsOf(constrained: readonly PrivilegeConstraint[], { unitName }: PrivilegeNames): Limited {
  let [kle, units]: (readonly string[] | undefined)[] = [];
  for (const { name, values } of constrained) {
    if (name === `${constraints}KLE/1`) {
      const numbers = values.map((value) => /^(\d{2}(?:\.\d{2}){0,2})(?:\.\*)?$/.exec(value)?.[1]);
      if (!numbers.every((number) => number !== undefined))
        return { ok: false, reason: 'malformed-constraint', what: name };
      // The same constraint twice must be kept twice.
      kle = kle === undefined ? numbers : bothCover(kle, numbers);
    } else if (name === unitConstraint) {
      const named: string[] = [];
      for (const value of values) {
        if (!uuid.test(value)) return { ok: false, reason: 'malformed-constraint', what: name };
        const known = unitName(value.toLowerCase());
        if (known === undefined) return { ok: false, reason: 'unnamed-unit', what: value.toLowerCase() };
        named.push(known);
      }
      units = units === undefined ? named : units.filter((one) => named.includes(one));
    } else return { ok: false, reason: 'unknown-constraint', what: name };
  }
  if (kle === undefined && units === undefined) return { ok: true, limits: null };
  return { ok: true, limits: { ...(kle === undefined ? {} : { kle }), ...(units === undefined ? {} : { units }) } };
}

/** KLE numbers that two lists of them cover: of each pair the narrower, where one covers the other. */
function bothCover(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.flatMap((one) =>
    others.flatMap((other) => (one.startsWith(other) ? [one] : other.startsWith(one) ? [other] : [])),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
