import type { IncomingHttpHeaders } from 'node:http';
import type { Ore } from '../../forms/kinds/payment/ore.ts';
import type { BothTexts } from '../../texts/catalogue.ts';
import type { PaymentGateway } from './payment-gateway.ts';

/**
 * A callback that is from the gateway by its signature: which payment it is about, and nothing else, for the payment is read from the
 * gateway. `forged`: not signed by the key. `unreadable`: signed, but no payment can be made out (another resource, another shape).
 */
export type PaymentCallback =
  | {
      readonly kind: 'payment';
      readonly id: string;
      readonly orderNumber: string;
      /** What the callback says happened, such as `payment.authorized`; for the log, not to act on. */
      readonly event: string;
    }
  | { readonly kind: 'forged' }
  | { readonly kind: 'unreadable' };

/** What trying an agreement came to, in words for a designer; no money is moved. */
export interface AgreementTrial {
  /** Why nobody could pay by it, with what to do; null where nothing is against it. */
  readonly problem: BothTexts | null;
  /** The gateway could not be asked: in a while it may be otherwise. */
  readonly isSilent: boolean;
  /** What could not be checked, or looks odd, and keeps nobody from publishing. */
  readonly notes: readonly BothTexts[];
}

/** An agreement of the organisation with a gateway, ready to be used. */
export interface PaymentAgreement {
  /** Never another one afterwards: payments name it. */
  readonly key: string;
  readonly title: string;
  readonly gateway: PaymentGateway;
  /** Asks the gateway whether citizens could pay by it: key, account, methods, test mode. */
  readonly trial: (signal: AbortSignal) => Promise<AgreementTrial>;
  readonly readCallback: (body: Buffer, headers: IncomingHttpHeaders) => PaymentCallback;
  readonly testMode: boolean;
  readonly methods: readonly string[];
  /** What can be paid in by it, as ISO 4217 writes it; kroner are the first. */
  readonly currencies: readonly string[];
  readonly statementText?: string;
  readonly branding?: string;
  /** The accounting string of lines without one of their own. */
  readonly account: string;
  /** Refunds above so many øre need a second employee, and those in another currency always; none do when absent. */
  readonly fourEyesAbove?: Ore;
  /** How long the window can be used, in minutes. */
  readonly minutesToPay: number;
}
