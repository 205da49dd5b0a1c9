import { sql } from 'kysely';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from '../audit/record.ts';
import { auditInsert } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Text } from '../texts/catalogue.ts';
import { advance, type Refusal } from '../workflows/advance.ts';
import type { CaseEvent, CaseState, Command } from '../workflows/case-state.ts';
import { noticeText } from '../workflows/notice-text.ts';
import { openCorrection, type SubmissionContent } from './correction.ts';
import type { WorkflowVersion } from './definitions.ts';
import { enqueueing, type Job } from './jobs.ts';
import { casePlaces } from './stored-case.ts';
import { caseText } from './texts.ts';

/** A case as far as an event needs it: a stored one, or one that the event begins. */
export interface CaseBefore {
  readonly id: string;
  readonly person: string;
  readonly key: DataKey;
  readonly language: string;
  /** How many events it has had. */
  readonly sequence: number;
  readonly state: CaseState | null;
  /** What is sent in with the event: it is written together with all else, and so can't be read yet. */
  readonly sending?: { readonly formVersion: string; readonly content: SubmissionContent };
}

export type Applied =
  | { readonly ok: true; readonly state: CaseState; readonly sequence: number }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Applies one event to a case within the caller's transaction, which holds the case's row lock: the event, the new state,
 * tasks, deadlines, deliveries, messages, the audit entries and the jobs for the effects, or nothing at all
 * (design, 2.2: one transaction). What the caller writes beside it can go along in the same statement, which is the
 * transaction's last: nobody waits for it, the commit goes out with it.
 */
export async function applyEvent(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  version: WorkflowVersion,
  before: CaseBefore,
  event: CaseEvent,
  audit: readonly AuditEntry[],
  writes: Writes = new Writes(),
): Promise<Applied> {
  const advanced = advance(version.workflow, before.state, event);
  if (!advanced.ok) return advanced;
  const { state, commands } = advanced;
  const sequence = before.sequence + 1;
  const at = new Date(event.at);
  const key = before.key.key;
  const end = commands.find((command) => command.kind === 'end');
  const caseRow = {
    status: state.status,
    outcome: state.outcome,
    open_steps: state.endStep === null ? state.open.map((open) => open.step) : [state.endStep],
    sequence,
    state: encryptJson(key, casePlaces.state, state),
    updated_at: at,
    ended_at: end ? at : null,
    delete_at: end ? new Date(end.deleteAt) : null,
  };
  if (before.state === null) {
    writes.add(
      transaction.insertInto('case').values({
        organisation: organisation.id,
        id: before.id,
        number: sql`next_case_number(${organisation.id}::integer, ${at.getUTCFullYear()}::integer)`,
        person: before.person,
        workflow_version: version.id,
        data_key: before.key.id,
        readers: version.workflow.definition.group,
        language: before.language,
        created_at: at,
        ...caseRow,
      }),
    );
  } else {
    writes.add(transaction.updateTable('case').set(caseRow).where('id', '=', before.id));
  }
  writes.add(
    transaction.insertInto('case_event').values({
      organisation: organisation.id,
      case: before.id,
      sequence,
      at,
      kind: event.kind,
      actor_kind: event.actor.kind,
      actor: event.actor.id,
      content: encryptJson(key, casePlaces.event, event),
    }),
  );
  const jobs: Job[] = [];
  for (const command of commands) {
    await carryOut({ transaction, organisation, version, before, state, at, writes, jobs }, command);
  }
  if (audit.length > 0) writes.add(auditInsert(transaction, organisation.id, audit));
  if (jobs.length > 0) writes.call(enqueueing(transaction, jobs));
  writes.finish(transaction);
  return { ok: true, state, sequence };
}

/** What carrying a command out works with. */
interface Carrying {
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly version: WorkflowVersion;
  readonly before: CaseBefore;
  /** What the case becomes. */
  readonly state: CaseState;
  readonly at: Date;
  readonly writes: Writes;
  readonly jobs: Job[];
}

async function carryOut(carrying: Carrying, command: Command): Promise<void> {
  const { transaction, organisation, version, before, state, at, writes, jobs } = carrying;
  const here = { organisation: organisation.id, case: before.id };
  switch (command.kind) {
    case 'createTask':
      writes.add(
        transaction.insertInto('task').values({
          ...here,
          id: uuidv7(),
          open_step: command.open,
          step: command.step,
          purpose: command.purpose,
          group: command.group,
          employee: null,
          due_at: command.dueAt === null ? null : new Date(command.dueAt),
          reminded_at: null,
          created_at: at,
          closed_at: null,
        }),
      );
      return;
    case 'assignTask':
      writes.add(openTasks(transaction, before.id, command.open).set({ employee: command.employee }));
      return;
    case 'closeTasks':
      writes.add(openTasks(transaction, before.id, command.open).set({ closed_at: at }));
      return;
    case 'remindTask':
      writes.add(openTasks(transaction, before.id, command.open).set({ reminded_at: at }));
      return;
    case 'setDeadline':
      writes.add(
        transaction.insertInto('deadline').values({
          ...here,
          id: uuidv7(),
          open_step: command.open,
          kind: command.deadline,
          due_at: new Date(command.at),
          claimed_until: null,
        }),
      );
      return;
    case 'clearDeadlines':
      writes.add(
        transaction.deleteFrom('deadline').where('case', '=', before.id).where('open_step', '=', command.open),
      );
      return;
    case 'createDelivery': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'deliver') throw new Error(`Step ${command.step} is no delivery.`);
      // Version 4 because the key is the message's UUID in MeMo, whose schema admits no other.
      const id = uuidv4();
      writes.add(
        transaction.insertInto('delivery').values({
          ...here,
          id,
          open_step: command.open,
          step: command.step,
          kind: step.delivery,
          status: 'pending',
          next_at: at,
          reference: null,
          reason: null,
          created_at: at,
          settled_at: null,
        }),
      );
      jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: id } });
      return;
    }
    case 'retryDelivery': {
      const row = await transaction
        .updateTable('delivery')
        .set({ status: 'pending', reason: null, settled_at: null, next_at: at })
        .where('case', '=', before.id)
        .where('open_step', '=', command.open)
        .returning('id')
        .executeTakeFirstOrThrow();
      jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: row.id } });
      return;
    }
    case 'requestCorrection':
      await openCorrection(transaction, organisation, version, before, command.open, command.step, at);
      writes.add(
        message(transaction, here, before.key, at, caseText('case.correction.message', { comment: command.comment })),
      );
      return;
    case 'messageStarter': {
      const step = version.workflow.definition.steps[command.step];
      if (step?.kind !== 'notify') return;
      writes.add(message(transaction, here, before.key, at, noticeText(step.message, state)));
      return;
    }
    case 'end':
      return;
  }
}

function openTasks(transaction: OrganisationTransaction, caseId: string, open: number) {
  return transaction
    .updateTable('task')
    .where('case', '=', caseId)
    .where('open_step', '=', open)
    .where('closed_at', 'is', null);
}

function message(
  transaction: OrganisationTransaction,
  here: { readonly organisation: number; readonly case: string },
  key: DataKey,
  at: Date,
  text: Text,
) {
  return transaction.insertInto('message').values({
    ...here,
    id: uuidv7(),
    from_kind: 'system',
    from_id: null,
    at,
    content: encryptJson(key.key, casePlaces.message, text),
    read_at: null,
  });
}
