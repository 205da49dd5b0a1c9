import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type AuditAction, type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';

/** Who wants it, and from where. */
export interface MoveAsker {
  readonly employee: string;
  readonly from: AuditDetail;
}

/**
 * Begins to look at all running cases of a workflow that follow an older version, in place of an earlier check or a move that is
 * over. It changes none of them; `workOffMoves` does the looking.
 * @returns the id; that of the move that is under way where one is; null where the workflow has no published version
 */
export function beginCheck(
  services: CaseServices,
  organisation: Organisation,
  workflow: string,
  by: MoveAsker,
): Promise<string | null> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const former = await transaction
      .selectFrom('case_move')
      .select(['id', 'state'])
      .where('workflow', '=', workflow)
      .forUpdate()
      .executeTakeFirst();
    if (former?.state === 'moving') return former.id;
    const published = await publishedVersion(transaction, workflow);
    if (published === undefined) return null;
    if (former) await transaction.deleteFrom('case_move').where('id', '=', former.id).execute();
    const id = uuidv7();
    const made = await transaction
      .insertInto('case_move')
      .values({
        organisation: organisation.id,
        id,
        workflow,
        version: published,
        state: 'checking',
        employee: by.employee,
        begun_at: services.now(),
        ended_at: null,
      })
      .onConflict((conflict) => conflict.columns(['organisation', 'workflow']).doNothing())
      .returning('id')
      .executeTakeFirst();
    // Somebody else began one at the same moment.
    if (!made) return idOf(transaction, workflow);
    await addCases(transaction, organisation, workflow, id, published);
    return id;
  });
}

/**
 * Has the cases of a check moved. Each is looked at again when its turn comes, also those that could not be moved when they were
 * checked, and those that have begun since.
 * @returns false where the check is another's by now, is not finished, or the version is not the published one any more
 */
export function confirmMove(
  services: CaseServices,
  organisation: Organisation,
  workflow: string,
  id: string,
  by: MoveAsker,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const move = await transaction
      .updateTable('case_move')
      .set({ state: 'moving', employee: by.employee, begun_at: now, ended_at: null })
      .where('id', '=', id)
      .where('workflow', '=', workflow)
      .where('state', '=', 'checked')
      .where('version', '=', (await publishedVersion(transaction, workflow)) ?? null)
      .returning('version')
      .executeTakeFirst();
    if (!move) return false;
    await addCases(transaction, organisation, workflow, id, move.version);
    await transaction
      .updateTable('case_move_item')
      .set({ result: 'waiting', obstacles: null })
      .where('move', '=', id)
      .execute();
    await recordMove(transaction, organisation, 'caseMoveBegun', id, now, by, { workflow });
    return true;
  });
}

/**
 * Stops a move where it stands: what was moved stays moved. A check is dropped.
 * @returns whether there was one under way
 */
export function stopMove(
  services: CaseServices,
  organisation: Organisation,
  workflow: string,
  by: MoveAsker,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    // Waits for the batch that is under way.
    const dropped = await transaction
      .deleteFrom('case_move')
      .where('workflow', '=', workflow)
      .where('state', '=', 'checking')
      .returning('id')
      .executeTakeFirst();
    if (dropped) return true;
    const move = await transaction
      .updateTable('case_move')
      .set({ state: 'stopped', ended_at: now })
      .where('workflow', '=', workflow)
      .where('state', '=', 'moving')
      .returning('id')
      .executeTakeFirst();
    if (!move) return false;
    await recordMove(transaction, organisation, 'caseMoveStopped', move.id, now, by, { workflow });
    return true;
  });
}

/** Logs what an employee did about a move. */
export function recordMove(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  action: Extract<AuditAction, 'caseMoveBegun' | 'caseMoveStopped' | 'caseMoveEnded'>,
  move: string,
  at: Date,
  by: MoveAsker | null,
  detail: AuditDetail,
): Promise<void> {
  return recordAudit(transaction, organisation.id, [
    {
      at,
      actor: by ? { kind: 'employee', id: by.employee } : { kind: 'system', id: null },
      subject: null,
      action,
      recordKind: 'workflow',
      record: move,
      detail: { ...by?.from, ...detail },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}

async function publishedVersion(transaction: OrganisationTransaction, workflow: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('workflow_version')
    .select('id')
    .where('key', '=', workflow)
    .where('status', '=', 'published')
    .executeTakeFirst();
  return row?.id;
}

async function idOf(transaction: OrganisationTransaction, workflow: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('case_move')
    .select('id')
    .where('workflow', '=', workflow)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Adds the running cases of other versions that are not there yet. */
async function addCases(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  workflow: string,
  move: string,
  to: string,
): Promise<void> {
  await sql`
    insert into case_move_item (organisation, move, "case", result)
    select c.organisation, ${move}::uuid, c.id, 'waiting' from workflow_version v
    join "case" c on c.organisation = v.organisation and c.workflow_version = v.id and c.status = 'open'
    where v.organisation = ${organisation.id} and v.key = ${workflow} and v.id <> ${to}::uuid
    on conflict do nothing`.execute(transaction);
}
