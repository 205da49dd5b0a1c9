import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createModelGateway, type SentCallback } from '../../sandbox/pensopay/model-gateway.ts';
import { createPaymentDesk } from '../../src/cases/payments/create-payment-desk.ts';
import type { PaymentAgreement } from '../../src/cases/payments/payment-agreement.ts';
import type { GatewayPayment } from '../../src/cases/payments/payment-gateway.ts';
import { receiveCallback } from '../../src/cases/payments/receive-callback.ts';
import { reconcileOpen } from '../../src/cases/payments/reconcile-open.ts';
import type { PaymentServices } from '../../src/cases/payments/services.ts';
import { noOre, ore } from '../../src/forms/kinds/payment/ore.ts';
import { verifyCallback } from '../../src/options/payment/gateway/callback.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { draftWith, personOf, send } from '../../test/helpers/fritidspas.ts';
import { permitForm, permitWorkflow } from '../../test/helpers/payments.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, processorUse } from '../support/processor-use.ts';

const count = 2_000;
/** So many more come first and are not measured: code and statements that have run before. */
const warmUp = 500;
const open = 100_000;
/** A burst: an auction's or a school year's payments come together. The bare inserts come so too. */
const atOnce = 32;
const key = 'licens';

/** Callbacks verified and applied to a bare verified insert; and a round of reading a hundred thousand open payments. */
export const payments: Figure = {
  key: 'payments',
  title: 'Payments',
  async measure(bench) {
    const {
      database,
      organisation,
      services: plain,
      definitions,
      ownerUrl,
    } = await prepareDatabase(bench, 'bench_payments', atOnce);
    for (const published of [
      await definitions.publishForm(organisation.id, permitForm(key, 'later')),
      await definitions.publishWorkflow(organisation.id, permitWorkflow(key, 'later')),
    ]) {
      if (!published.ok) throw new Error(JSON.stringify(published.findings));
    }
    const [account] = paymentAgreements;
    const model = createModelGateway({ now: () => new Date() });
    const services = servicesOver(plain, model.gateway, account.privateKey);
    const desk = createPaymentDesk(services);
    const person = await personOf(services, organisation);
    const begin = async (): Promise<string> => {
      const draft = await draftWith(services, organisation, person.id, { plate: 'AB', pay: { permit: '1' } }, key);
      const sent = await send(services, organisation, draft, person.id);
      if (sent.kind !== 'submitted' || sent.payment === undefined) throw new Error(sent.kind);
      const asked = {
        payment: sent.payment,
        person: person.id,
        total: 13_555,
        language: 'da',
        returnPath: '/',
        from: {},
      };
      const begun = await desk.begin(organisation, asked);
      if (begun.kind !== 'window') throw new Error(begun.kind);
      return sent.payment;
    };
    for (let made = 0; made < count + warmUp; made += 1) await begin();
    // As the database does it by itself within a minute; nothing is measured against plans made for empty tables.
    await asOwner(ownerUrl, 'analyze');
    for (const { orderId } of model.payments()) model.pay(orderId);
    const sent = model.takeCallbacks();
    const callbacks = sent.slice(warmUp);
    const apply = async (callback: SentCallback): Promise<void> => {
      const received = await receiveCallback(services, organisation, account.name, callback.rawBody, callback.headers);
      if (received !== 'read') throw new Error(received);
    };
    await rate(sent.slice(0, warmUp), apply);
    const ofEach = () => callbacks.length;
    const applying = await processorUse(bench, process.pid, () => rate(callbacks, apply), ofEach);
    await asOwner(
      ownerUrl,
      'create table bare_callback (id bigserial primary key, body text not null); grant all on bare_callback, bare_callback_id_seq to public',
    );
    const insert = async ({ rawBody, headers }: SentCallback): Promise<void> => {
      const wanted = createHmac('sha256', account.privateKey).update(rawBody).digest();
      const given = Buffer.from(headers['pensopay-signature'] ?? '', 'hex');
      if (!timingSafeEqual(wanted, given)) throw new Error('forged');
      await database.inOrganisation(organisation.id, (transaction) =>
        sql`insert into bare_callback (body) values (${rawBody.toString()})`.execute(transaction),
      );
    };
    await rate(sent.slice(0, warmUp), insert);
    const inserting = await processorUse(bench, process.pid, () => rate(callbacks, insert), ofEach);
    const round = await roundOf(services, organisation, ownerUrl, await begin());
    return [
      {
        what: 'callbacks verified and applied to their case',
        value: applying.done,
        unit: 'callbacks/s',
        bound: { name: 'a verified insert of the callback alone', value: inserting.done },
        aim: { of: 'ratio', at: 'least', limit: 0.4 },
        raw: `${callbacks.length} callbacks, ${atOnce} at once, the gateway in this process; ${describeUse([applying.use])}; bare: ${describeUse([inserting.use])}`,
      },
      round,
    ];
  },
};

