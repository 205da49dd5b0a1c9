import type { AuditDetail } from '../audit/record.ts';
import { recordAudit } from '../audit/record.ts';
import { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { danishDate } from '../workflows/working-days.ts';
import { mayDoOneOf, openTasks } from './access.ts';
import { applyEvent } from './apply-event.ts';
import type { Employee } from './employee-actions.ts';
import { absentOnDay } from './inbox/absence.ts';
import { openFilling } from './open-filling.ts';
import { ensureEmployeePerson } from './person.ts';
import type { CaseServices } from './services.ts';
import { findCase } from './stored-case.ts';

export type FillTaskOpened =
  | { readonly ok: true; readonly draft: string; readonly form: string }
  | { readonly ok: false; readonly refusal: 'not-found' | 'not-open' | 'already-taken' };

/**
 * Opens the form of a fill task for an employee, who thereby takes the task. Opened again it is the same draft; a colleague who
 * takes the task over goes on with what was typed.
 */
export async function openFillTask(
  services: CaseServices,
  organisation: Organisation,
  action: {
    readonly case: string;
    readonly open: number;
    /** `person`: the employee as one who fills in forms, where that is known already. */
    readonly employee: Employee & ({ readonly person: string } | { readonly email: string | null });
    readonly from: AuditDetail;
  },
): Promise<FillTaskOpened> {
  const { employee, open } = action;
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<FillTaskOpened> => {
    const stored = await findCase(transaction, organisation, action.case, true);
    if (!stored) return { ok: false, refusal: 'not-found' };
    const now = services.now();
    const tasks = await openTasks(transaction, stored.id, open);
    if (!(await mayDoOneOf(transaction, tasks, employee, now))) return { ok: false, refusal: 'not-found' };
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const opened = stored.state.open.find((each) => each.id === open);
    const step = opened && version.workflow.definition.steps[opened.step];
    if (!opened || step?.kind !== 'fill') return { ok: false, refusal: 'not-open' };
    const had = opened.taken ?? (tasks.length === 1 ? (tasks[0]?.employee ?? undefined) : undefined);
    const absent = await absentOnDay(transaction, employee.id, danishDate(now.toISOString()));
    // Of one who is away the substitute goes on in one step.
    const standsIn = had !== undefined && had !== employee.id && absent.includes(had);
    if (opened.taken !== undefined && opened.taken !== employee.id && !standsIn)
      return { ok: false, refusal: 'already-taken' };
    const person =
      'person' in employee ? employee.person : await ensureEmployeePerson(transaction, organisation, employee);
    const existing = await transaction
      .selectFrom('draft')
      .select(['id', 'person'])
      .where('case', '=', stored.id)
      .where('open_step', '=', open)
      .where('submitted_case', 'is', null)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (existing && existing.person !== person) {
      await transaction.updateTable('draft').set({ person }).where('id', '=', existing.id).execute();
    }
    const actor = { kind: 'employee', id: employee.id } as const;
    const entry = {
      at: now,
      actor,
      subject: stored.person,
      recordKind: 'case' as const,
      record: stored.id,
      detail: action.from,
      key: stored.key,
    };
    const writes = new Writes();
    const filling = { open, step: opened.step, person, at: now };
    const draft = existing?.id ?? (await openFilling(transaction, organisation, version, stored, filling, writes));
    await writes.run(transaction);
    if (standsIn) {
      const event = {
        kind: 'taskHandedOver',
        at: now.toISOString(),
        actor,
        open,
        employee: employee.id,
        onBehalfOf: had,
      } as const;
      const taken = { ...entry, action: 'taskTaken', detail: { ...entry.detail, had } } as const;
      await applyEvent(transaction, organisation, version, stored, event, [taken]);
    } else if (opened.taken === undefined) {
      const event = { kind: 'taskTaken', at: now.toISOString(), actor, open, employee: employee.id } as const;
      await applyEvent(transaction, organisation, version, stored, event, [{ ...entry, action: 'taskTaken' }]);
    } else {
      await recordAudit(transaction, organisation.id, [{ ...entry, action: 'caseRead' }]);
    }
    return { ok: true, draft, form: step.form };
  });
}
