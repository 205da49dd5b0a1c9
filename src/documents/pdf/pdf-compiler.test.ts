import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleLetter, exampleReceipt } from './example-documents.ts';
import { createPdfCompiler } from './pdf-compiler.ts';
import type { PdfDocument, ReceiptDocument } from './pdf-document.ts';
import { replacementMark } from './printable-text.ts';
import { textOf, textRuns } from './text-runs.ts';

const compiler = createPdfCompiler();
const compile = (document: PdfDocument) => compiler.compile(document).bytes;
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const withAnswer = (value: string): ReceiptDocument => ({
  ...exampleReceipt,
  sections: [{ heading: 'Afsnit', answers: [{ kind: 'value', label: 'Svar', value }] }],
});
/** Text without what line breaking puts into it. */
const joined = (bytes: Uint8Array) => textOf(bytes).replace(/[\s\u00ad]/g, '');

test('FRM-8 receipt and letter say in their metadata that they are PDF/A-2 level A, tagged, in Danish, with title and author', () => {
  for (const document of [exampleReceipt, exampleLetter]) {
    const file = latin1(compile(document));
    assert.ok(/pdfaid:part>2</.test(file));
    assert.ok(/pdfaid:conformance>A</.test(file));
    assert.ok(/\/MarkInfo <<\s*\/Marked true/.test(file));
    assert.ok(/\/StructTreeRoot/.test(file));
    assert.ok(/\/Lang \(da\)/.test(file));
    assert.ok(/<dc:title>/.test(file));
    assert.ok(/Demo Kommune/.test(file));
  }
});

test('FRM-8 receipt and letter keep the stricter rules of PDF/UA-1 for screen readers as far as typst checks them', () => {
  const strict = createPdfCompiler('ua-1');
  for (const document of [exampleReceipt, exampleLetter]) {
    const { bytes, logoLeftOut } = strict.compile(document);
    assert.ok(/pdfuaid:part>1</.test(latin1(bytes)));
    assert.equal(logoLeftOut, false);
  }
});

test('FRM-8 headings are headings, tables have header cells, the logo has its words', () => {
  const file = latin1(compile(exampleReceipt));
  assert.ok(/\/S \/H1\b/.test(file));
  assert.ok(/\/S \/H2\b/.test(file));
  assert.ok(/\/S \/TH\b/.test(file));
  assert.ok(/\/S \/L\b/.test(file));
  assert.ok(/\/S \/Figure\b/.test(file));
  assert.ok(/\/Alt \(Logo for Demo Kommune\)/.test(file));
});

test('FRM-8 the receipt says who, what and when, every answer, and each attachment with size and digest', () => {
  const text = textOf(compile(exampleReceipt));
  const expected = ['Kvittering', 'Ansøgning om fritidspas', '2026-000123', '26. november 2026 kl. 14.03'];
  expected.push('Åse Ægidius Østergård', 'Nørre Allé 12, 2. tv.', 'Ikke besvaret', 'Barn nummer 20', '20.250,00');
  expected.push('Svømning', 'De har ventet længe.', 'årsopgørelse 2025.pdf', '1,2 MB', 'Side 1 af 2', 'Side 2 af 2');
  for (const part of expected) assert.ok(text.includes(part), part);
  assert.ok(joined(compile(exampleReceipt)).includes(exampleReceipt.attachments[0]?.sha256 ?? '?'));
});

test('FRM-8 a table that goes over a page repeats its header there', () => {
  const columns = [{ label: 'Navn' }, { label: 'Fødselsdag' }];
  const rows = Array.from({ length: 40 }, (_, index) => [`Barn ${index}`, '1. maj 2015']);
  const answers = [{ kind: 'table' as const, label: 'Børn', columns, rows }];
  const receipt = { ...exampleReceipt, sections: [{ heading: 'Husstand', answers }] };
  const headers = textRuns(compile(receipt)).filter(({ text }) => text === 'Fødselsdag');
  assert.deepEqual(
    headers.map(({ page }) => page),
    [1, 2],
  );
});

