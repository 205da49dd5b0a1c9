import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { enqueue } from './jobs.ts';
import { findIdentity, type Identity } from './person.ts';
import type { CaseServices } from './services.ts';
import type { StoredCase } from './stored-case.ts';
import { isSmsWaiting, smsNotice, smsNoticeKindOf, smsNoticeKinds } from './tell-by-sms.ts';
import { tellingStep } from './telling-step.ts';

/**
 * Has the citizen told outside the product that a case worker has written to them: by Digital Post, or by e-mail to an employee who has
 * no CPR number; beside it by SMS where the workflow says so. Once while they have not read what was written; anew where the last telling failed. Called before the message
 * is written, by one who holds the case's row lock. Who did not log in can't be told: nothing is known of them.
 */
export async function tellOfMessage(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
  now: Date,
): Promise<void> {
  if (await isToldAlready(transaction, stored.id)) return;
  const { workflow } = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const by = await smsNoticeKindOf(transaction, organisation, workflow.definition, stored, stored.state);
  if (by && !(await isSmsWaiting(transaction, stored.id))) {
    const notice = smsNotice(organisation.id, stored.id, by, now);
    await transaction.insertInto('delivery').values(notice).execute();
    await enqueue(transaction, [{ task: 'deliver', payload: { organisation: organisation.id, delivery: notice.id } }]);
  }
  const identity = await findIdentity(transaction, organisation, stored.person);
  const kind = identity && wayTo(services, organisation, identity);
  if (!kind) return;
  // Version 4 because the key is the message's UUID in MeMo, whose schema admits no other.
  const id = uuidv4();
  await transaction
    .insertInto('delivery')
    .values({
      organisation: organisation.id,
      case: stored.id,
      id,
      open_step: 0,
      step: tellingStep,
      kind,
      status: 'pending',
      next_at: now,
      reference: null,
      reason: null,
      created_at: now,
      settled_at: null,
    })
    .execute();
  await enqueue(transaction, [{ task: 'deliver', payload: { organisation: organisation.id, delivery: id } }]);
}

/** Whether something that a case worker wrote is unread and they were told of it. */
async function isToldAlready(transaction: OrganisationTransaction, id: string): Promise<boolean> {
  const unread = await transaction
    .selectFrom('message')
    .select('id')
    .where('case', '=', id)
    .where('from_kind', '=', 'employee')
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!unread) return false;
  const last = await transaction
    .selectFrom('delivery')
    .select('status')
    .where('case', '=', id)
    .where('step', '=', tellingStep)
    .where('kind', 'not in', smsNoticeKinds)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last !== undefined && last.status !== 'failed';
}

/** The kind of delivery that reaches the person and that the organisation has turned on. */
function wayTo({ deliveries }: CaseServices, organisation: Organisation, { cpr, cvr, email }: Identity): string | null {
  const isOn = (kind: string): boolean => {
    const registered = deliveries.get(kind);
    return registered !== undefined && organisation.options[registered.option]?.isOn !== false;
  };
  if (cpr !== null && isOn('digital-post')) return 'digital-post';
  if (email !== undefined && isOn('email')) return 'email';
  return cvr !== undefined && email === undefined && isOn('digital-post') ? 'digital-post' : null;
}
