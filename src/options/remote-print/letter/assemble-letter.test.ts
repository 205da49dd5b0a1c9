import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { type OpenedPdf, openPdf } from '../../../documents/pdfium/opened-pdf.ts';
import type { LetterFile } from './add-document.ts';
import { type AssembledLetter, assembleLetter, type LetterOutcome } from './assemble-letter.ts';
import { decision, drawnPdf, exampleRecipient, picture, receipt, typesetHere } from './example-files.ts';
import { inkOf } from './ink.ts';
import { a4, points, printable, windowArea } from './paper.ts';

const sender = { name: 'Demo Kommune', cvr: '10000009', address: ['Rådhuspladsen 1', '8000 Aarhus C'] };

function assemble(files: readonly LetterFile[], more: { readonly sides?: 'Simplex' | 'Duplex' } = {}) {
  const order = {
    files: files.map((file, index) => ({ ...file, title: `Dokument ${index + 1}` })),
    recipient: exampleRecipient,
    sender,
    title: 'Afgørelse om fritidspas',
    caseNumber: '2026-000123',
    date: new Date('2026-11-26T10:00:00Z'),
    language: 'da',
    sides: more.sides ?? 'Duplex',
  } as const;
  return assembleLetter(order, typesetHere);
}

function letterOf(outcome: LetterOutcome): AssembledLetter {
  assert.ok(outcome.kind === 'letter', JSON.stringify(outcome));
  return outcome;
}

function problemsOf(outcome: LetterOutcome) {
  assert.ok(outcome.kind === 'problems');
  return outcome.problems;
}

