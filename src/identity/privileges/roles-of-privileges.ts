import type { Limits } from '../rights/limits.ts';
import type { HeldRole, RoleKey } from '../rights/roles.ts';
import type { PrivilegeConstraint, PrivilegeGroup } from './privilege-list.ts';

/** What the names in an employee's privileges mean in an organisation. */
export interface PrivilegeNames {
  /** Eight digits: privileges in relation to others are not about this organisation. */
  readonly cvr: string;
  isRole(key: RoleKey): boolean;
  /** The name of a unit by its UUID in the municipality's organisation; undefined for one that nobody has named here. */
  unitName(uuid: string): string | undefined;
}

/** A privilege that gave no role, for the log. Neither part is personal data. */
export interface PrivilegeRefusal {
  readonly privilege: string;
  readonly reason:
    | 'other-organisation'
    | 'no-role-name'
    | 'unknown-role'
    | 'unknown-constraint'
    | 'malformed-constraint';
}

/** KOMBIT's constraints that we can keep. `foelsomhed/1` (sensitivity) is not among them: cases have no such mark here. */
const constraints = 'http://sts.kombit.dk/constraints/';

/**
 * The roles that an employee's privileges give: user system roles of KOMBIT's Context Handler, written
 * `http://{domain}/roles/usersystemrole/{name}/{version}`, whose name is a role's key here. A role with a constraint that is not
 * known, or that can't be read, is refused: without it, it would reach more than was meant (Context Handler, data constraints).
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
      const refuse = (reason: PrivilegeRefusal['reason']) => refused.push({ privilege, reason });
      if (group.scope.kind !== 'company' || group.scope.cvr !== names.cvr) refuse('other-organisation');
      else if (role === undefined) refuse('no-role-name');
      else if (!names.isRole(role)) refuse('unknown-role');
      else if (typeof limits === 'string') refuse(limits);
      else held.push({ role, ...(limits === null ? {} : { limits }) });
    }
  }
  return { held, refused };
}

function roleIn(privilege: string): RoleKey | undefined {
  return /^https?:\/\/[^/]+\/roles\/usersystemrole\/([^/]+)\/\d+$/.exec(privilege)?.[1];
}

function limitsOf(
  constrained: readonly PrivilegeConstraint[],
  { unitName }: PrivilegeNames,
): Limits | null | 'unknown-constraint' | 'malformed-constraint' {
  let [kle, units]: (readonly string[] | undefined)[] = [];
  for (const { name, values } of constrained) {
    if (name === `${constraints}KLE/1`) {
      const numbers = values.map((value) => /^(\d{2}(?:\.\d{2}){0,2})(?:\.\*)?$/.exec(value)?.[1]);
      if (!numbers.every((number) => number !== undefined)) return 'malformed-constraint';
      // The same constraint twice must be kept twice.
      kle = kle === undefined ? numbers : bothCover(kle, numbers);
    } else if (name === `${constraints}orgenhed/1`) {
      if (!values.every((value) => uuid.test(value))) return 'malformed-constraint';
      // One that nobody has named is kept as it is: it fits no unit here, and so nothing.
      const named = values.map((value) => unitName(value.toLowerCase()) ?? value);
      units = units === undefined ? named : units.filter((one) => named.includes(one));
    } else return 'unknown-constraint';
  }
  if (kle === undefined && units === undefined) return null;
  return { ...(kle === undefined ? {} : { kle }), ...(units === undefined ? {} : { units }) };
}

/** KLE numbers that two lists of them cover: of each pair the narrower, where one covers the other. */
function bothCover(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.flatMap((one) =>
    others.flatMap((other) => (one.startsWith(other) ? [one] : other.startsWith(one) ? [other] : [])),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
