import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { exampleReceipt } from '../pdf/example-documents.ts';
import { createPdfCompiler } from '../pdf/pdf-compiler.ts';
import { createPdfScan, type PdfFinding } from './pdf-scan.ts';

/** What the scan says of a file that arrives in pieces of `size` bytes. */
async function scan(file: string | Buffer, size = 65_536): Promise<PdfFinding | undefined> {
  const bytes = Buffer.from(file as string, 'latin1');
  const pdfScan = createPdfScan();
  for (let at = 0; at < bytes.length; at += size) await pdfScan.push(bytes.subarray(at, at + size));
  return pdfScan.finish();
}

const pdf = (body: string) => `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${body} >>\nendobj\n%%EOF`;
const stream = (dictionary: string, data: Buffer | string) =>
  `%PDF-1.7\n5 0 obj\n<< ${dictionary} >>\nstream\r\n${data.toString('latin1')}\nendstream\nendobj\n%%EOF`;
const objectStream = (content: string) => stream('/Type /ObjStm /Filter /FlateDecode /N 1', deflateSync(content));

/** Every case, as a whole and cut at every place. */
async function assertFinding(file: string, expected: PdfFinding | undefined): Promise<void> {
  for (const size of [65_536, 1, 2, 3, 7, 11, 64]) assert.equal(await scan(file, size), expected, `${size} ${file}`);
}

test('FRM-6 a PDF with JavaScript, a launch action, embedded files or encryption is told, wherever a border cuts it', async () => {
  await assertFinding(pdf('/OpenAction << /S /JavaScript /JS (app.alert) >>'), 'pdf-active');
  await assertFinding(pdf('/AA<</O<</S/Rendition/JS(x)>>>>'), 'pdf-active');
  await assertFinding(pdf('/OpenAction<</S/Launch/F(cmd.exe)>>'), 'pdf-active');
  await assertFinding(pdf('/Names << /EmbeddedFiles 7 0 R >>'), 'pdf-embedded');
  await assertFinding(stream('/Type /EmbeddedFile', 'x'), 'pdf-embedded');
  await assertFinding(`${pdf('')}\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>`, 'pdf-encrypted');
});

test('FRM-6 escaped names and names inside packed object streams are found', async () => {
  await assertFinding(pdf('/OpenAction << /S /J#61vaScr#69pt >>'), 'pdf-active');
  await assertFinding(pdf('/#4A#53 (x)'), 'pdf-active');
  await assertFinding(objectStream(`${'1 0 << /Type /Page >> '.repeat(500)}<< /S /Launch >>`), 'pdf-active');
  await assertFinding(objectStream('<< /S /Rendition /JS'), 'pdf-active');
  await assertFinding(stream('/Type/ObjStm', '<< /Names << /EmbeddedFiles 3 0 R >> >>'), 'pdf-embedded');
});

test('FRM-6 an object stream that cannot be read, or grows without end, is refused rather than passed', async () => {
  await assertFinding(stream('/Type /ObjStm /Filter /FlateDecode', 'not packed'), 'pdf-unreadable');
  await assertFinding(stream('/Type /ObjStm /Filter /LZWDecode', 'x'), 'pdf-unreadable');
  const half = deflateSync(Buffer.from('<< /Type /Page >>'.repeat(50))).subarray(0, 20);
  await assertFinding(stream('/Type /ObjStm /Filter /FlateDecode', half), 'pdf-unreadable');
  assert.equal(
    await scan(stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(Buffer.alloc(40_000_000)))),
    'pdf-unreadable',
  );
});

test('ordinary PDFs pass: names that only begin alike, chance bytes in pictures, text about JavaScript', async () => {
  await assertFinding(pdf('/JavaScripts 1 /JSX 2 /EncryptMetadata true /Launcher (x)'), undefined);
  await assertFinding(stream('/Subtype /Image', 'ab/JS(cd /JS '), undefined);
  await assertFinding(pdf('/Title (JavaScript for everyone)'), undefined);
  await assertFinding(objectStream('<< /Type /Page >>'), undefined);
  const own = createPdfCompiler().compile(exampleReceipt).bytes;
  for (const size of [65_536, 1000, 13]) assert.equal(await scan(Buffer.from(own), size), undefined);
});
