import { setTimeout as sleep } from 'node:timers/promises';
import { answersWithPrice, draftWith, personOf, send } from '../../test/helpers/fritidspas.ts';
import type { Bench } from '../support/bench.ts';
import { claimPlan } from '../support/claim-plan.ts';
import type { Figure } from '../support/figure.ts';
import { inTens } from '../support/fillings.ts';
import { holdReceipts } from '../support/hold-receipts.ts';
import { lateness, latenessOfWaits } from '../support/lateness.ts';
import { memoryOf } from '../support/machine.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { type Side, side } from '../support/side.ts';
import { medianOf, quantileOf } from '../support/statistics.ts';
import { insertFarDeadlines } from '../support/waiting-cases.ts';

const waitingDeadlines = 1_000_000;
/** Rounds in which the memory is read, after one that warms up. */
const rounds = 3;
const due = 1_000;
const within = 20_000;
/** Deadlines of another organisation that fall due beside a million at once. */
const dueBeside = 300;

/** A process with a million deadlines that wait beside one with none; then what falls due meanwhile, and a million due at once. */
export const deadlines: Figure = {
  key: 'deadlines',
  title: '1,000,000 waiting deadlines',
  async measure(bench) {
    const empty = await side(bench, 'bench_no_deadlines');
    const full = await side(bench, 'bench_deadlines');
    bench.note('inserting the deadlines');
    await insertFarDeadlines(bench, full.prepared, waitingDeadlines);
    const plan = await claimPlan(bench, full.prepared.ownerUrl, 200, 400);
    bench.note('starting in turn');
    for (let round = 0; round <= rounds; round += 1) {
      for (const each of round % 2 === 0 ? [empty, full] : [full, empty]) {
        const product = await startProductProcess(each.environment);
        // The workers have looked for what is due by then, several times.
        await sleep(2_500);
        each.bytes.push(await product.residentBytes());
        await product.stop();
      }
    }
    bench.note('deadlines that fall due');
    const late = await latenessOfWaits(bench, full, { due, within, ahead: 15_000 });
    bench.note('a million of another organisation due at once');
    const beside = await besideAFlood(bench, full);
    const mebibytes = (values: readonly number[]) => medianOf(values.slice(1)) / 2 ** 20;
    const listed = (values: readonly number[]) =>
      values
        .slice(1)
        .map((value) => written(value / 2 ** 20))
        .join(', ');
    const inSeconds = (values: readonly number[], quantile: number) => quantileOf(values, quantile) / 1_000;
    const spread = (values: readonly number[]) =>
      `p50 ${written(inSeconds(values, 0.5))} s, latest ${written(inSeconds(values, 1))} s`;
    return [
      {
        what: 'lateness of those that fall due, p99',
        value: inSeconds(late, 0.99),
        unit: 's',
        aim: { of: 'value', at: 'most', limit: 2 },
        raw: `${written(due)} deadlines within ${within / 1_000} s, ${written(waitingDeadlines)} others waiting; ${spread(late)}`,
      },
      {
        what: 'memory of the process',
        value: mebibytes(full.bytes),
        unit: 'MiB',
        bound: { name: 'with none', value: mebibytes(empty.bytes) },
        aim: { of: 'ratio', at: 'most', limit: 1.1 },
        raw: `resident after collecting garbage: ${listed(full.bytes)}; with none: ${listed(empty.bytes)}`,
      },
      {
        what: 'scans that look for what is due',
        value: plan.looking.length,
        unit: 'scans',
        aim: { of: 'value', at: 'most', limit: 1 },
        raw: `explain analyze of the claim: ${plan.looking.join(', ')}; what it finds is fetched by ${plan.fetching.join(', ')}; ${written(plan.milliseconds)} ms with none due`,
      },
      {
        what: "lateness of one organisation's while another's million is due at once, p99",
        value: inSeconds(beside.late, 0.99),
        unit: 's',
        aim: { of: 'value', at: 'most', limit: 2 },
        raw: `${beside.late.length} deadlines within ${beside.within / 1_000} s; ${spread(beside.late)}; of the million ${written(beside.applied)} cases went on meanwhile, ${written(beside.perSecond)}/s; memory at its peak ${written(beside.peak / 2 ** 20)} MiB`,
      },
    ];
  },
};

/** Makes all that waits in one organisation due at once, and lets some of another's fall due one after another. */
async function besideAFlood(bench: Bench, { prepared, environment }: Side) {
  const { services, demo, organisation, ownerUrl } = prepared;
  await holdReceipts(bench, ownerUrl);
  const { id: person } = await personOf(services, demo);
  await inTens(dueBeside, async () => {
    // Above the limit, so that a case worker decides within a time.
    const sent = await send(services, demo, await draftWith(services, demo, person, answersWithPrice('2000')), person);
    if (sent.kind !== 'submitted') throw new Error(`A filling was answered with ${sent.kind}.`);
  });
  await bench.onDatabase(ownerUrl, 'drop table bench_due');
  await bench.onDatabase(ownerUrl, `update deadline set due_at = now() where organisation = ${organisation.id}`);
  await bench.onDatabase(ownerUrl, 'vacuum analyze deadline');
  const product = await startProductProcess(environment);
  bench.defer(() => product.stop());
  const [before] = await bench.onDatabase(ownerUrl, applied(organisation.id));
  const began = performance.now();
  const spreadOver = 15_000;
  await bench.onDatabase(
    ownerUrl,
    `with first as (
       select distinct on ("case") id from deadline where organisation = ${demo.id} order by "case", due_at
     ), numbered as (select id, row_number() over () as n from first)
     update deadline d set due_at = now() + interval '3 seconds' + n * interval '${spreadOver / dueBeside} milliseconds'
     from numbered where d.organisation = ${demo.id} and d.id = numbered.id`,
  );
  await bench.onDatabase(
    ownerUrl,
    `create table bench_due as select "case", due_at from deadline
     where organisation = ${demo.id} and due_at < now() + interval '1 minute'`,
  );
  const late = await lateness(bench, ownerUrl, Date.now() + spreadOver + 300_000);
  const [after] = await bench.onDatabase(ownerUrl, applied(organisation.id));
  const count = Number(after?.count) - Number(before?.count);
  const { peak } = memoryOf(product.pid);
  return { late, within: spreadOver, applied: count, perSecond: count / ((performance.now() - began) / 1_000), peak };
}

function applied(organisation: number): string {
  return `select count(*)::integer as count from case_event where organisation = ${organisation} and kind = 'deadlineReached'`;
}
