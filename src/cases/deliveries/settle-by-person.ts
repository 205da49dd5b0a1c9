import type { AuditDetail } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Actor, CaseEvent } from '../../workflows/case-state.ts';
import { applyEvent } from '../apply-event.ts';
import type { Reach } from '../reach.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase, type StoredCase } from '../stored-case.ts';
import type { FixedInput } from './delivery-input.ts';
import { leftOfStep } from './left-of-step.ts';

/** What a person does with a failed delivery. */
export type Settling =
  | { readonly action: 'retry' }
  /** Sends it again with these texts in place of what the case gave. */
  | { readonly action: 'correct'; readonly fields: Readonly<Record<string, string>> }
  | { readonly action: 'byHand'; readonly reason: string };

export interface SettlingBy {
  readonly employee: string;
  /** The groups whose failed deliveries the employee may settle; null for an administrator, who may settle all. */
  readonly groups: readonly string[] | null;
  /** The workflows that the employee's right to it reaches. */
  readonly reach: Reach;
  readonly from: AuditDetail;
}

/** `not-failed`: somebody else was first, or it went through after all. `not-found`: also for one that belongs to others. */
export type Settled = 'done' | 'not-failed' | 'not-found';

/**
 * Settles one failed delivery, in one transaction with its case.
 * @param alongside what else belongs to the transaction, whatever came of it
 */
export function settleByPerson(
  services: CaseServices,
  organisation: Organisation,
  delivery: string,
  settling: Settling,
  by: SettlingBy,
  alongside?: (transaction: OrganisationTransaction, settled: Settled) => Promise<unknown>,
): Promise<Settled> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const settled = await settle(services, transaction, organisation, delivery, settling, by);
    await alongside?.(transaction, settled);
    return settled;
  });
}

async function settle(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  delivery: string,
  settling: Settling,
  by: SettlingBy,
): Promise<Settled> {
  const found = await transaction.selectFrom('delivery').select('case').where('id', '=', delivery).executeTakeFirst();
  const stored = found && (await findCase(transaction, organisation, found.case, true));
  const row =
    stored &&
    (await transaction
      .selectFrom('delivery')
      .select(['status', 'open_step', 'input', 'attempts', 'kind', 'refusal', 'kept', 'receiver'])
      .where('id', '=', delivery)
      .forUpdate()
      .executeTakeFirst());
  if (!stored || !row || !(await maySettle(transaction, stored, row.open_step, by))) return 'not-found';
  if (row.status !== 'failed') return 'not-failed';
  if (settling.action === 'correct') {
    const key = stored.key.key;
    const corrected = corrects(
      row.input && decryptJson<FixedInput>(key, casePlaces.deliveryInput, row.input),
      settling.fields,
    );
    if (!corrected) return 'not-failed';
    await transaction
      .updateTable('delivery')
      .set({
        input: encryptJson(key, casePlaces.deliveryInput, corrected),
        // The corrected fields may name another peer.
        peer: null,
        refusal: (await isOver(transaction, delivery, row)) ? 'whole' : null,
      })
      .where('id', '=', delivery)
      .execute();
  }
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const now = services.now();
  const actor: Actor = { kind: 'employee', id: by.employee };
  const base = { at: now.toISOString(), actor, open: row.open_step };
  const left = row.receiver === null ? undefined : await leftOfStep(transaction, stored.id, row.open_step, delivery);
  const event: CaseEvent =
    settling.action === 'byHand'
      ? { ...base, kind: 'deliveryHandledByHand', reason: settling.reason, ...(left && { left }) }
      : { ...base, kind: 'deliveryRetried', ...(left === 'failed' && { delivery }) };
  const { action } = settling;
  const corrected = action === 'correct' ? { corrected: Object.keys(settling.fields).join(' ') } : {};
  const applied = await applyEvent(transaction, organisation, version, stored, event, [
    {
      at: now,
      actor,
      subject: stored.person,
      action: action === 'byHand' ? 'deliveryHandledByHand' : 'deliveryRetried',
      recordKind: 'case',
      record: stored.id,
      detail: { ...by.from, delivery, kind: row.kind, ...corrected },
      key: stored.key,
    },
  ]);
  if (!applied.ok) return 'not-failed';
  if (action === 'byHand') {
    await transaction
      .updateTable('delivery')
      .set({ status: 'handledByHand', settled_at: now })
      .where('id', '=', delivery)
      .execute();
  }
  return 'done';
}

/** Whether the delivery's task is one of the employee's groups'. */
async function maySettle(
  transaction: OrganisationTransaction,
  stored: StoredCase,
  open: number,
  { groups, reach }: SettlingBy,
): Promise<boolean> {
  if (groups === null && reach === null) return true;
  if (groups?.length === 0) return false;
  const task = await transaction
    .selectFrom('task')
    .select(['group', 'workflow'])
    .where('case', '=', stored.id)
    .where('open_step', '=', open)
    .where('purpose', 'in', ['failedDelivery', 'failedInvitation'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!task) return false;
  return (groups === null || groups.includes(task.group)) && (reach === null || reach.includes(task.workflow));
}

function corrects(fixed: FixedInput | null, fields: Readonly<Record<string, string>>): FixedInput | null {
  return fixed && { ...fixed, input: { ...fixed.input, fields: { ...fixed.input.fields, ...fields } } };
}

/**
 * Whether what is sent again begins anew, with another key: after a no, be it the product's own, because the peer may refuse another
 * content under a key that it knows; and where the way was settled by what has been corrected, such as whom it goes to.
 */
async function isOver(
  transaction: OrganisationTransaction,
  delivery: string,
  {
    attempts,
    refusal,
    kept,
  }: { readonly attempts: number; readonly refusal: string | null; readonly kept: Buffer | null },
): Promise<boolean> {
  if (refusal !== null || kept !== null) return true;
  const last = await transaction
    .selectFrom('delivery_attempt')
    .select('outcome')
    .where('delivery', '=', delivery)
    .where('attempt', '=', attempts)
    .executeTakeFirst();
  return last?.outcome === 'rejected';
}
