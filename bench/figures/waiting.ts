import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../support/figure.ts';
import { latenessOfWaits as lateness } from '../support/lateness.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { side } from '../support/side.ts';
import { medianOf, middleOf, quantileOf } from '../support/statistics.ts';
import { insertWaitingCases } from '../support/waiting-cases.ts';

const waitingCases = 100_000;
/** Rounds in which the memory is read too, after one that warms up. */
const rounds = 4;
/** Further rounds that only start and stop: the time of a start varies by more than what is looked for. */
const starts = 10;
const due = 400;
const dueWithinMilliseconds = 8_000;

/** A process with a hundred thousand cases that wait, beside one with none; they are started in turn. */
export const waiting: Figure = {
  key: 'waiting',
  title: '100,000 waiting cases with deadlines',
  async measure(bench) {
    const empty = await side(bench, 'bench_none');
    const full = await side(bench, 'bench_waiting');
    bench.note('inserting the cases');
    const inAMonth = Date.now() + 30 * 86_400_000;
    await insertWaitingCases(bench, full.prepared, waitingCases, (number) => new Date(inAMonth + number * 1_000));
    bench.note('starting in turn');
    for (let round = 0; round <= rounds + starts; round += 1) {
      for (const each of round % 2 === 0 ? [empty, full] : [full, empty]) {
        const product = await startProductProcess(each.environment);
        each.ready.push(product.readyAfter);
        each.processor.push(product.processorToReady);
        if (round <= rounds) {
          // The workers have looked for what is due by then, several times.
          await sleep(2_500);
          each.bytes.push(await product.residentBytes());
        }
        await product.stop();
      }
    }
    const ratios = (of: 'ready' | 'processor') =>
      full[of].slice(1).map((value, index) => value / (empty[of][index + 1] ?? Number.NaN));
    bench.note('deadlines that fall due');
    const late = await lateness(bench, full, { due, within: dueWithinMilliseconds, ahead: 6_000 });
    const seconds = (values: readonly number[]) => medianOf(values.slice(1)) / 1_000;
    const mebibytes = (values: readonly number[]) => medianOf(values.slice(1)) / 2 ** 20;
    const listed = (values: readonly number[], unit: number) =>
      values
        .slice(1)
        .map((value) => written(value / unit))
        .join(', ');
    return [
      {
        what: 'memory of the process',
        value: mebibytes(full.bytes),
        unit: 'MiB',
        bound: { name: 'with none', value: mebibytes(empty.bytes) },
        aim: { of: 'ratio', at: 'most', limit: 1.1 },
        raw: `resident after collecting garbage: ${listed(full.bytes, 2 ** 20)}; with none: ${listed(empty.bytes, 2 ** 20)}`,
      },
      {
        what: 'restart to ready',
        value: seconds(full.ready),
        unit: 's',
        bound: { name: 'with none', value: seconds(empty.ready), ratios: ratios('ready') },
        aim: { of: 'ratio', at: 'most', limit: 1.2 },
        raw: `ratio: the median of ${rounds + starts} pairs, ${ratios('ready').map(written).join(', ')}; processor time to ready ${written(medianOf(full.processor))} s, with none ${written(medianOf(empty.processor))} s, median of the pairs ${written(middleOf(ratios('processor')))}`,
      },
      {
        what: 'lateness of deadlines, p99',
        value: quantileOf(late, 0.99) / 1_000,
        unit: 's',
        aim: { of: 'value', at: 'most', limit: 2 },
        raw: `${late.length} deadlines within ${dueWithinMilliseconds / 1_000} s, ${written(waitingCases)} others waiting; p50 ${written(medianOf(late) / 1_000)} s, latest ${written(Math.max(...late) / 1_000)} s`,
      },
    ];
  },
};
