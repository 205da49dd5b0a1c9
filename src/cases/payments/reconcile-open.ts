import { sql } from 'kysely';
import type { Organisation } from '../../organisations/organisation.ts';
import type { PaymentAgreement } from './payment-agreement.ts';
import type { GatewayPayment } from './payment-gateway.ts';
import { knownOf } from './payment-row.ts';
import type { PaymentServices } from './services.ts';
import { takeObservation } from './take-observation.ts';

/** An agreement's payments are read so often, in milliseconds. */
const every = 60_000;
/** So much of what has been read is read again, for clocks differ and changes are seen late, in milliseconds. */
const overlap = 600_000;
/** So often everything since the oldest open payment is read, in milliseconds. */
const wholeEvery = 24 * 3_600_000;
const atOnce = 4;

interface InUse {
  readonly organisation: number;
  readonly agreement: string;
  readonly since: Date;
}

/** What a round came to. */
export interface Round {
  readonly requests: number;
  readonly seen: number;
  readonly moved: number;
}

/**
 * Reads at each agreement with open payments what has changed there since the last round, by the list call: a callback that never comes costs a
 * round's delay and nothing else. Pages are worked off one by one, so that a hundred thousand payments take no more memory than one page.
 * @param pause between two rounds of an agreement, in milliseconds
 */
export async function reconcileOpen(
  services: PaymentServices,
  stopped: () => boolean = () => false,
  pause = every,
): Promise<Round> {
  const before = new Date(services.now().getTime() - pause);
  const { rows } = await sql<InUse>`select * from payment_agreements_in_use(${before})`.execute(
    services.database.shared,
  );
  let sum: Round = { requests: 0, seen: 0, moved: 0 };
  for (const { organisation: id, agreement: key, since } of rows) {
    if (stopped()) break;
    const organisation = await services.organisations.byId(id);
    const agreement = organisation && services.agreements(organisation).find((each) => each.key === key);
    if (!organisation || !agreement) continue;
    const round = await readAgreement(services, organisation, agreement, since, stopped);
    sum = {
      requests: sum.requests + round.requests,
      seen: sum.seen + round.seen,
      moved: sum.moved + round.moved,
    };
  }
  return sum;
}

async function readAgreement(
  services: PaymentServices,
  organisation: Organisation,
  agreement: PaymentAgreement,
  oldest: Date,
  stopped: () => boolean,
): Promise<Round> {
  const began = services.now();
  const reading = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .insertInto('payment_reading')
      .values({ organisation: organisation.id, agreement: agreement.key, until: null, read_at: began, whole_at: null })
      .onConflict((conflict) => conflict.columns(['organisation', 'agreement']).doUpdateSet({ read_at: began }))
      .returning(['until', 'whole_at'])
      .executeTakeFirstOrThrow(),
  );
  const isWhole =
    reading.until === null ||
    reading.whole_at === null ||
    began.getTime() - reading.whole_at.getTime() >= wholeEvery ||
    // This dialect lists by when payments were made: what was made before and changes now would not be seen.
    agreement.gateway.listsBy === 'creation';
  const from = isWhole || reading.until === null ? oldest : reading.until;
  const since = new Date(from.getTime() - overlap);
  let latest = reading.until ?? since;
  let round: Round = { requests: 0, seen: 0, moved: 0 };
  for (let page = 1; !stopped(); page += 1) {
    const answer = await agreement.gateway.changedSince(since, page, services.signal);
    round = { ...round, requests: round.requests + 1 };
    // What could not be read to the end is read from the same place next time.
    if (answer.kind !== 'ok') return round;
    const moved = await takePage(services, organisation, agreement, answer.value.items);
    round = { ...round, seen: round.seen + answer.value.items.length, moved: round.moved + moved };
    for (const { updatedAt } of answer.value.items) if (updatedAt > latest) latest = updatedAt;
    if (!answer.value.more) {
      // Where the gateway's clock is ahead, or its moments are of another zone, ours tells how far was read.
      await services.database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .updateTable('payment_reading')
          .set({
            until: new Date(Math.min(latest.getTime(), began.getTime())),
            ...(isWhole ? { whole_at: began } : {}),
          })
          .where('agreement', '=', agreement.key)
          .execute(),
      );
      return round;
    }
  }
  return round;
}

/** Takes what is news of a page: what is known already is found by one query. */
async function takePage(
  services: PaymentServices,
  organisation: Organisation,
  agreement: PaymentAgreement,
  items: readonly GatewayPayment[],
): Promise<number> {
  if (items.length === 0) return 0;
  const rows = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('payment_attempt')
      .selectAll()
      .where('agreement', '=', agreement.key)
      .where(sql<boolean>`order_number = any(${items.map(({ orderNumber }) => orderNumber)})`)
      .execute(),
  );
  const byNumber = new Map(rows.map((row) => [row.order_number, row]));
  const news = items.flatMap((seen) => {
    const row = byNumber.get(seen.orderNumber);
    if (!row) return [];
    const known = knownOf(row);
    const isKnown =
      known.state === seen.state &&
      known.captured === seen.captured &&
      known.refunded === seen.refunded &&
      known.version === (seen.version ?? null) &&
      row.gateway_id === seen.id &&
      row.test_mode === seen.testMode;
    return isKnown ? [] : [{ seen, ref: { payment: row.payment, attempt: row.id } }];
  });
  let moved = 0;
  const waiting = [...news];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) {
        const taken = await takeObservation(services, organisation, each.ref, each.seen);
        if (taken === 'moved') moved += 1;
      }
    }),
  );
  return moved;
}
