import type { PaymentView } from '../../../cases/payments/payment.ts';
import type { StatusTone } from '../../components/status-badge.tsx';
import type { PayTextKey } from './texts.ts';

/** Where a payment stands, in the words of whoever pays (BET-9). */
export interface PayState {
  readonly text: PayTextKey;
  readonly tone: StatusTone;
}

type Seen = Pick<PaymentView, 'status' | 'underWay' | 'withPerson' | 'lastAttempt' | 'refunded'>;

export function payStateOf({ status, underWay, withPerson, lastAttempt, refunded }: Seen): PayState {
  switch (status) {
    case 'open':
      if (withPerson) return { text: 'pay.state.withPerson', tone: 'warning' };
      if (underWay) return { text: 'pay.state.underWay', tone: 'info' };
      if (lastAttempt !== null) return { text: 'pay.state.failed', tone: 'warning' };
      return { text: 'pay.state.open', tone: 'warning' };
    case 'reserved':
      return { text: 'pay.state.reserved', tone: 'success' };
    case 'captured':
      return { text: refunded > 0 ? 'pay.state.partlyRefunded' : 'pay.state.captured', tone: 'success' };
    case 'released':
      return { text: 'pay.state.released', tone: 'neutral' };
    case 'refunded':
      return { text: 'pay.state.refunded', tone: 'neutral' };
    case 'cancelled':
      return { text: 'pay.state.cancelled', tone: 'neutral' };
    case 'expired':
      return { text: 'pay.state.expired', tone: 'error' };
  }
}

/** Whether money has changed hands or is held: there is something to show for it. */
export function isPaid({ status }: Pick<PaymentView, 'status'>): boolean {
  return status === 'reserved' || status === 'captured' || status === 'refunded';
}
