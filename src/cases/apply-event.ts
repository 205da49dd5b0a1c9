import { sql } from 'kysely';
import type { AuditEntry } from '../audit/record.ts';
import { auditInsert } from '../audit/record.ts';
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
    const moved = event.kind === 'movedToVersion' ? { workflow_version: version.id } : {};
    writes.add(
      transaction
        .updateTable('case')
        .set({ ...caseRow, ...moved })
        .where('id', '=', before.id),
    );
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
    await carryOut({ transaction, organisation, version, before, state, at, event, writes, jobs }, command);
  }
  if (audit.length > 0) writes.add(auditInsert(transaction, organisation.id, audit));
  if (jobs.length > 0) writes.call(enqueueing(transaction, jobs));
  writes.finish(transaction);
  return { ok: true, state, sequence };
}
