import type { AuditDetail } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { cannotMove, type MoveObstacle } from '../../workflows/move-version.ts';
import { applyEvent } from '../apply-event.ts';
import type { WorkflowVersion } from '../definitions.ts';
import type { CaseServices } from '../services.ts';
import { findCase, type StoredCase } from '../stored-case.ts';

/** A case that can't go on by the published version as it stands. */
export interface Immovable {
  readonly number: string;
  readonly version: number;
  readonly obstacles: readonly MoveObstacle[];
}

/** What moving a workflow's running cases would come to, or has come to. */
export interface MoveReport {
  /** The published version; null where the workflow has none, so that nothing can be moved. */
  readonly to: WorkflowVersion | null;
  /** Running cases by the older version that they follow, the newest first. */
  readonly running: readonly { readonly version: number; readonly cases: number }[];
  /** Cases that could be moved, or were. */
  readonly movable: number;
  readonly immovable: readonly Immovable[];
}

const batch = 200;

/** What keeps which of a workflow's running cases from going on by its published version. Changes nothing. */
export function checkMove(services: CaseServices, organisation: Organisation, workflow: string): Promise<MoveReport> {
  return goThrough(services, organisation, workflow, null);
}

/**
 * Moves every running case of a workflow to its published version that can go on by it, each in a transaction of its own; the
 * others stay where they are, and the report says why.
 */
export function moveCases(
  services: CaseServices,
  organisation: Organisation,
  workflow: string,
  by: { readonly employee: string; readonly from: AuditDetail },
): Promise<MoveReport> {
  return goThrough(services, organisation, workflow, async (transaction, stored, to) => {
    const now = services.now();
    const actor = { kind: 'employee', id: by.employee } as const;
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
          detail: { ...by.from, version: to.version },
          key: stored.key,
        },
      ],
    );
    return applied.ok;
  });
}

async function goThrough(
  services: CaseServices,
  organisation: Organisation,
  workflow: string,
  /** Null where nothing is to be changed, and no case to be held. */
  move: ((transaction: OrganisationTransaction, stored: StoredCase, to: WorkflowVersion) => Promise<boolean>) | null,
): Promise<MoveReport> {
  const { database, definitions } = services;
  const versions = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('workflow_version')
      .select(({ selectFrom }) => [
        'id',
        'version',
        'status',
        selectFrom('case')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .whereRef('case.organisation', '=', 'workflow_version.organisation')
          .whereRef('case.workflow_version', '=', 'workflow_version.id')
          .where('case.status', '=', 'open')
          .as('cases'),
      ])
      .where('key', '=', workflow)
      .orderBy('version', 'desc')
      .execute(),
  );
  const published = versions.find(({ status }) => status === 'published');
  const older = versions.filter(({ id, cases }) => id !== published?.id && Number(cases) > 0);
  const running = older.map(({ version, cases }) => ({ version, cases: Number(cases) }));
  if (!published) return { to: null, running, movable: 0, immovable: [] };
  const to = await definitions.workflow(organisation.id, published.id);
  let movable = 0;
  const immovable: Immovable[] = [];
  for (const { id: from, version } of older) {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const ids = await database.inOrganisation(organisation.id, (transaction) => nextCases(transaction, from, after));
      for (const id of ids) {
        await database.inOrganisation(organisation.id, async (transaction) => {
          const stored = await findCase(transaction, organisation, id, move !== null);
          if (stored?.status !== 'open' || stored.workflowVersion !== from) return;
          const obstacles = cannotMove(to.workflow, stored.state);
          if (obstacles.length > 0) immovable.push({ number: stored.number, version, obstacles });
          else if (move === null || (await move(transaction, stored, to))) movable += 1;
        });
      }
      after = ids.at(-1) ?? '';
      if (ids.length < batch) break;
    }
  }
  return { to, running, movable, immovable };
}

async function nextCases(
  transaction: OrganisationTransaction,
  version: string,
  after: string,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('case')
    .select('id')
    .where('workflow_version', '=', version)
    .where('status', '=', 'open')
    .where('id', '>', after)
    .orderBy('id')
    .limit(batch)
    .execute();
  return rows.map(({ id }) => id);
}
