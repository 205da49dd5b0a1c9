import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { applyDueDeadlines } from '../../src/cases/deadlines.ts';
import { decide, type Employee } from '../../src/cases/employee-actions.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import { receiveCallback } from '../../src/cases/payments/receive-callback.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { ore } from '../../src/forms/kinds/payment/ore.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { remaining } from '../../src/web/caseworker/payments/remaining.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { findingsOfWorkflow } from '../../src/workflows/design/findings-of-workflow.ts';
import { draftWith, personOf, send } from '../helpers/fritidspas.ts';
import {
  paymentWorld,
  permitForm,
  permitWorkflow,
  publishPermits,
  type UnpaidCase,
  unpaidCase,
} from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const from = { from: 'test' };
const ids = { signe: '00000000-0000-4000-8000-00000000000a', bent: '00000000-0000-4000-8000-00000000000b' };
const minute = 60_000;

before(async () => {
  product = await startTestDatabase();
  await publishPermits(product, 'licens', 'atOnce');
  await publishPermits(product, 'reserveret', 'later');
  await publishPermits(product, 'i-euro', 'atOnce', {}, 'EUR');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values(
        Object.entries(ids).map(([subject, id]) => ({
          organisation: product.demo.id,
          ...{ id, subject, name: subject, email: null, groups: ['Fritid'], roles: ['caseworker'], language: null },
        })),
      )
      .execute(),
  );
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const employee = (id: string): Employee => ({ id, name: id, groups: ['Fritid'], access: accessOfRole('caseworker') });

async function caseState(id: string) {
  return product.database.inOrganisation(product.demo.id, async (transaction) => {
    const stored = await findCase(transaction, product.demo, id, false);
    assert.ok(stored);
    return stored.state;
  });
}

function pass(minutes: number): void {
  product.clock.now = new Date(product.clock.now.getTime() + minutes * minute);
}

function worldOf(options: Parameters<typeof paymentWorld>[1] = {}) {
  const world = paymentWorld(product, options);
  const desk = createPaymentDesk(world.services);
  return {
    ...world,
    desk,
    begin: (unpaid: UnpaidCase) =>
      desk.begin(product.demo, { ...unpaid, language: 'da', returnPath: '/demo/mine-sager', from }),
    view: async (unpaid: UnpaidCase) => (await desk.find(product.demo, unpaid.payment)) ?? assert.fail(),
    work: async () => {
      await workOffPayments(world.services);
    },
  };
}

test('BET-8 a case stands at its payment, in nobody’s inbox, and goes on once it is paid', async () => {
  const { model, begin, view, desk } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  const waiting = await caseState(unpaid.case);
  assert.deepEqual(
    waiting.open.map(({ step }) => step),
    ['pay'],
  );
  const tasks = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('task').select('id').where('case', '=', unpaid.case).execute(),
  );
  assert.deepEqual(tasks, []);
  const begun = await begin(unpaid);
  assert.ok(begun.kind === 'window', JSON.stringify(begun));
  const { orderNumber, status, price } = await view(unpaid);
  assert.equal(status, 'open');
  assert.equal(price.total, unpaid.total);
  assert.match(orderNumber, /^BET-2026-\d{6}-[2-9A-Z]{4}$/);
  assert.equal(model.pay(orderNumber), 'paid');
  const checked = await desk.check(product.demo, unpaid.payment);
  assert.equal(checked?.status, 'captured');
  assert.equal(checked?.captured, unpaid.total);
  const state = await caseState(unpaid.case);
  assert.deepEqual(
    state.open.map(({ step }) => step),
    ['handle'],
  );
  assert.equal(state.signals?.betaling?.orderNumber, orderNumber, 'BET-5 the same number in the case');
  assert.equal(state.signals?.betaling?.amount, unpaid.total / 100);
  assert.deepEqual(
    checked?.papers.map(({ kind, number }) => [kind, number]),
    [['receipt', orderNumber]],
  );
});

