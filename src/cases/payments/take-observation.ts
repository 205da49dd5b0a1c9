import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from '../../audit/record.ts';
import { recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { DataKey } from '../../database/encryption/key-ring.ts';
import { Writes } from '../../database/writes.ts';
import { noOre, type Ore, ore } from '../../forms/kinds/payment/ore.ts';
import type { Price } from '../../forms/kinds/payment/price.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SignalData } from '../../workflows/case-state.ts';
import { danishDate } from '../../workflows/working-days.ts';
import { applyEvent } from '../apply-event.ts';
import { findCases, type StoredCase } from '../stored-case.ts';
import { gathered } from './gathered.ts';
import { entriesOf } from './ledger.ts';
import { nextRead } from './next-read.ts';
import { type Known, type Movement, observe } from './observe.ts';
import type { GatewayPayment } from './payment-gateway.ts';
import {
  type AttemptRecord,
  contentOf,
  keyOfPayment,
  knownOf,
  meansOf,
  type PaymentContent,
  type PaymentRecord,
  paymentPlaces,
  standingOf,
} from './payment-row.ts';
import type { PaymentServices } from './services.ts';
import { type Decided, decide } from './standing.ts';
import { noteTrouble } from './trouble.ts';

/** What a look at the gateway came to. */
export type ObservationTaken = 'same' | 'older' | 'moved' | 'trouble' | 'gone';

const system = { kind: 'system', id: null } as const;

/** Everything that one look at one attempt may touch, under the locks of its case and its demand. */
export interface Looked {
  readonly services: PaymentServices;
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly payment: PaymentRecord;
  readonly attempts: readonly AttemptRecord[];
  readonly stored: StoredCase | undefined;
  readonly key: DataKey | undefined;
  readonly content: PaymentContent | undefined;
  readonly at: Date;
}

/** Reads a demand with its attempts under the locks of its case and itself, always in that order. */
export async function lockPayment(
  services: PaymentServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
): Promise<Looked | undefined> {
  const [looked] = await lockPayments(transaction, organisation, [{ services, payment: id }]);
  return looked;
}

/** The same of several demands: first all the cases are locked, then all the demands, each in the order of their ids. */
async function lockPayments(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  wanted: readonly { readonly services: PaymentServices; readonly payment: string }[],
): Promise<readonly (Looked | undefined)[]> {
  const ids = wanted.map(({ payment }) => payment);
  const isWanted = sql`any(${ids}::uuid[])`;
  const theirCases = sql<string>`(select p."case" from payment p where p.id = ${isWanted})`;
  // Sent together and worked off in this order: the cases are locked first.
  const [cases, payments, attempts] = await Promise.all([
    findCases(transaction, organisation, theirCases, true),
    transaction
      .selectFrom('payment')
      .selectAll()
      .where(sql<boolean>`id = ${isWanted}`)
      .orderBy('id')
      .forUpdate()
      .execute(),
    transaction
      .selectFrom('payment_attempt')
      .selectAll()
      .where(sql<boolean>`payment = ${isWanted}`)
      .orderBy('ordinal')
      .execute(),
  ]);
  return Promise.all(
    wanted.map(async ({ services, payment: id }): Promise<Looked | undefined> => {
      const payment = payments.find((each) => each.id === id);
      if (!payment) return undefined;
      const stored = cases.find((each) => each.id === payment.case);
      const key = stored?.key ?? (await keyOfPayment(transaction, organisation, payment));
      const content = key && contentOf(key, payment);
      const own = attempts.filter((each) => each.payment === id);
      return { services, transaction, organisation, payment, attempts: own, stored, key, content, at: services.now() };
    }),
  );
}

/** So many looks at most are taken in one transaction, and so many transactions at once for an organisation. */
const mostTogether = 16;
const transactionsAtOnce = 2;

interface Look {
  readonly services: PaymentServices;
  readonly payment: string;
  readonly attempt: string;
  readonly seen: GatewayPayment;
}

const takeTogether = gathered<Look, ObservationTaken>({
  most: mostTogether,
  lanes: transactionsAtOnce,
  // Two looks at one demand: the second must see what the first came to.
  apart: ({ payment }) => payment,
  work: (database, organisation, looks) =>
    database.inOrganisation(organisation.id, async (transaction) => {
      const locked = await lockPayments(transaction, organisation, looks);
      const taken = await Promise.allSettled(
        looks.map(async ({ attempt: id, seen }, index) => {
          const looked = locked[index];
          const attempt = looked?.attempts.find((each) => each.id === id);
          return looked && attempt ? take(looked, attempt, seen) : 'gone';
        }),
      );
      // Not before all have ended: none may write to the connection when the transaction is over.
      return taken.map((each) => {
        if (each.status === 'rejected') throw each.reason;
        return each.value;
      });
    }),
});

/**
 * Takes what the gateway was read to say of an attempt, in one transaction: the state of the attempt and of the demand, the ledger, what must
 * be given back, and the case, which goes on by it at most once. What says nothing new, or comes late, changes nothing. Looks that are taken
 * at the same time share a transaction: what it costs to begin, to lock and to commit is paid once.
 */
export function takeObservation(
  services: PaymentServices,
  organisation: Organisation,
  of: { readonly payment: string; readonly attempt: string },
  seen: GatewayPayment,
): Promise<ObservationTaken> {
  return takeTogether(services.database, organisation, { services, ...of, seen });
}

/** One look, within the transaction that has locked the demand: what it writes last goes out with the commit. */
async function take(looked: Looked, attempt: AttemptRecord, seen: GatewayPayment): Promise<ObservationTaken> {
  const { transaction, payment, at } = looked;
  const expected = {
    orderNumber: attempt.order_number,
    amount: payment.amount,
    currency: payment.currency,
    testMode: attempt.test_mode,
  };
  const known = knownOf(attempt);
  const observed = observe(known, expected, seen);
  switch (observed.kind) {
    case 'same':
    case 'older':
      await captureLate(looked, attempt);
      await setRead(looked, attempt, known);
      return observed.kind;
    case 'mismatch':
    case 'contradiction': {
      const detail = observed.kind === 'mismatch' ? observed.members.join(', ') : `${known.state} → ${seen.state}`;
      await setRead(looked, attempt, known);
      await troubled(looked, attempt, observed.kind, detail);
      return 'trouble';
    }
    case 'moved':
      break;
  }
  const { known: next, movements } = observed;
  const { key } = looked;
  const expiresAt = earlierOf(attempt.expires_at, seen.expiresAt);
  const changed = {
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
    ...(seen.means && key ? { means: encryptJson(key.key, paymentPlaces.means, seen.means) } : {}),
    read_at: nextRead(payment, next, expiresAt, at),
    unread: 0,
  };
  const moved: AttemptRecord = { ...attempt, ...changed };
  const attempts = looked.attempts.map((each) => (each.id === attempt.id ? moved : each));
  const decided = decide(
    standingOf(payment),
    attempts.map((each) => ({ id: each.id, known: knownOf(each) })),
  );
  const counting = decided.tellsCase ? attempts.find(({ id }) => id === decided.counts) : undefined;
  const postings = postingsOf(looked, moved, known, movements);
  const writes = new Writes();
  writes.add(
    transaction.updateTable('payment_attempt').set(changed).where('id', '=', attempt.id),
    transaction
      .updateTable('payment')
      .set({
        status: decided.status,
        counts: decided.counts,
        ...(payment.paid_at === null && decided.counts !== null ? { paid_at: at } : {}),
        ...(decided.tellsCase ? { told_case: true } : {}),
      })
      .where('id', '=', payment.id),
  );
  if (postings.length > 0) writes.add(transaction.insertInto('payment_posting').values(postings));
  if (counting) {
    const { order_number: number, card_fee: fee } = counting;
    writes.add(paper(looked, counting, 'receipt', number, payment.amount + fee));
  }
  const paidBack = movements.find(({ kind }) => kind === 'payBack');
  if (paidBack) {
    const number = `${moved.order_number}-K${(await notesBefore(transaction, moved)) + 1}`;
    writes.add(paper(looked, moved, 'creditNote', number, paidBack.amount));
  }
  // A statement of its own: a settle step that follows reads what it has written.
  writes.finish(transaction);
  await goOn({ ...looked, attempts }, moved, decided, movements);
  return 'moved';
}

/** When a window closes, by what it was asked for and by what the gateway says: their clocks differ, and nobody is sent to a closed one. */
function earlierOf(asked: Date | null, told: Date | undefined): Date | null {
  if (asked === null || told === undefined) return told ?? asked;
  return told < asked ? told : asked;
}

/** What follows once an attempt is known to stand so: the demand, what is given back, the case. Last in its transaction. */
async function goOn(
  looked: Looked,
  attempt: AttemptRecord,
  decided: Decided,
  movements: readonly Movement[],
): Promise<void> {
  const { transaction, organisation, attempts } = looked;
  await giveBack(looked, decided);
  await noticeOutside(looked, attempt, movements);
  if (decided.tellsCase) {
    await tellCase(looked, attempts.find(({ id }) => id === decided.counts) ?? attempt);
    return;
  }
  if (movements.length > 0) {
    await recordAudit(transaction, organisation.id, [auditOf(looked, 'paymentMoved', attempt)]);
  }
}

/** The case goes on. Where its step is not open any more nothing does, and the money is a person's. */
async function tellCase(looked: Looked, attempt: AttemptRecord): Promise<void> {
  const { services, transaction, organisation, payment, stored, at } = looked;
  if (!stored) return noteTrouble(looked, attempt.id, 'contradiction', 'case deleted');
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const data = paymentSaid(looked, attempt);
  const event = { kind: 'paid', at: at.toISOString(), actor: system, open: payment.open_step, data } as const;
  const audit = [auditOf(looked, 'paymentReceived', attempt)];
  const applied = await applyEvent(transaction, organisation, version, stored, event, audit);
  if (!applied.ok) await noteTrouble(looked, attempt.id, 'contradiction', `case: ${applied.refusal}`);
}

/** What the case's expressions know of a payment. */
export function paymentSaid({ key, payment, at }: Looked, attempt: AttemptRecord): SignalData {
  const { held, captured, refunded, released } = attempt;
  const state =
    captured > 0
      ? captured === refunded
        ? 'refunded'
        : 'captured'
      : released > 0
        ? 'released'
        : held > 0
          ? 'reserved'
          : '';
  return {
    state,
    orderNumber: attempt.order_number,
    amount: payment.amount / 100,
    captured: captured / 100,
    refunded: refunded / 100,
    method: key && attempt.means ? meansOf(key, attempt.means).method : '',
    paidOn: danishDate((payment.paid_at ?? at).toISOString()),
  };
}

/** The ledger's entries of what moved. */
function postingsOf(
  { organisation, payment, content, at, services }: Looked,
  attempt: AttemptRecord,
  before: Known,
  movements: readonly Movement[],
) {
  const agreement = services.agreements(organisation).find(({ key }) => key === attempt.agreement);
  // Of a case that is deleted nothing is left of the lines: the sum is booked as one.
  const price = content && content.price.lines.length > 0 ? content.price : undivided(ore(payment.amount));
  return movements.flatMap((movement) => {
    const posting = uuidv7();
    const entries = entriesOf(movement, {
      price,
      cardFee: attempt.card_fee,
      account: agreement?.account ?? '',
      captured: before.captured,
      refunded: before.refunded,
    });
    return entries.map(({ account, ledger, amount }, line) => ({
      organisation: organisation.id,
      posting,
      line,
      payment: payment.id,
      attempt: attempt.id,
      kind: movement.kind,
      agreement: attempt.agreement,
      at,
      account,
      ledger,
      currency: payment.currency,
      amount,
    }));
  });
}

/** A price of one line that says nothing of what was bought. */
function undivided(total: Ore): Price {
  const line = { key: '', kind: 'product', label: { da: '' }, quantity: 1, unitPrice: total, amount: total } as const;
  return { lines: [{ ...line, vatRate: null, vat: noOre, account: null }], total, vat: noOre };
}

/** The statement that keeps a receipt or a credit note. */
function paper(
  { transaction, organisation, payment, at }: Pick<Looked, 'transaction' | 'organisation' | 'payment' | 'at'>,
  attempt: AttemptRecord,
  kind: 'receipt' | 'creditNote',
  number: string,
  amount: number,
) {
  return transaction
    .insertInto('payment_paper')
    .values({ organisation: organisation.id, payment: payment.id, number, kind, attempt: attempt.id, amount, at })
    .onConflict((conflict) => conflict.columns(['organisation', 'number']).doNothing());
}

async function notesBefore(transaction: OrganisationTransaction, attempt: AttemptRecord): Promise<number> {
  const { count } = await transaction
    .selectFrom('payment_paper')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('attempt', '=', attempt.id)
    .where('kind', '=', 'creditNote')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Operations that give back what was paid beside what counts; one at a time for an attempt. One that was refused is a person's. */
async function giveBack(looked: Looked, { givesBack }: Decided): Promise<void> {
  const { transaction, organisation, payment, at } = looked;
  if (givesBack.length === 0) return;
  const before = await transaction
    .selectFrom('payment_operation')
    .select(['attempt', 'kind', 'status'])
    .where('payment', '=', payment.id)
    .where('is_surplus', '=', true)
    .execute();
  for (const { attempt, kind } of givesBack) {
    const own = before.filter((each) => each.attempt === attempt);
    if (own.some(({ status }) => status === 'due' || status === 'unknown')) continue;
    if (own.some((each) => each.kind === kind && each.status === 'refused')) {
      await noteTrouble(looked, attempt, 'refused', kind);
      continue;
    }
    const operation = ownOperation(organisation.id, payment.id, attempt, kind, at, true);
    await transaction.insertInto('payment_operation').values(operation).execute();
  }
}

const operationOf = { take: 'capture', letGo: 'release', payBack: 'refund' } as const;

/** Money that moved and that nobody here asked for: somebody did it at the gateway, and a person must know. */
async function noticeOutside(looked: Looked, attempt: AttemptRecord, movements: readonly Movement[]): Promise<void> {
  const { transaction, payment } = looked;
  for (const { kind } of movements) {
    if (kind === 'hold' || (kind === 'take' && payment.capture_at_once)) continue;
    const asked = await transaction
      .selectFrom('payment_operation')
      .select(['amount'])
      .where('attempt', '=', attempt.id)
      .where('kind', '=', operationOf[kind])
      .where('status', 'in', ['due', 'unknown', 'done'])
      .execute();
    const sum = asked.some(({ amount }) => amount === null)
      ? Number.MAX_SAFE_INTEGER
      : asked.reduce((total, { amount }) => total + (amount ?? 0), 0);
    const figure = { take: attempt.captured, letGo: attempt.released, payBack: attempt.refunded }[kind];
    if (figure > sum) await noteTrouble(looked, attempt.id, 'outside', `${operationOf[kind]} ${figure}`);
  }
}

/** A trouble with an attempt; the case that waits for it becomes a person's. Last in its transaction. */
async function troubled(
  looked: Looked,
  attempt: AttemptRecord,
  trouble: 'mismatch' | 'contradiction',
  detail: string,
): Promise<void> {
  await noteTrouble(looked, attempt.id, trouble, detail);
  await stickCase(looked);
}

/** The case's open pay step becomes a person's, once. Last in its transaction. */
export async function stickCase(looked: Looked, open: number = looked.payment.open_step): Promise<void> {
  const { services, transaction, organisation, stored, at } = looked;
  const step = stored?.state.open.find(({ id }) => id === open);
  if (!stored || !step || step.failed) return;
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const event = { kind: 'paymentStuck', at: at.toISOString(), actor: system, open } as const;
  await applyEvent(transaction, organisation, version, stored, event, []);
}

/** So long after it was held money that the gateway should have taken at once is asked for, in milliseconds. */
const captureAfter = 600_000;

/** Money that was to be taken at once and is still only held: the gateway is asked for it. */
async function captureLate(looked: Looked, attempt: AttemptRecord): Promise<void> {
  const { transaction, organisation, payment, at } = looked;
  const isLate = payment.paid_at !== null && at.getTime() - payment.paid_at.getTime() > captureAfter;
  if (!payment.capture_at_once || attempt.state !== 'authorized' || payment.counts !== attempt.id || !isLate) return;
  const asked = await transaction
    .selectFrom('payment_operation')
    .select('id')
    .where('attempt', '=', attempt.id)
    .executeTakeFirst();
  if (asked || payment.closed_at !== null) return;
  await transaction
    .insertInto('payment_operation')
    .values(ownOperation(organisation.id, payment.id, attempt.id, 'capture', at, false))
    .execute();
}

/** An operation of the product's own. */
function ownOperation(
  organisation: number,
  payment: string,
  attempt: string,
  kind: 'capture' | 'release' | 'refund',
  at: Date,
  isSurplus: boolean,
) {
  return {
    organisation,
    id: uuidv7(),
    payment,
    attempt,
    kind,
    amount: null,
    base: null,
    status: 'due' as const,
    open_step: null,
    is_surplus: isSurplus,
    requested_by: null,
    approved_by: null,
    reason: null,
    next_at: at,
    requested_at: at,
    settled_at: null,
  };
}

async function setRead({ transaction, payment, at }: Looked, attempt: AttemptRecord, known: Known): Promise<void> {
  const read = nextRead(payment, known, attempt.expires_at, at);
  if (read?.getTime() === attempt.read_at?.getTime() && attempt.unread === 0) return;
  await transaction
    .updateTable('payment_attempt')
    .set({ read_at: read, unread: 0 })
    .where('id', '=', attempt.id)
    .execute();
}

export function auditOf(
  { payment, stored, key, organisation, at }: Looked,
  action: AuditEntry['action'],
  attempt: AttemptRecord,
): AuditEntry {
  return {
    at,
    actor: system,
    subject: stored?.person ?? null,
    action,
    recordKind: 'case',
    record: payment.case,
    detail: {
      order: attempt.order_number,
      state: attempt.state,
      held: attempt.held,
      captured: attempt.captured,
      refunded: attempt.refunded,
    },
    key: key ?? { id: null, key: organisation.keys.own },
  };
}
