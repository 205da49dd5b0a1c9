import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import { listDocuments, type StoredDocument, sourceOfMessage } from '../documents/stored-document.ts';
import type { Kept } from '../options/option.ts';
import type { Text } from '../texts/catalogue.ts';
import type { CaseEvent, TaskPurpose } from '../workflows/case-state.ts';
import type { StepStatus } from '../workflows/definition.ts';
import type { WorkflowVersion } from './definitions.ts';
import { listSent, type SentWith } from './deliveries/sent-documents.ts';
import { readMessage } from './message-text.ts';
import type { SubmissionContent } from './open-filling.ts';
import { openRepresentation, type Representation } from './representation.ts';
import { casePlaces, type StoredCase } from './stored-case.ts';

/** Everything that a page about one case shows. */
export interface CaseView {
  readonly submissions: readonly SubmissionView[];
  readonly documents: readonly StoredDocument[];
  readonly events: readonly CaseEvent[];
  readonly messages: readonly MessageView[];
  readonly deliveries: readonly DeliveryView[];
  /** The tasks that are open. */
  readonly tasks: readonly TaskView[];
  /** The keys of the steps that tasks and deliveries were made for, by the number of the open step. */
  readonly steps: Readonly<Record<number, string>>;
  /** Names of the employees that events, tasks and messages name by id. */
  readonly employees: Readonly<Record<string, string>>;
  /** What administrators call the systems that did something by a key, by the keys' ids. */
  readonly systems: Readonly<Record<string, string>>;
}

export interface SubmissionView {
  readonly sequence: number;
  readonly at: Date;
  readonly formVersion: string;
  readonly language: string;
  /** Who sent it; null where that was not kept yet: then it is the starter. */
  readonly person: string | null;
  /** Who sent it for the person; null where they did themselves. */
  readonly actor: string | null;
  /** By which power they did. */
  readonly representation: Representation | null;
  /** The alias of its answers; null where that was not kept yet. */
  readonly alias: string | null;
  /** The open step that it was sent in at; null for the one that began the case, and where it was not kept yet. */
  readonly open: number | null;
  readonly content: SubmissionContent;
}

export interface MessageView {
  readonly id: string;
  readonly from: 'citizen' | 'employee' | 'system';
  readonly fromId: string | null;
  readonly at: Date;
  readonly text: Text;
  /** The group of employees whom the workflow tells it; null for what the citizen sees. */
  readonly forGroup: string | null;
  /** The files that were sent with it. */
  readonly files: readonly StoredDocument[];
}

export interface DeliveryView {
  readonly id: string;
  readonly open: number;
  /** Which of the step's several receivers it is to; null where it is to all that the step names. */
  readonly receiver: number | null;
  readonly step: string;
  readonly kind: string;
  readonly status: 'pending' | 'awaiting' | 'delivered' | 'failed' | 'handledByHand' | 'calledOff';
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly reference: string | null;
  readonly reason: Text | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly history: readonly {
    readonly attempt: number;
    readonly at: Date;
    readonly outcome: string;
    /** In the reader's words; a string where the peer said it in words of its own. */
    readonly reason: Text | string | null;
  }[];
  /** The documents that went out, by attempt, the first first. */
  readonly sent: readonly SentWith[];
  /** What its kind keeps of it; null until it does. */
  readonly kept: Kept | null;
  /** What the peer said later, the first first. */
  readonly receipts: readonly ReceiptView[];
  /** The ways it went before the one it goes now, and why not further. */
  readonly former: readonly {
    readonly ended: 'rejected' | 'overdue' | 'sentAgain';
    readonly reason: Text | null;
    readonly at: Date;
  }[];
}

/** A receipt of a delivery. */
export interface ReceiptView {
  readonly id: string;
  readonly at: Date;
  /** When the peer says that it was. */
  readonly reportedAt: Date | null;
  /** One of the kind's states; null for receipts without one. */
  readonly state: string | null;
  readonly outcome: 'accepted' | 'rejected' | 'state';
  readonly effect: 'settled' | 'late' | 'contradicts' | 'noted' | 'next';
  readonly leg: number;
  /** What it says, of one that nobody could read and a person has put here; null for all others. */
  readonly unclear: string | null;
}

