import type { OrganisationTransaction } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { keepEmployee } from '../../employees/keep-employee.ts';
import { beginEmployeeSession } from '../../login.ts';
import { readPrivileges } from '../../privileges/privilege-list.ts';
import { type PrivilegeRefusal, rolesOfPrivileges, unitsIn } from '../../privileges/roles-of-privileges.ts';
import { sameGrant } from '../../rights/change-roles.ts';
import { recordChanges } from '../../rights/changer.ts';
import { rightsOfRole, rolesNow } from '../../rights/guard-rights.ts';
import { type HeldRole, isBuiltInRole } from '../../rights/roles.ts';
import { namesOfUnits, noteUnnamed } from '../../units/units.ts';
import type { Admit } from '../login-by-saml.ts';
import type { HandlerEmployee } from './handler-employee.ts';

/** So many refusals of one log-in are kept; more of them say nothing more. */
const mostKept = 50;
/** Privileges and constraints in the log are cut here. */
const longest = 300;

/**
 * Lets in the employee whom the Context Handler vouched for, with the roles that their privileges give now. What was refused is
 * logged, each with its reason. One who is left without any role gets no session; that they have none is kept all the same, and
 * ends the sessions that they had. @throws {EmployeeHasLeft}
 */
export const admitEmployee: Admit<HandlerEmployee> = async (transaction, services, organisation, login, of) => {
  const { sessions, now } = services;
  const { request, from } = of;
  const { who, subject, until } = login;
  const at = now();
  // Before anything of the employee changes: that could end it too, with what it keeps for the next one.
  const replaced = request.replaces === undefined ? null : await sessions.endReplaced(transaction, request.replaces);
  const { own, ofGroups } = await rolesNow(transaction);
  const { held, refused } = await judged(transaction, organisation, who, at, (role) => {
    const rights = rightsOfRole(role, own);
    if (role === 'citizen' || (!isBuiltInRole(role) && !own.has(role))) return 'unknown-role';
    // Only the operator's own people give it, to others of them.
    return rights.includes('organisations.manage') ? 'operator-only' : null;
  });
  const { name, email } = who;
  const key = `context-handler ${who.cvr}:${who.uuid}`;
  const brought = { subject: key, name, email, groups: [], roles: [], provided: held, refused };
  const kept = await keepEmployee(transaction, organisation, brought, { at, from });
  await recordChanges(
    transaction,
    organisation,
    { employee: null, at, from: from.from === undefined ? {} : { from: from.from } },
    refused.map(({ privilege, reason, what }) => ({
      action: 'privilegeRefused',
      recordKind: 'employee',
      record: kept.id,
      detail: { ...(privilege === '' ? {} : { privilege }), reason, ...(what === undefined ? {} : { what }) },
    })),
  );
  const isAny =
    kept.provided.length > 0 ||
    kept.roles.length > 0 ||
    kept.given.length > 0 ||
    ofGroups.some(({ group }) => kept.groups.includes(group));
  if (!isAny) {
    return refused.length > 0
      ? { problem: 'rolesRefused', detail: `no role that can be used, ${refused.length} refused` }
      : { problem: 'noRole', detail: 'no role' };
  }
  return beginEmployeeSession(transaction, sessions, organisation, kept, {
    cvr: who.cvr,
    atProvider: { provider: 'context-handler', ...subject, until: until?.toISOString() ?? null },
    way: 'context-handler',
    proof: { at: who.authenticatedAt, multiFactor: who.isMultiFactor },
    replaced,
    from,
    detail: {
      ...{ provider: 'Context Handler', level: who.level, transaction: who.transaction },
      roles: held.map(({ role }) => role).join(' '),
    },
    now: at,
  });
};

/** What the privileges give, and what of them gives nothing; units that nobody has named are noted so that somebody can. */
async function judged(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { privileges }: HandlerEmployee,
  at: Date,
  refusedRole: Parameters<typeof rolesOfPrivileges>[1]['refusedRole'],
): Promise<{ readonly held: readonly HeldRole[]; readonly refused: readonly PrivilegeRefusal[] }> {
  if (privileges === null) return { held: [], refused: [] };
  const read = readPrivileges(privileges);
  if (!read.ok) return { held: [], refused: [{ privilege: '', reason: read.problem }] };
  const ofUs = read.groups.filter(({ scope }) => scope.kind === 'company' && scope.cvr === organisation.cvr);
  const units = unitsIn(ofUs);
  const names = await namesOfUnits(transaction, units);
  const unnamed = units.filter((unit) => !names.has(unit));
  await noteUnnamed(transaction, organisation, unnamed, at);
  const { held, refused } = rolesOfPrivileges(read.groups, {
    cvr: organisation.cvr,
    refusedRole,
    unitName: (unit) => names.get(unit),
  });
  return {
    // The same twice is no more than once.
    held: held.filter((each, index) => held.findIndex((other) => sameGrant(each, other)) === index),
    refused: refused.slice(0, mostKept).map(({ privilege, reason, what }) => ({
      privilege: privilege.slice(0, longest),
      reason,
      ...(what === undefined ? {} : { what: what.slice(0, longest) }),
    })),
  };
}
