import { v7 as uuidv7 } from 'uuid';
import type { AuditAction, AuditDetail } from '../audit/record.ts';
import { recordAudit } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import { Writes } from '../database/writes.ts';
import { holdInMessage } from '../documents/stored-document.ts';
import type { Access } from '../identity/rights/access.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Refusal } from '../workflows/advance.ts';
import type { Actor, CaseEvent, DecisionKind } from '../workflows/case-state.ts';
import { danishDate } from '../workflows/working-days.ts';
import { mayDoOneOf, mayWorkOnCase, openTasks, type StepTask } from './access.ts';
import { applyEvent, type CaseBefore } from './apply-event.ts';
import { type FilledDecision, submitDecision, type UnfilledDecision } from './decisions/submit-decision.ts';
import type { WorkflowVersion } from './definitions.ts';
import { isUnderWay } from './deliveries/left-of-step.ts';
import { absentOnDay } from './inbox/absence.ts';
import { listColleagues } from './inbox/colleagues.ts';
import { waysOfInvitation } from './invitations/ways-of-invitation.ts';
import type { CaseServices } from './services.ts';
import { casePlaces, findCase, type StoredCase } from './stored-case.ts';
import { tellOfMessage } from './tell-of-message.ts';

/** An employee as far as cases need to know them. */
export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly access: Access;
}

/** `not-found` is also the answer for what one may not see: it doesn't tell that there is something. */
export type ActionResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: Refusal | 'not-found' | 'no-colleague' | UnfilledDecision };

/** A task to act on, as the page that shows it names it. */
export interface TaskAction {
  readonly case: string;
  /** The open step's number: a page that was loaded before somebody else acted names one that is no longer open. */
  readonly open: number;
  readonly employee: Employee;
  readonly from: AuditDetail;
}

/** Takes a task: one that nobody has, or one of an employee whose substitute one is today. */
export function takeTask(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction,
): Promise<ActionResult> {
  return handOver(services, organisation, { ...action, to: action.employee.id });
}

/**
 * Gives a task to a named colleague who is in its group. Only who has it may, or their substitute; a task that nobody has may
 * be given by any member of the group. `no-colleague` where `to` can't have it.
 */
export async function handOver(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction & { readonly to: string },
): Promise<ActionResult> {
  const { employee, to, open } = action;
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, action.case, true);
    const now = services.now();
    if (!stored || !(await mayWorkOnCase(transaction, stored, employee, now)))
      return { ok: false, refusal: 'not-found' };
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const tasks = await openTasks(transaction, stored.id, open);
    if (!(await mayDoOneOf(transaction, tasks, employee, now))) return { ok: false, refusal: 'not-open' };
    const step = stored.state.open.find((each) => each.id === open);
    // Several are asked, each for an answer of their own: nobody can give it for another.
    if (!step || step.members) return { ok: false, refusal: 'wrong-step' };
    const had = step.taken;
    const isOthers = had !== undefined && had !== employee.id;
    if (isOthers) {
      const standsInFor = await absentOnDay(transaction, employee.id, danishDate(now.toISOString()));
      if (!standsInFor.includes(had)) return { ok: false, refusal: 'already-taken' };
    }
    if (to !== employee.id) {
      const colleagues = await listColleagues(transaction, employee.id, employee.groups);
      const colleague = colleagues.find((each) => each.id === to);
      const able = tasks.some((task) => colleague?.groups.includes(task.group));
      if (!able) return { ok: false, refusal: 'no-colleague' };
    }
    const takes = to === employee.id && (had === undefined || had === to);
    const actor: Actor = { kind: 'employee', id: employee.id };
    const applied = await applyEvent(
      transaction,
      organisation,
      version,
      stored,
      takes
        ? { kind: 'taskTaken', at: now.toISOString(), actor, open, employee: to }
        : {
            kind: 'taskHandedOver',
            at: now.toISOString(),
            actor,
            open,
            employee: to,
            ...(isOthers ? { onBehalfOf: had } : {}),
          },
      [
        {
          at: now,
          actor,
          subject: stored.person,
          action: to === employee.id ? 'taskTaken' : 'taskHandedOver',
          recordKind: 'case',
          record: stored.id,
          detail: { ...action.from, ...(to === employee.id ? {} : { to }), ...(had === undefined ? {} : { had }) },
          key: stored.key,
        },
      ],
    );
    return applied.ok ? { ok: true } : applied;
  });
}