test('BET-6 a callback has the payment read; a forged one changes nothing, a repeated one nothing more', async () => {
  const { model, services, begin, view } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  const { orderNumber } = await view(unpaid);
  const forged = model.forge(orderNumber) ?? assert.fail();
  assert.equal(
    await receiveCallback(services, product.demo, 'borgerservice', forged.rawBody, forged.headers),
    'forged',
  );
  assert.equal((await view(unpaid)).status, 'open');
  model.pay(orderNumber);
  const sent = model.takeCallbacks();
  assert.equal(sent.length, 2);
  for (const callback of [...sent, ...sent].reverse()) {
    const received = await receiveCallback(services, product.demo, 'borgerservice', callback.rawBody, callback.headers);
    assert.equal(received, 'read');
  }
  assert.equal((await view(unpaid)).status, 'captured');
  assert.equal(await countEvents(unpaid.case, 'paid'), 1);
});

test('BET-6 a burst of callbacks, each sent twice, lets every case go on once', async () => {
  const { model, services, begin, view } = worldOf();
  const unpaid = await Promise.all(Array.from({ length: 6 }, () => unpaidCase(product, 'licens')));
  for (const each of unpaid) {
    await begin(each);
    model.pay((await view(each)).orderNumber);
  }
  const sent = model.takeCallbacks();
  const received = await Promise.all(
    [...sent, ...sent].map(({ rawBody, headers }) =>
      receiveCallback(services, product.demo, 'borgerservice', rawBody, headers),
    ),
  );
  assert.deepEqual([...new Set(received)], ['read']);
  for (const each of unpaid) {
    assert.equal((await view(each)).status, 'captured');
    assert.equal(await countEvents(each.case, 'paid'), 1);
  }
});

test('BET-6 a callback that never comes costs a round of the list call and nothing else', async () => {
  const { model, services, begin, view } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  model.pay((await view(unpaid)).orderNumber);
  pass(2);
  const round = await reconcileOpen(services);
  assert.ok(round.moved >= 1);
  assert.equal((await view(unpaid)).status, 'captured');
});

test('BET-8 two tabs get one window; a second authorisation is given back by itself', async () => {
  const { model, begin, view, work, desk } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  const [one, two] = await Promise.all([begin(unpaid), begin(unpaid)]);
  assert.ok(one.kind === 'window' && two.kind === 'window');
  assert.equal(one.url, two.url);
  const first = (await view(unpaid)).orderNumber;
  // The window's time runs out, a new one is opened, and the citizen pays in both: the first just in time.
  model.pay(first);
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .updateTable('payment_attempt')
      .set({ expires_at: product.clock.now })
      .where('payment', '=', unpaid.payment)
      .execute(),
  );
  assert.equal((await begin(unpaid)).kind, 'window');
  const second = (await view(unpaid)).orderNumber;
  assert.notEqual(second, first);
  model.pay(second);
  await desk.check(product.demo, unpaid.payment);
  assert.equal((await view(unpaid)).orderNumber, second);
  pass(120);
  await work();
  await work();
  const held = model.payments().filter(({ orderId }) => orderId === first || orderId === second);
  assert.deepEqual(held.map(({ orderId, captured, refunded }) => [orderId === second, captured - refunded]).sort(), [
    [false, 0],
    [true, unpaid.total],
  ]);
  assert.equal(await countEvents(unpaid.case, 'paid'), 1);
});

test('BET-8 what is paid after the deadline is given back, and the case stays where it went', async () => {
  const { model, begin, view, work } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  const { orderNumber } = await view(unpaid);
  model.pay(orderNumber);
  pass(3 * 24 * 60);
  await applyDueDeadlines(product.services);
  assert.equal((await caseState(unpaid.case)).outcome, 'unpaid');
  assert.equal((await view(unpaid)).status, 'expired');
  await work();
  await work();
  const held = model.payments().find(({ orderId }) => orderId === orderNumber);
  assert.equal(held?.state, 'refunded');
  assert.equal(await countEvents(unpaid.case, 'paid'), 0);
});

