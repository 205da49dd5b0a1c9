import { v7 as uuidv7 } from 'uuid';
import type { Employee } from '../../cases/employee-actions.ts';
import type { Database } from '../../database/database.ts';
import { accessOfRole } from '../../identity/rights/access-of-employee.ts';
import type { Organisation } from '../organisation.ts';

/** The case worker who handles seeded cases, made when missing; no log-in provider knows her. */
export async function inventedEmployee(
  database: Database,
  organisation: Organisation,
  group: string,
): Promise<Employee> {
  const name = 'Eva Eksempel';
  const { id } = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        organisation: organisation.id,
        id: uuidv7(),
        subject: 'seed-employee',
        name,
        email: null,
        groups: [group],
        roles: ['caseworker'],
        language: null,
      })
      .onConflict((conflict) => conflict.columns(['organisation', 'subject']).doUpdateSet({ groups: [group] }))
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return { id, name, groups: [group], access: accessOfRole('caseworker') };
}
