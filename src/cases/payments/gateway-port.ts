import type { IncomingHttpHeaders } from 'node:http';
import type { BothTexts } from '../../texts/catalogue.ts';
import type { PaidLine } from './payment.ts';

/** Where a payment stands at the gateway, in its own words; `captured` also when only a part has been taken. */
export type SeenState = 'pending' | 'authorized' | 'captured' | 'refunded' | 'canceled' | 'rejected';

/** A payment as the gateway has it; amounts in the smallest unit of `currency`. */
export interface SeenPayment {
  readonly id: string;
  readonly orderNumber: string;
  readonly amount: number;
  /** On top of `amount`, known when the citizen has paid. */
  readonly cardFee: number;
  readonly captured: number;
  readonly refunded: number;
  readonly currency: string;
  readonly state: SeenState;
  readonly testMode: boolean;
  readonly link: string;
  readonly expiresAt?: Date;
  readonly means?: { readonly method: string; readonly brand: string; readonly last4?: string };
  /** Grows each time the payment changes; undefined where the gateway has none. */
  readonly version?: number;
  readonly updatedAt: Date;
}

/**
 * What came of asking the gateway. `refused`: it said no and did nothing; `unknown`: nobody knows whether it happened, which reading the
 * payment settles.
 */
export type Asked<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string;
      readonly fields: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** A payment that the gateway is asked to make ready. */
export interface WantedPayment {
  /** The idempotency key: unique for ever. */
  readonly orderNumber: string;
  readonly amount: number;
  readonly currency: string;
  readonly captureAtOnce: boolean;
  readonly testMode: boolean;
  readonly language: string;
  readonly methods: readonly string[];
  readonly statementText?: string;
  readonly secondsToPay?: number;
  readonly branding?: string;
  readonly callbackUrl: string;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly lines: readonly {
    readonly name: string;
    readonly price: number;
    readonly quantity: number;
    readonly number: string;
    readonly vatPercent: number;
  }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/** The calls of a payment gateway that payments need; each is one attempt and never throws for what the gateway does. */
export interface PaymentGateway {
  /** What {@link changedSince} goes by: when payments changed, or only when they were made. */
  readonly listsBy: 'change' | 'creation';
  create(request: WantedPayment, signal: AbortSignal): Promise<Asked<SeenPayment>>;
  find(orderNumber: string, signal: AbortSignal): Promise<Asked<SeenPayment | null>>;
  get(id: string, signal: AbortSignal): Promise<Asked<SeenPayment>>;
  changedSince(since: Date, page: number, signal: AbortSignal): Promise<Asked<Page<SeenPayment>>>;
  capture(id: string, amount: number | null, signal: AbortSignal): Promise<Asked<SeenPayment>>;
  refund(id: string, amount: number | null, signal: AbortSignal): Promise<Asked<SeenPayment>>;
  cancel(id: string, signal: AbortSignal): Promise<Asked<SeenPayment>>;
  settlements(
    days: { readonly from: string; readonly to: string },
    page: number,
    signal: AbortSignal,
  ): Promise<Asked<Page<{ readonly id: string; readonly currency: string }>>>;
  settlementTransactions(
    settlement: string,
    page: number,
    signal: AbortSignal,
  ): Promise<
    Asked<
      Page<{
        readonly orderNumber: string;
        readonly type: 'sale' | 'refund' | 'chargeback' | 'other';
        readonly amount: number;
        readonly currency: string;
      }>
    >
  >;
}

/** What a callback says once its signature was checked over the bytes as they came. */
export type PaymentCallback =
  | { readonly kind: 'payment'; readonly id: string; readonly orderNumber: string }
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
  readonly statementText?: string;
  readonly branding?: string;
  /** The accounting string of lines without one of their own. */
  readonly account: string;
  /** Refunds above so many øre need a second employee; none do when absent. */
  readonly fourEyesAbove?: number;
  /** How long the window can be used, in minutes. */
  readonly minutesToPay: number;
}

/** The lines as the gateway shows them. */
export function gatewayLines(lines: readonly PaidLine[], language: string): WantedPayment['lines'] {
  return lines.map((line) => ({
    name: (line.label as Readonly<Record<string, string | undefined>>)[language] ?? line.label.da,
    price: line.unitPrice,
    quantity: line.quantity,
    number: line.key,
    vatPercent: line.vatRate ?? 0,
  }));
}
