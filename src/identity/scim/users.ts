import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { findByExternal, provisionedSubject } from '../employees/adopt-provisioned.ts';
import { comeBack, leave } from '../employees/leave.ts';
import { recordChanges } from '../rights/changer.ts';
import { lockRights } from '../rights/guard-rights.ts';
import { parseFilter } from './filter.ts';
import type { PatchOperation } from './patch.ts';
import { invalidValue, ScimError } from './scim-error.ts';
import { isScimId, type Listed, type ListWanted, type ScimWork } from './services.ts';
import { patchUser, type UserValues } from './user-values.ts';

/** A user as it is answered. */
export interface ScimUser extends UserValues {
  readonly id: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Employees by a filter. One whom SCIM has deleted is not there any more. */
export async function listUsers(
  { transaction }: Pick<ScimWork, 'transaction'>,
  { filter, startIndex, count }: ListWanted,
): Promise<Listed<ScimUser>> {
  const condition = filter === undefined ? sql<boolean>`true` : conditionOf(filter);
  const { rows: totals } = await sql<{ total: string }>`
    select count(*) as total from employee e where ${visible} and ${condition}`.execute(transaction);
  const total = Number(totals[0]?.total ?? 0);
  if (count === 0 || total === 0) return { total, resources: [] };
  const { rows } = await sql<Row>`
    select ${columns} from employee e where ${visible} and ${condition}
    order by e.id limit ${count} offset ${startIndex - 1}`.execute(transaction);
  return { total, resources: rows.map(userOf) };
}

/** @throws {ScimError} 404 */
export async function readUserById({ transaction }: Pick<ScimWork, 'transaction'>, id: string): Promise<ScimUser> {
  const { rows } = isScimId(id)
    ? await sql<Row>`select ${columns} from employee e where ${visible} and e.id = ${id}`.execute(transaction)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new ScimError(404, 'There is no such user.');
  return userOf(row);
}

/**
 * Adds a user, or takes over an employee who has logged in before their list told of them: what the list calls them ends their subject.
 * @throws {ScimError} 409 for one that SCIM has added already
 */
export async function addUser(work: ScimWork, values: UserValues): Promise<ScimUser> {
  const { transaction, organisation, changer } = work;
  const external = values.externalId ?? values.userName;
  const known =
    (await findByExternal(transaction, external)) ?? (await findByUserName(work, values.userName, values.externalId));
  if (known) {
    const before = await findVisible(work, known.id);
    if (before && known.provisionedBy === 'scim') {
      throw new ScimError(409, 'There is a user of that externalId or userName already.', 'uniqueness');
    }
    return keepUser(work, known.id, values, before);
  }
  const id = uuidv7();
  await transaction
    .insertInto('employee')
    .values({
      organisation: organisation.id,
      id,
      subject: provisionedSubject(external),
      name: values.name,
      email: values.email,
      groups: [],
      roles: [],
      language: null,
      seen_at: new Date(0),
      external_id: external,
      user_name: values.userName,
      manager_email: await managerEmail(work, values.manager),
      provisioned_by: 'scim',
      // One who is added as inactive has not begun, or has left: they don't get in either way.
      left_at: values.active ? null : changer.at,
    })
    .execute();
  await recordChanges(transaction, organisation, changer, [
    { action: 'employeeAdded', recordKind: 'employee', record: id, detail: {} },
  ]);
  return readUserById(work, id);
}

/** Puts what was sent whole in place of what was known. @throws {ScimError} */
export async function replaceUser(work: ScimWork, id: string, values: UserValues): Promise<ScimUser> {
  return keepUser(work, id, values, await lockUser(work, id));
}

/** @throws {ScimError} */
export async function changeUser(work: ScimWork, id: string, operations: readonly PatchOperation[]): Promise<ScimUser> {
  const before = await lockUser(work, id);
  return keepUser(work, id, patchUser(before, operations), before);
}

/** Deletes a user: to SCIM they are gone; what they did stays, and they have left. @throws {ScimError} 404 */
export async function deleteUser(work: ScimWork, id: string): Promise<void> {
  const { services, transaction, organisation, changer } = work;
  const before = await lockUser(work, id);
  if (before.active) await leave(services, transaction, organisation, changer, { employee: id, to: null });
  await sql`delete from scim_member where employee = ${id}`.execute(transaction);
  await sql`update employee set provisioned_by = null, external_id = null, user_name = null, provisioned_groups = '{}',
    groups = '{}' where id = ${id}`.execute(transaction);
}

async function keepUser(
  work: ScimWork,
  id: string,
  values: UserValues,
  before: ScimUser | undefined,
): Promise<ScimUser> {
  const { services, transaction, organisation, changer } = work;
  const external = values.externalId ?? values.userName;
  const { rows: same } = await sql<{ id: string }>`
    select id from employee where id <> ${id} and provisioned_by = 'scim'
      and (external_id = ${external} or lower(user_name) = lower(${values.userName})) limit 1`.execute(transaction);
  if (same.length > 0) throw new ScimError(409, 'Another user has that externalId or userName.', 'uniqueness');
  const manager = values.manager === before?.manager ? undefined : await managerEmail(work, values.manager);
  await sql`
    update employee set name = ${values.name}, email = ${values.email}, external_id = ${external},
      user_name = ${values.userName}, provisioned_by = 'scim'
      ${manager === undefined ? sql`` : sql`, manager_email = ${manager}`},
      subject = case when subject like 'provisioned:%' then ${provisionedSubject(external)} else subject end
    where id = ${id}`.execute(transaction);
  const wasActive = before?.active ?? false;
  if (values.active && !wasActive) await comeBack(transaction, organisation, changer, id);
  if (!values.active && wasActive) {
    await leave(services, transaction, organisation, changer, { employee: id, to: null });
  }
  if (before && (before.name !== values.name || before.email !== values.email || manager !== undefined)) {
    await recordChanges(transaction, organisation, changer, [
      { action: 'employeeChanged', recordKind: 'employee', record: id, detail: {} },
    ]);
  }
  return readUserById(work, id);
}

async function lockUser(work: ScimWork, id: string): Promise<ScimUser> {
  // Before the row: whoever changes rights takes the two in this order.
  await lockRights(work.transaction, work.organisation.id);
  if (isScimId(id)) await sql`select from employee where id = ${id} for update`.execute(work.transaction);
  return readUserById(work, id);
}

async function findVisible(work: ScimWork, id: string): Promise<ScimUser | undefined> {
  try {
    return await lockUser(work, id);
  } catch (error) {
    if (error instanceof ScimError && error.statusCode === 404) return undefined;
    throw error;
  }
}

/** One whom SCIM or a file told of by the same user name, unless they have another externalId. */
async function findByUserName({ transaction }: ScimWork, userName: string, externalId: string | null) {
  const { rows } = await sql<{ id: string; provisionedBy: 'scim' | 'file' | null }>`
    select id, provisioned_by as "provisionedBy" from employee
    where lower(user_name) = lower(${userName})
      and (provisioned_by = 'scim' or ${externalId}::text is null or external_id is null or external_id = ${externalId})
    limit 1`.execute(transaction);
  return rows[0];
}

/** The address of the manager whom a client names by our id, or by the address itself. */
async function managerEmail({ transaction }: ScimWork, manager: string | null): Promise<string | null> {
  if (manager === null || manager.includes('@')) return manager;
  const found = isScimId(manager)
    ? await transaction.selectFrom('employee').select('email').where('id', '=', manager).executeTakeFirst()
    : undefined;
  if (!found) throw invalidValue('The manager is no user here.');
  return found.email;
}

const visible = sql<boolean>`(e.left_at is null or e.provisioned_by is not null)`;

const columns = sql`e.id, e.subject, e.name, e.email, e.external_id, e.user_name, e.left_at,
  (select m.id from employee m where lower(m.email) = lower(e.manager_email) and m.left_at is null
    order by m.id limit 1) as manager,
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
    from scim_member member join scim_group g on g.id = member."group" where member.employee = e.id), '[]') as groups`;

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly external_id: string | null;
  readonly user_name: string | null;
  readonly left_at: Date | null;
  readonly manager: string | null;
  readonly groups: ScimUser['groups'];
}

