import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail } from '../../audit/record.ts';
import { recordAudit } from '../../audit/record.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { usualCurrency } from '../../forms/kinds/payment/currency.ts';
import type { Ore } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Employee } from '../employee-actions.ts';
import { lockPayment } from './lock-payment.ts';
import type { OperationKind } from './payment.ts';
import type { OperationRequested } from './payment-desk.ts';
import { paymentPlaces } from './payment-row.ts';
import { remaining } from './run-operation.ts';
import type { PaymentServices } from './services.ts';

interface AskedOperation {
  readonly payment: string;
  readonly kind: OperationKind;
  readonly amount: Ore | null;
  readonly reason: string;
  readonly employee: Employee;
  readonly from: AuditDetail;
}

/** Asks for money to be taken, let go or paid back: see `PaymentDesk.request`. */
export function askOperation(
  services: PaymentServices,
  organisation: Organisation,
  asked: AskedOperation,
): Promise<OperationRequested> {
  const reason = asked.reason.trim();
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<OperationRequested> => {
    const looked = await lockPayment(services, transaction, organisation, asked.payment);
    const attempt = looked?.attempts.find(({ id }) => id === looked.payment.counts);
    if (!looked?.stored || !looked.key || !attempt) return { kind: 'not-found' };
    if (reason === '') return { kind: 'reason-missing' };
    const { payment, stored, key, at } = looked;
    const underWay = await transaction
      .selectFrom('payment_operation')
      .select('id')
      .where('payment', '=', payment.id)
      .where('status', 'in', ['awaitsApproval', 'due', 'unknown'])
      .executeTakeFirst();
    if (underWay) return { kind: 'busy' };
    const most = remaining(asked.kind, attempt);
    const amount = asked.kind === 'release' ? most : (asked.amount ?? most);
    if (amount < 1 || amount > most) return { kind: 'too-much', most };
    const agreement = services.agreements(organisation).find((each) => each.key === attempt.agreement);
    const limit = agreement?.fourEyesAbove;
    // Parts of a refund are weighed together: a large one can't be cut into small ones.
    const refunded = asked.kind === 'refund' ? attempt.refunded + amount : 0;
    // The limit is in kroner, and says nothing of another currency.
    const isLarge = limit !== undefined && (refunded > limit || payment.currency !== usualCurrency);
    const awaitsApproval = asked.kind === 'refund' && isLarge;
    const id = uuidv7({ msecs: at.getTime() });
    await transaction
      .insertInto('payment_operation')
      .values({
        organisation: organisation.id,
        id,
        payment: payment.id,
        attempt: attempt.id,
        kind: asked.kind,
        amount,
        base: null,
        status: awaitsApproval ? 'awaitsApproval' : 'due',
        open_step: null,
        requested_by: asked.employee.id,
        approved_by: null,
        reason: encryptJson(key.key, paymentPlaces.reason, reason),
        next_at: awaitsApproval ? null : at,
        requested_at: at,
        settled_at: null,
      })
      .execute();
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'employee', id: asked.employee.id },
        subject: stored.person,
        action: 'paymentAsked',
        recordKind: 'case',
        record: stored.id,
        detail: { ...asked.from, order: attempt.order_number, operation: asked.kind, amount, awaitsApproval },
        key,
      },
    ]);
    return { kind: 'requested', operation: id, awaitsApproval };
  });
}

/** A second employee agrees or not: see `PaymentDesk.decide`. */
export function decideOperation(
  services: PaymentServices,
  organisation: Organisation,
  asked: {
    readonly operation: string;
    readonly agreed: boolean;
    readonly employee: Employee;
    readonly from: AuditDetail;
  },
): Promise<'decided' | 'not-found' | 'not-waiting' | 'four-eyes'> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const found = await transaction
      .selectFrom('payment_operation')
      .select('payment')
      .where('id', '=', asked.operation)
      .executeTakeFirst();
    const looked = found && (await lockPayment(services, transaction, organisation, found.payment));
    if (!looked?.stored || !looked.key) return 'not-found';
    const { stored, key, at } = looked;
    const operation = await transaction
      .selectFrom('payment_operation')
      .selectAll()
      .where('id', '=', asked.operation)
      .executeTakeFirstOrThrow();
    if (operation.status !== 'awaitsApproval') return 'not-waiting';
    if (asked.agreed && operation.requested_by === asked.employee.id) return 'four-eyes';
    await transaction
      .updateTable('payment_operation')
      .set({
        status: asked.agreed ? 'due' : 'declined',
        approved_by: asked.employee.id,
        next_at: asked.agreed ? at : null,
        settled_at: asked.agreed ? null : at,
      })
      .where('id', '=', operation.id)
      .execute();
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'employee', id: asked.employee.id },
        subject: stored.person,
        action: 'paymentAgreed',
        recordKind: 'case',
        record: stored.id,
        detail: { ...asked.from, operation: operation.kind, agreed: asked.agreed },
        key,
      },
    ]);
    return 'decided';
  });
}
