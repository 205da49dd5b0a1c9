import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { ModelGateway, SentCallback } from '../../sandbox/pensopay/model-gateway.ts';
import { applyDueDeadlines } from '../../src/cases/deadlines.ts';
import { decide, type Employee } from '../../src/cases/employee-actions.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import type { PaymentGateway } from '../../src/cases/payments/payment-gateway.ts';
import { receiveCallback } from '../../src/cases/payments/receive-callback.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import type { PaymentServices } from '../../src/cases/payments/services.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { paymentWorld, publishPermits, type UnpaidCase, unpaidCase } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const from = { from: 'test' };
const signe = '00000000-0000-4000-8000-00000000000a';
const start = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

before(async () => {
  product = await startTestDatabase();
  await publishPermits(product, 'licens', 'atOnce');
  await publishPermits(product, 'reserveret', 'later');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        ...{ organisation: product.demo.id, id: signe, subject: 'signe', name: 'Signe', email: null },
        ...{ groups: ['Fritid'], roles: ['caseworker'], language: null },
      })
      .execute(),
  );
});
after(() => product.close());

/** One thing that the citizen, the gateway's network, a process, an employee or time does. The numbers choose among what there is. */
type Doing =
  | { readonly kind: 'begin' | 'beginTwice' | 'check' | 'cancel' | 'work' | 'round' | 'deadlines' | 'refund' | 'parts' }
  | { readonly kind: 'pay'; readonly which: number; readonly card: string }
  | { readonly kind: 'callback' | 'repeat'; readonly which: number }
  | { readonly kind: 'lose' | 'forge' | 'wrongOrder'; readonly which: number }
  | { readonly kind: 'decide'; readonly approved: boolean }
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'trouble'; readonly next: readonly Trouble[] };

/** `die…`: the process is killed before its call goes out, or when the answer comes. */
type Trouble = 'request-lost' | 'answer-lost' | 'die-before' | 'die-after' | undefined;

const cards = ['4000112401172221', '1000000000000008', '1000000000000016', '1000000000000032', '1000000000000040'];
const which = fc.nat(20);
const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('begin' as const, 'beginTwice' as const) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('pay' as const),
        which,
        card: fc.oneof({ weight: 4, arbitrary: fc.constant('4000112401172221') }, fc.constantFrom(...cards)),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'callback' as const,
          'repeat' as const,
          'lose' as const,
          'forge' as const,
          'wrongOrder' as const,
        ),
        which,
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          ...(['check', 'work', 'round', 'deadlines', 'refund', 'cancel', 'check', 'work', 'round'] as const),
        ),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('parts' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), approved: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 5, 59, 61, 200, 2_000) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('trouble' as const),
        next: fc.array(fc.constantFrom<Trouble>('request-lost', 'answer-lost', 'die-before', 'die-after', undefined), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    },
  ),
  { minLength: 4, maxLength: 30 },
);

class Died extends Error {}

interface Course {
  readonly model: ModelGateway;
  readonly services: PaymentServices;
  readonly unpaid: UnpaidCase;
  readonly desk: ReturnType<typeof createPaymentDesk>;
  troubles: Trouble[];
  callbacks: SentCallback[];
  delivered: SentCallback[];
}

async function newCourse(key: string, cardFee: boolean, skewed: boolean): Promise<Course> {
  product.clock.now = new Date(start);
  // Courses before this one are over.
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    await transaction.deleteFrom('payment_reading').execute();
    await transaction.updateTable('payment_attempt').set({ read_at: null }).execute();
    await transaction.updateTable('payment_operation').set({ next_at: null }).execute();
    await transaction.deleteFrom('deadline').execute();
  });
  const state: { troubles: Trouble[] } = { troubles: [] };
  const { model, services } = paymentWorld(product, {
    cardFee,
    skewed,
    through: (gateway) => {
      const struck =
        <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
        async (...given: Arguments): Promise<Result> => {
          const trouble = state.troubles.shift();
          if (trouble === 'die-before') throw new Died('killed before the call');
          model.trouble([trouble === 'request-lost' || trouble === 'answer-lost' ? trouble : undefined]);
          const answer = await call(...given);
          if (trouble === 'die-after') throw new Died('killed after the call');
          return answer;
        };
      return {
        ...gateway,
        create: struck(gateway.create.bind(gateway)),
        find: struck(gateway.find.bind(gateway)),
        get: struck(gateway.get.bind(gateway)),
        changedSince: struck(gateway.changedSince.bind(gateway)),
        capture: struck(gateway.capture.bind(gateway)),
        refund: struck(gateway.refund.bind(gateway)),
        cancel: struck(gateway.cancel.bind(gateway)),
      } satisfies PaymentGateway;
    },
  });
  const unpaid = await unpaidCase(product, key);
  const course = { model, services, unpaid, desk: createPaymentDesk(services), callbacks: [], delivered: [] };
  return Object.defineProperty({ ...course, troubles: [] } as Course, 'troubles', {
    get: () => state.troubles,
    set: (next: Trouble[]) => {
      state.troubles = next;
    },
  });
}

