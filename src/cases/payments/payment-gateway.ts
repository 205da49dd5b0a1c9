import type { Ore } from '../../forms/kinds/payment/ore.ts';

/** Where a payment stands, in the gateway's own words; `captured` also when only a part has been taken. */
export type GatewayState = 'pending' | 'authorized' | 'captured' | 'refunded' | 'canceled' | 'rejected';

export const gatewayStates: readonly GatewayState[] = [
  'pending',
  'authorized',
  'captured',
  'refunded',
  'canceled',
  'rejected',
];

/** One line of what is paid for, as the gateway shows it to the citizen and in its own administration. */
export interface PaymentLine {
  readonly name: string;
  /** Of one, VAT included. */
  readonly price: Ore;
  readonly quantity: number;
  /** The organisation's number of the product. */
  readonly number: string;
  /** VAT in percent, such as 25; 0 where there is none. */
  readonly vatPercent: number;
}

/** A payment that the gateway is asked to make ready. */
export interface PaymentRequest {
  /** Unique for ever in the agreement: 4 to 36 of a-z, A-Z, 0-9, `_` and `-`. It is the idempotency key; the gateway has no other. */
  readonly orderNumber: string;
  /** At least 1. */
  readonly amount: Ore;
  /** ISO 4217, such as `DKK`. */
  readonly currency: string;
  /** Whether the money is taken when the citizen has paid; else it is only reserved. */
  readonly captureAtOnce: boolean;
  readonly testMode: boolean;
  /** The citizen's language as the product writes it, such as `da`. */
  readonly language: string;
  /** The methods offered to the citizen, in the gateway's words; empty: all that the agreement has. */
  readonly methods: readonly string[];
  /** On the citizen's bank statement: 2 to 22 printable ASCII characters. */
  readonly statementText?: string;
  /** How long the window can be used. */
  readonly secondsToPay?: number;
  /** The look of the window, a number or UUID of the gateway's. */
  readonly branding?: string;
  readonly callbackUrl: string;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly lines: readonly PaymentLine[];
  /** Echoed in every answer and callback; nothing personal. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a payment was made; never a card number. */
export interface PaymentMeans {
  /** Such as `card` or `mobilepay`; empty where the gateway doesn't say. */
  readonly method: string;
  /** Such as `visa`. */
  readonly brand: string;
  /** The last four digits of a card; undefined where there is none. */
  readonly last4?: string;
}

/**
 * A payment as the gateway has it: its shape is checked, its sums are not (whether they fit the order is the reader's to judge). All
 * amounts are zero or above, in the smallest unit of `currency`.
 */
export interface GatewayPayment {
  /** The gateway's number, as text. */
  readonly id: string;
  readonly orderNumber: string;
  /** What was asked for. */
  readonly amount: Ore;
  /** A surcharge on top of `amount`, known when the citizen has paid. */
  readonly cardFee: Ore;
  /** Taken so far. */
  readonly captured: Ore;
  /** Paid back so far. */
  readonly refunded: Ore;
  readonly currency: string;
  readonly state: GatewayState;
  readonly captureAtOnce: boolean;
  readonly testMode: boolean;
  /** The payment window's address. */
  readonly link: string;
  /** When the window closes; undefined where the gateway doesn't say. */
  readonly expiresAt?: Date;
  readonly means?: PaymentMeans;
  /** Grows each time the payment changes; undefined in a dialect without it. */
  readonly version?: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A pay-out to the merchant. */
export interface Settlement {
  readonly id: string;
  readonly currency: string;
  /** Whether it has been paid out. */
  readonly settled: boolean;
  /** Dates as YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  readonly paidOn?: string;
  readonly sales: Ore;
  readonly refunds: Ore;
  readonly chargebacks: Ore;
  /** What the gateway keeps; like refunds and chargebacks zero or above. */
  readonly fees: Ore;
  /** What was or will be paid out; below zero where the merchant owes. */
  readonly net: Ore;
}

/** One movement in a settlement. */
export interface SettlementTransaction {
  readonly id: string;
  /** The order number that it belongs to. */
  readonly orderNumber: string;
  readonly type: 'sale' | 'refund' | 'chargeback' | 'other';
  /** Positive also for a refund. */
  readonly amount: Ore;
  readonly currency: string;
  readonly fees: Ore;
  readonly processedAt: Date;
}

/**
 * What came of asking the gateway. `refused`: it said no and did nothing, with the HTTP status, its words (free of personal data as far
 * as the gateway's are) and the fields that it names. `unknown`: nobody knows whether it happened (no answer, an error of the gateway's,
 * an answer that can't be understood); for reading: it could not be read.
 */
export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string;
      readonly fields: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** One page of a list; `more`: the next page has something. */
export interface GatewayPage<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/** The days that are asked for, YYYY-MM-DD, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * What payments need of an agreement at a payment gateway, whatever it speaks. Each call is one attempt and never throws for what the gateway does.
 * Money moves by `create` (through the citizen), `capture`, `refund` and `cancel` alone; after an `unknown` answer to one of these read
 * the payment (`find`, `get`) before anything is tried again. What a gateway has no call for is
 * `unknown`.
 */
export interface PaymentGateway {
  /** Makes a payment with its window ready. An order number that was used before is refused with `fields.order_id`. */
  create(request: PaymentRequest, signal: AbortSignal): Promise<Answer<GatewayPayment>>;
  /**
   * The payment with this order number; null where the gateway has none. A `create` whose answer was lost may still be under way then:
   * create again under the same number, and the gateway refuses the second.
   */
  find(orderNumber: string, signal: AbortSignal): Promise<Answer<GatewayPayment | null>>;
  get(id: string, signal: AbortSignal): Promise<Answer<GatewayPayment>>;
  /** What {@link changedSince} goes by: a dialect without a filter on changes gives the payments that were made since then. */
  readonly listsBy: 'change' | 'creation';
  /**
   * Payments that changed (or were made, see {@link listsBy}) at `since` or later, 250 a page; pages begin at 1. A payment can come on
   * two pages or on none when others change meanwhile: let the times of two rounds overlap.
   */
  changedSince(since: Date, page: number, signal: AbortSignal): Promise<Answer<GatewayPage<GatewayPayment>>>;
  /** Takes `amount`, or all that remains when null. */
  capture(id: string, amount: Ore | null, signal: AbortSignal): Promise<Answer<GatewayPayment>>;
  /** Pays `amount` back, or all that was taken when null. */
  refund(id: string, amount: Ore | null, signal: AbortSignal): Promise<Answer<GatewayPayment>>;
  /** Releases what is reserved and not taken. */
  cancel(id: string, signal: AbortSignal): Promise<Answer<GatewayPayment>>;
  /** Pay-outs on these days; pages of 100 begin at 1. */
  settlements(days: Days, page: number, signal: AbortSignal): Promise<Answer<GatewayPage<Settlement>>>;
  settlementTransactions(
    settlement: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Answer<GatewayPage<SettlementTransaction>>>;
}