export function releaseTask(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction,
): Promise<ActionResult> {
  return act(services, organisation, action, 'taskReleased', (base) => ({ ...base, kind: 'taskReleased' }));
}

/**
 * Decides an approve task. Two who decide at once: the case's row lock lets the first through, the second is refused. A
 * substitute decides at once for one who is away: the one who has the task, or where several are asked one who has not decided.
 */
export function decide(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction & {
    readonly decision: DecisionKind;
    readonly reason: string;
    /** The form that goes with the decision, as it was filled in; none where the case goes back. */
    readonly filled?: FilledDecision;
  },
): Promise<ActionResult> {
  const { decision, reason, filled, employee } = action;
  return act(services, organisation, action, 'caseDecided', async (base, known) => {
    const { stored, absent, tasks, version, transaction, writes } = known;
    const open = stored.state.open.find((each) => each.id === base.open);
    const voters = new Set((open?.votes ?? []).map((vote) => vote.employee));
    const isAsked = !open?.members || (open.members.includes(employee.id) && !voters.has(employee.id));
    // Somebody's own, by the workflow's choice or since they took it.
    const holder = open?.taken ?? (tasks.length === 1 ? tasks[0]?.employee : null);
    const onBehalfOf = isAsked
      ? absent.find((each) => each === holder)
      : absent.find((each) => open?.members?.includes(each) && !voters.has(each));
    const decided: CaseEvent = {
      ...base,
      kind: 'decided',
      decision,
      reason,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    };
    const step = version.workflow.definition.steps[open?.step ?? ''];
    if (!filled || step?.kind !== 'approve' || step.form === undefined) return decided;
    const { as } = step.form;
    const sent = await submitDecision(services, transaction, organisation, stored, filled, as, base.open, writes);
    if (typeof sent === 'string') return sent;
    known.sending = sent;
    return { ...decided, values: sent.content.values };
  });
}

export function retryDelivery(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction,
): Promise<ActionResult> {
  return act(services, organisation, action, 'deliveryRetried', async (base, { stored, transaction }) =>
    // An invitation may have failed without anything having been sent.
    (await hasFailedDelivery(transaction, stored.id, base.open)) ? { ...base, kind: 'deliveryRetried' } : 'wrong-step',
  );
}

/**
 * The employee has seen to the delivery in another way, and says how. The delivery ends; the case goes on, or waits on for the form
 * where it was an invitation.
 */
export function handleByHand(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction & { readonly reason: string },
): Promise<ActionResult> {
  return act(
    services,
    organisation,
    action,
    'deliveryHandledByHand',
    async (base, { stored, transaction }) => {
      const open = stored.state.open.find((each) => each.id === base.open);
      const undelivered = await hasFailedDelivery(transaction, stored.id, base.open);
      if (open?.kind === 'fill' && !waysOfInvitation(open, undelivered).byHand) return 'wrong-step';
      const isWaiting = open?.kind === 'deliver' && (await isUnderWay(transaction, stored.id, base.open));
      return { ...base, kind: 'deliveryHandledByHand', reason: action.reason, ...(isWaiting && { left: 'underWay' }) };
    },
    async (transaction, stored) => {
      await transaction
        .updateTable('delivery')
        .set({ status: 'handledByHand', settled_at: services.now() })
        .where('case', '=', stored.id)
        .where('open_step', '=', action.open)
        .where('status', '=', 'failed')
        .execute();
    },
  );
}

