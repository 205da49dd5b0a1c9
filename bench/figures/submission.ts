import { bareLoop, bytesOf, counting, type RowTemplate, type Sending, takeTemplate } from '../support/bare-rows.ts';
import type { Bench } from '../support/bench.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { type Filling, fillIn, logIn } from '../support/fillings.ts';
import { holdReceipts, letReceiptsBeMade } from '../support/hold-receipts.ts';
import { type Load, load } from '../support/http-load.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, type ProcessorUse, processorUse } from '../support/processor-use.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const connections = 16;
const rounds = 5;
const perRound = 600;

/**
 * Sending a filling in over HTTP: validation, encryption, case, event, task, deadlines, jobs and audit. Beside it, round
 * by round, a bare loop that writes the same rows into tables of the same shape. The receipts' PDFs are made later by
 * the queue; the last measure lets them be made at the same time.
 */
export const submission: Figure = {
  key: 'submission',
  title: 'Submissions over HTTP with everything that belongs to one, 16 connections',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_submission');
    const { ownerUrl } = prepared;
    const { origin, environment } = await productEnvironment(bench, prepared);
    const product = await startProductProcess(environment);
    bench.defer(() => product.stop());
    // Sending in is limited to 60 in a minute and session: every citizen sends 20.
    const all = 1 + (rounds + 3) * perRound;
    const citizens = await logIn(prepared, Math.ceil(all / 20));
    const fillings = await fillIn(prepared, 'godkend', citizens, all);
    await holdReceipts(bench, ownerUrl);

    let next = 0;
    const send = (amount: number): Promise<Load> =>
      load(origin, {
        connections: Math.min(connections, amount),
        amount,
        expected: 303,
        next: () => {
          const filling = fillings[next];
          next += 1;
          if (!filling) throw new Error('All drafts have been sent in.');
          return requestOf(filling);
        },
      });
    await send(1);
    const templates = await templatesOfOne(bench, ownerUrl);
    await send(perRound);
    // A table that was empty a moment ago is planned as one until it is analysed, which autovacuum does within minutes.
    await bench.onDatabase(ownerUrl, 'vacuum analyze');

    const ours: Load[] = [];
    const uses: ProcessorUse[] = [];
    const bare: Record<Sending, number[]> = { 'row by row': [], 'in one statement': [] };
    // Processor time of all that takes part, in milliseconds: the client, or the load's, is this process.
    const spent: Spent = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1) {
      for (const sending of ['row by row', 'in one statement'] as const) {
        const loop = (count: number) =>
          processorUse(
            bench,
            process.pid,
            () => bareLoop(ownerUrl, templates, { connections: count, seconds: 1.5, sending }),
            ({ transactions }) => transactions,
          );
        const tried = [await loop(8), await loop(16)];
        bare[sending].push(Math.max(...tried.map(({ done }) => done.perSecond)));
        if (sending === 'row by row') {
          spent.bare.push(Math.min(...tried.map(({ use }) => use.product + use.database)));
        }
      }
      const ownBefore = process.cpuUsage();
      const { done, use } = await processorUse(
        bench,
        product.pid,
        () => send(perRound),
        () => perRound,
      );
      ours.push(done);
      uses.push(use);
      const own = process.cpuUsage(ownBefore);
      spent.ours.push(use.product + use.database + (own.user + own.system) / 1_000 / perRound);
    }
    await letReceiptsBeMade(bench, ownerUrl);
    bench.note('with the receipts');
    const withReceipts = await send(perRound);
    return measuresOf(ours.slice(1), uses.slice(1), bare, spent, withReceipts, templates);
  },
};

/** Milliseconds of processor time for one submission and for one transaction of the bare loop, by round. */
interface Spent {
  readonly ours: number[];
  readonly bare: number[];
}

