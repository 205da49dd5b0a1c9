import { bareLoop, bytesOf, counting, type RowTemplate, takeTemplate } from '../support/bare-rows.ts';
import type { Bench } from '../support/bench.ts';
import { type CaseProcess, startCaseProcess } from '../support/case-process.ts';
import { endedCases, untilEnded } from '../support/ended-cases.ts';
import type { Figure } from '../support/figure.ts';
import { type Filling, fillIn, logIn } from '../support/fillings.ts';
import { holdReceipts } from '../support/hold-receipts.ts';
import { type PreparedDatabase, prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, processorUse } from '../support/processor-use.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 3;
const perRound = 400;
/** Durable steps of a case: the submission, and each delivery's attempt and outcome. */
const commits = 7;

/**
 * From submission to the end through ten steps, of which three are deliveries to a peer that answers at once, by one process and by
 * two on one database. Beside it a bare loop that writes the rows that a case leaves, in one transaction.
 */
export const tenSteps: Figure = {
  key: 'ten-steps',
  title: 'A workflow of ten steps with three immediate deliveries, in one process and in two',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_ten_steps');
    const { ownerUrl } = prepared;
    await holdReceipts(bench, ownerUrl);
    const total = 1 + 2 * (rounds + 1) * perRound;
    const fillings = await fillIn(prepared, 'ti-trin', await logIn(prepared, 50), total);
    let next = 0;
    const take = (count: number): readonly Filling[] => {
      next += count;
      return fillings.slice(next - count, next);
    };
    const first = await startCaseProcess(bench, prepared);
    await through(bench, prepared, [first], take(1));
    const templates = await templatesOfOne(bench, ownerUrl);
    const inserts = templates.reduce((sum, { rows }) => sum + rows.length, 0);
    bench.note('one process');
    const one = await measured(bench, prepared, [first], take);
    bench.note('two processes');
    const second = await startCaseProcess(bench, prepared);
    const two = await measured(bench, prepared, [first, second], take);
    await Promise.all([first.stop(), second.stop()]);
    bench.note('the bare loop');
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const sending = { connections: 10, seconds: 2, sending: 'in one statement' } as const;
      const loop = await bareLoop(ownerUrl, templates, sending);
      bare.push(loop.perSecond);
    }
    const middle = medianOf(one.map(({ perSecond }) => perSecond));
    const written1 = (of: readonly Round[]) => of.map(({ perSecond }) => written(perSecond)).join(', ');
    return [
      {
        what: 'cases through ten steps, three deliveries, one process',
        value: middle,
        unit: 'cases/s',
        bound: {
          name: `a bare loop of the same ${inserts} inserts, ${written(bytesOf(templates))} bytes, in one statement`,
          value: medianOf(bare),
        },
        raw: `rounds of ${perRound}: ${written1(one)}; bare: ${bare.map(written).join(', ')}; ${commits} commits a case against its one; ${describeUse(one.map(({ use }) => use))}`,
      },
      {
        what: 'the same, two processes on one database',
        value: medianOf(two.map(({ perSecond }) => perSecond)),
        unit: 'cases/s',
        bound: { name: 'one process', value: middle },
        raw: `rounds of ${perRound}: ${written1(two)}`,
      },
    ];
  },
};

interface Round {
  readonly perSecond: number;
  readonly use: { readonly product: number; readonly database: number };
}

/** So many rounds after one that warms up. */
async function measured(
  bench: Bench,
  prepared: PreparedDatabase,
  processes: readonly CaseProcess[],
  take: (count: number) => readonly Filling[],
): Promise<readonly Round[]> {
  const done: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    done.push(await through(bench, prepared, processes, take(perRound)));
    if (round === 0) await bench.onDatabase(prepared.ownerUrl, 'vacuum analyze');
  }
  return done.slice(1);
}

/** Shares the fillings out among the processes, and waits until the last case has ended. */
async function through(
  bench: Bench,
  prepared: PreparedDatabase,
  processes: readonly CaseProcess[],
  fillings: readonly Filling[],
): Promise<Round> {
  const before = await endedCases(bench, prepared.ownerUrl);
  const [{ pid } = { pid: 0 }] = processes;
  const { done, use } = await processorUse(
    bench,
    pid,
    async () => {
      const began = performance.now();
      await Promise.all(
        processes.map((each, index) => each.send(fillings.filter((_, number) => number % processes.length === index))),
      );
      await untilEnded(bench, prepared.ownerUrl, before + fillings.length);
      return performance.now() - began;
    },
    () => fillings.length,
  );
  return { perSecond: fillings.length / (done / 1_000), use };
}

/** The rows that the one case so far has left, and one of the log. */
async function templatesOfOne(bench: Bench, url: string): Promise<readonly RowTemplate[]> {
  const [row] = await bench.onDatabase(url, 'select id from "case"');
  const ofCase = `"case" = '${String(row?.id)}'`;
  return [
    await takeTemplate(bench, url, 'public.case', `id = '${String(row?.id)}'`),
    await takeTemplate(bench, url, 'public.case_event', ofCase),
    await takeTemplate(bench, url, 'public.submission', ofCase),
    await takeTemplate(bench, url, 'public.draft', `submitted_case = '${String(row?.id)}'`),
    await takeTemplate(bench, url, 'public.message', ofCase),
    await takeTemplate(bench, url, 'public.delivery', ofCase),
    await takeTemplate(bench, url, 'public.delivery_attempt', `delivery in (select id from delivery where ${ofCase})`),
    counting(await takeTemplate(bench, url, 'public.audit_entry', `record = '${String(row?.id)}'`), 'id'),
  ];
}
