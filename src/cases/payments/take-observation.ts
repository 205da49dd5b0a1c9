import { auditRow } from '../../audit/record.ts';
import { together } from '../../database/together.ts';
import { Writes } from '../../database/writes.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type EventWrites, finishEvents } from '../apply-event.ts';
import { auditOfPayment } from './audit-of-payment.ts';
import { gathered } from './gathered.ts';
import { type Looked, lockPayments } from './lock-payment.ts';
import { type MovedAttempt, moveAttempt } from './moved-attempt.ts';
import { nextRead } from './next-read.ts';
import { noticeOutside } from './notice-outside.ts';
import { type Known, observe } from './observe.ts';
import { captureLate, giveBack } from './own-operations.ts';
import type { GatewayPayment } from './payment-gateway.ts';
import { type AttemptRecord, knownOf } from './payment-row.ts';
import type { PaymentServices } from './services.ts';
import { stickCase, tellCase } from './tell-case.ts';
import { noteTrouble } from './trouble.ts';
import { writeMoved } from './write-moved.ts';

/** What a look at the gateway came to. */
export type ObservationTaken = 'same' | 'older' | 'moved' | 'trouble' | 'gone';

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
      const taken = await together(
        ...looks.map(async ({ attempt: id, seen }, index) => {
          const looked = locked[index];
          const attempt = looked?.attempts.find((each) => each.id === id);
          return looked && attempt ? take(looked, attempt, seen) : 'gone';
        }),
      );
      const moved = taken.flatMap((each) => (typeof each === 'string' ? [] : [each]));
      writeMoved(transaction, moved);
      const into: EventWrites = { writes: new Writes(), jobs: [] };
      await together(...moved.map((each) => goOn(each, into)));
      finishEvents(transaction, into);
      return taken.map((each) => (typeof each === 'string' ? each : 'moved'));
    }),
});

/**
 * Takes what the gateway was read to say of an attempt, in one transaction: the state of the attempt and of the demand, the ledger, what must
 * be given back, and the case, which goes on by it at most once. What says nothing new, or comes late, changes nothing. Looks that are taken
 * at the same time share a transaction: what it costs to begin, to lock, to write and to commit is paid once.
 */
export function takeObservation(
  services: PaymentServices,
  organisation: Organisation,
  of: { readonly payment: string; readonly attempt: string },
  seen: GatewayPayment,
): Promise<ObservationTaken> {
  return takeTogether(services.database, organisation, { services, ...of, seen });
}

/** One look, within the transaction that has locked the demand. */
async function take(
  looked: Looked,
  attempt: AttemptRecord,
  seen: GatewayPayment,
): Promise<Exclude<ObservationTaken, 'moved' | 'gone'> | MovedAttempt> {
  const { payment } = looked;
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
      // The case that waits for it becomes a person's.
      if (await noteTrouble(looked, attempt.id, observed.kind, detail)) await stickCase(looked);
      return 'trouble';
    }
    case 'moved':
      return moveAttempt(looked, attempt, seen, observed.known, observed.movements);
  }
}

/** What follows once an attempt is known to stand so: what is given back, what a person must know, the case. Last in its transaction. */
async function goOn({ looked, attempt, movements, decided }: MovedAttempt, into: EventWrites): Promise<void> {
  const { organisation, attempts } = looked;
  await giveBack(looked, decided);
  await noticeOutside(looked, attempt, movements);
  if (decided.tellsCase) {
    await tellCase(looked, attempts.find(({ id }) => id === decided.counts) ?? attempt, into);
  } else if (movements.length > 0) {
    into.writes.insert('audit_entry', auditRow(organisation.id, auditOfPayment(looked, 'paymentMoved', attempt)));
  }
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
