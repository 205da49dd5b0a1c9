import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause } from '../../forms/design/api-types.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { keptAll, keptAtMost, thinnedSeconds } from '../designs/design-row.ts';

/** The working definition of a workflow. */
export interface WorkflowRow {
  readonly key: string;
  readonly revision: number;
  readonly definition: WorkflowDefinition;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/**
 * The working definition, locked until the transaction ends. A workflow that was published without a designer (by the
 * demonstration, by a command) gets one on its first use: the published definition. Undefined where there is no such workflow.
 */
export async function lockWorkflow(
  transaction: OrganisationTransaction,
  organisation: number,
  key: string,
  at: Date,
): Promise<WorkflowRow | undefined> {
  const found = await lockedRow(transaction, key);
  if (found) return found;
  const version = await transaction
    .selectFrom('workflow_version')
    .select(['definition', 'published_at', 'published_by'])
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!version) return undefined;
  await insertWorkflow(transaction, organisation, version.definition, version.published_by, version.published_at ?? at);
  return lockedRow(transaction, key);
}

async function lockedRow(transaction: OrganisationTransaction, key: string): Promise<WorkflowRow | undefined> {
  return transaction
    .selectFrom('workflow_design')
    .select(['key', 'revision', 'definition', 'updated_at as updatedAt', 'updated_by as updatedBy'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

/** Makes a working definition with revision 1. @returns false where there is one already. */
export async function insertWorkflow(
  transaction: OrganisationTransaction,
  organisation: number,
  definition: WorkflowDefinition,
  by: string | null,
  at: Date,
  cause: RevisionCause = 'created',
): Promise<boolean> {
  const { key } = definition;
  const text = JSON.stringify(definition);
  const row = await transaction
    .insertInto('workflow_design')
    .values({ organisation, key, revision: 1, definition: text, created_at: at, updated_at: at, updated_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!row) return false;
  await transaction
    .insertInto('workflow_revision')
    .values({ organisation, key, revision: 1, definition: text, at, by, cause })
    .execute();
  return true;
}

/** Stores the next revision of a design that is locked, and lets the oldest go. @returns the new revision. */
export async function storeWorkflowRevision(
  transaction: OrganisationTransaction,
  organisation: number,
  design: WorkflowRow,
  definition: WorkflowDefinition,
  by: string | null,
  at: Date,
  cause: RevisionCause,
): Promise<number> {
  const { key } = design;
  const revision = design.revision + 1;
  const text = JSON.stringify(definition);
  await transaction
    .updateTable('workflow_design')
    .set({ revision, definition: text, updated_at: at, updated_by: by })
    .where('key', '=', key)
    .execute();
  await transaction
    .insertInto('workflow_revision')
    .values({ organisation, key, revision, definition: text, at, by, cause })
    .execute();
  await sql`
    delete from workflow_revision r where r.key = ${key} and (
      r.revision <= (
        select k.revision from workflow_revision k where k.key = ${key} order by k.revision desc offset ${keptAtMost} limit 1
      ) or r.revision <= ${revision - keptAll} and r.cause = 'saved' and exists (
        select from workflow_revision n where n.key = ${key} and n.revision > r.revision
          and n.revision <= ${revision - keptAll} and n.by is not distinct from r.by
          and floor(extract(epoch from n.at) / ${thinnedSeconds}) = floor(extract(epoch from r.at) / ${thinnedSeconds})
      )
    )`.execute(transaction);
  return revision;
}

/** A kept revision's definition; undefined where it was never there or was let go. */
export async function findWorkflowRevision(
  transaction: OrganisationTransaction,
  key: string,
  revision: number,
): Promise<WorkflowDefinition | undefined> {
  const row = await transaction
    .selectFrom('workflow_revision')
    .select('definition')
    .where('key', '=', key)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.definition;
}
