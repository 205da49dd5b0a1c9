import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { setScimGroups } from '../employees/set-groups.ts';
import { recordChanges } from '../rights/changer.ts';
import { lockRights } from '../rights/guard-rights.ts';
import { keepLastHolder } from '../rights/last-holder.ts';
import { parseFilter } from './filter.ts';
import { memberOf, type PatchOperation } from './patch.ts';
import { invalidValue, ScimError } from './scim-error.ts';
import { isScimId, type Listed, type ListWanted, type ScimWork } from './services.ts';

/** A group as it is answered. `members` absent where they were not asked for. */
export interface ScimGroup {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly members?: readonly { readonly id: string; readonly name: string }[];
}

/** What is sent of a group. */
export interface GroupValues {
  readonly name: string;
  readonly externalId: string | null;
  readonly members: readonly string[];
}

const longestName = 200;

/** Reads a group that was sent whole. @throws {ScimError} */
export function readGroup(body: unknown): GroupValues {
  const name = memberOf(body, 'displayName');
  const external = memberOf(body, 'externalId');
  return {
    name: checkedName(name),
    externalId: typeof external === 'string' && external !== '' ? external.slice(0, 200) : null,
    members: memberIds(memberOf(body, 'members') ?? []),
  };
}

/** Groups by a filter; `members` says whether those are wanted too. */
export async function listGroups(
  { transaction }: Pick<ScimWork, 'transaction'>,
  { filter, startIndex, count }: ListWanted,
  members: boolean,
): Promise<Listed<ScimGroup>> {
  const condition = filter === undefined ? sql<boolean>`true` : conditionOf(filter);
  const { rows: totals } = await sql<{ total: string }>`
    select count(*) as total from scim_group g where ${condition}`.execute(transaction);
  const total = Number(totals[0]?.total ?? 0);
  if (count === 0 || total === 0) return { total, resources: [] };
  const { rows } = await sql<Row>`
    select ${columns(members)} from scim_group g where ${condition}
    order by g.id limit ${count} offset ${startIndex - 1}`.execute(transaction);
  return { total, resources: rows.map(groupOf) };
}

/** @throws {ScimError} 404 */
export async function readGroupById(
  { transaction }: Pick<ScimWork, 'transaction'>,
  id: string,
  members: boolean,
): Promise<ScimGroup> {
  const { rows } = isScimId(id)
    ? await sql<Row>`select ${columns(members)} from scim_group g where g.id = ${id}`.execute(transaction)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new ScimError(404, 'There is no such group.');
  return groupOf(row);
}