const employee: Employee = { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOfRole('caseworker') };

/** Does one thing; a process that is killed on the way does the rest of it never. */
async function make(course: Course, doing: Doing): Promise<void> {
  const { model, services, unpaid, desk } = course;
  const begin = () => desk.begin(product.demo, { ...unpaid, language: 'da', returnPath: '/demo/mine-sager', from });
  const mine = () => model.payments();
  switch (doing.kind) {
    case 'begin':
      await begin();
      return;
    case 'beginTwice': {
      const both = await Promise.allSettled([begin(), begin()]);
      for (const each of both) if (each.status === 'rejected') throw each.reason;
      return;
    }
    case 'pay': {
      const payment = mine()[doing.which % Math.max(1, mine().length)];
      if (payment) model.pay(payment.orderId, doing.card);
      course.callbacks.push(...model.takeCallbacks());
      return;
    }
    case 'callback':
    case 'repeat': {
      const pool = doing.kind === 'callback' ? course.callbacks : course.delivered;
      const [callback] = doing.kind === 'callback' ? pool.splice(doing.which % Math.max(1, pool.length), 1) : pool;
      if (!callback) return;
      course.delivered.push(callback);
      await receiveCallback(services, product.demo, 'borgerservice', callback.rawBody, callback.headers);
      return;
    }
    case 'lose':
      course.callbacks.splice(doing.which % Math.max(1, course.callbacks.length), 1);
      return;
    case 'forge': {
      const payment = mine()[doing.which % Math.max(1, mine().length)];
      const forged = payment && model.forge(payment.orderId);
      if (!forged) return;
      assert.equal(
        await receiveCallback(services, product.demo, 'borgerservice', forged.rawBody, forged.headers),
        'forged',
      );
      return;
    }
    case 'wrongOrder': {
      // Another system's payment at the same agreement.
      const callback = course.callbacks[doing.which % Math.max(1, course.callbacks.length)];
      if (callback) await receiveCallback(services, product.demo, 'fremmed', callback.rawBody, callback.headers);
      return;
    }
    case 'check':
      await desk.check(product.demo, unpaid.payment);
      return;
    case 'cancel':
      await desk.cancel(product.demo, { ...unpaid, from });
      return;
    case 'work':
      await workOffPayments(services);
      return;
    case 'round':
      await reconcileOpen(services, () => false, 0);
      return;
    case 'deadlines':
      await applyDueDeadlines(product.services);
      return;
    case 'refund':
      await desk.request(product.demo, {
        ...{ payment: unpaid.payment, kind: 'refund', amount: ore(700), reason: 'Fortrudt', employee, from },
      });
      return;
    case 'parts':
      await desk.check(product.demo, unpaid.payment);
      for (const kind of ['capture', 'refund'] as const) {
        for (const amount of [ore(300), ore(200)]) {
          await desk.request(product.demo, { payment: unpaid.payment, kind, amount, reason: 'Del', employee, from });
          await workOffPayments(services);
        }
      }
      return;
    case 'decide': {
      const { state } = await readCase(course);
      const open = state.open.find(({ step }) => step === 'handle');
      if (!open) return;
      const decision = doing.approved ? 'approved' : 'rejected';
      await decide(product.services, product.demo, {
        ...{ case: unpaid.case, open: open.id, employee, decision, reason: 'Fordi', from },
      });
      return;
    }
    case 'pass':
      product.clock.now = new Date(product.clock.now.getTime() + doing.minutes * minute);
      return;
    case 'trouble':
      course.troubles = [...doing.next];
      return;
  }
}

function readCase({ unpaid }: Course) {
  return product.database.inOrganisation(product.demo.id, async (transaction) => {
    const stored = await findCase(transaction, product.demo, unpaid.case, false);
    assert.ok(stored);
    const rows = await transaction
      .selectFrom('case_event')
      .select('content')
      .where('case', '=', unpaid.case)
      .orderBy('sequence')
      .execute();
    const events = rows.map(({ content }) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, content));
    const version = await product.definitions.workflow(product.demo.id, stored.workflowVersion);
    assert.deepEqual(fold(version.workflow, events), stored.state, 'the state is the fold of the events');
    return { state: stored.state, events };
  });
}

