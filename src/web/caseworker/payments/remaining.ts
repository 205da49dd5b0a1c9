import type { OperationKind, PaymentView } from '../../../cases/payments/payment.ts';

/** How much of a payment an operation can be done with, in øre; nothing where it can't be done. */
export function remaining(
  payment: Pick<PaymentView, 'status' | 'reserved' | 'captured' | 'refunded'>,
  kind: OperationKind,
): number {
  if (kind === 'refund') return payment.captured - payment.refunded;
  // The gateway lets nothing go once something has been taken.
  if (kind === 'release' && payment.status === 'captured') return 0;
  return payment.status === 'reserved' || payment.status === 'captured' ? payment.reserved : 0;
}