test('BET-9 the citizen calls an open payment off; a paid one can’t be', async () => {
  let reads = 0;
  const { model, begin, view, desk } = worldOf({
    through: (gateway) => ({
      ...gateway,
      get: (...given) => {
        reads += 1;
        return gateway.get(...given);
      },
    }),
  });
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  assert.equal(
    await desk.cancel(product.demo, { payment: unpaid.payment, person: '00000000-0000-4000-8000-0000000000ff', from }),
    'not-found',
  );
  assert.equal(reads, 0, 'the gateway is not read for whoever may not');
  assert.equal(await desk.cancel(product.demo, { ...unpaid, from }), 'cancelled');
  assert.equal((await view(unpaid)).status, 'cancelled');
  assert.equal((await caseState(unpaid.case)).outcome, 'unpaid');
  assert.deepEqual(await begin(unpaid), { kind: 'settled', status: 'cancelled' });
  const paid = await unpaidCase(product, 'licens');
  await begin(paid);
  model.pay((await view(paid)).orderNumber);
  assert.equal(await desk.cancel(product.demo, { ...paid, from }), 'not-open', 'the gateway is read first');
});

test('BET-9 a place that an unpaid case took is given back when it ends by its deadline or is called off; a paid one keeps it', async () => {
  await publishPermits(product, 'faa-pladser', 'atOnce', { rules: { maxSubmissions: 1, oncePerPerson: true } });
  const { model, begin, view, desk } = worldOf();
  const left = async () => {
    const [row] = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('form_places').select('taken').where('form', '=', 'faa-pladser').execute(),
    );
    return row?.taken;
  };
  const late = await unpaidCase(product, 'faa-pladser');
  assert.equal(await left(), 1);
  await assert.rejects(unpaidCase(product, 'faa-pladser'), 'who can pay has the place');
  pass(3 * 24 * 60);
  await applyDueDeadlines(product.services);
  assert.equal((await caseState(late.case)).outcome, 'unpaid');
  assert.equal(await left(), 0);
  const calledOff = await unpaidCase(product, 'faa-pladser');
  assert.equal(await desk.cancel(product.demo, { ...calledOff, from }), 'cancelled');
  assert.equal(await left(), 0);
  const paid = await unpaidCase(product, 'faa-pladser');
  await begin(paid);
  model.pay((await view(paid)).orderNumber);
  await desk.check(product.demo, paid.payment);
  const open = (await caseState(paid.case)).open[0]?.id ?? 0;
  const decided = await decide(product.services, product.demo, {
    ...{ case: paid.case, open, employee: employee(ids.signe), decision: 'approved', reason: 'Fordi', from },
  });
  assert.ok(decided.ok, JSON.stringify(decided));
  assert.equal((await caseState(paid.case)).outcome, 'done');
  assert.equal(await left(), 1);
});

test('BET-9 a demand later in a case is told and reminded of, and the case goes the way of its expiry when it is not paid', async () => {
  const { definitions, demo, database, services } = product;
  const first = permitWorkflow('opkraevning', 'atOnce');
  const { fill, pay, handle, give: _, take: __, ...ends } = first.steps;
  const steps = {
    fill: { ...fill, next: 'handle' },
    handle: { ...handle, approved: 'pay', rejected: 'refused' },
    pay: { ...pay, next: 'done', deadline: { days: 5 }, remindBefore: { days: 2 } },
    ...ends,
  };
  for (const published of [
    await definitions.publishForm(demo.id, permitForm('opkraevning', 'atOnce')),
    await definitions.publishWorkflow(demo.id, { ...first, steps }),
  ]) {
    assert.ok(published.ok, JSON.stringify(published));
  }
  const person = await personOf(services, demo);
  const answers = { plate: 'AB 12 345', pay: { permit: '1' } };
  const sent = await send(
    services,
    demo,
    await draftWith(services, demo, person.id, answers, 'opkraevning'),
    person.id,
  );
  assert.ok(sent.kind === 'submitted' && sent.payment === undefined, 'nothing is paid on the way');
  const open = (await caseState(sent.case)).open[0]?.id ?? 0;
  const decided = await decide(services, demo, {
    ...{ case: sent.case, open, employee: employee(ids.signe), decision: 'approved', reason: 'Fordi', from },
  });
  assert.ok(decided.ok, JSON.stringify(decided));
  const told = () =>
    database.inOrganisation(demo.id, async (transaction) => {
      const deliveries = await transaction
        .selectFrom('delivery')
        .select(['kind', 'step'])
        .where('case', '=', sent.case)
        .execute();
      const messages = await transaction.selectFrom('message').select('id').where('case', '=', sent.case).execute();
      return { deliveries, messages: messages.length };
    });
  const demanded = await told();
  assert.deepEqual(demanded.deliveries, [{ kind: 'digital-post', step: 'pay' }]);
  pass(4 * 24 * 60);
  await applyDueDeadlines(services);
  const reminded = await told();
  assert.equal(reminded.deliveries.length, 2);
  assert.equal(reminded.messages, demanded.messages + 1);
  assert.equal((await caseState(sent.case)).outcome, null);
  pass(3 * 24 * 60);
  await applyDueDeadlines(services);
  assert.equal((await caseState(sent.case)).outcome, 'unpaid');
});

