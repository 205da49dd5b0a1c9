import type { Means } from './held-payment.ts';

/** What becomes of a payment with a card. */
export type CardOutcome =
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'capture-rejected'
  | 'refund-rejected'
  | 'cancel-rejected'
  | 'secure';

/** A card that the window knows. No other number is taken, so that nobody pays with a real one. */
export interface SandboxCard {
  readonly number: string;
  readonly brand: 'visa' | 'dankort' | 'mastercard';
  readonly outcome: CardOutcome;
  /** Pays only where the payment is no test; the others only where it is one. */
  readonly live: boolean;
}

/**
 * The test cards: the one of Pensopay's own end-to-end test, those of the gateway beneath, and two
 * invented ones that play real cards.
 */
export const sandboxCards: readonly SandboxCard[] = [
  { number: '4000112401172221', brand: 'visa', outcome: 'approved', live: false },
  { number: '1000000000000008', brand: 'dankort', outcome: 'approved', live: false },
  { number: '1000000000000016', brand: 'dankort', outcome: 'rejected', live: false },
  { number: '1000000000000024', brand: 'dankort', outcome: 'expired', live: false },
  { number: '1000000000000032', brand: 'dankort', outcome: 'capture-rejected', live: false },
  { number: '1000000000000040', brand: 'dankort', outcome: 'refund-rejected', live: false },
  { number: '1000000000000057', brand: 'dankort', outcome: 'cancel-rejected', live: false },
  { number: '1000000000000065', brand: 'dankort', outcome: 'approved', live: false },
  { number: '1000000000000073', brand: 'dankort', outcome: 'secure', live: false },
  { number: '2000000000000014', brand: 'mastercard', outcome: 'approved', live: true },
  { number: '2000000000000022', brand: 'mastercard', outcome: 'rejected', live: true },
];

/** The card with a number that may be typed with blanks. */
export function findCard(typed: string): SandboxCard | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return sandboxCards.find(({ number }) => number === digits);
}

/** What the gateway keeps and tells of a card. */
export function meansOf(card: SandboxCard, isSecure: boolean): Means {
  return {
    method: 'card',
    brand: card.brand,
    bin: card.number.slice(0, 6),
    last4: card.number.slice(-4),
    secure: isSecure,
    outcome: card.outcome,
  };
}
