import type { Known } from './observe.ts';
import type { PaymentRecord } from './payment-row.ts';

const minute = 60_000;

/**
 * When an attempt is read by itself next, beside the rounds that read all that has changed; null where nothing is expected. A window is read
 * when it has closed; money that should have been taken at once, a while after it was held.
 */
export function nextRead(
  { capture_at_once: captureAtOnce }: Pick<PaymentRecord, 'capture_at_once'>,
  known: Known,
  expiresAt: Date | null,
  at: Date,
): Date | null {
  if (known.state === 'intended') return new Date(at.getTime() + minute / 4);
  if (known.state === 'pending') {
    const closed = (expiresAt?.getTime() ?? at.getTime()) + minute;
    return closed > at.getTime() ? new Date(closed) : null;
  }
  if (known.state === 'authorized' && captureAtOnce) return new Date(at.getTime() + minute);
  return null;
}