test('FRM-8 a table of more than six columns is shown row by row', () => {
  const columns = Array.from({ length: 8 }, (_, index) => ({ label: `Felt ${index}` }));
  const rows = [0, 1].map((row) => columns.map((_, index) => `værdi ${row}.${index}`));
  const answers = [{ kind: 'table' as const, label: 'Barn', columns, rows }];
  const text = textOf(compile({ ...exampleReceipt, sections: [{ heading: 'Børn', answers }] }));
  for (const part of ['Barn 1', 'Barn 2', 'Felt 7', 'værdi 1.7']) assert.ok(text.includes(part), part);
});

test('SPR-5 a PDF in English has English words of its own, the day in English, and says so to screen readers', () => {
  const receipt = compile({ ...exampleReceipt, language: 'en' });
  assert.ok(/\/Lang \(en\)/.test(latin1(receipt)));
  const text = textOf(receipt);
  for (const part of [
    'Receipt',
    'Received',
    '26 November 2026 at 14:03',
    'Not answered',
    'Attachments',
    'Page 1 of 2',
  ]) {
    assert.ok(text.includes(part), part);
  }
  for (const danish of ['Kvittering', 'Bilag', 'Side ', 'Ikke besvaret']) assert.ok(!text.includes(danish), danish);
  const letter = textOf(compile({ ...exampleLetter, language: 'en' }));
  for (const part of ['Yours sincerely', 'Date', 'Case number']) assert.ok(letter.includes(part), part);
});

test('the address of a letter stands where a C5 and an M65 window shows it, and nothing else comes near', () => {
  const runs = textRuns(compile(exampleLetter)).filter(({ page }) => page === 1);
  const address = runs.filter(({ text, x }) => x < 100 && exampleLetter.recipient.includes(text));
  assert.equal(address.length, 4);
  for (const { x, y } of address) assert.ok(Math.abs(x - 20) < 0.01 && y > 44 && y < 61, `${x} ${y}`);
  const others = runs.filter((run) => !address.includes(run) && run.x < 120 && run.y > 26 && run.y < 80);
  assert.deepEqual(others, []);
});

test('an address of more than six lines is put together to six, the last kept last', () => {
  const recipient = ['Navn', '', 'c/o Jensen', 'Gården', 'Att. Ida', 'Vej 1', '2. tv.', 'Byen', '8000 Aarhus C'];
  const lines = textRuns(compile({ ...exampleLetter, recipient })).filter(({ x, y }) => x < 100 && y > 40 && y < 80);
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['Navn', 'c/o Jensen, Gården, Att. Ida', 'Vej 1', '2. tv.', 'Byen', '8000 Aarhus C'],
  );
});

test('the letter carries subject, body, key figures, signature and attachments', () => {
  const text = textOf(compile(exampleLetter));
  const expected = ['Afgørelse: du får tilskud til fritidspas', 'Kære Åse', '1.250,00 kr.', 'Sådan har vi regnet'];
  expected.push(
    'Skriv til os inden 4 uger.',
    'Venlig hilsen',
    'Søren Sørensen',
    'Bilag',
    'Klagevejledning.pdf',
    'Side 1 af 1',
  );
  for (const part of expected) assert.ok(text.includes(part), part);
});

test('the same document gives the same bytes, in another compiler too', () => {
  for (const document of [exampleReceipt, exampleLetter]) {
    const first = compile(document);
    assert.deepEqual(compile(document), first);
    assert.deepEqual(createPdfCompiler().compile(structuredClone(document)).bytes, first);
  }
});

