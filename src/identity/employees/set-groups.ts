import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Change } from '../rights/changer.ts';

/**
 * Works out anew which groups employees are in by the groups of SCIM that they are members of. What a log-in brought stays; what
 * SCIM gave and gives no more goes. @returns what changed, to be logged
 */
export async function setScimGroups(
  transaction: OrganisationTransaction,
  employees: readonly string[],
): Promise<readonly Change[]> {
  if (employees.length === 0) return [];
  const { rows } = await sql<{ id: string; before: readonly string[]; after: readonly string[] }>`
    with wanted as (
      select who.id, coalesce(array_agg(g.name order by g.name) filter (where g.name is not null), '{}') as names
      from unnest(${[...new Set(employees)]}::uuid[]) who(id)
        left join scim_member m on m.employee = who.id
        left join scim_group g on g.id = m."group"
      group by who.id
    ), before as (
      select e.id, e.groups from employee e join wanted on wanted.id = e.id for update of e
    )
    update employee e set
      groups = (
        select coalesce(array_agg(held order by held), '{}') from (
          (select unnest(e.groups) except select unnest(e.provisioned_groups)) union select unnest(wanted.names)
        ) held_groups(held)),
      provisioned_groups = wanted.names
    from wanted, before where e.id = wanted.id and before.id = e.id
    returning e.id, before.groups as before, e.groups as after`.execute(transaction);
  return rows
    .filter(({ before, after }) => [...before].sort().join('\n') !== [...after].sort().join('\n'))
    .map(({ id, before, after }) => ({
      action: 'employeeChanged',
      recordKind: 'employee',
      record: id,
      detail: { groups: after.join(', '), groupsBefore: before.join(', ') },
    }));
}
