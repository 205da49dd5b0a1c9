import type { HeldPayment } from './held-payment.ts';
import type { CallbackName } from './rules.ts';

/**
 * What a callback says: the envelope of the current dialect, or the bare payment of the legacy one.
 * @param resource the payment as it is told, which faults may have spoiled
 */
export function callbackBody(
  payment: HeldPayment,
  name: CallbackName,
  resource: Readonly<Record<string, unknown>>,
  at: Date,
): Readonly<Record<string, unknown>> {
  if (payment.dialect === 'v1') return resource;
  return {
    type: 'payment',
    event: `payment.${name}`,
    message: '',
    // RFC 3339 with nanoseconds, as the real ones have it.
    created_at: `${at.toISOString().slice(0, -1)}769833Z`,
    resource_id: resource.id,
    resource,
  };
}