test('what looks like typst markup or code is shown as it was written', () => {
  const attempts = [
    '#read("/etc/passwd")',
    '#{1+1}',
    '$x^2$',
    '] #panic() [',
    '\\ \\u{41} \\"',
    '= ikke en overskrift',
    '*a* _b_',
    '`c`',
    '<d>',
    '@e',
    '// f',
    '/* g */',
    'https://h.dk',
    '- i',
    '${j',
  ];
  const text = joined(compile(withAnswer(attempts.join('\n'))));
  for (const attempt of attempts) assert.ok(text.includes(attempt.replaceAll(' ', '')), attempt);
  const hostile = attempts.join(' ');
  const title = textOf(compile({ ...exampleReceipt, formTitle: hostile, caseNumber: '#panic()', applicant: '$' }));
  assert.ok(title.replace(/\s/g, '').includes('#read("/etc/passwd")#{1+1}$x^2$'));
});

test('an answer of 10,000 characters, words, or one single word stays within the margins and loses nothing', () => {
  for (const value of [
    'w'.repeat(10_000),
    'W'.repeat(10_000),
    'ord '.repeat(2_500),
    'a\u00a0'.repeat(5_000),
    'https://e.dk/'.repeat(769),
  ]) {
    const bytes = compile(withAnswer(value));
    const wanted = value.replace(/\s/g, '').length;
    const shown = [...joined(bytes)].length - [...joined(compile(withAnswer('')))].length + 'Ikkebesvaret'.length;
    // Each further page brings its number and head.
    assert.ok(shown >= wanted && shown < wanted + 1_000, `${wanted} given, ${shown} shown`);
    for (const { x } of textRuns(bytes)) assert.ok(x < 190);
  }
});

test('characters the font lacks are shown as a mark that the document explains', () => {
  const text = textOf(compile(withAnswer('Hej 😀 שלום')));
  assert.ok(text.includes(`Hej ${replacementMark} ${replacementMark.repeat(4)}`));
  assert.ok(text.includes('står for et tegn, som dette dokument ikke kan vise'));
  assert.ok(!textOf(compile(exampleReceipt)).includes(replacementMark));
});

test('no Unicode makes a receipt fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 }), (value, title) => {
      assert.ok(compile({ ...withAnswer(value), formTitle: title, caseNumber: value.slice(0, 20) }).length > 1000);
    }),
    { numRuns: 40 },
  );
});

test('empty tables, lists, sections and texts are no reason to fail', () => {
  const answers = [
    { kind: 'list' as const, label: '', items: [] },
    { kind: 'table' as const, label: 'Tom', columns: [], rows: [] },
    { kind: 'table' as const, label: 'Uden kolonner', columns: [], rows: [[]] },
    { kind: 'table' as const, label: 'Kort række', columns: [{ label: 'A' }, { label: 'B' }], rows: [['1']] },
  ];
  compile({
    ...exampleReceipt,
    formTitle: '',
    attachments: [],
    sections: [
      { heading: '', answers },
      { heading: 'x', answers: [] },
    ],
  });
  compile({
    ...exampleLetter,
    body: [],
    attachments: [],
    recipient: [],
    subject: '',
    organisation: { name: '', address: [] },
  });
});

test('a row with more cells than the table has columns is refused with its number, without its content', () => {
  const answers = [
    { kind: 'table' as const, label: 'T', columns: [{ label: 'A' }], rows: [['1'], ['hemmeligt', '2']] },
  ];
  assert.throws(() => compile({ ...exampleReceipt, sections: [{ heading: '', answers }] }), {
    name: 'PdfError',
    code: 'failed',
    message: 'Row 2 of a table has 2 cells; the table has 1 columns.',
  });
});

test('a logo that cannot be drawn is left out and told of; the receipt is made', () => {
  const logo = { mediaType: 'image/png' as const, content: Buffer.from('no picture') };
  const { bytes, logoLeftOut } = compiler.compile({
    ...exampleReceipt,
    organisation: { ...exampleReceipt.organisation, logo },
  });
  assert.equal(logoLeftOut, true);
  assert.ok(textOf(bytes).includes('Kvittering'));
});
