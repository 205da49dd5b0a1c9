import { type RawBuilder, sql } from 'kysely';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Writes } from '../database/writes.ts';
import { offeredLanguage } from '../organisations/offered-language.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { type Text, textIn } from '../texts/catalogue.ts';
import type { CaseEvent, CaseState, Command, Invitee, ItemPath, TaskFor } from '../workflows/case-state.ts';
import { writeTexts } from '../workflows/placeholders.ts';
import type { CaseBefore } from './apply-event.ts';
import type { WorkflowVersion } from './definitions.ts';
import type { FixedInput } from './deliveries/delivery-input.ts';
import type { NoticeMail } from './deliveries/failure-mails.ts';
import { givePlaceBack } from './give-place-back.ts';
import { invite, remindInvited } from './invitations/invite.ts';
import type { Job } from './jobs.ts';
import { caseNumberMark } from './message-text.ts';
import { openFilling } from './open-filling.ts';
import { closePayments, demandPayment, dropSettlement, remindPayer, settlePayment } from './payments/demand.ts';
import { parentOfCase } from './representation.ts';
import { casePlaces } from './stored-case.ts';
import { isSmsWaiting, smsNotice, smsNoticeKindOf } from './tell-by-sms.ts';
import { caseText } from './texts.ts';

/** What carrying a command out works with. */
export interface Carrying {
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly version: WorkflowVersion;
  readonly before: CaseBefore;
  /** What the case becomes. */
  readonly state: CaseState;
  readonly at: Date;
  /** What happened. */
  readonly event: CaseEvent;
  readonly writes: Writes;
  readonly jobs: Job[];
}

/** Carries a command of the engine out: adds what is to be written, and the jobs that follow, to the event's own. */
export async function carryOut(carrying: Carrying, command: Command): Promise<void> {
  const { transaction, organisation, version, before, at, writes, jobs } = carrying;
  const here = { organisation: organisation.id, case: before.id };
  const tasks = (open: number) => openTasks(transaction, before.id, open);
  switch (command.kind) {
    case 'createTask': {
      const employee = command.for ? employeeOf(carrying, command.for) : null;
      const task = {
        ...here,
        id: uuidv7(),
        open_step: command.open,
        step: command.step,
        purpose: command.purpose,
        workflow: version.workflow.definition.key,
        group: command.group,
        due_at: command.dueAt === null ? null : new Date(command.dueAt),
        reminded_at: null,
        created_at: at,
        closed_at: null,
      };
      if (employee === null || typeof employee === 'string') writes.insert('task', { ...task, employee });
      else writes.add(transaction.insertInto('task').values({ ...task, employee }));
      if (command.purpose !== 'approve' && command.purpose !== 'fill') {
        for (const address of version.workflow.definition.failureMail ?? []) {
          writes.insert('failure_mail', { ...here, id: uuidv7(), address, created_at: at, next_at: at });
        }
      }
      return;
    }
    case 'assignTask':
      writes.add(tasks(command.open).set({ employee: command.employee }));
      return;
    case 'closeTasks': {
      const closing = tasks(command.open).set({ closed_at: at });
      writes.add(command.employee === undefined ? closing : closing.where('employee', '=', command.employee));
      // What others have typed for a decision stays with the case, and can't be sent any more. One's own is marked as sent within the
      // same statement, where a row may be written once; so is the form of a fill step.
      if (endedKind(carrying, command.open) === 'approve') {
        const own = before.sending?.person;
        const drafts = closeDrafts(carrying, command.open);
        writes.add(own === undefined ? drafts : drafts.where('person', '<>', own));
      }
      return;
    }
    case 'remindTask':
      writes.add(tasks(command.open).set({ reminded_at: at }));
      return;
    case 'escalateTask':
      writes.add(tasks(command.open).set({ group: command.group, employee: null, reminded_at: at }));
      return;
    case 'moveTask':
      writes.add(tasks(command.open).set({ due_at: command.dueAt === null ? null : new Date(command.dueAt) }));
      return;
    case 'setDeadline':
      writes.insert('deadline', {
        ...here,
        id: uuidv7(),
        open_step: command.open,
        kind: command.deadline,
        due_at: new Date(command.at),
        claimed_until: null,
      });
      return;
    case 'clearDeadlines':
      writes.delete('deadline', { case: before.id, open_step: command.open });
      return;
    case 'createDelivery': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'deliver') throw new Error(`Step ${command.step} is no delivery.`);
      addDelivery(carrying, command.open, command.step, step.delivery);
      return;
    }
    case 'retryDelivery': {
      const failed = transaction
        .updateTable('delivery')
        .set({ status: 'pending', reason: null, settled_at: null, next_at: at })
        .where('case', '=', before.id)
        .where('open_step', '=', command.open)
        .where('status', '=', 'failed')
        .returning('id');
      const { delivery } = command;
      const rows = await (delivery === undefined ? failed : failed.where('id', '=', delivery)).execute();
      if (rows.length === 0) throw new Error('No delivery of the step has failed.');
      for (const { id } of rows) {
        jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: id } });
      }
      return;
    }
    case 'callOff': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind === 'pay') closePayments(carrying, command.open);
      else if (step?.kind === 'settle') writes.add(dropSettlement(carrying, command.open));
      else callOff(carrying, command.open);
      return;
    }
    case 'demandPayment':
      return demandPayment(carrying, command);
    case 'remindPayer':
      return remindPayer(carrying, command);
    case 'settlePayment':
      return settlePayment(carrying, command);
    case 'requestCorrection': {
      const by = await parentOfCase(transaction, organisation, before);
      await openFilling(
        transaction,
        organisation,
        version,
        before,
        {
          open: command.open,
          step: command.step,
          person: before.person,
          ...(by ? { by } : {}),
          at,
        },
        writes,
      );
      writes.add(message(transaction, here, before.key, at, askToFill(carrying, command)));
      return tellBySms(carrying);
    }
    case 'invite':
      await invite(carrying, command, (delivery) => addDelivery(carrying, command.open, command.step, delivery));
      return;
    case 'remindInvited':
      await remindInvited(carrying, command, (delivery) => addDelivery(carrying, command.open, command.step, delivery));
      return;
    case 'messageStarter': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'notify') return;
      writes.add(message(transaction, here, before.key, at, written(carrying, step.message, command.path ?? [])));
      return tellBySms(carrying);
    }
    case 'tell': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'notify') return;
      const group = command.group ?? (typeof step.to === 'object' && 'group' in step.to ? step.to.group : undefined);
      if (group === undefined) return;
      const employee = command.for ? employeeOf(carrying, command.for) : null;
      writes.add(
        message(transaction, here, before.key, at, written(carrying, step.message, command.path), group),
        transaction
          .insertInto('notice_source')
          .values({ ...here, kind: 'workflowNotice', task: null, group, employee, at }),
      );
      return;
    }
    case 'post': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'notify') return;
      addNotice(carrying, command.step, command.to, written(carrying, step.message, command.path));
      return;
    }
    case 'mail': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'notify') return;
      const content: NoticeMail = { to: command.to, text: written(carrying, step.message, command.path) };
      writes.add(
        transaction.insertInto('failure_mail').values({
          ...here,
          id: uuidv7(),
          address: '',
          content: encryptJson(before.key.key, casePlaces.noticeMail, content),
          created_at: at,
          next_at: at,
        }),
      );
      return;
    }
    case 'end': {
      const isPaidFor = Object.values(version.workflow.definition.steps).some(({ kind }) => kind === 'pay');
      if (isPaidFor && carrying.event.kind !== 'deliveryHandledByHand') {
        await givePlaceBack(transaction, organisation.id, before.id, at);
      }
      return;
    }
  }
}