test('BET-8 reserved is not taken: a step takes it after approval, or lets it go after refusal', async () => {
  const { model, begin, view, work, desk } = worldOf({ cardFee: true });
  for (const decision of ['approved', 'rejected'] as const) {
    const unpaid = await unpaidCase(product, 'reserveret');
    await begin(unpaid);
    const { orderNumber } = await view(unpaid);
    model.pay(orderNumber);
    const reserved = await desk.check(product.demo, unpaid.payment);
    assert.equal(reserved?.status, 'reserved');
    assert.equal(reserved?.captured, 0);
    const fee = reserved?.cardFee ?? 0;
    assert.equal(reserved?.reserved, unpaid.total + fee);
    const open = (await caseState(unpaid.case)).open[0]?.id ?? 0;
    const decided = await decide(product.services, product.demo, {
      ...{ case: unpaid.case, open, employee: employee(ids.signe), decision, reason: 'Fordi', from },
    });
    assert.ok(decided.ok, JSON.stringify(decided));
    await work();
    const after = await view(unpaid);
    assert.equal(after.status, decision === 'approved' ? 'captured' : 'released');
    assert.equal(after.captured, decision === 'approved' ? unpaid.total + fee : 0);
    assert.equal((await caseState(unpaid.case)).outcome, decision === 'approved' ? 'done' : 'refused');
  }
});

test('BET-8 once a part is taken the rest can’t be released: the step that is to is a person’s, who is told so', async () => {
  const { model, begin, view, work, desk } = worldOf();
  const unpaid = await unpaidCase(product, 'reserveret');
  await begin(unpaid);
  model.pay((await view(unpaid)).orderNumber);
  await desk.check(product.demo, unpaid.payment);
  const asked = { payment: unpaid.payment, reason: 'Del', employee: employee(ids.signe), from };
  assert.equal((await desk.request(product.demo, { ...asked, kind: 'capture', amount: ore(100) })).kind, 'requested');
  await work();
  const taken = await view(unpaid);
  assert.deepEqual([taken.status, taken.captured, taken.reserved], ['captured', 100, unpaid.total - 100]);
  assert.deepEqual([remaining(taken, 'capture'), remaining(taken, 'release')], [unpaid.total - 100, 0]);
  const release = await desk.request(product.demo, { ...asked, kind: 'release', amount: null });
  assert.deepEqual(release, { kind: 'too-much', most: 0 });
  const open = (await caseState(unpaid.case)).open[0]?.id ?? 0;
  const decision = { decision: 'rejected', reason: 'Fordi', from } as const;
  await decide(product.services, product.demo, { case: unpaid.case, open, employee: employee(ids.signe), ...decision });
  await work();
  const [step, ...others] = (await caseState(unpaid.case)).open;
  assert.deepEqual([step?.step, step?.failed, others], ['give', true, []]);
  const how = { case: unpaid.case, open: step?.id ?? 0, employee: employee(ids.signe), from };
  assert.equal(await desk.settleStep(product.demo, { ...how, how: 'byHand', reason: 'Bortfalder' }), 'settled');
  assert.equal((await caseState(unpaid.case)).outcome, 'refused');
});

