import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Trace } from '../../workflows/dry-run/kept-run.ts';
import type { DryRun, Filling } from '../../workflows/dry-run/run-schema.ts';

/** A dry run as it is stored. */
export interface DryRunRow {
  readonly id: string;
  readonly workflow: string;
  /** Null while it is being played and not kept. */
  readonly name: string | null;
  readonly run: DryRun;
  readonly expected: Trace | null;
  readonly filling: Filling | null;
  readonly revision: number;
}

const columns = ['id', 'workflow', 'name', 'run', 'expected', 'filling', 'revision'] as const;

/** Runs that nobody has kept are forgotten so many days after they were last played. */
const forgottenAfterDays = 7;

/** Makes a run that is being played, and forgets those of the organisation that were left; its id. */
export async function createDryRun(
  transaction: OrganisationTransaction,
  organisation: number,
  made: { readonly workflow: string; readonly run: DryRun; readonly filling: Filling | null; readonly by: string },
  now: Date,
): Promise<string> {
  await transaction
    .deleteFrom('dry_run')
    .where('name', 'is', null)
    .where('updated_at', '<', new Date(now.getTime() - forgottenAfterDays * 86_400_000))
    .execute();
  const id = uuidv7();
  await transaction
    .insertInto('dry_run')
    .values({
      organisation,
      id,
      workflow: made.workflow,
      name: null,
      run: JSON.stringify(made.run),
      expected: null,
      filling: made.filling && JSON.stringify(made.filling),
      revision: 1,
      created_at: now,
      updated_at: now,
      created_by: made.by,
    })
    .execute();
  return id;
}

/** The run with that id, locked until the transaction ends; undefined where there is none of that workflow. */
export async function lockDryRun(
  transaction: OrganisationTransaction,
  workflow: string,
  id: string,
): Promise<DryRunRow | undefined> {
  return transaction
    .selectFrom('dry_run')
    .select(columns)
    .where('id', '=', id)
    .where('workflow', '=', workflow)
    .forUpdate()
    .executeTakeFirst();
}

/** The kept runs of a workflow, by name. */
export async function keptDryRuns(
  transaction: OrganisationTransaction,
  workflow: string,
): Promise<readonly (DryRunRow & { readonly name: string; readonly expected: Trace })[]> {
  const rows = await transaction
    .selectFrom('dry_run')
    .select(columns)
    .where('workflow', '=', workflow)
    .where('name', 'is not', null)
    .orderBy('name')
    .execute();
  return rows.flatMap((row) =>
    row.name === null || row.expected === null ? [] : [{ ...row, name: row.name, expected: row.expected }],
  );
}

/** Changes a run that is locked. */
export async function changeDryRun(
  transaction: OrganisationTransaction,
  { id, revision }: DryRunRow,
  changes: {
    readonly name?: string;
    readonly run?: DryRun;
    readonly expected?: Trace;
    readonly filling?: Filling | null;
  },
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('dry_run')
    .set({
      revision: revision + 1,
      updated_at: now,
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.run === undefined ? {} : { run: JSON.stringify(changes.run) }),
      ...(changes.expected === undefined ? {} : { expected: JSON.stringify(changes.expected) }),
      ...(changes.filling === undefined ? {} : { filling: changes.filling && JSON.stringify(changes.filling) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteDryRun(transaction: OrganisationTransaction, id: string): Promise<void> {
  await transaction.deleteFrom('dry_run').where('id', '=', id).execute();
}
