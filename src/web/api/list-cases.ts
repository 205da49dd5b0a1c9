import type { Organisation } from '../../organisations/organisation.ts';
import type { Application } from '../application.ts';
import type { ApiCaller } from './admit-key.ts';
import { ApiProblem } from './api-problem.ts';
import type { CaseListAnswer, ListCases } from './schemas.ts';

/** Cases in one answer when the request names no number. */
const usual = 50;

/**
 * The cases of the workflows that the key is for, oldest first, page by page: read along the table's own key from where the page
 * before ended, so that a page costs the same with a million cases. What is in the case is not told.
 * @throws {ApiProblem} 400 for a place to go on from that this gave to nobody
 */
export async function listCases(
  { services }: Application,
  organisation: Organisation,
  { key }: ApiCaller,
  { workflow, status, after, limit = usual }: ListCases,
): Promise<CaseListAnswer> {
  const from = after === undefined ? undefined : placeOf(after);
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    let query = transaction
      .selectFrom('case')
      .innerJoin('workflow_version as version', (join) =>
        join.onRef('version.organisation', '=', 'case.organisation').onRef('version.id', '=', 'case.workflow_version'),
      )
      .select(['case.id', 'case.number', 'case.status', 'case.outcome', 'case.created_at', 'case.updated_at'])
      .select(['case.ended_at', 'version.key', 'version.version'])
      .orderBy('case.id')
      .limit(limit + 1);
    if (key.workflows !== null) query = query.where('version.key', 'in', [...key.workflows, '']);
    if (workflow !== undefined) query = query.where('version.key', '=', workflow);
    if (status !== undefined) query = query.where('case.status', '=', status);
    if (from !== undefined) query = query.where('case.id', '>', from);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      cases: shown.map((row) => ({
        number: row.number,
        workflow: { key: row.key, version: row.version },
        status: row.status,
        outcome: row.outcome,
        startedAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
      })),
      next: rows.length > limit && last ? Buffer.from(last.id.replaceAll('-', ''), 'hex').toString('base64url') : null,
    };
  });
}

/** The id of the case that the page before ended with. */
function placeOf(after: string): string {
  const bytes = Buffer.from(after, 'base64url');
  if (bytes.length !== 16) throw new ApiProblem(400, 'query');
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
