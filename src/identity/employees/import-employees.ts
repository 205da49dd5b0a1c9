import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CaseServices } from '../../cases/services.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { accessOfEmployee } from '../rights/access-of-employee.ts';
import { type Change, type Changer, recordChanges } from '../rights/changer.ts';
import { keepOwnRight, mayGive, rightsOfRole, rolesNow } from '../rights/guard-rights.ts';
import { keepLastHolder } from '../rights/last-holder.ts';
import { type GivenRole, isBuiltInRole } from '../rights/roles.ts';
import { provisionedSubject } from './adopt-provisioned.ts';
import { leave } from './leave.ts';
import type { FileEmployee, FileProblem } from './read-employee-file.ts';

/** One employee as they would be after an import. */
interface Planned {
  readonly id: string;
  readonly isNew: boolean;
  readonly returns: boolean;
  readonly external_id: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly user_name: string | null;
  readonly manager_email: string | null;
  readonly groups: readonly string[];
  readonly provisioned_groups: readonly string[];
  readonly given_roles: readonly GivenRole[];
  readonly before: { readonly groups: readonly string[]; readonly roles: string };
}

/** What an import would change. */
export interface ImportPlan {
  readonly added: readonly Planned[];
  readonly changed: readonly Planned[];
  readonly unchanged: number;
  /** Employees whom the file does not name, but for those whom SCIM looks after and whoever imports. */
  readonly missing: readonly { readonly id: string; readonly name: string }[];
  /** Tells this plan from any other, so that what is carried out is what was shown. */
  readonly digest: string;
}

export type Planning =
  | { readonly ok: true; readonly plan: ImportPlan }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Works out what a file would change; changes nothing. */
export async function planImport(
  transaction: OrganisationTransaction,
  { employee, access }: Pick<Changer, 'employee' | 'access'>,
  employees: readonly FileEmployee[],
): Promise<Planning> {
  const roles = await rolesNow(transaction);
  const { own } = roles;
  const problems: FileProblem[] = [];
  for (const { line, roles: wanted = [] } of employees) {
    for (const role of wanted) {
      const isKnown = isBuiltInRole(role) || own.has(role);
      const may = access.has('roles.manage') && mayGive(access, rightsOfRole(role, own));
      if (!isKnown || !may)
        problems.push({ kind: isKnown ? 'mayNot' : 'role', line, column: 'roller', value: role.slice(0, 60) });
    }
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 50) };
  const rows = await transaction
    .selectFrom('employee')
    .select([
      'id',
      'subject',
      'external_id',
      'user_name',
      'name',
      'email',
      'manager_email',
      'groups',
      'provisioned_groups',
    ])
    .select(['roles', 'given_roles', 'provided_roles', 'left_at', 'provisioned_by'])
    .orderBy('id')
    .execute();
  const known = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    known.set(row.subject.slice(row.subject.lastIndexOf(':') + 1), row);
    known.set(row.subject, row);
  }
  for (const row of rows) if (row.external_id !== null) known.set(row.external_id, row);
  const added: Planned[] = [];
  const changed: Planned[] = [];
  const named = new Set<string>();
  for (const each of employees) {
    const row = known.get(each.id);
    if (row && named.has(row.id)) {
      problems.push({ kind: 'double', line: each.line, column: 'id', value: each.id.slice(0, 80) });
      continue;
    }
    if (row) named.add(row.id);
    const provisioned = [...(each.groups ?? row?.provisioned_groups ?? [])].sort();
    const dropped = new Set(row?.provisioned_groups ?? []);
    const given = row?.given_roles ?? [];
    const after: Planned = {
      id: row?.id ?? '',
      isNew: row === undefined,
      returns: row !== undefined && row.left_at !== null,
      external_id: each.id,
      subject: row?.subject ?? provisionedSubject(each.id),
      name: each.name,
      email: each.email === undefined ? (row?.email ?? null) : each.email,
      user_name: each.userName === undefined ? (row?.user_name ?? null) : each.userName,
      manager_email: each.manager === undefined ? (row?.manager_email ?? null) : each.manager,
      groups: [...new Set([...(row?.groups ?? []).filter((group) => !dropped.has(group)), ...provisioned])].sort(),
      provisioned_groups: provisioned,
      given_roles:
        each.roles === undefined
          ? given
          : [
              ...given.filter(({ from }) => from !== 'file'),
              ...each.roles.map((role) => ({ role, from: 'file' as const })),
            ],
      before: { groups: [...(row?.groups ?? [])].sort(), roles: rolesInWords(given) },
    };
    if (row && row.id === employee && access.has('roles.manage')) {
      const { roles: brought, provided_roles: provided } = row;
      const then = { groups: after.groups, roles: brought, provided, given: after.given_roles };
      if (!accessOfEmployee(roles, then).has('roles.manage'))
        problems.push({ kind: 'ownRight', line: each.line, column: null });
    }
    if (!row) added.push(after);
    else if (after.returns || comparable(after) !== comparable({ ...row, external_id: row.external_id ?? '' }))
      changed.push(after);
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 50) };
  const missing = rows
    .filter((row) => row.left_at === null && !named.has(row.id) && row.provisioned_by !== 'scim' && row.id !== employee)
    .map(({ id, name }) => ({ id, name }));
  const unchanged = employees.length - added.length - changed.length;
  const digest = createHash('sha256')
    .update(JSON.stringify([added, changed, missing]))
    .digest('base64url');
  return { ok: true, plan: { added, changed, unchanged, missing, digest } };
}