export interface TaskView {
  readonly open: number;
  readonly step: string;
  readonly purpose: TaskPurpose;
  readonly group: string;
  readonly employee: string | null;
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
}

/** Reads what a page about the case shows. The caller has checked the right to, and logs the reading. */
export async function readCaseView(transaction: OrganisationTransaction, stored: StoredCase): Promise<CaseView> {
  const key = stored.key.key;
  const submissions = await transaction
    .selectFrom('submission')
    .selectAll()
    .where('case', '=', stored.id)
    .orderBy('sequence', 'desc')
    .execute();
  const events = await transaction
    .selectFrom('case_event')
    .select('content')
    .where('case', '=', stored.id)
    .orderBy('sequence')
    .execute();
  const messages = await transaction
    .selectFrom('message')
    .selectAll()
    .where('case', '=', stored.id)
    .orderBy('at')
    .execute();
  const deliveries = await transaction
    .selectFrom('delivery')
    .selectAll()
    .where('case', '=', stored.id)
    .orderBy('created_at')
    .orderBy('receiver')
    .execute();
  const attempts = await transaction
    .selectFrom('delivery_attempt')
    .innerJoin('delivery', (join) =>
      join
        .onRef('delivery.organisation', '=', 'delivery_attempt.organisation')
        .onRef('delivery.id', '=', 'delivery_attempt.delivery'),
    )
    .select([
      'delivery_attempt.delivery',
      'delivery_attempt.attempt',
      'delivery_attempt.at',
      'delivery_attempt.outcome',
      'delivery_attempt.reason',
    ])
    .where('delivery.case', '=', stored.id)
    .orderBy('delivery_attempt.attempt')
    .execute();
  const ofDeliveries = deliveries.map(({ id }) => id);
  const hasWays = deliveries.some(({ kept }) => kept !== null);
  const receipts = hasWays
    ? await transaction
        .selectFrom('delivery_receipt')
        .select(['delivery', 'id', 'at', 'reported_at', 'state', 'outcome', 'effect', 'leg'])
        .select(sql<Buffer | null>`case when outcome = 'state' and state is null then content end`.as('content'))
        .where('delivery', 'in', ofDeliveries)
        .orderBy('reported_at')
        .orderBy('at')
        .execute()
    : [];
  const former = hasWays
    ? await transaction
        .selectFrom('delivery_leg')
        .select(['delivery', 'ended', 'reason', 'at'])
        .where('delivery', 'in', ofDeliveries)
        .orderBy('at')
        .execute()
    : [];
  const sent = await listSent(transaction, stored, ofDeliveries);
  const tasks = await transaction
    .selectFrom('task')
    .select(['open_step', 'step', 'purpose', 'group', 'employee', 'due_at', 'reminded_at', 'closed_at'])
    .where('case', '=', stored.id)
    .execute();
  const openTasks = tasks.filter((task) => task.closed_at === null);
  const opened = events.map((row) => decryptJson<CaseEvent>(key, casePlaces.event, row.content));
  const systems = opened.flatMap((event) => (event.actor.kind === 'system' && event.actor.id ? [event.actor.id] : []));
  const named = [
    ...opened.flatMap((event) => (event.actor.kind === 'employee' && event.actor.id ? [event.actor.id] : [])),
    ...openTasks.flatMap((task) => (task.employee ? [task.employee] : [])),
    ...messages.flatMap((message) => (message.from_kind === 'employee' && message.from_id ? [message.from_id] : [])),
  ];
  const documents = await listDocuments(transaction, stored.key, { case: stored.id });
  return {
    submissions: submissions.map((row) => ({
      sequence: row.sequence,
      at: row.at,
      formVersion: row.form_version,
      language: row.language,
      person: row.person,
      actor: row.actor,
      representation: openRepresentation(stored.key, row.representation),
      alias: row.alias,
      open: row.open_step,
      content: decryptJson<SubmissionContent>(key, casePlaces.submission, row.content),
    })),
    documents,
    events: opened,
    messages: messages.map((row) => ({
      id: row.id,
      from: row.from_kind,
      fromId: row.from_id,
      forGroup: row.for_group,
      at: row.at,
      text: readMessage(decryptJson<Text>(key, casePlaces.message, row.content), stored.number),
      files: documents.filter(({ source }) => source?.startsWith(sourceOfMessage(row.id)) === true),
    })),
    deliveries: deliveries.map((row) => ({
      id: row.id,
      open: row.open_step,
      receiver: row.receiver,
      step: row.step,
      kind: row.kind,
      status: row.status,
      attempts: row.attempts,
      nextAt: row.next_at,
      reference: row.reference,
      reason: row.reason,
      createdAt: row.created_at,
      settledAt: row.settled_at,
      history: attempts
        .filter((attempt) => attempt.delivery === row.id)
        .map(({ attempt, at, outcome, reason }) => ({ attempt, at, outcome, reason: readReason(reason) })),
      sent: sent.get(row.id) ?? [],
      kept: row.kept && decryptJson<Kept>(key, casePlaces.deliveryKept, row.kept),
      receipts: receipts
        .filter(({ delivery }) => delivery === row.id)
        .map(({ reported_at: reportedAt, delivery: _, content, ...receipt }) => ({
          ...receipt,
          reportedAt,
          unclear: content && decryptJson<string>(key, casePlaces.receipt, content),
        })),
      former: former.filter(({ delivery }) => delivery === row.id).map(({ delivery: _, ...way }) => way),
    })),
    steps: Object.fromEntries([...tasks, ...deliveries].map((row) => [row.open_step, row.step])),
    tasks: openTasks.map((row) => ({
      open: row.open_step,
      step: row.step,
      purpose: row.purpose,
      group: row.group,
      employee: row.employee,
      dueAt: row.due_at,
      remindedAt: row.reminded_at,
    })),
    employees: await employeeNames(transaction, [...new Set(named)]),
    systems: await systemNames(transaction, systems),
  };
}

