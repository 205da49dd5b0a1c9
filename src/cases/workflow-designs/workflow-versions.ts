import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionLine, VersionLine } from '../../forms/design/api-types.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { findWorkflowRevision } from './workflow-row.ts';

/** The versions that are or were published, newest first. */
export async function publishedWorkflows(
  transaction: OrganisationTransaction,
  key: string,
): Promise<readonly VersionLine[]> {
  const rows = await transaction
    .selectFrom('workflow_version')
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'workflow_version.organisation')
        .onRef('employee.id', '=', 'workflow_version.published_by'),
    )
    .select(['version', 'status', 'published_at', 'employee.name'])
    .where('workflow_version.key', '=', key)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    status: row.status === 'published' ? 'published' : 'withdrawn',
    publishedAt: row.published_at?.toISOString() ?? null,
    publishedBy: row.name,
  }));
}

/** The revisions of the working definition that are kept, newest first. */
export async function keptWorkflowRevisions(
  transaction: OrganisationTransaction,
  key: string,
): Promise<readonly RevisionLine[]> {
  const rows = await transaction
    .selectFrom('workflow_revision')
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'workflow_revision.organisation')
        .onRef('employee.id', '=', 'workflow_revision.by'),
    )
    .select(['revision', 'at', 'cause', 'employee.name'])
    .where('workflow_revision.key', '=', key)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(({ revision, at, cause, name }) => ({ revision, at: at.toISOString(), by: name, cause }));
}

/**
 * A definition by its {@link import('../../forms/design/api-types.ts').Reference}: `draft`, `v3` or `r12`. Undefined where
 * there is none; the working definition of a workflow without a designer yet is what is published.
 */
export async function workflowAt(
  transaction: OrganisationTransaction,
  key: string,
  reference: string,
): Promise<WorkflowDefinition | undefined> {
  const [, letter, digits] = /^([vr])(\d{1,9})$/.exec(reference) ?? [];
  if (letter === 'r') return findWorkflowRevision(transaction, key, Number(digits));
  if (letter === undefined && reference !== 'draft') return undefined;
  if (letter === undefined) {
    const row = await transaction
      .selectFrom('workflow_design')
      .select('definition')
      .where('key', '=', key)
      .executeTakeFirst();
    if (row) return row.definition;
  }
  let query = transaction.selectFrom('workflow_version').select('definition').where('key', '=', key);
  if (letter === 'v') query = query.where('version', '=', Number(digits));
  return (await query.orderBy('version', 'desc').limit(1).executeTakeFirst())?.definition;
}
