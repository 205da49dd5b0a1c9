import { setTimeout as sleep } from 'node:timers/promises';
import { answersWithPrice, draftWith, personOf, send } from '../../test/helpers/fritidspas.ts';
import type { Bench } from '../support/bench.ts';
import { endedCases, untilEnded } from '../support/ended-cases.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { type Filling, fillIn, inTens, logIn } from '../support/fillings.ts';
import { holdReceipts, letReceiptsBeMade } from '../support/hold-receipts.ts';
import { type PreparedDatabase, prepareDatabase } from '../support/prepared-database.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { runWorkers } from '../support/run-workers.ts';
import { medianOf, quantileOf } from '../support/statistics.ts';
import { type SentIn, submit } from '../support/submit-filling.ts';

const rounds = 3;
const perRound = 600;
const alone = 60;
const letters = 60;

/**
 * From submission to the end through a branch, a delivery and the end, durable at each step. The peer is in the same
 * process and answers at once; beside it, the whole product with a letter as PDF to the sandbox's Digital Post.
 */
export const workflow: Figure = {
  key: 'workflow',
  title: 'A workflow of four steps, from submission to its end, in one process',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_workflow');
    const fillings = await fillIn(prepared, 'aflever', await logIn(prepared, 50), (rounds + 2) * perRound + alone);
    await runWorkers(bench, prepared);
    await holdReceipts(bench, prepared.ownerUrl);
    let next = 0;
    const take = (count: number): readonly Filling[] => {
      next += count;
      return fillings.slice(next - count, next);
    };

    const measured: Round[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      measured.push(await throughput(bench, prepared, take(perRound)));
      if (round === 0) await bench.onDatabase(prepared.ownerUrl, 'vacuum analyze');
    }
    const single = await oneByOne(prepared, take(alone));
    await letReceiptsBeMade(bench, prepared.ownerUrl);
    bench.note('with the receipts');
    const withReceipts = await throughput(bench, prepared, take(perRound));
    await bench.endFigure();
    return [...measuresOf(measured.slice(1), single, withReceipts), ...(await withLetters(bench))];
  },
};

interface Round {
  readonly casesPerSecond: number;
  /** Milliseconds from the submission until the peer had it. */
  readonly toReceipt: readonly number[];
}

/** Sends all in, ten at a time, and waits until the last case has ended. */
async function throughput(bench: Bench, prepared: PreparedDatabase, fillings: readonly Filling[]): Promise<Round> {
  const before = await endedCases(bench, prepared.ownerUrl);
  const began = performance.now();
  const submitted = await inTens(fillings.length, async (number) => submit(prepared, fillings[number]));
  await untilEnded(bench, prepared.ownerUrl, before + fillings.length);
  const casesPerSecond = fillings.length / ((performance.now() - began) / 1_000);
  return { casesPerSecond, toReceipt: await receiptTimes(bench, prepared, submitted) };
}

/** Sends one in after another, with nothing else to do. */
async function oneByOne(prepared: PreparedDatabase, fillings: readonly Filling[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const filling of fillings) {
    const known = prepared.immediate.acceptedAt.size;
    const { began } = await submit(prepared, filling);
    while (prepared.immediate.acceptedAt.size === known) await sleep(1);
    times.push(([...prepared.immediate.acceptedAt.values()].at(-1) ?? Number.NaN) - began);
    await sleep(30);
  }
  return times;
}

async function receiptTimes(
  bench: Bench,
  { ownerUrl, immediate }: PreparedDatabase,
  submitted: readonly SentIn[],
): Promise<readonly number[]> {
  const rows = await bench.onDatabase(ownerUrl, 'select id, number from "case"');
  const numbers = new Map(rows.map((row) => [String(row.id), String(row.number)]));
  return submitted.map((each) => (immediate.acceptedAt.get(numbers.get(each.case) ?? '') ?? Number.NaN) - each.began);
}

/** The demonstration's workflow in a process of its own: PDF letter, MeMo, Digital Post over HTTP. */
async function withLetters(bench: Bench): Promise<readonly Measure[]> {
  bench.note('with PDF letters to Digital Post');
  const prepared = await prepareDatabase(bench, 'bench_letters');
  const { services, demo, ownerUrl } = prepared;
  const { environment } = await productEnvironment(bench, prepared);
  const product = await startProductProcess(environment);
  bench.defer(() => product.stop());
  const { id: person } = await personOf(services, demo);
  const run = async (count: number): Promise<number> => {
    const drafts = await inTens(count, () => draftWith(services, demo, person, answersWithPrice('800')));
    const before = await endedCases(bench, ownerUrl);
    const began = performance.now();
    await inTens(count, (number) => send(services, demo, drafts[number] ?? '', person));
    while ((await endedCases(bench, ownerUrl)) < before + count) await sleep(50);
    return count / ((performance.now() - began) / 1_000);
  };
  await run(10);
  const perSecond = await run(letters);
  const rows = await bench.onDatabase(
    ownerUrl,
    `select extract(epoch from d.settled_at - c.created_at) * 1000 as time
     from delivery d join "case" c on c.organisation = d.organisation and c.id = d."case"
     order by c.created_at desc limit ${letters}`,
  );
  const times = rows.map((row) => Number(row.time));
  return [
    {
      what: 'with a PDF letter to Digital Post (sandbox), receipts too',
      value: perSecond,
      unit: 'cases/s',
      raw: `${letters} cases at once, two PDFs each; to the peer's receipt p50 ${written(medianOf(times))} ms, p99 ${written(quantileOf(times, 0.99))} ms`,
    },
  ];
}

function measuresOf(measured: readonly Round[], single: readonly number[], withReceipts: Round): readonly Measure[] {
  const times = measured.flatMap((each) => each.toReceipt);
  return [
    {
      what: 'cases from submission to end, immediate peer',
      value: medianOf(measured.map((each) => each.casesPerSecond)),
      unit: 'cases/s',
      aim: { of: 'value', at: 'least', limit: 200 },
      raw: `rounds of ${perRound}: ${measured.map((each) => written(each.casesPerSecond)).join(', ')}; to the peer's receipt meanwhile p50 ${written(medianOf(times))} ms, p99 ${written(quantileOf(times, 0.99))} ms`,
    },
    {
      what: "from submission to the peer's receipt, one at a time: median",
      value: medianOf(single),
      unit: 'ms',
      raw: `${single.length} cases`,
    },
    {
      what: "from submission to the peer's receipt, one at a time: p99",
      value: quantileOf(single, 0.99),
      unit: 'ms',
      raw: `${single.length} cases`,
    },
    {
      what: 'cases from submission to end while the receipts are made',
      value: withReceipts.casesPerSecond,
      unit: 'cases/s',
      raw: `to the peer's receipt p50 ${written(medianOf(withReceipts.toReceipt))} ms, p99 ${written(quantileOf(withReceipts.toReceipt, 0.99))} ms`,
    },
  ];
}
