import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { distributorSubject } from '../../sandbox/beskedfordeler/distributor.ts';
import { senderHeader } from '../../sandbox/beskedfordeler/peer.tsx';
import { writePush } from '../../sandbox/beskedfordeler/write-event.ts';
import { demoCvr } from '../../sandbox/people.ts';
import { answersWithPrice, draftWith, personOf, send } from '../../test/helpers/fritidspas.ts';
import type { Bench } from './bench.ts';
import type { Measure } from './figure.ts';
import { inTens } from './fillings.ts';
import { memoryOf } from './machine.ts';
import { prepareDatabase } from './prepared-database.ts';
import { processorUse } from './processor-use.ts';
import { productEnvironment } from './product-environment.ts';
import { startProductProcess } from './product-process.ts';
import { written } from './report.ts';

const atOnce = 32;

/**
 * Receipts of many cases pushed to the product as fast as it takes them, until every case shows both; beside as many transactions of
 * a bare loop that keep a receipt and change a row.
 */
export async function receiptBurst(bench: Bench, cases = 5_000): Promise<readonly Measure[]> {
  // Digital Post has it, the recipient has it.
  const receipts = 2 * cases;
  const prepared = await prepareDatabase(bench, 'bench_receipts');
  const { services, demo, ownerUrl } = prepared;
  bench.note(`making ${cases} cases that wait for their receipts`);
  const { id: person } = await personOf(services, demo);
  await inTens(cases, async () => {
    const draft = await draftWith(services, demo, person, answersWithPrice('800'));
    return send(services, demo, draft, person);
  });
  // As they stand when the service has taken all of them over.
  await bench.onDatabase(
    ownerUrl,
    `update delivery set status = 'awaiting', attempts = 1, peer = 'digital-post', next_at = now() + interval '3 days';
    insert into delivery_attempt (organisation, delivery, attempt, at, outcome)
      select organisation, id, 1, now(), 'awaiting' from delivery;
    delete from receipt_due;
    delete from graphile_worker._private_jobs`,
  );
  await bench.onDatabase(ownerUrl, 'vacuum analyze');
  const ids = (await bench.onDatabase(ownerUrl, 'select id from delivery')).map(({ id }) => String(id));
  const bodies = receiptsOf(ids);
  const { environment, origin } = await productEnvironment(bench, prepared);
  const product = await startProductProcess(environment);
  bench.defer(() => product.stop());
  await sleep(2_000);
  const address = `${origin}/demo/kvitteringer/digital-post`;
  const push = async (body: string): Promise<void> => {
    const headers = { 'content-type': 'application/xml', [senderHeader]: distributorSubject };
    const answer = await fetch(address, { method: 'POST', headers, body });
    if (answer.status !== 200 || !(await answer.text()).includes('<StatusKode>20</StatusKode>')) {
      throw new Error(`A receipt was answered with HTTP ${answer.status}.`);
    }
  };
  const warmUp = bodies.splice(0, 300);
  await inLanes(warmUp, push);
  const before = await product.memory();
  const shown = async (): Promise<number> =>
    Number(
      (await bench.onDatabase(ownerUrl, `select count(*) as count from delivery where status = 'delivered'`))[0]?.count,
    );
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(product.pid).rss);
  }, 250);
  bench.note(`${bodies.length} receipts`);
  const began = performance.now();
  const { use } = await processorUse(
    bench,
    product.pid,
    async () => {
      await inLanes(bodies, push);
      while ((await shown()) < cases) await sleep(20);
      return bodies.length;
    },
    (count) => count,
  );
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  const after = await product.memory();
  bench.note(`${receipts} more`);
  await inLanes(receiptsOf(ids), push);
  const again = await product.memory();
  await product.stop();
  const bare = await bareReceipts(bench, ownerUrl, bodies.length, cases);
  return [
    {
      what: `${written(receipts)} receipts at once: until all cases show them`,
      value: seconds,
      unit: 's',
      bound: { name: 'a bare loop that keeps each and changes its row', value: bare },
      raw: `${cases} cases, ${atOnce} connections, ${written(bodies.length / seconds)} receipts/s; processor time of each: product ${written(use.product)} ms, database ${written(use.database)} ms`,
    },
    {
      what: 'memory of the process after them',
      value: after.rss / 2 ** 20,
      unit: 'MiB',
      bound: { name: 'before them', value: before.rss / 2 ** 20 },
      aim: { of: 'ratio', at: 'most', limit: 1.25 },
      raw: `resident after collecting garbage, of which reached by JavaScript ${mebibytes(after.heapUsed)}, before ${mebibytes(before.heapUsed)} MiB; the most while they came in, garbage included: ${mebibytes(peak)} MiB`,
    },
    {
      what: `memory of the process after ${written(receipts)} more`,
      value: again.rss / 2 ** 20,
      unit: 'MiB',
      bound: { name: 'after the first', value: after.rss / 2 ** 20 },
      aim: { of: 'ratio', at: 'most', limit: 1.1 },
      raw: `whether it goes on growing with each receipt: the same words of the same cases once more, each a receipt of its own; reached by JavaScript ${mebibytes(again.heapUsed)} MiB`,
    },
  ];
}

/** The two receipts of each delivery, all of the first kind first. */
function receiptsOf(ids: readonly string[]): string[] {
  return (['digital-received', 'digital-delivered'] as const).flatMap((state) =>
    ids.map((id) => {
      const event = { cvr: demoCvr, channel: 'Digital Post', state, transmissionId: id, messageUuid: id } as const;
      return writePush({ id: crypto.randomUUID(), at: new Date(), event }, 1);
    }),
  );
}

function mebibytes(bytes: number): string {
  return written(bytes / 2 ** 20);
}

async function inLanes(bodies: readonly string[], push: (body: string) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await push(body);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Seconds that as many transactions take which insert a row of a kilobyte and change another, ten at a time. */
async function bareReceipts(bench: Bench, url: string, count: number, cases: number): Promise<number> {
  await bench.onDatabase(
    url,
    `create schema if not exists bare;
    create table bare.receipt (id uuid primary key, content bytea not null);
    create table bare.delivery (id integer primary key, status text not null);
    insert into bare.delivery select n, 'awaiting' from generate_series(1, ${cases}) n`,
  );
  const clients = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const content = Buffer.alloc(1_000, 7);
  let next = 0;
  const began = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let number = next++; number < count; number = next++) {
        await client.query('begin');
        await client.query({
          name: 'row',
          text: 'select from bare.delivery where id = $1 for update',
          values: [1 + (number % cases)],
        });
        await client.query({
          name: 'receipt',
          text: 'insert into bare.receipt values (gen_random_uuid(), $1)',
          values: [content],
        });
        await client.query({
          name: 'change',
          text: `update bare.delivery set status = 'delivered' where id = $1`,
          values: [1 + (number % cases)],
        });
        await client.query('commit');
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return seconds;
}