/** Time goes on without troubles until nothing more happens by itself. */
async function settle(course: Course): Promise<void> {
  course.troubles = [];
  for (let turn = 0; turn < 14; turn += 1) {
    product.clock.now = new Date(product.clock.now.getTime() + (turn < 6 ? 3 : 70) * minute);
    await workOffPayments(course.services);
    await reconcileOpen(course.services, () => false, 0);
    await applyDueDeadlines(product.services);
  }
}

/** What must hold when all has come to rest. */
async function check(course: Course): Promise<void> {
  const { unpaid, desk, model } = course;
  const view = (await desk.find(product.demo, unpaid.payment)) ?? assert.fail();
  const { state, events } = await readCase(course);
  const paid = events.filter(({ kind }) => kind === 'paid').length;
  assert.ok(paid <= 1, 'the case goes on at most once');
  const held = model.payments().map((payment) => {
    const { state: at, amount, cardFee, captured, refunded, orderId } = payment;
    const reserved = at === 'authorized' ? amount + cardFee : at === 'captured' ? amount + cardFee - captured : 0;
    return { orderId, at, reserved, captured, taken: captured - refunded, refunded };
  });
  const refunds = view.operations.filter(({ kind, status }) => kind === 'refund' && status !== 'declined');
  if (refunds.every(({ amount }) => amount !== null)) {
    const asked = refunds.reduce((total, { amount }) => total + (amount ?? 0), 0);
    assert.ok(view.refunded <= asked, `no more is paid back than was asked for: ${view.refunded} of ${asked}`);
  }
  const troubled = new Set(view.troubles.map(({ orderNumber }) => orderNumber));
  const isPersons = troubled.size > 0 || state.open.some(({ failed }) => failed);
  for (const each of held) {
    const isMoney = each.taken > 0 || (each.at === 'authorized' && each.reserved > 0);
    const counts = paid === 1 && each.orderId === view.orderNumber;
    if (isMoney && !counts)
      assert.ok(isPersons, `money held at ${each.orderId} is the citizen’s, or in a person’s hands`);
    const asked = view.operations.some(({ status }) => status === 'due' || status === 'unknown');
    assert.ok(!asked || isPersons, 'nothing is left half done');
  }
  if (paid === 0 && !isPersons) {
    assert.ok(
      held.every(({ taken, at }) => taken === 0 && at !== 'authorized'),
      'nobody pays for a case that did not go on',
    );
  }
  if (held.some(({ at, taken }) => at === 'captured' && taken > 0)) {
    assert.ok(paid === 1 || isPersons, 'the case goes on where the gateway holds the money');
  }
  await checkLedger(course, held);
}

async function checkLedger(
  { unpaid }: Course,
  held: readonly { orderId: string; reserved: number; taken: number; at: string }[],
): Promise<void> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('payment_posting as g')
      .innerJoin('payment_attempt as a', 'a.id', 'g.attempt')
      .select(['g.account', 'g.amount', 'a.order_number'])
      .where('g.payment', '=', unpaid.payment)
      .execute(),
  );
  const sum = (order: string, account: string) =>
    rows
      .filter((row) => row.order_number === order && row.account === account)
      .reduce((total, { amount }) => total + amount, 0);
  for (const { orderId, reserved, taken } of held) {
    assert.equal(sum(orderId, 'gateway'), taken, `the ledger of ${orderId} is the gateway's`);
    assert.equal(sum(orderId, 'reserved'), reserved);
    assert.equal(sum(orderId, 'reserved') + sum(orderId, 'reservations'), 0);
    assert.equal(sum(orderId, 'revenue') + sum(orderId, 'vat') + sum(orderId, 'cardFee') + taken, 0);
  }
}

const runs = Number(process.env.PAYMENT_COURSES ?? 40);

test('BET-6 BET-8 whatever the citizen, the gateway, the process and time do, the case goes on once for money held, and the ledger adds up', async () => {
  await fc.assert(
    fc.asyncProperty(
      doings,
      fc.constantFrom('licens', 'reserveret'),
      fc.boolean(),
      fc.boolean(),
      async (steps, key, cardFee, skewed) => {
        const course = await newCourse(key, cardFee, skewed);
        for (const step of steps) {
          try {
            await make(course, step);
          } catch (error) {
            if (!(error instanceof Died)) throw error;
          }
          const { events } = await readCase(course);
          assert.ok(events.filter(({ kind }) => kind === 'paid').length <= 1);
        }
        await settle(course);
        await check(course);
      },
    ),
    { numRuns: runs, ...(process.env.PAYMENT_SEED ? { seed: Number(process.env.PAYMENT_SEED) } : {}) },
  );
});