/** Writes in the case: a case worker to the citizen, who is told of it, or the citizen to the case workers. */
export async function writeMessage(
  services: CaseServices,
  organisation: Organisation,
  message: {
    readonly case: string;
    readonly author: Actor;
    /** The person whose case it must be, when a citizen writes. */
    readonly person?: string;
    /** Who must be one of those who may read the case, when an employee writes. */
    readonly employee?: Employee;
    readonly text: string;
    /** Files that were sent to the case and are this message's. */
    readonly files?: readonly string[];
    readonly from: AuditDetail;
  },
): Promise<ActionResult> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, message.case, true);
    const now = services.now();
    const allowed =
      stored &&
      (message.person === undefined || stored.person === message.person) &&
      (message.employee === undefined || (await mayWorkOnCase(transaction, stored, message.employee, now)));
    if (!allowed) return { ok: false, refusal: 'not-found' };
    const { workflow } = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    if (workflow.definition.messages === false) return { ok: false, refusal: 'not-allowed' };
    if (message.author.kind === 'employee') await tellOfMessage(services, transaction, organisation, stored, now);
    const id = uuidv7();
    await transaction
      .insertInto('message')
      .values({
        organisation: organisation.id,
        id,
        case: stored.id,
        from_kind: message.author.kind,
        from_id: message.author.id,
        at: now,
        content: encryptJson(stored.key.key, casePlaces.message, { da: message.text }),
        read_at: null,
      })
      .execute();
    await holdInMessage(transaction, stored.id, id, message.files ?? []);
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: message.author,
        subject: stored.person,
        action: 'messageSent',
        recordKind: 'case',
        record: stored.id,
        detail: message.from,
        key: stored.key,
      },
    ]);
    return { ok: true };
  });
}

type Happened = CaseEvent | Refusal | UnfilledDecision;

async function act(
  services: CaseServices,
  organisation: Organisation,
  action: TaskAction,
  auditAction: AuditAction,
  event: (
    base: { readonly at: string; readonly actor: Actor; readonly open: number },
    /** `absent`: those for whom the employee stands in today. */
    known: {
      readonly stored: StoredCase;
      readonly version: WorkflowVersion;
      /** What is written together with the event. */
      readonly writes: Writes;
      /** What is sent in with the event. */
      sending?: NonNullable<CaseBefore['sending']>;
      readonly absent: readonly string[];
      /** The step's open tasks. */
      readonly tasks: readonly StepTask[];
      readonly transaction: OrganisationTransaction;
    },
  ) => Happened | Promise<Happened>,
  alongside?: (transaction: OrganisationTransaction, stored: StoredCase) => Promise<void>,
): Promise<ActionResult> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const { employee } = action;
    const stored = await findCase(transaction, organisation, action.case, true);
    const now = services.now();
    if (!stored || !(await mayWorkOnCase(transaction, stored, employee, now)))
      return { ok: false, refusal: 'not-found' };
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const tasks = await openTasks(transaction, stored.id, action.open);
    if (!(await mayDoOneOf(transaction, tasks, employee, now))) return { ok: false, refusal: 'not-open' };
    const actor: Actor = { kind: 'employee', id: action.employee.id };
    const absent = await absentOnDay(transaction, employee.id, danishDate(now.toISOString()));
    const base = { at: now.toISOString(), actor, open: action.open };
    const known: Parameters<typeof event>[1] = { stored, version, absent, tasks, transaction, writes: new Writes() };
    const happened = await event(base, known);
    if (typeof happened === 'string') return { ok: false, refusal: happened };
    const onBehalfOf = 'onBehalfOf' in happened ? happened.onBehalfOf : undefined;
    const before: CaseBefore = known.sending ? { ...stored, sending: known.sending } : stored;
    const audit = {
      at: now,
      actor,
      subject: stored.person,
      action: auditAction,
      recordKind: 'case' as const,
      record: stored.id,
      detail: { ...action.from, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
      key: stored.key,
    };
    const applied = await applyEvent(transaction, organisation, version, before, happened, [audit], known.writes);
    if (!applied.ok) return applied;
    await alongside?.(transaction, stored);
    return { ok: true };
  });
}

async function hasFailedDelivery(transaction: OrganisationTransaction, id: string, open: number): Promise<boolean> {
  const found = await transaction
    .selectFrom('delivery')
    .select('id')
    .where('case', '=', id)
    .where('open_step', '=', open)
    .where('status', '=', 'failed')
    .executeTakeFirst();
  return found !== undefined;
}
