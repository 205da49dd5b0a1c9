import { sql } from 'kysely';
import type { AuditEntry } from '../audit/record.ts';
import { auditRow } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { advance, type Refusal } from '../workflows/advance.ts';
import type { CaseEvent, CaseState } from '../workflows/case-state.ts';
import { carryOut } from './carry-out.ts';
import type { WorkflowVersion } from './definitions.ts';
import { withFacts } from './facts.ts';
import { enqueueing, type Job } from './jobs.ts';
import type { SentAnswers } from './open-filling.ts';
import { casePlaces } from './stored-case.ts';

/** A case as far as an event needs it: a stored one, or one that the event begins. */
export interface CaseBefore {
  readonly id: string;
  readonly person: string;
  /** Absent for one that the event begins: it gets its number with the same statement. */
  readonly number?: string;
  readonly key: DataKey;
  readonly language: string;
  /** How many events it has had. */
  readonly sequence: number;
  readonly state: CaseState | null;
  /** What is sent in with the event: it is written together with all else, and so can't be read yet. */
  readonly sending?: SentAnswers;
}

export type Applied =
  | { readonly ok: true; readonly state: CaseState; readonly sequence: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** What events of one transaction write, gathered; events of several cases can share it. */
export interface EventWrites {
  readonly writes: Writes;
  readonly jobs: Job[];
}

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
  happened: CaseEvent,
  audit: readonly AuditEntry[],
  writes: Writes = new Writes(),
): Promise<Applied> {
  const into: EventWrites = { writes, jobs: [] };
  const applied = await addEvent(transaction, organisation, version, before, happened, audit, into);
  if (applied.ok) finishEvents(transaction, into);
  return applied;
}

/** Sends what was gathered, once all is in it. */
export function finishEvents(transaction: OrganisationTransaction, { writes, jobs }: EventWrites): void {
  if (jobs.length > 0) writes.call(enqueueing(transaction, jobs.splice(0)));
  writes.finish(transaction);
}

/** The same for several cases, each with one event: what each writes is added to what they share, and sent by {@link finishEvents}. */
export async function addEvent(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  version: WorkflowVersion,
  before: CaseBefore,
  happened: CaseEvent,
  audit: readonly AuditEntry[],
  { writes, jobs }: EventWrites,
): Promise<Applied> {
  const event = await withFacts(transaction, organisation, version.workflow, happened);
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
    const row = event.kind === 'movedToVersion' ? { ...caseRow, workflow_version: version.id } : caseRow;
    writes.update('case', { id: before.id }, row);
  }
  writes.insert('case_event', {
    organisation: organisation.id,
    case: before.id,
    sequence,
    at,
    kind: event.kind,
    actor_kind: event.actor.kind,
    actor: event.actor.id,
    content: encryptJson(key, casePlaces.event, event),
  });
  for (const command of commands) {
    await carryOut({ transaction, organisation, version, before, state, at, event, writes, jobs }, command);
  }
  for (const entry of audit) writes.insert('audit_entry', auditRow(organisation.id, entry));
  return { ok: true, state, sequence };
}
