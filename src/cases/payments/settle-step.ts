import type { AuditDetail } from '../../audit/record.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { applyEvent } from '../apply-event.ts';
import type { Employee } from '../employee-actions.ts';
import type { CaseServices } from '../services.ts';
import { findCase } from '../stored-case.ts';

/** `troubled`: what is wrong with the money is to be looked into before it is asked for once more. */
export type StepSettled = 'settled' | 'not-found' | 'not-failed' | 'reason-missing' | 'troubled';

/**
 * A person settles a payment step that is theirs: see `PaymentDesk.settleStep`. Asked for again, what a settle step wanted is done anew, and a
 * demand can be paid again; handled by hand, the case goes on without.
 */
export function settleStep(
  services: CaseServices,
  organisation: Organisation,
  asked: {
    readonly case: string;
    readonly open: number;
    readonly how: 'again' | 'byHand';
    readonly reason: string;
    readonly employee: Employee;
    readonly from: AuditDetail;
  },
): Promise<StepSettled> {
  const reason = asked.reason.trim();
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, asked.case, true);
    const open = stored?.state.open.find(({ id }) => id === asked.open);
    if (!stored || (open?.kind !== 'pay' && open?.kind !== 'settle')) return 'not-found';
    if (!open.failed) return 'not-failed';
    if (asked.how === 'byHand' && reason === '') return 'reason-missing';
    if (asked.how === 'again' && open.kind === 'pay') {
      const trouble = await transaction
        .selectFrom('payment_trouble')
        .innerJoin('payment', (join) =>
          join
            .onRef('payment.organisation', '=', 'payment_trouble.organisation')
            .onRef('payment.id', '=', 'payment_trouble.payment'),
        )
        .select('payment_trouble.id')
        .where('payment.case', '=', stored.id)
        .where('payment.open_step', '=', asked.open)
        .where('payment_trouble.trouble', 'in', ['mismatch', 'contradiction'])
        .where('payment_trouble.settled_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      if (trouble) return 'troubled';
    }
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const at = services.now();
    const actor = { kind: 'employee', id: asked.employee.id } as const;
    const base = { at: at.toISOString(), actor, open: asked.open };
    const event =
      asked.how === 'again'
        ? ({ ...base, kind: 'deliveryRetried' } as const)
        : ({ ...base, kind: 'deliveryHandledByHand', reason } as const);
    const applied = await applyEvent(transaction, organisation, version, stored, event, [
      {
        at,
        actor,
        subject: stored.person,
        action: 'paymentTroubleSettled',
        recordKind: 'case',
        record: stored.id,
        detail: { ...asked.from, how: asked.how },
        key: stored.key,
      },
    ]);
    return applied.ok ? 'settled' : 'not-failed';
  });
}