async function opened(content: Uint8Array): Promise<OpenedPdf> {
  const pdf = await openPdf(content);
  assert.ok(typeof pdf !== 'string', String(pdf));
  return pdf;
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();
const dots = 50;

/** Every page is A4 upright with nothing in the margins that printers and enveloping machines need. */
function assertPrintable(pdf: OpenedPdf): void {
  const slack = points(0.6);
  for (let page = 0; page < pdf.pageCount; page += 1) {
    const { width, height } = pdf.size(page);
    assert.ok(Math.abs(width - points(a4.width)) < 1 && Math.abs(height - points(a4.height)) < 1, `page ${page + 1}`);
    const ink = inkOf(pdf.render(page, dots, 'grey'), dots);
    if (!ink) continue;
    assert.ok(ink.left >= points(printable.left) - slack, `left of page ${page + 1}: ${ink.left}`);
    assert.ok(ink.top >= points(printable.top) - slack, `top of page ${page + 1}: ${ink.top}`);
    assert.ok(ink.right <= points(printable.right) + slack, `right of page ${page + 1}: ${ink.right}`);
    assert.ok(ink.bottom <= points(printable.bottom) + slack, `bottom of page ${page + 1}: ${ink.bottom}`);
  }
}

const inPoints = (area: typeof windowArea) => ({
  left: points(area.left),
  top: points(area.top),
  right: points(area.right),
  bottom: points(area.bottom),
});

/** The address, and nothing else, is what a window can show. */
function assertAddressInWindow(pdf: OpenedPdf): void {
  assert.equal(
    words(pdf.text(0, inPoints(windowArea))).replace(
      `${exampleRecipient[0]} ${exampleRecipient[0]}`,
      exampleRecipient[0],
    ),
    exampleRecipient.join(' '),
  );
  const ink = inkOf(pdf.render(0, dots, 'grey'), dots, inPoints(windowArea));
  assert.ok(ink);
  const [top, bottom] = [(ink.top * 25.4) / 72, (ink.bottom * 25.4) / 72];
  assert.ok(top >= 42 && bottom <= 65.5, `the address stands from ${top} to ${bottom} mm`);
}

test('FJE-6 a letter holds the main document and all attachments in order, each on a sheet of its own, with the address in the window', async () => {
  const files = [decision(), receipt(), picture(1600, 1200), receipt()];
  const letter = letterOf(await assemble(files));
  assert.deepEqual(letter.documents, [1, 2, 1, 2]);
  assert.equal(letter.hasCover, false, 'a letter of ours leaves the window to the address');
  assert.deepEqual([letter.pages, letter.sheets, letter.envelope], [8, 4, 'C5']);
  using pdf = await opened(letter.pdf);
  assert.equal(pdf.pageCount, 8);
  assertPrintable(pdf);
  assertAddressInWindow(pdf);
  using original = await opened(receipt().content);
  for (const at of [2, 6]) {
    assert.equal(words(pdf.text(at)), words(original.text(0)));
    assert.equal(words(pdf.text(at + 1)), words(original.text(1)));
  }
  assert.match(pdf.text(0), /Afgørelse: du får tilskud til fritidspas/);
  assert.deepEqual([words(pdf.text(1)), words(pdf.text(5))], ['', ''], 'backs are empty');
  assert.ok(inkOf(pdf.render(4, dots, 'grey'), dots), 'the picture is on the fifth page');
});

test('FJE-6 a main document with something in the window gets an address page before it, which lists what follows', async () => {
  const letter = letterOf(await assemble([receipt(), decision()]));
  assert.equal(letter.hasCover, true);
  assert.deepEqual([letter.pages, letter.sheets], [6, 3]);
  using pdf = await opened(letter.pdf);
  assertPrintable(pdf);
  assertAddressInWindow(pdf);
  const cover = words(pdf.text(0));
  assert.match(cover, /Afgørelse om fritidspas/);
  assert.match(cover, /Dokument 1 2 Dokument 2 1/);
  using original = await opened(receipt().content);
  assert.equal(words(pdf.text(2)), words(original.text(0)));
});

test('FJE-6 one side a sheet: no empty backs, and as many sheets as pages', async () => {
  const letter = letterOf(await assemble([decision(), receipt()], { sides: 'Simplex' }));
  assert.deepEqual([letter.pages, letter.sheets], [3, 3]);
});

test('FJE-6 pages across, turned, of other sizes and with ink at their edges are printed whole on A4', async () => {
  const odd = await drawnPdf([
    { width: 297, height: 210, text: 'liggende', frame: true },
    { width: 215.9, height: 279.4, frame: true, rotation: 90 },
    { width: 148, height: 210, frame: true },
    { width: 420, height: 594, frame: true },
    { width: 210, height: 297, frame: true, rotation: 180 },
    { width: 80, height: 120, text: 'bon', rotation: 270 },
  ]);
  const letter = letterOf(await assemble([odd]));
  assert.deepEqual(letter.documents, [6]);
  using pdf = await opened(letter.pdf);
  assertPrintable(pdf);
  const from = letter.hasCover ? 2 : 0;
  for (let page = from; page < from + 6; page += 1) {
    assert.ok(inkOf(pdf.render(page, dots, 'grey'), dots), `page ${page + 1} is not empty`);
  }
});

test('FJE-6 what is filled in or shines through is printed as it is shown, though no field and no transparency is left', async () => {
  const file = await drawnPdf([{ width: 210, height: 297, text: 'formular', opacity: 0.3, field: 'Udfyldt æøå' }]);
  const letter = letterOf(await assemble([file]));
  using pdf = await opened(letter.pdf);
  const page = pdf.render(0, 72, 'rgb');
  const height = points(a4.height);
  const at = (Math.round(height) - 145) * page.width * 3 + 145 * 3;
  const [red = 0, green = 0, blue = 0] = page.data.subarray(at, at + 3);
  assert.ok(red > 250 && Math.abs(green - 178) < 6 && Math.abs(blue - 178) < 6, `${red} ${green} ${blue}`);
  const ink = inkOf(pdf.render(0, dots, 'grey'), dots, { left: 65, right: 250, top: height - 76, bottom: height - 64 });
  assert.ok(ink && ink.right - ink.left > 40, 'the words in the field are there');
  const document = await PDFDocument.load(letter.pdf);
  assert.equal(document.getForm().getFields().length, 0);
  assert.equal(/\/(ca|CA) 0?\.3|\/SMask|\/Subtype \/Widget/.test(Buffer.from(letter.pdf).toString('latin1')), false);
});

test('FJE-6 the same letter has the same bytes', async () => {
  const files = [decision(), await drawnPdf([{ width: 297, height: 210, text: 'igen', opacity: 0.5 }])];
  const [one, other] = [letterOf(await assemble(files)), letterOf(await assemble(files))];
  assert.deepEqual(one.pdf, other.pdf);
});

test('FJE-6 what cannot be printed is refused with the reason and the document, all at once', async () => {
  const film: LetterFile = { content: Buffer.from('film'), mediaType: 'video/mp4' };
  const empty: LetterFile = { content: new Uint8Array(), mediaType: 'image/png' };
  assert.deepEqual(problemsOf(await assemble([decision(), film, empty])), [
    { kind: 'type', document: 2 },
    { kind: 'empty', document: 3 },
  ]);
  assert.deepEqual(problemsOf(await assemble([])), [{ kind: 'no-document' }]);
  const broken: LetterFile = { content: Buffer.from('%PDF-1.7 nothing'), mediaType: 'application/pdf' };
  const noPicture: LetterFile = { content: Buffer.from('not a picture'), mediaType: 'image/jpeg' };
  const locked = await PDFDocument.create();
  locked.addPage();
  locked.encrypt({ userPassword: 'hemmelig', ownerPassword: 'hemmelig' });
  const encrypted: LetterFile = { content: await locked.save(), mediaType: 'application/pdf' };
  const huge = await drawnPdf([{ width: 841, height: 1189, frame: true }]);
  assert.deepEqual(problemsOf(await assemble([decision(), broken, noPicture, encrypted, huge])), [
    { kind: 'unreadable', document: 2 },
    { kind: 'unreadable', document: 3 },
    { kind: 'encrypted', document: 4 },
    { kind: 'page-too-large', document: 5, page: 1 },
  ]);
  const long = await drawnPdf(Array.from({ length: 82 }, () => ({ width: 210, height: 297 })));
  assert.deepEqual(problemsOf(await assemble([long])), [{ kind: 'too-many-sheets', sheets: 41, limit: 40 }]);
});

test('FJE-6 a PDF that only its owner locked against printing is printed', async () => {
  const locked = await PDFDocument.load((await drawnPdf([{ width: 210, height: 297, text: 'spærret' }])).content);
  locked.encrypt({ ownerPassword: 'hemmelig', permissions: { printing: false } });
  const letter = letterOf(await assemble([{ content: await locked.save(), mediaType: 'application/pdf' }]));
  using pdf = await opened(letter.pdf);
  assert.ok(inkOf(pdf.render(0, dots, 'grey'), dots));
});

test('FJE-6 a font that is missing is stood in for where its letters can be told, and refused by its page where they cannot', async () => {
  const told = letterOf(await assemble([await drawnPdf([{ width: 210, height: 297, text: 'Blåbærgrød & 100 €' }])]));
  using pdf = await opened(told.pdf);
  assert.ok(inkOf(pdf.render(0, dots, 'grey'), dots));
  assert.equal(pdf.text(0).includes('Blåbærgrød'), false, 'the page is printed as its picture');

  const document = await PDFDocument.create();
  document.addPage([points(210), points(297)]);
  const page = document.addPage([points(210), points(297)]);
  const { context } = document;
  const descendant = { Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'MadeUp', CIDSystemInfo: {} };
  const font = { Type: 'Font', Subtype: 'Type0', BaseFont: 'MadeUp', Encoding: 'Identity-H' };
  const reference = context.register(context.obj({ ...font, DescendantFonts: [context.obj(descendant)] }));
  page.node.setFontDictionary(PDFName.of('F1'), reference);
  page.node.addContentStream(context.register(context.stream('BT /F1 20 Tf 100 500 Td <00410042> Tj ET')));
  const unknown: LetterFile = { content: await document.save(), mediaType: 'application/pdf' };
  assert.deepEqual(problemsOf(await assemble([decision(), unknown])), [{ kind: 'font', document: 2, page: 2 }]);
});

test('FJE-6 a field that was filled in by a program that leaves its drawing to the reader is printed filled in', async () => {
  const file = await drawnPdf([{ width: 210, height: 297, field: 'Udfyldt uden tegning' }]);
  const document = await PDFDocument.load(file.content);
  for (const field of document.getForm().getFields()) {
    for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
  }
  const content = await document.save({ updateFieldAppearances: false });
  const letter = letterOf(await assemble([{ content, mediaType: 'application/pdf' }]));
  using pdf = await opened(letter.pdf);
  const height = points(a4.height);
  const within = { left: 65, right: 250, top: height - 77, bottom: height - 63 };
  const ink = inkOf(pdf.render(0, dots, 'grey'), dots, within);
  assert.ok(ink && ink.right - ink.left > 50, JSON.stringify(ink));
});

test('FJE-6 whatever files in whatever order: every document is there, in order, and nothing stands in the margins', async () => {
  const kinds = {
    decision: decision(),
    receipt: receipt(),
    picture: picture(300, 700),
    across: await drawnPdf([{ width: 297, height: 210, frame: true }]),
    small: await drawnPdf([
      { width: 100, height: 60, frame: true },
      { width: 210, height: 297, frame: true },
    ]),
  } as const;
  const pages = { decision: 1, receipt: 2, picture: 1, across: 1, small: 2 } as const;
  const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(kind, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('Simplex' as const, 'Duplex' as const),
      async (chosen, sides) => {
        const letter = letterOf(
          await assemble(
            chosen.map((name) => kinds[name]),
            { sides },
          ),
        );
        assert.deepEqual(
          letter.documents,
          chosen.map((name) => pages[name]),
        );
        using pdf = await opened(letter.pdf);
        assert.equal(pdf.pageCount, letter.pages);
        assertPrintable(pdf);
        assertAddressInWindow(pdf);
        const isDuplex = sides === 'Duplex';
        assert.equal(letter.sheets, isDuplex ? letter.pages / 2 : letter.pages);
        let at = letter.hasCover ? (isDuplex ? 2 : 1) : 0;
        for (const name of chosen) {
          if (isDuplex) assert.equal(at % 2, 0, 'each document begins on a sheet');
          if (name === 'receipt') assert.match(pdf.text(at), /Ansøgning om fritidspas/);
          if (name === 'decision') assert.match(pdf.text(at), /du får tilskud/);
          assert.ok(inkOf(pdf.render(at, dots, 'grey'), dots));
          at += isDuplex ? pages[name] + (pages[name] % 2) : pages[name];
        }
        assert.equal(at, letter.pages);
      },
    ),
    { numRuns: 5 },
  );
});
