import type { Kysely } from 'kysely';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { v7 as uuidv7 } from 'uuid';
import type { Tables } from '../../database/schema.ts';
import { provisionedSubject } from '../../identity/employees/adopt-provisioned.ts';

const StaffSchema = Type.Object({
  units: Type.Record(Type.String(), Type.Array(Type.Object({ id: Type.String(), name: Type.String() }))),
  employees: Type.Record(
    Type.String(),
    Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        email: Type.String(),
        groups: Type.Array(Type.String()),
      }),
    ),
  ),
});

/**
 * Loads what the demonstration organisations' own lists would tell of the employees whom the sandbox's Context Handler logs in:
 * their groups, and what their units are called. What is there already stays as it is.
 */
export async function loadStaff(owner: Kysely<Tables>, staff: unknown): Promise<void> {
  if (!Value.Check(StaffSchema, staff)) return;
  const organisations = await owner.selectFrom('organisation').select(['id', 'slug']).execute();
  for (const { id: organisation, slug } of organisations) {
    const units = (staff.units[slug] ?? []).map(({ id, name }) => ({ organisation, id, name }));
    if (units.length > 0) {
      await owner
        .insertInto('organisation_unit')
        .values(units.map((unit) => ({ ...unit, seen_at: null, changed_at: null, changed_by: null })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const { id, name, email, groups } of staff.employees[slug] ?? []) {
      const known = await owner
        .selectFrom('employee')
        .select('id')
        .where('organisation', '=', organisation)
        .where(({ eb, or }) => or([eb('external_id', '=', id), eb('subject', 'like', `%:${id}`)]))
        .executeTakeFirst();
      if (known) continue;
      await owner
        .insertInto('employee')
        .values({
          ...{ organisation, id: uuidv7(), subject: provisionedSubject(id), name, email, language: null },
          ...{ groups: [...groups], provisioned_groups: [...groups], roles: [], external_id: id },
          ...{ provisioned_by: 'file', seen_at: new Date(0) },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}
