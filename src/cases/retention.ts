import { type RawBuilder, sql } from 'kysely';
import { recordAudit } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { proofDays, unusedHours } from '../identity/login-proof.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { forgetReceivers } from './billing/note-billed.ts';
import type { CaseServices } from './services.ts';

const batch = 100;
/** Milliseconds after which no register's answer serves any more, whatever is set (`REGISTER_MINUTES` is 120 at most). */
const longestKept = 120 * 60_000;
const system = { kind: 'system', id: null } as const;

/**
 * Deletes what has been kept long enough: cases whose retention rule has run out, with everything that hangs from them
 * and their key; drafts past their time; what people thought of forms; people of whom nothing is left; expired sessions. Never waits for a person.
 * @returns how many cases and drafts were deleted.
 */
export async function deleteExpired(
  services: CaseServices,
): Promise<{ readonly cases: number; readonly drafts: number }> {
  const { shared } = services.database;
  const now = services.now();
  await sql`select delete_expired_sessions(${now})`.execute(shared);
  await sql`select delete_old_evaluations(${now})`.execute(shared);
  await sql`select delete_old_unknown_receipts(${now})`.execute(shared);
  await sql`select delete_old_billed_messages(${now})`.execute(shared);
  await sql`select delete_old_incoming_post(${now})`.execute(shared);
  await sql`select delete_old_register_answers(${new Date(now.getTime() - longestKept)})`.execute(shared);
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await sql`select delete_old_login_proofs(${daysAgo(proofDays)}, ${daysAgo(unusedHours / 24)})`.execute(shared);
  const found = (query: RawBuilder<Found>) => async () => (await query.execute(shared)).rows;
  const cases = await sweep(services, found(sql`select * from cases_to_delete(${now}, ${batch})`), deleteCase, now);
  const drafts = await sweep(services, found(sql`select * from expired_drafts(${now}, ${batch})`), deleteDraft, now);
  await sql`select delete_old_registered_numbers(${now})`.execute(shared);
  await sweep(services, found(sql`select * from people_without_trace(${batch})`), deletePerson, now);
  return { cases, drafts };
}

interface Found {
  readonly organisation: number;
  readonly id: string;
}

async function sweep(
  services: CaseServices,
  find: () => Promise<readonly Found[]>,
  remove: (transaction: OrganisationTransaction, organisation: Organisation, id: string, now: Date) => Promise<void>,
  now: Date,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const found = await find();
    for (const { organisation: id, id: record } of found) {
      const organisation = await services.organisations.byId(id);
      if (!organisation) continue;
      await services.database.inOrganisation(id, (transaction) => remove(transaction, organisation, record, now));
      removed += 1;
    }
    if (found.length < batch) return removed;
  }
}

/** Deletes one case whatever its age; the caller has seen that it may be. */
export async function deleteCase(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  now: Date,
): Promise<void> {
  const row = await transaction
    .selectFrom('case')
    .select(['data_key', 'person'])
    .where('id', '=', id)
    .where('delete_at', '<=', now)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  await forgetReceivers(transaction, id);
  const attempts = transaction.selectFrom('delivery').select('id').where('case', '=', id);
  await transaction.deleteFrom('delivery_attempt').where('delivery', 'in', attempts).execute();
  await transaction.deleteFrom('delivery').where('case', '=', id).execute();
  await transaction.deleteFrom('task').where('case', '=', id).execute();
  await transaction.deleteFrom('deadline').where('case', '=', id).execute();
  await transaction.deleteFrom('message').where('case', '=', id).execute();
  await transaction.deleteFrom('receipt_due').where('case', '=', id).execute();
  await transaction.deleteFrom('submission').where('case', '=', id).execute();
  await transaction.deleteFrom('case_event').where('case', '=', id).execute();
  const ofCase = transaction
    .selectFrom('draft')
    .select('id')
    .where(({ or, eb }) => or([eb('case', '=', id), eb('submitted_case', '=', id)]));
  await transaction
    .deleteFrom('document')
    .where(({ or, eb }) => or([eb('case', '=', id), eb('draft', 'in', ofCase)]))
    .execute();
  await transaction
    .deleteFrom('draft')
    .where(({ or, eb }) => or([eb('case', '=', id), eb('submitted_case', '=', id)]))
    .execute();
  await transaction.deleteFrom('case').where('id', '=', id).execute();
  // The key last: with it go all readable traces, also the details of the audit entries about the case.
  await transaction.deleteFrom('data_key').where('id', '=', row.data_key).execute();
  await recordAudit(transaction, organisation.id, [
    {
      at: now,
      actor: system,
      subject: row.person,
      action: 'caseDeleted',
      recordKind: 'case',
      record: id,
      detail: {},
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}

async function deleteDraft(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  now: Date,
): Promise<void> {
  const row = await transaction
    .deleteFrom('draft')
    .where('id', '=', id)
    .where('expires_at', '<=', now)
    .where('case', 'is', null)
    .where('submitted_case', 'is', null)
    .returning(['data_key', 'person'])
    .executeTakeFirst();
  if (!row) return;
  // A session without a log-in shows one draft; with nothing left to show, its person can be forgotten too.
  await transaction.deleteFrom('session').where('person', '=', row.person).where('kind', '=', 'anonymous').execute();
  await transaction.deleteFrom('document').where('draft', '=', id).execute();
  await transaction.deleteFrom('data_key').where('id', '=', row.data_key).execute();
  await recordAudit(transaction, organisation.id, [
    {
      at: now,
      actor: system,
      subject: row.person,
      action: 'draftDeleted',
      recordKind: 'draft',
      record: id,
      detail: {},
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}

/** Forgets a person who has neither case, draft, session nor registered number left; one of them may have come since the search. */
async function deletePerson(transaction: OrganisationTransaction, _: Organisation, id: string): Promise<void> {
  const { rows } = await sql<{ data_key: string }>`
    delete from person p where p.id = ${id}
      and not exists (select from "case" c where c.organisation = p.organisation and c.person = p.id)
      and not exists (select from draft d where d.organisation = p.organisation and d.person = p.id)
      and not exists (select from session s where s.organisation = p.organisation and s.person = p.id)
      and not exists (select from registered_number r where r.organisation = p.organisation and r.person = p.id)
    returning p.data_key`.execute(transaction);
  const key = rows[0]?.data_key;
  if (key) await transaction.deleteFrom('data_key').where('id', '=', key).execute();
}