/** What the starter is told of a form that is opened for them. */
function askToFill(
  { version }: Carrying,
  { step: key, comment }: Extract<Command, { kind: 'requestCorrection' }>,
): Text {
  if (comment !== '') return caseText('case.correction.message', { comment });
  const step = version.workflow.definition.steps[key];
  const form = step?.kind === 'fill' ? version.workflow.forms.get(step.as) : undefined;
  return form ? caseText('case.fill.message', { form: form.title }) : caseText('case.correction.message', { comment });
}

/** A text of the workflow for the case as it becomes. A case that is just beginning gets its number with the same statement. */
function written({ version, before, state, at }: Carrying, text: Text, path: ItemPath): Text {
  const caseNumber = before.number ?? caseNumberMark;
  return writeTexts({ workflow: version.workflow, state, path, caseNumber, at: at.toISOString() }, text);
}

/** Cases told by SMS already in what is being written: one message tells of all that came of an event. */
const toldBySms = new WeakMap<Writes, Set<string>>();

/** Has whom the case is about told by SMS that there is news, where the workflow says so. */
export async function tellBySms(carrying: Carrying): Promise<void> {
  const { transaction, organisation, version, before, state, at, writes, jobs } = carrying;
  const told = toldBySms.get(writes) ?? new Set<string>();
  toldBySms.set(writes, told);
  if (told.has(before.id)) return;
  const { definition } = version.workflow;
  const kind = await smsNoticeKindOf(transaction, organisation, definition, before, state);
  if (!kind || told.has(before.id)) return;
  told.add(before.id);
  if (await isSmsWaiting(transaction, before.id)) return;
  const notice = smsNotice(organisation.id, before.id, kind, at);
  writes.insert('delivery', notice);
  jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: notice.id } });
}

function addDelivery(
  { organisation, before, at, writes, jobs }: Carrying,
  open: number,
  step: string,
  kind: string,
): void {
  // Version 4 because the key is the message's UUID in MeMo, whose schema admits no other.
  const id = uuidv4();
  writes.insert('delivery', {
    organisation: organisation.id,
    case: before.id,
    id,
    open_step: open,
    step,
    kind,
    status: 'pending',
    next_at: at,
    reference: null,
    reason: null,
    created_at: at,
    settled_at: null,
  });
  jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: id } });
}

