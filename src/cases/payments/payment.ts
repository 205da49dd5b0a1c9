import type { Ore } from '../../forms/kinds/payment/ore.ts';
import type { Price } from '../../forms/kinds/payment/price.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { MismatchMember } from './observe.ts';
import type { PaymentMeans } from './payment-gateway.ts';

/**
 * Payments as the rest of the product knows them. Amounts are whole øre (the smallest unit of the currency) everywhere; what the citizen
 * pays is worked out by the server from the published form version and the answers, and fixed when the demand is made.
 */

/**
 * Where a demand stands, by what the gateway has said; it never goes back.
 *
 * - `open`: it can be paid; nothing is held.
 * - `reserved`: the money is held at the citizen's bank and not taken (*reserveret*).
 * - `captured`: taken, in full or in part (*hævet*).
 * - `released`: what was held was let go, nothing was taken (*frigivet*).
 * - `refunded`: all that was taken has been paid back (*tilbagebetalt*).
 * - `cancelled`: called off before anything was held, by the citizen or by the case going another way (*annulleret*).
 * - `expired`: not paid in time (*udløbet*).
 */
export type PaymentStatus = 'open' | 'reserved' | 'captured' | 'released' | 'refunded' | 'cancelled' | 'expired';

/** Why a person must look at a payment. */
export type PaymentTrouble =
  /** The gateway's amount, currency, order number or test mode is not what was asked for. */
  | 'mismatch'
  /** The gateway says something that can't follow from what it said before. */
  | 'contradiction'
  /** Capturing, releasing or refunding was refused. */
  | 'refused'
  /** Nobody could find out what became of a call. */
  | 'unknown'
  /** The window could not be made, for a reason that stays: a setting, the agreement. */
  | 'unready'
  /** More was taken back or paid back than was asked here: done by hand at the gateway. */
  | 'outside';

/** A demand for payment, with what became of it. */
export interface PaymentView {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  /** Whose case it is, who alone may pay it. */
  readonly person: string;
  readonly form: string;
  /** What the form calls the payment. */
  readonly label: Text;
  /** What is accepted before one pays, of the form version that the price is of; `termsLink` is where they stand in full. */
  readonly terms: Text;
  readonly termsLink: string | null;
  readonly receiptText: Text | null;
  /** Readable and unique for ever. Until something is paid that of the latest attempt, from then on that of the attempt that paid. */
  readonly orderNumber: string;
  readonly status: PaymentStatus;
  /** An attempt has been begun at the gateway and has no outcome yet: the citizen may be in the window. */
  readonly underWay: boolean;
  /** Nothing counts yet, since the gateway says what can't be: whoever pays waits for a person here, and is not to pay once more. */
  readonly withPerson: boolean;
  /** The last attempt was refused by the citizen's bank or called off in the window; another can be made. */
  readonly lastAttempt: 'rejected' | 'canceled' | null;
  readonly currency: string;
  readonly price: Price;
  /** What the gateway added for the card. */
  readonly cardFee: Ore;
  readonly reserved: Ore;
  readonly captured: Ore;
  readonly refunded: Ore;
  readonly captureAtOnce: boolean;
  readonly testMode: boolean;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  /** When the money was held. */
  readonly paidAt: Date | null;
  readonly means: PaymentMeans | null;
  readonly canPay: boolean;
  readonly canCancel: boolean;
  /** Receipts and credit notes, the oldest first. `document` is null until it is made: `PaymentDesk.receipt` makes it. */
  readonly papers: readonly PaymentPaper[];
  readonly operations: readonly PaymentOperation[];
  readonly troubles: readonly OpenTrouble[];
}

export interface PaymentPaper {
  readonly kind: 'receipt' | 'creditNote';
  /** The number on it: of a receipt the order number. */
  readonly number: string;
  readonly amount: Ore;
  readonly at: Date;
  readonly document: string | null;
}

export interface OpenTrouble {
  readonly id: string;
  readonly trouble: PaymentTrouble;
  /** The order number of the attempt that it is about. */
  readonly orderNumber: string;
  /** Of a mismatch: what is not as it was asked for. */
  readonly differs: readonly MismatchMember[];
  readonly at: Date;
}

export type OperationKind = 'capture' | 'release' | 'refund';

export type OperationStatus = 'awaitsApproval' | 'due' | 'unknown' | 'done' | 'refused' | 'declined';

/**
 * Something that is done with money that is held or taken.
 * `awaitsApproval`: another employee must agree; `due`: will be done at once; `unknown`: it was asked for and no answer came, which
 * reading the payment settles; `done`, `refused` (by the gateway), `declined` (by the second employee).
 */
export interface PaymentOperation {
  readonly id: string;
  readonly kind: OperationKind;
  /** All that remains when null. */
  readonly amount: Ore | null;
  readonly status: OperationStatus;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  readonly requestedAt: Date;
  readonly settledAt: Date | null;
}
