import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import type { ImportedTexts } from '../../texts/imported-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import { exampleLetter, exampleReceipt } from './example-documents.ts';
import { createPdfCompiler } from './pdf-compiler.ts';
import { pdfWriting } from './pdf-writing.ts';

const words: Readonly<Record<string, string>> = {
  'pdf.receipt.title': 'إيصال',
  'pdf.receipt.caseNumber': 'رقم القضية',
  'pdf.receipt.submittedAt': 'تاريخ الاستلام',
  'pdf.receipt.applicant': 'مقدم الطلب',
  'pdf.letter.date': 'التاريخ',
  'pdf.letter.caseNumber': 'رقم القضية',
  'pdf.letter.greeting': 'مع خالص التحية',
  'pdf.page': 'صفحة {page} من {pages}',
};

const arabic: ImportedTexts = {
  languages: ['ar'],
  fallbacks: ['en'],
  translation: (key, language) => (language === 'ar' ? words[key] : undefined),
  marks: false,
};

const compiler = createPdfCompiler();

/** The text as a reader's program takes it from the file. */
function textOf(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
    .normalize('NFKC')
    .replace(/\p{Bidi_Control}/gu, '');
}

test('SPR-5 a receipt in an imported language that is written from right to left has its words, in that language', () => {
  const writing = readingTexts(arabic, () => pdfWriting('ar', 'rtl'));
  const { bytes } = compiler.compile({ ...exampleReceipt, ...writing });
  const text = textOf(bytes);
  for (const word of ['إيصال', 'رقم القضية', 'مقدم الطلب', 'صفحة']) assert.ok(text.includes(word), word);
  assert.match(Buffer.from(bytes).toString('latin1'), /\/Lang \(ar\)/);
  assert.ok(text.includes(exampleReceipt.caseNumber));
  assert.ok(text.includes(exampleReceipt.applicant));
  // A Danish address in it has its parts in their order.
  assert.ok(text.includes('Nørre Allé 12, 2. tv.'), text);
  assert.doesNotMatch(text, /Kvittering|Sagsnummer|\u25ca/);
});

test('SPR-5 a letter in it keeps the address in the envelope’s window, at the left', () => {
  const writing = readingTexts(arabic, () => pdfWriting('ar', 'rtl'));
  const { bytes } = compiler.compile({ ...exampleLetter, ...writing });
  const name = exampleLetter.recipient[0] ?? '';
  const line = textOf(bytes)
    .split('\n')
    .find((each) => each.includes(name));
  assert.ok(line !== undefined && line.indexOf(name) < 20, line);
  assert.ok(textOf(bytes).includes('مع خالص التحية'));
});

test('SPR-5 what an imported language lacks is English in a document where the organisation offers it, never marked', () => {
  const { words: written } = readingTexts({ ...arabic, marks: true }, () => pdfWriting('ar', 'rtl'));
  assert.equal(written['pdf.attachments.title'], 'Attachments');
});
