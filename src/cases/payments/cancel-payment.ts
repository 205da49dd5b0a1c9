import type { AuditDetail } from '../../audit/record.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { applyEvent } from '../apply-event.ts';
import { isPayer } from './begin-payment.ts';
import { lockPayment } from './lock-payment.ts';
import { readAttempt } from './read-attempt.ts';
import type { PaymentServices } from './services.ts';

/**
 * Calls an open demand off: see `PaymentDesk.cancel`. Whose it is is asked first; then the gateway is read, so that what was paid a moment ago is not called off; what is
 * paid in a window that is still open afterwards is given back.
 */
export async function cancelPayment(
  services: PaymentServices,
  organisation: Organisation,
  asked: { readonly payment: string; readonly person: string; readonly from: AuditDetail },
): Promise<'cancelled' | 'not-found' | 'not-open' | 'unknown'> {
  const mine = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const looked = await lockPayment(services, transaction, organisation, asked.payment);
    return looked && (await isPayer(looked, asked.person)) ? looked : undefined;
  });
  if (!mine) return 'not-found';
  const last = mine.attempts.findLast(({ state }) => state === 'intended' || state === 'pending');
  if (last) {
    const read = await readAttempt(services, organisation, { payment: asked.payment, attempt: last.id }, last);
    if (read === 'unread') return 'unknown';
  }
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const looked = await lockPayment(services, transaction, organisation, asked.payment);
    if (!looked?.stored || !looked.key || !(await isPayer(looked, asked.person))) return 'not-found';
    const { payment, stored, key, at } = looked;
    if (payment.counts !== null || payment.closed_at !== null) return 'not-open';
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const actor = { kind: 'citizen', id: asked.person } as const;
    const event = { kind: 'paymentCancelled', at: at.toISOString(), actor, open: payment.open_step } as const;
    const applied = await applyEvent(transaction, organisation, version, stored, event, [
      {
        at,
        actor,
        subject: stored.person,
        action: 'paymentCancelled',
        recordKind: 'case',
        record: stored.id,
        detail: { ...asked.from, order: payment.number },
        key,
      },
    ]);
    return applied.ok ? 'cancelled' : 'not-open';
  });
}