test('BET-8 a large refund waits for a second employee; parts count together, and each has its credit note', async () => {
  const { model, begin, view, work, desk } = worldOf({ fourEyesAbove: ore(10_000) });
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  const { orderNumber } = await view(unpaid);
  model.pay(orderNumber);
  await desk.check(product.demo, unpaid.payment);
  const ask = (amount: number | null, reason = 'Fortrudt') =>
    desk.request(product.demo, {
      ...{
        payment: unpaid.payment,
        kind: 'refund',
        amount: amount === null ? null : ore(amount),
        reason,
        employee: employee(ids.signe),
        from,
      },
    });
  assert.deepEqual(await ask(1_000, ' '), { kind: 'reason-missing' });
  assert.deepEqual(await ask(unpaid.total + 1), { kind: 'too-much', most: unpaid.total });
  const small = await ask(9_000);
  assert.ok(small.kind === 'requested' && !small.awaitsApproval);
  assert.equal((await ask(1)).kind, 'busy');
  await work();
  assert.equal((await view(unpaid)).refunded, 9_000);
  const large = await ask(2_000);
  assert.ok(large.kind === 'requested' && large.awaitsApproval, 'small parts of a large refund are weighed together');
  const agree = (id: string) =>
    desk.decide(product.demo, { operation: large.operation, agreed: true, employee: employee(id), from });
  assert.equal(await agree(ids.signe), 'four-eyes');
  const asCashier = { ...employee(ids.signe), groups: ['Teknik'], access: accessOfRole('cashier') };
  const again = { operation: large.operation, agreed: true, employee: asCashier, from };
  assert.equal(await desk.decide(product.demo, again), 'four-eyes', 'nor in another role of theirs');
  await work();
  assert.equal((await view(unpaid)).refunded, 9_000, 'nothing moves before the second says yes');
  assert.equal(await agree(ids.bent), 'decided');
  assert.equal(await agree(ids.bent), 'not-waiting');
  await work();
  for (const { status } of (await view(unpaid)).operations) assert.equal(status, 'done');
  pass(120);
  await work();
  assert.equal((await view(unpaid)).refunded, 11_000, 'what has been done is not done again');
  const regretted = await ask(3_000);
  assert.ok(regretted.kind === 'requested' && regretted.awaitsApproval, JSON.stringify(regretted));
  assert.equal((await ask(1)).kind, 'busy');
  const withdrawn = { operation: regretted.operation, agreed: false, employee: employee(ids.signe), from };
  assert.equal(await desk.decide(product.demo, withdrawn), 'decided', 'who asked may think better of it');
  await work();
  const after = await view(unpaid);
  assert.equal(after.refunded, 11_000);
  assert.deepEqual(
    after.papers.map(({ number, amount }) => [number, amount]),
    [
      [orderNumber, unpaid.total],
      [`${orderNumber}-K1`, 9_000],
      [`${orderNumber}-K2`, 2_000],
    ],
  );
});

test('BET-6 another amount, currency or test mode than was asked for is a person’s; once it is looked into the citizen pays anew, under another number', async () => {
  for (const [member, value] of [
    ['amount', ore(100)],
    ['currency', 'EUR'],
    ['testMode', false],
  ] as const) {
    let wrong = '';
    const { model, services, begin, view, desk } = worldOf({
      through: (gateway) => ({
        ...gateway,
        get: async (id, signal) => {
          const answer = await gateway.get(id, signal);
          if (answer.kind !== 'ok' || answer.value.orderNumber !== wrong) return answer;
          return { ...answer, value: { ...answer.value, [member]: value } };
        },
      }),
    });
    const unpaid = await unpaidCase(product, 'licens');
    await begin(unpaid);
    wrong = (await view(unpaid)).orderNumber;
    model.pay(wrong);
    const checked = (await desk.check(product.demo, unpaid.payment)) ?? assert.fail();
    const [trouble, ...others] = checked.troubles;
    assert.ok(trouble);
    assert.deepEqual([trouble.trouble, trouble.differs, others], ['mismatch', [member], []]);
    assert.deepEqual([checked.withPerson, checked.canPay, checked.canCancel], [true, false, false]);
    assert.equal((await begin(unpaid)).kind, 'settled', 'nobody is to pay twice');
    const [open, ...rest] = (await caseState(unpaid.case)).open;
    assert.deepEqual([open?.step, open?.failed, rest], ['pay', true, []]);
    const how = { case: unpaid.case, open: open?.id ?? 0, employee: employee(ids.signe), from };
    assert.equal(await desk.settleStep(product.demo, { ...how, how: 'byHand', reason: '' }), 'reason-missing');
    assert.equal(await desk.settleStep(product.demo, { ...how, how: 'again', reason: '' }), 'troubled');
    const looked = { trouble: trouble.id, reason: 'Frigivet hos Pensopay', employee: employee(ids.signe), from };
    assert.equal(await desk.settleTrouble(product.demo, looked), 'settled');
    if (member === 'amount') {
      assert.equal(
        await desk.settleStep(product.demo, { ...how, how: 'byHand', reason: 'Betalt i kassen' }),
        'settled',
      );
    } else {
      assert.equal(await desk.settleStep(product.demo, { ...how, how: 'again', reason: '' }), 'settled');
      assert.equal((await begin(unpaid)).kind, 'window');
      const anew = await view(unpaid);
      assert.equal(anew.orderNumber, `${wrong}-2`);
      pass(1);
      await reconcileOpen(services, () => false, 0);
      model.pay(anew.orderNumber);
      const paid = (await desk.check(product.demo, unpaid.payment)) ?? assert.fail();
      assert.deepEqual([paid.status, paid.troubles], ['captured', []], 'what was settled is not told again');
    }
    assert.deepEqual(
      (await caseState(unpaid.case)).open.map(({ step }) => step),
      ['handle'],
    );
  }
});