/**
 * A notice to an invited person or company by Digital Post, as a delivery that no step waits for: what it says and to whom is fixed
 * with the event. A case that is just beginning invites nobody before it has its number.
 */
function addNotice(
  { transaction, organisation, before, at, writes, jobs }: Carrying,
  step: string,
  to: Invitee,
  message: Text,
): void {
  const id = uuidv4();
  const language = offeredLanguage(organisation, before.language);
  const caseNumber = before.number ?? caseNumberMark;
  const title = textIn(
    caseText('case.noticeMail.subject', { sender: textIn(organisation.name, language), number: caseNumber }),
    language,
  );
  const recipient =
    'cpr' in to ? ({ kind: 'cpr', id: to.cpr } as const) : 'cvr' in to ? ({ kind: 'cvr', id: to.cvr } as const) : null;
  const blocks = textIn(message, language)
    .split(/\n{2,}/)
    .map((text) => ({ kind: 'paragraph', text }) as const);
  const input: FixedInput = {
    input: { caseNumber, language, replyAllowed: false, recipient, title, fields: {} },
    receipts: [],
    uploads: [],
    letter: { title, blocks },
  };
  writes.add(
    transaction.insertInto('delivery').values({
      organisation: organisation.id,
      case: before.id,
      id,
      open_step: 0,
      step,
      kind: 'digital-post',
      status: 'pending',
      next_at: at,
      reference: null,
      reason: null,
      created_at: at,
      settled_at: null,
      input: encryptJson(before.key.key, casePlaces.deliveryInput, input),
    }),
  );
  jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: id } });
}

/**
 * The case went another way. What has not been sent is not sent; what a peer may already have is followed to its end, but the case
 * does not wait for it. What was typed into a form stays until the case is deleted, and can't be sent any more.
 */
function callOff({ transaction, before, at, writes }: Carrying, open: number): void {
  writes.add(
    transaction
      .updateTable('delivery')
      .set({ status: 'calledOff', settled_at: at, next_at: null })
      .where('case', '=', before.id)
      .where('open_step', '=', open)
      .where(({ or, and, eb }) =>
        or([and([eb('status', '=', 'pending'), eb('attempts', '=', 0)]), eb('status', '=', 'failed')]),
      ),
    closeDrafts({ transaction, before, at }, open),
    transaction
      .updateTable('invitation')
      .set({ closed_at: at })
      .where('case', '=', before.id)
      .where('open_step', '=', open)
      .where('closed_at', 'is', null),
  );
}

/** The kind of the step that was open and is so no longer; undefined for one that still is. */
function endedKind({ before, state, version }: Carrying, open: number): string | undefined {
  if (state.open.some(({ id }) => id === open)) return undefined;
  const was = before.state?.open.find(({ id }) => id === open);
  return was && version.workflow.definition.steps[was.step]?.kind;
}

function closeDrafts({ transaction, before, at }: Pick<Carrying, 'transaction' | 'before' | 'at'>, open: number) {
  return transaction
    .updateTable('draft')
    .set({ closed_at: at })
    .where('case', '=', before.id)
    .where('open_step', '=', open)
    .where('submitted_case', 'is', null);
}

/** The employee whose task it is, as a part of the statement; null, so that it is the group's, where there is no such one. */
function employeeOf({ state }: Carrying, whose: TaskFor): string | RawBuilder<string> | null {
  if ('employee' in whose) return whose.employee;
  if ('email' in whose) {
    return sql<string>`(select e.id from employee e where lower(e.email) = ${whose.email.toLowerCase()} limit 1)`;
  }
  const starter = Object.values(state.filledBy ?? {})[0];
  if (!('manager' in whose) || starter === undefined) return null;
  return sql<string>`(select m.id from employee e join employee m
    on m.organisation = e.organisation and lower(m.email) = lower(e.manager_email) where e.id = ${starter} limit 1)`;
}

function openTasks(transaction: OrganisationTransaction, caseId: string, open: number) {
  return transaction
    .updateTable('task')
    .where('case', '=', caseId)
    .where('open_step', '=', open)
    .where('closed_at', 'is', null);
}

/** A message of the product's own in the case. */
export function message(
  transaction: OrganisationTransaction,
  here: { readonly organisation: number; readonly case: string },
  key: DataKey,
  at: Date,
  text: Text,
  /** The group of employees whom it is for; null for the citizen. */
  group: string | null = null,
) {
  return transaction.insertInto('message').values({
    ...here,
    id: uuidv7(),
    from_kind: 'system',
    from_id: null,
    at,
    content: encryptJson(key.key, casePlaces.message, text),
    read_at: null,
    for_group: group,
  });
}