function servicesOver(
  plain: Omit<PaymentServices, 'pdf' | 'agreements' | 'publicUrl' | 'signal' | 'report'>,
  gateway: PaymentAgreement['gateway'],
  privateKey: string,
): PaymentServices {
  const agreement: PaymentAgreement = {
    key: paymentAgreements[0].name,
    title: 'Borgerservice',
    gateway,
    readCallback: (body, headers) => verifyCallback(body, headers, privateKey),
    testMode: true,
    methods: [],
    currencies: ['DKK'],
    account: '1',
    trial: async () => ({ problem: null, isSilent: false, notes: [] }),
    minutesToPay: 60,
  };
  return {
    ...plain,
    pdf: { render: () => Promise.reject(new Error('none')), stop: async () => {} } as PaymentServices['pdf'],
    agreements: () => [agreement],
    publicUrl: 'https://selvbetjening.example',
    signal: new AbortController().signal,
    report: (_, error) => {
      throw error;
    },
  };
}

async function rate(all: readonly SentCallback[], work: (callback: SentCallback) => Promise<void>): Promise<number> {
  const waiting = [...all];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) await work(each);
    }),
  );
  return all.length / ((performance.now() - began) / 1_000);
}

/** A round over a hundred thousand open payments that the gateway lists all, none of them changed but by being seen. */
async function roundOf(
  services: PaymentServices,
  organisation: Organisation,
  ownerUrl: string,
  payment: string,
): Promise<Measure> {
  const id = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  await asOwner(
    ownerUrl,
    `insert into payment (organisation, id, "case", open_step, step, item, form, agreement, number, amount, currency,
       capture_at_once, status, content, data_key, created_at)
     select organisation, ${id}, ${id}, 1, step, item, form, agreement, 'BENCH-' || n, amount, currency,
       capture_at_once, 'open', content, data_key, created_at
     from payment, generate_series(1, ${open}) n where id = '${payment}';
     insert into payment_attempt (organisation, id, payment, ordinal, order_number, agreement, test_mode, gateway_id, link, state,
       version, gateway_at, created_at)
     select organisation, ${id}, ${id}, 1, 'BENCH-' || n, agreement, test_mode, n::text, 'https://vindue.example/' || n, 'pending',
       1, now(), now()
     from payment_attempt, generate_series(1, ${open}) n where payment = '${payment}' and ordinal = 1;
     analyze payment; analyze payment_attempt`,
  );
  let requests = 0;
  const seen = (n: number): GatewayPayment => ({
    id: String(n),
    orderNumber: `BENCH-${n}`,
    amount: ore(13_555),
    cardFee: noOre,
    captured: noOre,
    refunded: noOre,
    currency: 'DKK',
    state: 'pending',
    captureAtOnce: false,
    testMode: true,
    link: `https://vindue.example/${n}`,
    version: 1,
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  const [agreement] = services.agreements(organisation);
  if (!agreement) throw new Error('no agreement');
  const gateway: PaymentAgreement['gateway'] = {
    ...agreement.gateway,
    changedSince: async (_, page) => {
      requests += 1;
      const items = Array.from({ length: 250 }, (_none, index) => seen((page - 1) * 250 + index + 1));
      return { kind: 'ok', value: { items, more: page * 250 < open } };
    },
  };
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 20);
  const began = performance.now();
  const round = await reconcileOpen({ ...services, agreements: () => [{ ...agreement, gateway }] }, () => false, 0);
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1_000;
  return {
    what: 'one round of reading 100,000 open payments',
    value: seconds,
    unit: 's',
    raw: `${requests} requests, ${round.seen} payments seen, ${((most - before) / 1_048_576).toFixed(0)} MB more heap at most`,
  };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
