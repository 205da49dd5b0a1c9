import { applyEvent } from '../../cases/apply-event.ts';
import { listColleagues } from '../../cases/inbox/colleagues.ts';
import type { CaseServices } from '../../cases/services.ts';
import { findCase } from '../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Actor } from '../../workflows/case-state.ts';
import { type Changer, recordChanges } from '../rights/changer.ts';
import { RightsRefused } from '../rights/guard-rights.ts';
import { keepLastHolder } from '../rights/last-holder.ts';

/** What came of it that somebody left. */
export type Left =
  | {
      readonly kind: 'left';
      /** Tasks that went to the colleague or back to their groups. */
      readonly passedOn: number;
      /** Tasks where several are asked, each for an answer of their own: those stay, nobody can give them for another. */
      readonly kept: number;
    }
  /** `no-colleague`: the one chosen has left too, or shares no group. `own`: nobody marks themselves as left. */
  | { readonly kind: 'unknown' | 'no-colleague' | 'own' }
  /** Nobody else may manage roles. */
  | { readonly kind: 'last-holder' };

/**
 * Marks an employee as left, within the caller's transaction: their sessions end with it, they can't log in again, and the tasks
 * that they had go to `to`, or back to the group where `to` is null or is not in a task's group.
 * @throws {RightsRefused} for the last one who may manage roles
 */
export async function leave(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  { employee, to }: { readonly employee: string; readonly to: string | null },
): Promise<Left> {
  if (employee === changer.employee) return { kind: 'own' };
  return keepLastHolder(transaction, organisation.id, [employee], () =>
    leaveNow(services, transaction, organisation, changer, { employee, to }),
  );
}

async function leaveNow(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  { employee, to }: { readonly employee: string; readonly to: string | null },
): Promise<Left> {
  const row = await transaction
    .selectFrom('employee')
    .select(['id', 'groups', 'left_at'])
    .where('id', '=', employee)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.left_at !== null) return { kind: 'unknown' };
  const colleagues = to === null ? [] : await listColleagues(transaction, employee, row.groups);
  const colleague = colleagues.find(({ id }) => id === to);
  if (to !== null && !colleague) return { kind: 'no-colleague' };
  await transaction.updateTable('employee').set({ left_at: changer.at }).where('id', '=', employee).execute();
  await transaction.deleteFrom('session').where('employee', '=', employee).execute();
  const { passedOn, kept } = await passOn(services, transaction, organisation, changer, employee, colleague ?? null);
  await recordChanges(transaction, organisation, changer, [
    { action: 'employeeLeft', recordKind: 'employee', record: employee, detail: { tasks: passedOn } },
  ]);
  return { kind: 'left', passedOn, kept };
}

/** The same in a transaction of its own. */
export async function markLeft(
  services: CaseServices,
  organisation: Organisation,
  changer: Changer,
  who: { readonly employee: string; readonly to: string | null },
): Promise<Left> {
  try {
    return await services.database.inOrganisation(organisation.id, (transaction) =>
      leave(services, transaction, organisation, changer, who),
    );
  } catch (error) {
    if (error instanceof RightsRefused) return { kind: 'last-holder' };
    throw error;
  }
}

/** Lets somebody who had left in again, with what their next log-in brings. @returns false where there is nobody who had left. */
export async function comeBack(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  changer: Changer,
  employee: string,
): Promise<boolean> {
  const row = await transaction
    .updateTable('employee')
    .set({ left_at: null })
    .where('id', '=', employee)
    .where('left_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await recordChanges(transaction, organisation, changer, [
    { action: 'employeeReturned', recordKind: 'employee', record: employee, detail: {} },
  ]);
  return true;
}

async function passOn(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { employee: by, at, from }: Changer,
  employee: string,
  colleague: { readonly id: string; readonly groups: readonly string[] } | null,
): Promise<{ readonly passedOn: number; readonly kept: number }> {
  const tasks = await transaction
    .selectFrom('task')
    .select(['case', 'open_step', 'group'])
    .where('employee', '=', employee)
    .where('closed_at', 'is', null)
    // One order for all, so that two who leave at once do not wait for each other.
    .orderBy('case')
    .orderBy('open_step')
    .execute();
  const actor: Actor = by === null ? { kind: 'system', id: null } : { kind: 'employee', id: by };
  let passedOn = 0;
  for (const task of tasks) {
    const stored = await findCase(transaction, organisation, task.case, true);
    if (!stored) continue;
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const base = { at: at.toISOString(), actor, open: task.open_step, onBehalfOf: employee };
    const to = colleague?.groups.includes(task.group) ? colleague.id : null;
    const applied = await applyEvent(
      transaction,
      organisation,
      version,
      stored,
      to === null ? { ...base, kind: 'taskReleased' } : { ...base, kind: 'taskHandedOver', employee: to },
      [
        {
          at,
          actor,
          subject: stored.person,
          action: to === null ? 'taskReleased' : 'taskHandedOver',
          recordKind: 'case',
          record: stored.id,
          detail: { ...from, had: employee, ...(to === null ? {} : { to }) },
          key: stored.key,
        },
      ],
    );
    if (applied.ok) passedOn += 1;
  }
  return { passedOn, kept: tasks.length - passedOn };
}
