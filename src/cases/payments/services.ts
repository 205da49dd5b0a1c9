import type { Organisation } from '../../organisations/organisation.ts';
import type { ReceiptServices } from '../receipt.ts';
import type { PaymentAgreement } from './payment-agreement.ts';

/** What payments work with beside what everything about cases does. */
export interface PaymentServices extends ReceiptServices {
  /** The organisation's agreements ready to be used, the first the usual one; none where payments are off. */
  readonly agreements: (organisation: Organisation) => readonly PaymentAgreement[];
  readonly publicUrl: string;
  /** Aborted when the product stops. How long a call may take is the gateway's adapter's to limit. */
  readonly signal: AbortSignal;
  readonly report: (what: string, error: unknown) => void;
}