/** @throws {ScimError} 409 where there is one of that name */
export async function addGroup(work: ScimWork, { name, externalId, members }: GroupValues): Promise<ScimGroup> {
  const { transaction, organisation, changer } = work;
  const id = uuidv7();
  const added = await transaction
    .insertInto('scim_group')
    .values({
      organisation: organisation.id,
      id,
      external_id: externalId,
      name,
      created_at: changer.at,
      changed_at: changer.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new ScimError(409, 'There is a group of that name already.', 'uniqueness');
  await setMembers(work, id, members);
  await changed(work, name, members);
  return readGroupById(work, id, true);
}

/** @throws {ScimError} */
export async function replaceGroup(work: ScimWork, id: string, values: GroupValues): Promise<ScimGroup> {
  const before = await lockGroup(work, id);
  await rename(work, before, values);
  await setMembers(work, id, values.members);
  await changed(work, values.name, [...values.members, ...(before.members ?? []).map((each) => each.id)]);
  return readGroupById(work, id, true);
}

/** @throws {ScimError} */
export async function changeGroup(
  work: ScimWork,
  id: string,
  operations: readonly PatchOperation[],
): Promise<ScimGroup> {
  const before = await lockGroup(work, id);
  const known = (before.members ?? []).map((each) => each.id);
  const members = new Set(known);
  let { name, externalId } = before;
  for (const { op, attribute, filter, value } of operations) {
    switch (attribute) {
      case 'displayname':
        if (op === 'remove') throw invalidValue("displayName can't be removed.");
        name = checkedName(value);
        break;
      case 'externalid':
        externalId = op === 'remove' || typeof value !== 'string' ? null : value.slice(0, 200);
        break;
      case 'members': {
        const named = filter.filter((each) => each.attribute === 'value').map((each) => each.value);
        const given = value === undefined || value === null ? [] : memberIds(value);
        if (op === 'replace') members.clear();
        // "Remove members" without saying which is all of them; Entra ID names them by a value instead of a filter.
        if (op === 'remove')
          for (const gone of [...named, ...given].length > 0 ? [...named, ...given] : known) members.delete(gone);
        else for (const each of given) members.add(each);
        break;
      }
      case 'id':
      case 'schemas':
      case 'meta':
        break;
      default:
        throw new ScimError(400, `A group has no attribute ${attribute.slice(0, 100)}.`, 'invalidPath');
    }
  }
  await rename(work, before, { name, externalId });
  await setMembers(work, id, [...members]);
  const touched = name === before.name ? differing(known, [...members]) : [...known, ...members];
  await changed(work, name, touched);
  return readGroupById(work, id, false);
}

/** Deletes a group; its members lose what it gave. @throws {ScimError} 404 */
export async function deleteGroup(work: ScimWork, id: string): Promise<void> {
  const before = await lockGroup(work, id);
  await work.transaction.deleteFrom('scim_group').where('id', '=', id).execute();
  await changed(
    work,
    before.name,
    (before.members ?? []).map((each) => each.id),
  );
}

async function rename(
  work: ScimWork,
  { id }: ScimGroup,
  { name, externalId }: Pick<GroupValues, 'name' | 'externalId'>,
) {
  const { transaction, changer } = work;
  const { rows } = await sql`select from scim_group where name = ${name} and id <> ${id}`.execute(transaction);
  if (rows.length > 0) throw new ScimError(409, 'Another group has that name.', 'uniqueness');
  await transaction
    .updateTable('scim_group')
    .set({ name, external_id: externalId, changed_at: changer.at })
    .where('id', '=', id)
    .execute();
}

async function setMembers(
  { transaction, organisation }: ScimWork,
  id: string,
  members: readonly string[],
): Promise<void> {
  const wanted = [...new Set(members)];
  await sql`delete from scim_member where "group" = ${id} and employee <> all(${wanted}::uuid[])`.execute(transaction);
  await sql`
    insert into scim_member (organisation, "group", employee)
    select ${organisation.id}, ${id}, e.id from employee e where e.id = any(${wanted}::uuid[])
    on conflict do nothing`.execute(transaction);
  const { rows } = await sql<{ count: string }>`select count(*) from scim_member where "group" = ${id}`.execute(
    transaction,
  );
  if (Number(rows[0]?.count) !== wanted.length) throw invalidValue('A member is no user here.');
}

/** Works out anew what those whom it concerns are in, and logs it. */
async function changed(work: ScimWork, group: string, employees: readonly string[]): Promise<void> {
  const { transaction, organisation, changer } = work;
  const changes = await keepLastHolder(transaction, organisation.id, employees, () =>
    setScimGroups(transaction, employees),
  );
  await recordChanges(transaction, organisation, changer, [
    { action: 'groupChanged', recordKind: 'organisation', record: null, detail: { group, changed: changes.length } },
    ...changes,
  ]);
}

async function lockGroup(work: ScimWork, id: string): Promise<ScimGroup> {
  await lockRights(work.transaction, work.organisation.id);
  if (isScimId(id)) await sql`select from scim_group where id = ${id} for update`.execute(work.transaction);
  return readGroupById(work, id, true);
}

function differing(one: readonly string[], other: readonly string[]): readonly string[] {
  const [left, right] = [new Set(one), new Set(other)];
  return [...one.filter((each) => !right.has(each)), ...other.filter((each) => !left.has(each))];
}

function checkedName(name: unknown): string {
  if (typeof name !== 'string' || name.trim() === '')
    throw invalidValue('displayName must be a string that is not empty.');
  if (name.trim().length > longestName) throw invalidValue(`displayName has at most ${longestName} characters.`);
  return name.trim();
}

function memberIds(members: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(members) ? members : [members];
  return given.map((each) => {
    const id = typeof each === 'string' ? each : memberOf(each, 'value');
    if (typeof id !== 'string' || !isScimId(id)) throw invalidValue('A member must be named by the id of a user here.');
    return id;
  });
}

function columns(members: boolean): RawBuilder<unknown> {
  const list = sql`coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by e.id)
    from scim_member m join employee e on e.id = m.employee where m."group" = g.id), '[]')`;
  return sql`g.id, g.name, g.external_id, ${members ? list : sql`null`} as members`;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly members: readonly { readonly id: string; readonly name: string }[] | null;
}

function groupOf({ id, name, external_id: externalId, members }: Row): ScimGroup {
  return { id, name, externalId, ...(members === null ? {} : { members }) };
}

function conditionOf(filter: string): RawBuilder<boolean> {
  const parts = parseFilter(filter).map(({ attribute, value }): RawBuilder<boolean> => {
    switch (attribute) {
      case 'id':
        return isScimId(value) ? sql`g.id = ${value}` : sql`false`;
      case 'externalid':
        return sql`g.external_id = ${value}`;
      case 'displayname':
        return sql`g.name = ${value}`;
      case 'members':
      case 'members.value':
        return isScimId(value)
          ? sql`exists (select from scim_member m where m."group" = g.id and m.employee = ${value})`
          : sql`false`;
      default:
        throw new ScimError(400, `Groups can't be filtered by ${attribute.slice(0, 60)}.`, 'invalidFilter');
    }
  });
  return sql`${sql.join(parts, sql` and `)}`;
}
