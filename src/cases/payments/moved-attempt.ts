import { encryptJson } from '../../database/encryption/envelope.ts';
import { ore } from '../../forms/kinds/payment/ore.ts';
import type { Looked } from './lock-payment.ts';
import { nextRead } from './next-read.ts';
import type { Known, Movement } from './observe.ts';
import type { GatewayPayment } from './payment-gateway.ts';
import {
  type AttemptRecord,
  knownOf,
  type PaperRow,
  type PostingRow,
  paymentPlaces,
  standingOf,
} from './payment-row.ts';
import { postingsOf } from './postings-of.ts';
import { type Decided, decide } from './standing.ts';

/** What a look that says something new makes of an attempt and its demand; nothing of it is written yet. */
export interface MovedAttempt {
  /** With the attempt as it becomes. */
  readonly looked: Looked;
  readonly attempt: AttemptRecord;
  readonly movements: readonly Movement[];
  readonly decided: Decided;
  readonly postings: readonly PostingRow[];
  readonly papers: readonly PaperRow[];
}

/** Works out what follows from what an attempt was seen to be. */
export async function moveAttempt(
  looked: Looked,
  before: AttemptRecord,
  seen: GatewayPayment,
  next: Known,
  movements: readonly Movement[],
): Promise<MovedAttempt> {
  const { payment, key, at } = looked;
  const expiresAt = earlierOf(before.expires_at, seen.expiresAt);
  const attempt: AttemptRecord = {
    ...before,
    state: next.state,
    held: next.held,
    card_fee: next.cardFee,
    captured: next.captured,
    refunded: next.refunded,
    released: next.released,
    version: next.version,
    gateway_at: next.updatedAt,
    gateway_id: seen.id,
    link: seen.link,
    expires_at: expiresAt,
    means: seen.means && key ? encryptJson(key.key, paymentPlaces.means, seen.means) : before.means,
    read_at: nextRead(payment, next, expiresAt, at),
    unread: 0,
  };
  const attempts = looked.attempts.map((each) => (each.id === attempt.id ? attempt : each));
  const decided = decide(
    standingOf(payment),
    attempts.map((each) => ({ id: each.id, known: knownOf(each) })),
  );
  const counting = decided.tellsCase ? attempts.find(({ id }) => id === decided.counts) : undefined;
  const papers: PaperRow[] = [];
  const paper = (of: AttemptRecord, kind: PaperRow['kind'], number: string, amount: PaperRow['amount']): void => {
    papers.push({ organisation: payment.organisation, payment: payment.id, number, kind, attempt: of.id, amount, at });
  };
  if (counting) paper(counting, 'receipt', counting.order_number, ore(payment.amount + counting.card_fee));
  const paidBack = movements.find(({ kind }) => kind === 'payBack');
  if (paidBack) {
    const number = `${attempt.order_number}-K${(await notesBefore(looked, attempt)) + 1}`;
    paper(attempt, 'creditNote', number, paidBack.amount);
  }
  const moved = { ...looked, attempts };
  const postings = postingsOf(looked, attempt, knownOf(before), movements);
  return { looked: moved, attempt, movements, decided, postings, papers };
}

/** When a window closes, by what it was asked for and by what the gateway says: their clocks differ, and nobody is sent to a closed one. */
function earlierOf(asked: Date | null, told: Date | undefined): Date | null {
  if (asked === null || told === undefined) return told ?? asked;
  return told < asked ? told : asked;
}

/** How many credit notes an attempt has. */
async function notesBefore({ transaction }: Looked, attempt: AttemptRecord): Promise<number> {
  const { count } = await transaction
    .selectFrom('payment_paper')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('attempt', '=', attempt.id)
    .where('kind', '=', 'creditNote')
    .executeTakeFirstOrThrow();
  return Number(count);
}