/** Carries a plan out, all of it or nothing, in the caller's transaction. `left`: those whom the file does not name have left. */
export async function carryOutImport(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  { added, changed, missing }: ImportPlan,
  left: boolean,
): Promise<void> {
  const rows = [...added, ...changed].map((each) => (each.isNew ? { ...each, id: uuidv7() } : each));
  await keepLastHolder(transaction, organisation.id, 'anyone', async () => {
    await sql`
      insert into employee (organisation, id, subject, name, email, user_name, manager_email, external_id, groups,
        provisioned_groups, roles, given_roles, provisioned_by, seen_at)
      select ${organisation.id}, id, subject, name, email, user_name, manager_email, external_id, groups,
        provisioned_groups, '{}', given_roles, 'file', 'epoch'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, subject text, name text, email text, user_name text,
        manager_email text, external_id text, groups text[], provisioned_groups text[], given_roles jsonb)
      on conflict (organisation, id) do update set name = excluded.name, email = excluded.email, user_name = excluded.user_name,
        manager_email = excluded.manager_email, external_id = excluded.external_id, groups = excluded.groups,
        provisioned_groups = excluded.provisioned_groups, given_roles = excluded.given_roles,
        provisioned_by = coalesce(employee.provisioned_by, 'file'), left_at = null`.execute(transaction);
    if (left)
      for (const { id } of missing)
        await leave(services, transaction, organisation, changer, { employee: id, to: null });
  });
  await keepOwnRight(transaction, changer);
  await recordChanges(transaction, organisation, changer, [
    {
      action: 'employeesImported',
      recordKind: 'organisation',
      record: null,
      detail: { added: added.length, changed: changed.length, left: left ? missing.length : 0 },
    },
    ...rows.map(
      ({ id, isNew, returns, groups, given_roles: given, before }): Change => ({
        action: isNew ? 'employeeAdded' : returns ? 'employeeReturned' : 'employeeChanged',
        recordKind: 'employee',
        record: id,
        detail: {
          ...(groups.join() === before.groups.join()
            ? {}
            : { groups: groups.join(', '), groupsBefore: before.groups.join(', ') }),
          ...(rolesInWords(given) === before.roles ? {} : { roles: rolesInWords(given), rolesBefore: before.roles }),
        },
      }),
    ),
  ]);
}

function rolesInWords(given: readonly GivenRole[]): string {
  return given
    .map(({ role }) => role)
    .sort()
    .join(', ');
}

function comparable(
  each: Pick<
    Planned,
    'name' | 'email' | 'user_name' | 'manager_email' | 'external_id' | 'groups' | 'provisioned_groups' | 'given_roles'
  >,
): string {
  const { name, email, user_name, manager_email, external_id, groups, provisioned_groups, given_roles } = each;
  const roles = given_roles
    .map((given) => `${given.role} ${given.from ?? ''} ${JSON.stringify(given.limits ?? null)}`)
    .sort();
  return JSON.stringify([
    name,
    email,
    user_name,
    manager_email,
    external_id,
    [...groups].sort(),
    [...provisioned_groups].sort(),
    roles,
  ]);
}
