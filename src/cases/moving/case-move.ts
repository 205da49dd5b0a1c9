import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { MoveObstacle } from '../../workflows/move-version.ts';

/**
 * `checking` and `moving` go on by themselves. `checked` waits for somebody to say that the cases are to be moved. `superseded`:
 * the version was replaced or withdrawn meanwhile, and nothing more is moved to it.
 */
export type MoveState = 'checking' | 'checked' | 'moving' | 'done' | 'stopped' | 'superseded';

/** What became of a case. `can`: it could be moved when it was looked at. `gone`: it ended, or was moved otherwise, first. */
export type MoveResult = 'waiting' | 'can' | 'moved' | 'left' | 'gone';

/** Why a case was left: what the engine says, or that moving it failed. */
export type LeftBecause = MoveObstacle | { readonly step: string; readonly code: 'failed' };

/** A check or a move of a workflow's cases, and how far it has come. */
export interface CaseMove {
  readonly id: string;
  readonly workflow: string;
  /** Id and number of the version that the cases are moved to. */
  readonly to: string;
  readonly version: number;
  readonly state: MoveState;
  /** Who asked for it last. */
  readonly employee: string;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  /** Cases by what became of them. */
  readonly counts: Readonly<Record<MoveResult, number>>;
  readonly all: number;
}

/** A case that was left. */
export interface LeftCase {
  readonly number: string;
  /** Id and number of the version that the case still follows. */
  readonly follows: string;
  readonly version: number;
  readonly because: readonly LeftBecause[];
}

/** The latest check or move of a workflow. */
export async function readMove(transaction: OrganisationTransaction, workflow: string): Promise<CaseMove | undefined> {
  const row = await transaction
    .selectFrom('case_move')
    .innerJoin('workflow_version', (join) =>
      join
        .onRef('workflow_version.organisation', '=', 'case_move.organisation')
        .onRef('workflow_version.id', '=', 'case_move.version'),
    )
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'case_move.organisation')
        .onRef('employee.id', '=', 'case_move.employee'),
    )
    .selectAll('case_move')
    .select(['workflow_version.version as number', 'employee.name'])
    .where('case_move.workflow', '=', workflow)
    .executeTakeFirst();
  if (!row) return undefined;
  const counted = await transaction
    .selectFrom('case_move_item')
    .select(['result', ({ fn }) => fn.countAll<string>().as('count')])
    .where('move', '=', row.id)
    .groupBy('result')
    .execute();
  const of = (result: MoveResult) => Number(counted.find((each) => each.result === result)?.count ?? 0);
  return {
    id: row.id,
    workflow,
    to: row.version,
    version: row.number,
    state: row.state,
    employee: row.name,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    counts: { waiting: of('waiting'), can: of('can'), moved: of('moved'), left: of('left'), gone: of('gone') },
    all: counted.reduce((sum, { count }) => sum + Number(count), 0),
  };
}

/** The cases that were left, in the order in which they began. */
export async function readLeft(
  transaction: OrganisationTransaction,
  move: string,
  limit: number,
  offset: number,
): Promise<readonly LeftCase[]> {
  const rows = await transaction
    .selectFrom('case_move_item as item')
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'item.organisation').onRef('case.id', '=', 'item.case'),
    )
    .innerJoin('workflow_version', (join) =>
      join
        .onRef('workflow_version.organisation', '=', 'case.organisation')
        .onRef('workflow_version.id', '=', 'case.workflow_version'),
    )
    .select(['case.number', 'workflow_version.id', 'workflow_version.version', 'item.obstacles'])
    .where('item.move', '=', move)
    .where('item.result', '=', 'left')
    .orderBy('item.case')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ number, id, version, obstacles }) => ({ number, follows: id, version, because: obstacles ?? [] }));
}

/** Running cases of a workflow that do not follow its published version, by the version that they follow, the newest first. */
export async function readOlderCases(
  transaction: OrganisationTransaction,
  workflow: string,
): Promise<{
  /** Null where the workflow has none published, so that nothing can be moved. */
  readonly published: { readonly id: string; readonly version: number } | null;
  readonly older: readonly { readonly version: number; readonly cases: number }[];
}> {
  const { rows } = await sql<{ id: string; version: number; status: string; cases: string }>`
    select v.id, v.version, v.status, (
      select count(*) from "case" c
      where c.organisation = v.organisation and c.workflow_version = v.id and c.status = 'open'
    ) as cases
    from workflow_version v where v.key = ${workflow} order by v.version desc`.execute(transaction);
  const published = rows.find(({ status }) => status === 'published') ?? null;
  return {
    published: published && { id: published.id, version: published.version },
    older: rows
      .filter(({ id, cases }) => id !== published?.id && Number(cases) > 0)
      .map(({ version, cases }) => ({ version, cases: Number(cases) })),
  };
}
