import type { CardOutcome } from './cards.ts';

export type PaymentState = 'pending' | 'authorized' | 'captured' | 'refunded' | 'canceled' | 'rejected';

/** How it was paid. */
export interface Means {
  readonly method: 'card' | 'mobilepay';
  readonly brand: string;
  readonly bin: string;
  readonly last4: string;
  readonly secure: boolean;
  /** What the issuer will say to later operations. */
  readonly outcome: CardOutcome;
}

export interface PaymentEvent {
  readonly id: number;
  readonly at: string;
  readonly type: 'authorize' | 'capture' | 'refund' | 'cancel';
  readonly amount: number;
  readonly state: PaymentState;
  readonly success: boolean;
  readonly message: string;
}

/** A payment that the gateway holds. Amounts in øre, moments in ISO 8601. */
export interface HeldPayment {
  readonly id: number;
  readonly account: number;
  readonly dialect: 'v2' | 'v1';
  readonly orderId: string;
  readonly amount: number;
  readonly cardFee: number;
  readonly captured: number;
  readonly refunded: number;
  readonly currency: string;
  readonly state: PaymentState;
  readonly autocapture: boolean;
  readonly testmode: boolean;
  readonly callbackUrl: string | null;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
  readonly methods: readonly string[];
  readonly locale: string;
  readonly textOnStatement: string | null;
  readonly facilitator: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly linkUuid: string;
  readonly expiresAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
  readonly means: Means | null;
  readonly events: readonly PaymentEvent[];
}
