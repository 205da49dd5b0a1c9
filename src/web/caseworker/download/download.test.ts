import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let tove: Visitor;
let id: string;

before(async () => {
  product = await startCaseworkerTest();
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  tove = await product.employee('Tove Teknik', ['caseworker'], ['Teknik']);
  id = await product.submitCase(prices.assessed);
  const made = await PDFDocument.create();
  made.addPage([300, 400]);
  await product.addDocument(id, await made.save());
  await signe.submit(page(), `${page()}/besked`, { besked: 'Vi mangler en kvittering' });
  await signe.submit(page(), `${page()}/notat`, { notat: 'Ring på mandag' });
});
after(() => product.close());

const page = () => `/demo/sagsbehandling/sag/${id}`;

test('CAS-3 the case is downloaded as one PDF: answers, messages, notes, history, and the documents behind; it is logged', async () => {
  const answer = await signe.get(`${page()}/hent/sag.pdf`);
  assert.equal(answer.status, 200);
  assert.match(answer.header('content-disposition') ?? '', /attachment; filename="Sag 2026-\d{6}\.pdf"/);
  assert.equal((await product.audited()).at(-1)?.action, 'caseDownloaded');
  const whole = await PDFDocument.load(answer.bytes);
  assert.deepEqual(whole.getPages().at(-1)?.getSize(), { width: 300, height: 400 }, 'the document stands last');
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: answer.bytes, encoding: 'utf8' });
  for (const part of [
    'Ansøgning om fritidspas',
    'Fodbold',
    'Vi mangler en kvittering',
    'Ring på mandag',
    'Ansøgningen er modtaget',
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.doesNotMatch(text, /010785-?0018/);
});

test('CAS-3 the archive holds the report, the answers as data, the history and the documents', async () => {
  const answer = await signe.in('en').get(`${page()}/hent/sag.zip`);
  assert.equal(answer.status, 200);
  assert.equal(answer.header('content-type'), 'application/zip');
  const entries = await new ZipReader(new Uint8ArrayReader(answer.bytes), { useWebWorkers: false }).getEntries();
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  const names = [...files.keys()];
  assert.deepEqual(
    names.map((name) => name.replace(/2026-\d{6}/, 'N')),
    ['Case N.pdf', 'case.json', 'answers/1 Application for a leisure pass.json', 'receipts/Kvittering æøå.pdf'],
  );
  const answers = JSON.parse(files.get(names[2] ?? '')?.toString() ?? '');
  assert.equal(answers.answers.activity, 'Fodbold');
  const file = JSON.parse(files.get('case.json')?.toString() ?? '');
  assert.equal(file.notes[0].text, 'Ring på mandag');
  assert.equal((await PDFDocument.load(files.get(names[3] ?? '') ?? Buffer.alloc(0))).getPageCount(), 1);
});

test('CAS-2 a PDF is shown in the browser’s viewer, where nothing in it can load or be framed; another kind of file is not', async () => {
  const shown = await signe.get(page());
  const href = /href="([^"]+\/vis)"/.exec(shown.body)?.[1] ?? '';
  const answer = await signe.get(href);
  assert.equal(answer.status, 200);
  assert.match(answer.header('content-disposition') ?? '', /^inline; /);
  assert.match(answer.header('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
  assert.equal(answer.header('x-content-type-options'), 'nosniff');
  assert.equal((await product.audited()).at(-1)?.action, 'documentRead');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.updateTable('document').set({ media_type: 'text/html' }).where('case', '=', id).execute(),
  );
  assert.equal((await signe.get(href)).status, 404);
});

test('PLA-8 another group’s case is not downloaded, and no document of it shown', async () => {
  for (const address of ['hent/sag.pdf', 'hent/sag.zip', 'dokument/00000000-0000-4000-8000-000000000000/vis']) {
    assert.equal((await tove.get(`${page()}/${address}`)).status, 404, address);
  }
});
