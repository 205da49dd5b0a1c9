import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { readingTexts } from '../../texts/reading.ts';
import { cannotMove } from '../../workflows/move-version.ts';
import { applyEvent } from '../apply-event.ts';
import type { WorkflowVersion } from '../definitions.ts';
import type { CaseServices } from '../services.ts';
import { findCases, type StoredCase } from '../stored-case.ts';
import type { LeftBecause, MoveResult, MoveState } from './case-move.ts';
import { recordMove } from './steer-move.ts';

/** Cases of one transaction; while it lasts, nobody else can change them. */
const batch = 50;

/** Told of what went wrong, without personal data. */
type Report = (what: string, error: unknown) => void;

/**
 * Goes on with the checks and moves of all organisations, a batch of each in turn, until there is nothing to do. A batch is one
 * transaction, which holds its move: of several processes one works on a move at a time, and what a killed one had begun never was.
 * @param stopped asked between two batches
 */
export async function workOffMoves(services: CaseServices, stopped: () => boolean, report: Report): Promise<void> {
  for (let worked = 1; worked > 0; ) {
    worked = 0;
    const { rows } = await sql<{ organisation: number; id: string }>`select * from running_case_moves()`.execute(
      services.database.shared,
    );
    for (const { organisation: number, id } of rows) {
      if (stopped()) return;
      const organisation = await services.organisations.byId(number);
      if (organisation) worked += await workOffMove(services, organisation, id, report);
    }
  }
}

/**
 * Goes on with one check or move by a batch.
 * @returns how many cases were looked at; 0 when it is over, or another process is at it
 */
export function workOffMove(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  report: Report,
): Promise<number> {
  return readingTexts(organisation.texts, () => work(services, organisation, id, batch, report));
}

async function work(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  size: number,
  report: Report,
): Promise<number> {
  const { database } = services;
  let begun: readonly string[] = [];
  try {
    return await database.inOrganisation(organisation.id, async (transaction) => {
      begun = [];
      const move = await hold(transaction, id);
      if (!move) return 0;
      if (move.status !== 'published') return end(services, transaction, organisation, id, 'superseded', move.workflow);
      begun = await nextCases(transaction, id, size);
      if (begun.length === 0) {
        const over = move.state === 'moving' ? 'done' : 'checked';
        return end(services, transaction, organisation, id, over, move.workflow);
      }
      const to = await services.definitions.workflow(organisation.id, move.version);
      const moving = move.state === 'moving' ? { ...move, id } : null;
      const found = await findCases(transaction, organisation, begun, moving !== null);
      const looked: Looked[] = [];
      for (const each of begun) {
        const stored = found.find((one) => one.id === each);
        looked.push({ case: each, ...(await lookAt(services, transaction, organisation, stored, to, moving)) });
      }
      await note(transaction, id, looked);
      return looked.length;
    });
  } catch (error) {
    const [first] = begun;
    if (first === undefined) throw error;
    // One that can't be moved or opened must not keep the others: they are taken one by one, and it is left.
    if (begun.length > 1) {
      let count = 0;
      for (const _ of begun) count += await work(services, organisation, id, 1, report);
      return count;
    }
    report('a case could not be moved to another version', error);
    await database.inOrganisation(organisation.id, (transaction) =>
      note(transaction, id, [{ case: first, result: 'left', because: [{ step: '', code: 'failed' }] }]),
    );
    return 1;
  }
}

interface Looked {
  readonly case: string;
  readonly result: MoveResult;
  readonly because?: readonly LeftBecause[];
}

/** The move, which nobody else touches until the transaction ends; undefined when somebody does, or it is over. */
function hold(transaction: OrganisationTransaction, id: string) {
  return transaction
    .selectFrom('case_move as move')
    .innerJoin('workflow_version as v', (join) =>
      join.onRef('v.organisation', '=', 'move.organisation').onRef('v.id', '=', 'move.version'),
    )
    .select(['move.workflow', 'move.version', 'move.state', 'move.employee', 'v.status'])
    .where('move.id', '=', id)
    .where('move.state', 'in', ['checking', 'moving'])
    .forUpdate('move')
    .skipLocked()
    .executeTakeFirst();
}

async function nextCases(transaction: OrganisationTransaction, id: string, size: number): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('case_move_item')
    .select('case')
    .where('move', '=', id)
    .where('result', '=', 'waiting')
    .orderBy('case')
    .limit(size)
    .execute();
  return rows.map((row) => row.case);
}

async function lookAt(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase | undefined,
  to: WorkflowVersion,
  /** Null where the case is only looked at. */
  moving: { readonly id: string; readonly employee: string } | null,
): Promise<Omit<Looked, 'case'>> {
  if (stored?.status !== 'open' || stored.workflowVersion === to.id) return { result: 'gone' };
  const from = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const because = cannotMove(to.workflow, stored.state, from.workflow);
  if (because.length > 0) return { result: 'left', because };
  if (!moving) return { result: 'can' };
  const now = services.now();
  const actor = { kind: 'employee', id: moving.employee } as const;
  const applied = await applyEvent(
    transaction,
    organisation,
    to,
    stored,
    { kind: 'movedToVersion', at: now.toISOString(), actor, version: to.id },
    [
      {
        at: now,
        actor,
        subject: stored.person,
        action: 'caseMoved',
        recordKind: 'case',
        record: stored.id,
        detail: { move: moving.id, version: to.version },
        key: stored.key,
      },
    ],
  );
  if (!applied.ok) throw new Error(`The engine refused to move a case: ${applied.refusal}.`);
  return { result: 'moved' };
}

async function note(transaction: OrganisationTransaction, move: string, looked: readonly Looked[]): Promise<void> {
  await sql`
    update case_move_item i set result = g.result, obstacles = g.obstacles::jsonb
    from unnest(
      ${looked.map((each) => each.case)}::uuid[], ${looked.map(({ result }) => result)}::text[],
      ${looked.map(({ because }) => (because ? JSON.stringify(because) : null))}::text[]
    ) as g("case", result, obstacles)
    where i.move = ${move} and i."case" = g."case" and i.result = 'waiting'`.execute(transaction);
}

async function end(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  state: Extract<MoveState, 'checked' | 'done' | 'superseded'>,
  workflow: string,
): Promise<0> {
  const now = services.now();
  const { state: before } = await transaction
    .selectFrom('case_move')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await transaction.updateTable('case_move').set({ state, ended_at: now }).where('id', '=', id).execute();
  if (before === 'moving') {
    const counted = await transaction
      .selectFrom('case_move_item')
      .select(({ fn }) => [
        fn.countAll<string>().filterWhere('result', '=', 'moved').as('moved'),
        fn.countAll<string>().filterWhere('result', '=', 'left').as('left'),
      ])
      .where('move', '=', id)
      .executeTakeFirstOrThrow();
    const detail = { workflow, superseded: state === 'superseded' };
    await recordMove(transaction, organisation, 'caseMoveEnded', id, now, null, {
      ...detail,
      moved: Number(counted.moved),
      left: Number(counted.left),
    });
  }
  return 0;
}