test('BET-1 BET-8 what is paid in euros is asked for, booked, told and paid back in euros, and never added to kroner', async () => {
  const { model, begin, view, work, desk } = worldOf({ fourEyesAbove: ore(1_000_000), currencies: ['DKK', 'EUR'] });
  const day = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-25T00:00:00Z') };
  const sums = async (currency: string) =>
    (await desk.ledger(product.demo, day)).filter((each) => each.currency === currency);
  const kroner = await sums('DKK');
  const unpaid = await unpaidCase(product, 'i-euro');
  const poor = worldOf({ currencies: ['DKK'] });
  assert.equal((await poor.begin(unpaid)).kind, 'unready', 'the agreement has lost the currency');
  const [stuck] = (await caseState(unpaid.case)).open;
  assert.equal(stuck?.failed, true, 'and a person gets it');
  assert.equal((await begin(unpaid)).kind, 'window');
  const { orderNumber, currency } = await view(unpaid);
  assert.equal(currency, 'EUR');
  assert.deepEqual(
    model.payments().map((each) => [each.amount, each.currency]),
    [[unpaid.total, 'EUR']],
  );
  model.pay(orderNumber);
  assert.equal((await desk.check(product.demo, unpaid.payment))?.captured, unpaid.total);
  assert.equal((await caseState(unpaid.case)).signals?.betaling?.currency, 'EUR');
  const asked = await desk.request(product.demo, {
    ...{
      payment: unpaid.payment,
      kind: 'refund',
      amount: ore(500),
      reason: 'Fejl',
      employee: employee(ids.signe),
      from,
    },
  });
  assert.ok(asked.kind === 'requested' && asked.awaitsApproval, 'a limit in kroner says nothing of euros');
  const agreed = { operation: asked.operation, agreed: true, employee: employee(ids.bent), from };
  assert.equal(await desk.decide(product.demo, agreed), 'decided');
  await work();
  assert.equal((await view(unpaid)).refunded, 500);
  const euro = (await sums('EUR')).find(({ account }) => account === 'gateway');
  assert.deepEqual([euro?.debit, euro?.credit], [unpaid.total, 500]);
  assert.deepEqual(await sums('DKK'), kroner);
  const [row] = await desk.report(product.demo, { ...day, form: 'i-euro' });
  assert.deepEqual([row?.currency, row?.captured, row?.refunded], ['EUR', unpaid.total, 500]);
});

test('BET-4 a workflow whose form names an agreement that the organisation lacks is not published, and the finding says where to make it', () => {
  const forms = new Map([['licens', permitForm('licens', 'later')]]);
  const context = { forms, deliveries: new Map(), languages: ['da', 'en'] };
  const codes = (agreements: readonly string[]) =>
    findingsOfWorkflow(permitWorkflow('licens', 'later'), {
      ...context,
      agreements: agreements.map((key) => ({ key, currencies: ['DKK'] })),
    }).map(({ code, place }) => [code, place]);
  assert.deepEqual(codes([]), [['no-agreement', 'pay']]);
  assert.deepEqual(codes(['borgerservice']), []);
});

