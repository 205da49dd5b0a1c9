import { exampleReceipt } from '../../src/documents/pdf/example-documents.ts';
import { createPdfRenderer } from '../../src/documents/pdf/pdf-renderer.ts';
import type { Figure } from '../support/figure.ts';
import { memoryOf, processorSeconds } from '../support/machine.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const warmUp = 20;
const rounds = 3;
const perRound = 150;

/** Receipts of two pages as PDF/A-2a, each another document, one after another through the product's renderer. */
export const pdf: Figure = {
  key: 'pdf',
  title: 'Receipts as PDF/A, one after another in the renderer’s own process',
  async measure(bench) {
    let pid = 0;
    const renderer = createPdfRenderer({
      log: (event, details) => {
        if (event === 'process started') pid = Number(details.pid);
      },
    });
    bench.defer(() => renderer.stop());
    let number = 0;
    const render = async (count: number): Promise<number> => {
      let bytes = 0;
      for (let made = 0; made < count; made += 1) {
        number += 1;
        const caseNumber = `2026-${String(number).padStart(6, '0')}`;
        bytes = (await renderer.render({ ...exampleReceipt, caseNumber })).byteLength;
      }
      return bytes;
    };
    const bytes = await render(warmUp);
    const perSecond: number[] = [];
    const perProcessorSecond: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const used = processorSeconds(pid);
      const began = performance.now();
      await render(perRound);
      perSecond.push(perRound / ((performance.now() - began) / 1_000));
      perProcessorSecond.push(perRound / (processorSeconds(pid) - used));
    }
    return [
      {
        what: 'receipts on one core',
        value: medianOf(perProcessorSecond),
        unit: 'receipts per second of processor time',
        raw: `rounds: ${perProcessorSecond.map(written).join(', ')}; ${written(bytes / 1_024)} kB each; by the clock ${perSecond.map(written).join(', ')}/s`,
      },
      {
        what: 'peak memory of the process',
        value: memoryOf(pid).peak / 2 ** 20,
        unit: 'MiB',
        raw: `after ${number} documents; it is replaced after 1,000`,
      },
    ];
  },
};
