import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { PrivilegeRefusal } from '../privileges/roles-of-privileges.ts';
import type { GivenRole, HeldRole } from '../rights/roles.ts';

/** An employee as the list shows them. */
export interface ListedEmployee {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly groups: readonly string[];
  /** Their last log-in or sign of life; null where a list told of them and they have not been here. */
  readonly seenAt: Date | null;
  readonly leftAt: Date | null;
}

/** All that is known of one employee. */
export interface KnownEmployee extends ListedEmployee {
  readonly subject: string;
  readonly userName: string | null;
  readonly managerEmail: string | null;
  readonly provisionedBy: 'scim' | 'file' | null;
  /** Of the groups, those that a list gave. */
  readonly provisionedGroups: readonly string[];
  /** Roles that the last log-in named. */
  readonly roles: readonly string[];
  readonly given: readonly GivenRole[];
  readonly provided: readonly HeldRole[];
  /** What of the privileges of the last log-in gave no role. */
  readonly refused: readonly PrivilegeRefusal[];
  /** Open tasks that are theirs by name. */
  readonly tasks: number;
}

/** Employees of a page of the list. */
export const employeesPageSize = 50;

const columns = [
  'id',
  'name',
  'email',
  'groups',
  'seen_at',
  'left_at',
  'subject',
  'user_name',
  'manager_email',
  'provisioned_by',
  'provisioned_groups',
  'roles',
  'given_roles',
  'provided_roles',
  'refused_privileges',
] as const;

/** One page of the employees by name: those who are employed, or those who have left. `page` from 1. */
export async function listEmployees(
  transaction: OrganisationTransaction,
  { left, page }: { readonly left: boolean; readonly page: number },
): Promise<{ readonly employees: readonly ListedEmployee[]; readonly count: number }> {
  const state = left ? 'is not' : 'is';
  const { count } = await transaction
    .selectFrom('employee')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('left_at', state, null)
    .executeTakeFirstOrThrow();
  const rows = await transaction
    .selectFrom('employee')
    .select(['id', 'name', 'email', 'groups', 'seen_at', 'left_at'])
    .where('left_at', state, null)
    .orderBy('name')
    .orderBy('id')
    .limit(employeesPageSize)
    .offset((page - 1) * employeesPageSize)
    .execute();
  return { employees: rows.map(listed), count: Number(count) };
}

/** Employees whose name, address, user name or group holds each of the words; one more than a page where there are more. */
export async function searchEmployees(
  transaction: OrganisationTransaction,
  typed: string,
): Promise<readonly ListedEmployee[]> {
  let query = transaction.selectFrom('employee').select(['id', 'name', 'email', 'groups', 'seen_at', 'left_at']);
  for (const word of typed
    .split(/\s+/)
    .filter((each) => each !== '')
    .slice(0, 8)) {
    const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(
      sql<boolean>`(name ilike ${like} or email ilike ${like} or user_name ilike ${like}
        or exists (select from unnest(groups) held where held ilike ${like}))`,
    );
  }
  const rows = await query
    .orderBy(sql`left_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .limit(employeesPageSize + 1)
    .execute();
  return rows.map(listed);
}

/** One employee; undefined where there is none of that id. */
export async function readEmployee(
  transaction: OrganisationTransaction,
  id: string,
): Promise<KnownEmployee | undefined> {
  const row = await transaction.selectFrom('employee').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { count } = await transaction
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('employee', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    ...listed(row),
    subject: row.subject,
    userName: row.user_name,
    managerEmail: row.manager_email,
    provisionedBy: row.provisioned_by,
    provisionedGroups: row.provisioned_groups,
    roles: row.roles,
    given: row.given_roles,
    provided: row.provided_roles,
    refused: row.refused_privileges,
    tasks: Number(count),
  };
}

/** Names of all groups: of employees, of the employer's lists, of roles, and of workflows' open tasks. */
export async function allGroups(transaction: OrganisationTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct unnest(groups) as name from employee
    union select name from scim_group
    union select "group" from group_role
    union select definition->>'group' from workflow_version where status = 'published'
    order by name`.execute(transaction);
  return rows.map(({ name }) => name).filter((name) => name !== null && name !== '');
}

/** Those who were given a role by name, most of them; `count` tells how many there are. */
export async function employeesGiven(
  transaction: OrganisationTransaction,
  role: string,
): Promise<{
  readonly count: number;
  readonly shown: readonly { readonly id: string; readonly name: string; readonly held: readonly GivenRole[] }[];
}> {
  const { rows } = await sql<{ id: string; name: string; given_roles: readonly GivenRole[]; count: string }>`
    select id, name, given_roles, count(*) over () as count from employee
    where given_roles @> ${JSON.stringify([{ role }])}::jsonb and left_at is null
    order by name, id limit ${employeesPageSize}`.execute(transaction);
  return {
    count: Number(rows[0]?.count ?? 0),
    shown: rows.map(({ id, name, given_roles: given }) => ({
      id,
      name,
      held: given.filter((each) => each.role === role),
    })),
  };
}

function listed(row: {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly groups: readonly string[];
  readonly seen_at: Date;
  readonly left_at: Date | null;
}): ListedEmployee {
  const { id, name, email, groups, seen_at, left_at } = row;
  return { id, name, email, groups, seenAt: seen_at.getTime() <= 0 ? null : seen_at, leftAt: left_at };
}
