import type { AuditEntry } from '../../audit/record.ts';
import type { Looked } from './lock-payment.ts';
import type { AttemptRecord } from './payment-row.ts';

/** The audit entry of what the product found out about an attempt by itself. */
export function auditOfPayment(
  { payment, stored, key, organisation, at }: Looked,
  action: AuditEntry['action'],
  attempt: AttemptRecord,
): AuditEntry {
  return {
    at,
    actor: { kind: 'system', id: null },
    subject: stored?.person ?? null,
    action,
    recordKind: 'case',
    record: payment.case,
    detail: {
      order: attempt.order_number,
      state: attempt.state,
      held: attempt.held,
      captured: attempt.captured,
      refunded: attempt.refunded,
    },
    key: key ?? { id: null, key: organisation.keys.own },
  };
}
