import type { LetterOrder } from '../../src/options/remote-print/letter/assemble-letter.ts';
import {
  decision,
  drawnPdf,
  exampleRecipient,
  picture,
  receipt,
} from '../../src/options/remote-print/letter/example-files.ts';
import { createLetterAssembler } from '../../src/options/remote-print/letter/letter-assembler.ts';
import type { Figure } from '../support/figure.ts';
import { memoryOf, processorSeconds } from '../support/machine.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 3;
const perRound = 6;

/** Letters on paper, one after another through the product's assembler: pages that stay text, and pages that must be drawn. */
export const letter: Figure = {
  key: 'letter',
  title: 'Letters on paper, assembled one after another in a process of their own',
  async measure(bench) {
    let pid = 0;
    const assembler = createLetterAssembler({
      started: (started) => {
        pid = started;
      },
    });
    bench.defer(() => assembler.stop());
    const through = await drawnPdf(
      Array.from({ length: 4 }, () => ({ width: 210, height: 297, text: 'gennemsigtig', opacity: 0.4 })),
    );
    const orders = {
      text: order([decision(), receipt(), receipt(), receipt()]),
      drawn: order([through]),
      pictures: order([picture(1600, 1200), picture(1200, 1600)]),
    } as const;
    const measure = async (of: LetterOrder) => {
      let pages = 0;
      const assemble = async () => {
        const made = await assembler.assemble(of);
        if (made.kind === 'problems') throw new Error('A letter of the bench could not be made.');
        return made.documents.reduce((sum, count) => sum + count, 0);
      };
      await assemble();
      const perSecond: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const used = processorSeconds(pid);
        pages = 0;
        for (let made = 0; made < perRound; made += 1) pages += await assemble();
        perSecond.push(pages / (processorSeconds(pid) - used));
      }
      return perSecond;
    };
    const measured = [
      ['pages that stay text, on one core', await measure(orders.text), 'a letter of four documents, seven pages'],
      [
        'pages that must be drawn, on one core',
        await measure(orders.drawn),
        'four pages with transparency, 300 dots to the inch',
      ],
      ['pictures on pages of their own, on one core', await measure(orders.pictures), 'two PNGs of two megapixels'],
    ] as const;
    return [
      ...measured.map(([what, perSecond, of]) => ({
        what,
        value: medianOf([...perSecond]),
        unit: 'pages per second of processor time',
        raw: `rounds: ${perSecond.map(written).join(', ')}; ${of}`,
      })),
      {
        what: 'peak memory of the process',
        value: memoryOf(pid).peak / 2 ** 20,
        unit: 'MiB',
        raw: 'it is replaced when it holds more than 512 MiB after a letter',
      },
    ];
  },
};

function order(files: readonly { readonly content: Uint8Array; readonly mediaType: string }[]): LetterOrder {
  return {
    files: files.map((file, index) => ({ ...file, title: `Dokument ${index + 1}` })),
    recipient: exampleRecipient,
    sender: { name: 'Demo Kommune', address: ['Rådhuspladsen 1', '8000 Aarhus C'] },
    title: 'Afgørelse om fritidspas',
    caseNumber: '2026-000123',
    date: new Date('2026-11-26T10:00:00Z'),
    language: 'da',
    sides: 'Duplex',
  };
}
