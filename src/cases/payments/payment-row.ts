import type { Insertable, Selectable } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { type DataKey, unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { Tables } from '../../database/schema.ts';
import type { Price } from '../../forms/kinds/payment/price.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Known } from './observe.ts';
import type { PaymentMeans } from './payment-gateway.ts';
import type { Standing } from './standing.ts';

export type PaymentRecord = Selectable<Tables['payment']>;
export type AttemptRecord = Selectable<Tables['payment_attempt']>;
export type OperationRecord = Selectable<Tables['payment_operation']>;
export type PostingRow = Insertable<Tables['payment_posting']>;
export type PaperRow = Insertable<Tables['payment_paper']>;

/** What a demand says, under the case's key. */
export interface PaymentContent {
  readonly price: Price;
  /** What the form calls the payment. */
  readonly label: Text;
  readonly terms: Text;
  readonly termsLink?: string;
  readonly receiptText?: Text;
  /** The agreement that the form names; the organisation's first when absent. */
  readonly agreement?: string;
  /** The payer can call it off. */
  readonly mayCancel: boolean;
}

/** The places that the ciphertexts of payments are bound to. */
export const paymentPlaces = {
  content: 'payment.content',
  means: 'payment.means',
  reason: 'payment.reason',
} as const;

export function knownOf(attempt: AttemptRecord): Known {
  return {
    state: attempt.state,
    held: attempt.held,
    cardFee: attempt.card_fee,
    captured: attempt.captured,
    refunded: attempt.refunded,
    released: attempt.released,
    version: attempt.version,
    updatedAt: attempt.gateway_at,
  };
}

export function standingOf(payment: PaymentRecord): Standing {
  return {
    status: payment.status,
    amount: payment.amount,
    captureAtOnce: payment.capture_at_once,
    counts: payment.counts,
    toldCase: payment.told_case,
    isClosed: payment.closed_at !== null,
  };
}

/** The key that a payment's own words are under; undefined once its case is deleted. */
export async function keyOfPayment(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  payment: Pick<PaymentRecord, 'data_key'>,
): Promise<DataKey | undefined> {
  const row = await transaction
    .selectFrom('data_key')
    .select('wrapped')
    .where('id', '=', payment.data_key)
    .executeTakeFirst();
  return row && unwrapDataKey(organisation.keys, payment.data_key, row.wrapped);
}

/** How it was paid; never a card number. */
export function meansOf(key: DataKey, means: Buffer): PaymentMeans {
  return decryptJson<PaymentMeans>(key.key, paymentPlaces.means, means);
}

export function contentOf(key: DataKey, payment: Pick<PaymentRecord, 'content'>): PaymentContent {
  return decryptJson<PaymentContent>(key.key, paymentPlaces.content, payment.content);
}