test('BET-4 each price of a form must be demanded, and a step that has nothing to demand or to settle says what to do', () => {
  const one = permitForm('licens', 'later');
  const [page] = one.pages;
  const [plate, price] = page?.fields ?? [];
  assert.ok(page && plate && price?.kind === 'payment');
  const two = { ...one, pages: [{ ...page, fields: [plate, price, { ...price, key: 'more' }] }] };
  const none = { ...one, pages: [{ ...page, fields: [plate] }] };
  const steps = permitWorkflow('licens', 'later');
  const found = (form: FormDefinition, changed: Readonly<Record<string, object | undefined>> = {}) => {
    const all = Object.entries({ ...steps.steps, ...changed }).filter(([, step]) => step !== undefined);
    const workflow = { ...steps, steps: Object.fromEntries(all) } as WorkflowDefinition;
    const context = { forms: new Map([['licens', form]]), deliveries: new Map(), languages: ['da', 'en'] };
    return findingsOfWorkflow(workflow, context).map(({ severity, code, place }) => [severity, code, place]);
  };
  assert.deepEqual(found(one), []);
  assert.deepEqual(found(two), [['error', 'unpaid-form', 'fill']]);
  const { pay, take, handle } = steps.steps;
  assert.deepEqual(
    found(two, { pay: { ...pay, next: 'rest' }, rest: { ...pay, field: 'more', as: 'resten' } }),
    [['advice', 'never-captured', 'rest']],
    'what is only reserved is to be taken',
  );
  assert.deepEqual(found(one, { take: undefined, handle: { ...handle, approved: 'done' } }), [
    ['advice', 'never-captured', 'pay'],
  ]);
  assert.deepEqual(found(none), [['error', 'no-payment-field', 'pay']]);
  assert.deepEqual(found(one, { take: { ...take, of: 'andet' } }), [
    ['error', 'unknown-payment', 'take'],
    ['advice', 'never-captured', 'pay'],
  ]);
});

test('BET-8 the price is the server’s: another total than the page showed is told before anything is paid', async () => {
  const { desk } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  const begun = await desk.begin(product.demo, {
    ...{ ...unpaid, total: unpaid.total - 1, language: 'da', returnPath: '/demo/mine-sager', from },
  });
  assert.deepEqual(begun, { kind: 'changed', total: unpaid.total });
  const person = await personOf(product.services, product.demo);
  const answers = { plate: 'AB 12 345', pay: { permit: '2' } };
  const draft = await draftWith(product.services, product.demo, person.id, answers, 'licens');
  const sent = await submitDraft(product.services, product.demo, {
    ...{ draft, person: person.id, revision: 1, from },
    total: { amount: unpaid.total, currency: 'EUR' },
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
  });
  const now = { amount: unpaid.total, currency: 'DKK' };
  assert.deepEqual(sent, { kind: 'price-changed', total: now }, 'as much in another currency is another price');
});

test('BET-8 the ledger is double entry, adds up to the gateway’s figures, and can’t be changed', async () => {
  const { model, begin, view, desk, work } = worldOf();
  const unpaid = await unpaidCase(product, 'licens');
  await begin(unpaid);
  model.pay((await view(unpaid)).orderNumber);
  await desk.check(product.demo, unpaid.payment);
  await desk.request(product.demo, {
    ...{
      payment: unpaid.payment,
      kind: 'refund',
      amount: ore(500),
      reason: 'Fejl',
      employee: employee(ids.signe),
      from,
    },
  });
  await work();
  const entries = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('payment_posting').selectAll().where('payment', '=', unpaid.payment).execute(),
  );
  const sum = (account: string) =>
    entries.filter((each) => each.account === account).reduce((total, { amount }) => total + amount, 0);
  assert.equal(
    entries.reduce((total, { amount }) => total + amount, 0),
    0,
  );
  assert.equal(sum('gateway'), unpaid.total - 500);
  assert.equal(sum('reserved'), 0);
  assert.equal(-sum('revenue') - sum('vat'), unpaid.total - 500);
  for (const statement of ['update payment_posting set amount = 1', 'delete from payment_posting']) {
    await assert.rejects(
      product.database.inOrganisation(product.demo.id, (transaction) => sql.raw(statement).execute(transaction)),
      /permission denied/,
    );
  }
});

async function countEvents(id: string, kind: string): Promise<number> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case_event').select('kind').where('case', '=', id).where('kind', '=', kind).execute(),
  );
  return rows.length;
}