function measuresOf(
  ours: readonly Load[],
  uses: readonly ProcessorUse[],
  bare: Readonly<Record<Sending, readonly number[]>>,
  spent: Spent,
  withReceipts: Load,
  templates: readonly RowTemplate[],
): readonly Measure[] {
  const rows = templates.reduce((sum, template) => sum + template.rows.length, 0);
  const value = medianOf(ours.map((each) => each.perSecond));
  const byRow = bare['row by row'].slice(1);
  const inOne = bare['in one statement'].slice(1);
  const ratios = (of: readonly number[]) => ours.map(({ perSecond }, round) => perSecond / (of[round] ?? Number.NaN));
  return [
    {
      what: 'submissions',
      value,
      unit: 'cases/s',
      bound: {
        name: `a bare loop of ${rows} inserts, ${written(bytesOf(templates))} bytes`,
        value: medianOf(byRow),
        ratios: ratios(byRow),
      },
      aim: { of: 'ratio', at: 'least', limit: 0.4 },
      raw: `ratio: the median of the rounds, ${ratios(byRow).map(written).join(', ')}; rounds: ${ours.map((each) => written(each.perSecond)).join(', ')}; bare: ${byRow.map(written).join(', ')}; p50 ${written(medianOf(ours.map((each) => each.p50)))} ms, p99 ${written(medianOf(ours.map((each) => each.p99)))} ms; ${describeUse(uses)}`,
    },
    {
      // Holds also while others use the machine: the bare loop has more processes, and so a greater share of it then.
      what: 'processor time of a submission, all processes',
      value: medianOf(spent.ours.slice(1)),
      unit: 'ms',
      bound: {
        name: 'the bare loop',
        value: medianOf(spent.bare.slice(1)),
        ratios: spent.ours.slice(1).map((each, round) => each / (spent.bare[round + 1] ?? Number.NaN)),
      },
      raw: `ours: ${spent.ours.slice(1).map(written).join(', ')}; bare: ${spent.bare.slice(1).map(written).join(', ')}; on cores that are all in use a ratio of 2.5 is 0.4 of the bare loop's rate`,
    },
    {
      what: 'submissions, to the rows in one statement',
      value,
      unit: 'cases/s',
      bound: { name: 'a bare loop of one joined statement', value: medianOf(inOne), ratios: ratios(inOne) },
      raw: `bare: ${inOne.map(written).join(', ')}`,
    },
    {
      what: 'submissions while the receipts are made',
      value: withReceipts.perSecond,
      unit: 'cases/s',
      raw: `p50 ${written(withReceipts.p50)} ms, p99 ${written(withReceipts.p99)} ms`,
    },
  ];
}

function requestOf({ draft, by }: Filling) {
  return {
    method: 'POST',
    path: `/bench/blanket/godkend/udfyld/${draft}/send`,
    headers: {
      cookie: by.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ _csrf: by.csrf, revision: '1' }).toString(),
  };
}

/** The rows that the one submission so far has written; the draft's new version counts as a row. */
async function templatesOfOne(bench: Bench, url: string): Promise<readonly RowTemplate[]> {
  const rows = await bench.onDatabase(url, 'select id from "case"');
  const id = String(rows[0]?.id);
  const ofCase = `"case" = '${id}'`;
  const [unsealed] = await bench.onDatabase(
    url,
    `select organisation, id from audit_entry where record = '${id}' order by id desc limit 1`,
  );
  // The sealer may have taken the row already.
  await bench.onDatabase(
    url,
    `insert into audit_unsealed values (${unsealed?.organisation}, ${unsealed?.id}) on conflict do nothing`,
  );
  const templates = [
    await takeTemplate(bench, url, 'public.case', `id = '${id}'`),
    await takeTemplate(bench, url, 'public.case_event', ofCase),
    await takeTemplate(bench, url, 'public.submission', ofCase),
    await takeTemplate(bench, url, 'public.task', ofCase),
    await takeTemplate(bench, url, 'public.deadline', ofCase),
    await takeTemplate(bench, url, 'public.draft', `submitted_case = '${id}'`),
    counting(await takeTemplate(bench, url, 'public.audit_entry', `record = '${id}'`), 'id'),
    counting(await takeTemplate(bench, url, 'public.audit_unsealed', `entry = ${unsealed?.id}`), 'entry'),
    await takeTemplate(bench, url, 'public.receipt_due', ofCase),
  ];
  await bench.onDatabase(
    url,
    `delete from audit_unsealed u using audit_seal s where s.organisation = u.organisation and s.entry = u.entry`,
  );
  return templates;
}