/** Names of employees by id. */
export async function employeeNames(
  transaction: OrganisationTransaction,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const rows = await transaction
    .selectFrom('employee')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** What the citizen is told of where the case stands, from the keys of its open steps (of its end step once ended). */
export function statusOf(version: WorkflowVersion, openSteps: readonly string[]): StepStatus | null {
  const { steps, annulment } = version.workflow.definition;
  // A case that has neither open steps nor an end step was annulled and had no steps for that.
  if (openSteps.length === 0) return annulment?.status ?? null;
  for (const key of openSteps) {
    const step = steps[key];
    if (step && 'status' in step) return step.status;
  }
  return null;
}

/** One case in a person's list. */
export interface OwnCase {
  readonly id: string;
  readonly number: string;
  readonly workflowVersion: string;
  readonly openSteps: readonly string[];
  readonly status: 'open' | 'ended';
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deleteAt: Date | null;
}

/** A person's cases, newest first. */
export async function listOwnCases(transaction: OrganisationTransaction, person: string): Promise<readonly OwnCase[]> {
  return transaction
    .selectFrom('case')
    .select([
      'id',
      'number',
      'workflow_version as workflowVersion',
      'open_steps as openSteps',
      'status',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'delete_at as deleteAt',
    ])
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

/** The reason of an attempt: a text of ours is kept as JSON with its languages, a peer's words as they were said. */
function readReason(stored: string | null): Text | string | null {
  return stored?.startsWith('{"da":') ? (JSON.parse(stored) as Text) : stored;
}

async function systemNames(
  transaction: OrganisationTransaction,
  keys: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (keys.length === 0) return {};
  const rows = await transaction
    .selectFrom('api_key')
    .select(['id', 'name'])
    .where('id', 'in', [...keys])
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