/** One who has only logged in is told of by the end of their subject, by which a client finds and takes them over. */
function userOf(row: Row): ScimUser {
  return {
    id: row.id,
    userName: row.user_name ?? row.email ?? row.subject,
    externalId: row.external_id ?? row.subject.slice(row.subject.lastIndexOf(':') + 1),
    name: row.name,
    email: row.email,
    active: row.left_at === null,
    manager: row.manager,
    groups: row.groups,
  };
}

function conditionOf(filter: string): RawBuilder<boolean> {
  const parts = parseFilter(filter).map(({ attribute, value }): RawBuilder<boolean> => {
    switch (attribute) {
      case 'id':
        return isScimId(value) ? sql`e.id = ${value}` : sql`false`;
      case 'externalid':
        return sql`(e.external_id = ${value} or (e.external_id is null and split_part(e.subject, ':', 2) = ${value}))`;
      case 'username':
        return sql`lower(coalesce(e.user_name, e.email, e.subject)) = lower(${value})`;
      case 'emails':
      case 'emails.value':
        return sql`lower(e.email) = lower(${value})`;
      case 'displayname':
        return sql`e.name = ${value}`;
      case 'active':
        return value === 'true' ? sql`e.left_at is null` : sql`e.left_at is not null`;
      default:
        throw new ScimError(400, `Users can't be filtered by ${attribute.slice(0, 60)}.`, 'invalidFilter');
    }
  });
  return sql`${sql.join(parts, sql` and `)}`;
}
