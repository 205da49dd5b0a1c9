import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { decide, takeTask } from '../../cases/employee-actions.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { accessOfRole } from '../../identity/rights/access-of-employee.ts';
import { memoryLog } from '../test-server.ts';
import {
  type ChosenFile,
  type CitizenBrowser,
  type CitizenServer,
  multipart,
  startCitizenServer,
  urlencoded,
} from './test-support/citizen-server.ts';
import { fieldsOfForm, fillIn, visibleText } from './test-support/posted-fields.ts';

const karen = { cpr: '0107850018', name: 'Karen Hansen' };
const peter = { cpr: '2411790031', name: 'Peter Hansen' };
const { log, lines } = memoryLog();

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
let listening: string;

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf }, log);
  listening = await citizens.server.listen({ port: 0, host: '127.0.0.1' });
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

const form = '/demo/blanket/fritidspas';
const begin = async (browser: CitizenBrowser): Promise<string> => {
  // Later than what counts as a second click on the button.
  base.clock.now = new Date(base.clock.now.getTime() + 120_000);
  await browser.get(`${form}/start`);
  await browser.send(`${form}/start`);
  assert.match(browser.page.path, /\/udfyld\/[0-9a-f-]{36}\/ansoeger$/);
  return browser.page.path.replace('/ansoeger', '');
};
const activity = (price: string) => ({
  activity: 'Fodbold',
  'provider.cvr': '10000025',
  'provider.name': 'Aalborg Boldklub',
  'period.from.day': '1',
  'period.from.month': '1',
  'period.from.year': '2027',
  'period.to.day': '30',
  'period.to.month': '6',
  'period.to.year': '2027',
  price,
  paid: 'no',
});
/** Fills in all pages up to the review, for one child and at a price that asks for no income. */
const fillInAll = async (browser: CitizenBrowser, draft: string): Promise<void> => {
  await browser.get(`${draft}/ansoeger`);
  await browser.send(`${draft}/ansoeger`, { email: 'karen@example.dk' });
  await browser.send(`${draft}/husstand`, { 'children.child-1.applies': 'yes' });
  assert.match(visibleText(browser.page.html), /Der er kommet flere spørgsmål/);
  await browser.send(`${draft}/husstand`, { 'children.child-1.team': 'U12' });
  await browser.send(`${draft}/aktivitet`, activity('850'));
  await browser.send(`${draft}/bilag`);
  await browser.send(`${draft}/erklaering`, { truth: 'yes' });
  assert.equal(browser.page.path, `${draft}/gennemse`);
};
const countOf = (table: 'case' | 'draft' | 'document' | 'document_chunk') =>
  base.database.inOrganisation(base.demo.id, async (transaction) => {
    const { count } = await transaction
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  });
const auditActions = () =>
  base.database.inOrganisation(base.demo.id, async (transaction) =>
    (await transaction.selectFrom('audit_entry').select('action').orderBy('id').execute()).map((row) => row.action),
  );

test('FRM-1 the whole way without scripts: search, start, log in, fill in, review, send, receipt, Mine sager', async () => {
  const visitor = citizens.visitor();
  await visitor.get('/demo/?soeg=SVOMNING');
  assert.match(visibleText(visitor.page.html), /1 blanket passer til “SVOMNING”/);
  await visitor.get('/demo/?soeg=rumfart');
  assert.match(visibleText(visitor.page.html), /Ingen blanketter.*stavet rigtigt/);
  await visitor.get(form);
  for (const words of [/artikel 6/, /Datatilsynet/, /180 dage/, /Omkring|omkring 10 minutter/]) {
    assert.match(visibleText(visitor.page.html), words);
  }
  await visitor.get(`${form}/start`);
  assert.equal(
    visitor.page.path,
    `/demo/login/mitid?tilbage=${encodeURIComponent(`${form}/start`)}&niveau=substantial`,
  );

  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  assert.match(visibleText(browser.page.html), /Karen Hansen.*Hentet fra CPR|Hentet fra CPR.*Karen Hansen/);
  assert.match(browser.page.html, /<title>Ansøger – Ansøgning om fritidspas - Demo Kommune<\/title>/);
  await fillInAll(browser, draft);
  const review = visibleText(browser.page.html);
  for (const words of [/karen@example\.dk/, /Ida Hansen/, /U12/, /Aalborg Boldklub/, /850/])
    assert.match(review, words);
  await browser.send(`${draft}/send`);
  assert.match(browser.page.path, /^\/demo\/mine-sager\/[0-9a-f-]{36}\/kvittering$/);
  const receipt = visibleText(browser.page.html);
  assert.match(receipt, /Vi har modtaget din blanket.*Sagsnummer 2026-\d{6}.*5 arbejdsdage/);

  const casePath = browser.page.path.replace('/kvittering', '');
  await browser.get(casePath);
  assert.match(visibleText(browser.page.html), /Ansøgningen er bevilget.*Vi modtog din blanket.*Aalborg Boldklub/);
  const download = await browser.request({ method: 'GET', url: `${casePath}/dokument/kvittering-1` });
  assert.equal(download.statusCode, 200);
  assert.equal(download.headers['content-type'], 'application/pdf');
  assert.match(String(download.headers['content-disposition']), /^attachment; filename="Kvittering 2026-\d{6}\.pdf"/);
  assert.equal(download.rawPayload.subarray(0, 5).toString(), '%PDF-');
  await browser.get('/demo/mine-sager');
  assert.match(visibleText(browser.page.html), /Sagsnummer 2026-\d{6}.*Ansøgning om fritidspas/);
  const logged = await auditActions();
  for (const action of ['draftStarted', 'registerLookedUp', 'caseSubmitted', 'caseRead', 'documentRead']) {
    assert.ok(logged.includes(action), action);
  }
});

test('sending twice, by a double click, the back button or a repeated request, makes one case', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await fillInAll(browser, draft);
  const cases = await countOf('case');
  const body = urlencoded(fieldsOfForm(browser.page.html, `${draft}/send`));
  const answers = await Promise.all(
    [1, 2, 3].map(() => browser.request({ method: 'POST', url: `${draft}/send`, ...body })),
  );
  answers.push(await browser.request({ method: 'POST', url: `${draft}/send`, ...body }));
  assert.equal(new Set(answers.map((answer) => answer.headers.location)).size, 1);
  assert.equal(await countOf('case'), cases + 1);
  const again = await browser.request({ method: 'GET', url: `${draft}/aktivitet` });
  assert.equal(again.headers.location, answers[0]?.headers.location);
});

test('FRM-5 what was typed is saved right or wrong, errors stand at their fields, and the draft is found again', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.send(`${draft}/ansoeger`);
  await browser.get(`${draft}/aktivitet`);
  await browser.send(`${draft}/aktivitet`, { ...activity('dyrt'), 'period.to.month': '13' });
  assert.equal(browser.page.status, 422);
  assert.match(browser.page.html, /<title>Fejl: Aktivitet – Ansøgning om fritidspas/);
  assert.match(browser.page.html, /id="error-summary"[\s\S]*href="#period\.to\.month"[\s\S]*href="#price"/);
  assert.match(browser.page.html, /id="price"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="price"/);
  const elsewhere = await citizens.browserOf(base.demo, karen);
  await elsewhere.get('/demo/mine-sager');
  assert.match(elsewhere.page.html, new RegExp(`href="${draft}"`));
  await elsewhere.get(`${draft}/aktivitet`);
  assert.match(elsewhere.page.html, /name="price"[^>]*value="dyrt"|value="dyrt"[^>]*name="price"/);
  assert.equal(elsewhere.page.status, 200);
});

test('FRM-4 a locked value and another’s row never come from the browser', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  const tampered = [
    ...fieldsOfForm(browser.page.html, `${draft}/ansoeger`),
    ['name', 'Rige Onkel'],
    ['address', 'Slottet 1'],
  ] as const;
  await browser.request({ method: 'POST', url: `${draft}/ansoeger`, ...urlencoded(tampered) });
  await browser.get(`${draft}/husstand`);
  const rows = [
    ...fieldsOfForm(browser.page.html, `${draft}/husstand`),
    ['children.child-1.childName', 'Prins Valiant'],
    ['children.child-1.birthDate.year', '1999'],
  ] as const;
  await browser.request({ method: 'POST', url: `${draft}/husstand`, ...urlencoded(rows) });
  await browser.get(`${draft}/gennemse`);
  const shown = visibleText(browser.page.html);
  assert.match(shown, /Karen Hansen.*Ida Hansen/);
  assert.doesNotMatch(shown, /Rige Onkel|Slottet|Valiant|1999/);
});

test('FRM-5 two tabs on one page: the later is told, keeps what it typed, and chooses', async () => {
  const first = await citizens.browserOf(base.demo, karen);
  const draft = await begin(first);
  const second = first.clone();
  await second.get(`${draft}/ansoeger`);
  await first.send(`${draft}/ansoeger`, { email: 'first@example.dk' });
  await second.send(`${draft}/ansoeger`, { email: 'second@example.dk' });
  assert.equal(second.page.status, 409);
  assert.match(visibleText(second.page.html), /Siden er ændret et andet sted.*first@example\.dk/);
  assert.match(second.page.html, /value="second@example\.dk"/);
  await first.get(`${draft}/ansoeger`);
  assert.match(first.page.html, /value="first@example\.dk"/);
  await second.send(`${draft}/ansoeger`, {}, ['_keep', '1']);
  assert.equal(second.page.path, `${draft}/husstand`);
  await first.get(`${draft}/ansoeger`);
  assert.match(first.page.html, /value="second@example\.dk"/);
});

test('FRM-5 two tabs on different pages, and the same page sent twice, do not collide', async () => {
  const first = await citizens.browserOf(base.demo, karen);
  const draft = await begin(first);
  const [second, repeated] = [first.clone(), first.clone()];
  await second.get(`${draft}/aktivitet`);
  await repeated.get(`${draft}/ansoeger`);
  await first.send(`${draft}/ansoeger`, { email: 'same@example.dk' });
  await second.send(`${draft}/aktivitet`, activity('900'));
  assert.equal(second.page.path, `${draft}/bilag`);
  await repeated.send(`${draft}/ansoeger`, { email: 'same@example.dk' });
  assert.equal(repeated.page.path, `${draft}/husstand`);
});

test('FRM-3 rows are added and removed without scripts, and what was typed beside them is kept', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/husstand`);
  await browser.send(`${draft}/husstand`, { 'children.child-1.applies': 'no' }, ['_add', 'children']);
  const [, row = ''] = /#children\.(r[\w-]+)$/.exec(browser.page.path) ?? assert.fail(browser.page.path);
  const here = `${draft}/husstand`;
  await browser.send(here, { [`children.${row}.childName`]: 'Bo' }, ['_add', 'children']);
  const [, other = ''] = /#children\.(r[\w-]+)$/.exec(browser.page.path) ?? [];
  await browser.send(here, {}, ['_remove', `children.${other}`]);
  assert.match(browser.page.html, /value="Bo"/);
  assert.match(browser.page.html, /name="children.child-1.applies"[^>]*value="no"[^>]*checked/);
  assert.doesNotMatch(browser.page.html, new RegExp(other));
  assert.equal(browser.page.status, 200);
  assert.doesNotMatch(browser.page.html, /error-summary/);
});

test('FRM-4 a company is found by its number; what hinders it is said at the field and nothing typed is lost', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  const here = `${draft}/aktivitet`;
  const lookUp = ['_lookup', 'provider'] as const;
  await browser.get(here);
  await browser.send(here, { activity: 'Skak', 'provider.cvr': '10 00 00 25' }, lookUp);
  assert.match(browser.page.html, /value="Aalborg Boldklub"/);
  assert.match(browser.page.html, /value="Skak"/);
  await browser.send(here, { 'provider.cvr': '10000033', 'provider.name': 'Mit navn' }, lookUp);
  assert.match(visibleText(browser.page.html), /Virksomheden er ophørt/);
  citizens.registers.down = true;
  await browser.send(here, { 'provider.cvr': '10000041', 'provider.name': 'Mit navn' }, lookUp);
  citizens.registers.down = false;
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /Vi kan ikke hente oplysninger fra CVR-registret lige nu/);
  assert.match(browser.page.html, /value="Mit navn"/);
});

test('FRM-4 a register that is down stops nobody: the fields are open and the page says why', async () => {
  citizens.registers.down = true;
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  citizens.registers.down = false;
  assert.match(visibleText(browser.page.html), /Vi kunne ikke hente alt fra CPR-registret/);
  await browser.send(`${draft}/ansoeger`, { name: 'Karen', address: 'Birkevej' });
  assert.equal(browser.page.path, `${draft}/husstand`);
});

const pdfFile: ChosenFile = {
  field: 'otherFiles',
  name: 'Kvittering æ.pdf',
  type: 'application/pdf',
  content: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'.padEnd(5_000),
  ),
};

test('FRM-6 files: taken in, opened again, refused at the field, taken off; only the digest’s own bytes come back', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  const here = `${draft}/bilag`;
  await browser.get(here);
  await browser.send(here, { remarks: 'Bemærk' }, ['_upload', 'otherFiles'], [pdfFile]);
  assert.match(visibleText(browser.page.html), /Kvittering æ\.pdf/);
  const [, id = ''] = /name="_remove-file" value="otherFiles\.([0-9a-f-]{36})"/.exec(browser.page.html) ?? [];
  const file = await browser.request({ method: 'GET', url: `${draft}/fil/${id}` });
  assert.deepEqual(file.rawPayload, pdfFile.content);
  assert.match(
    String(file.headers['content-disposition']),
    /^attachment; filename="Kvittering .pdf"; filename\*=UTF-8''Kvittering%20%C3%A6\.pdf$/,
  );
  const stranger = await citizens.browserOf(base.demo, peter);
  assert.equal((await stranger.request({ method: 'GET', url: `${draft}/fil/${id}` })).statusCode, 404);

  const documents = await countOf('document');
  const lying = { ...pdfFile, name: 'billede.png' };
  await browser.send(here, { remarks: 'Stadig her' }, null, [lying]);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /Filen billede\.png har et navn, der ikke passer/);
  assert.match(browser.page.html, />Stadig her<\/textarea>/);
  citizens.scan = async () => ({ verdict: 'infected', signature: 'Eicar' });
  await browser.send(here, {}, null, [pdfFile]);
  citizens.scan = null;
  assert.match(visibleText(browser.page.html), /stoppet af viruskontrollen/);
  assert.equal(await countOf('document'), documents, 'refused files leave nothing');

  await browser.send(here, {}, ['_remove-file', `otherFiles.${id}`]);
  assert.doesNotMatch(visibleText(browser.page.html), /Kvittering æ/);
  assert.equal(await countOf('document'), documents - 1);
  const logged = await auditActions();
  for (const action of ['fileUploaded', 'fileRefused', 'fileRemoved']) assert.ok(logged.includes(action), action);
});

test('FRM-6 a file of 25 MB and more is refused at its field, and the rest of the page is saved', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/bilag`);
  const documents = await countOf('document');
  const large = { ...pdfFile, content: Buffer.concat([pdfFile.content, Buffer.alloc(25_000_000, 32)]) };
  await browser.send(`${draft}/bilag`, { remarks: 'Efter filen' }, null, [large]);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /er for stor. En fil må højst fylde 25 MB/);
  assert.match(browser.page.html, />Efter filen<\/textarea>/);
  assert.equal(await countOf('document'), documents);
});

test('FRM-6 an upload that breaks off leaves nothing', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/bilag`);
  const before = [await countOf('document'), await countOf('document_chunk')];
  const { payload, headers } = multipart(fieldsOfForm(browser.page.html, `${draft}/bilag`), [
    { ...pdfFile, content: Buffer.concat([pdfFile.content, Buffer.alloc(6_000_000, 32)]) },
  ]);
  const seen = await new Promise<boolean>((resolve) => {
    const { port, hostname } = new URL(listening);
    const request = httpRequest({
      port,
      hostname,
      method: 'POST',
      path: `${draft}/bilag`,
      headers: {
        ...headers,
        'content-length': payload.byteLength,
        cookie: `session=${browser.token}`,
        'sec-fetch-site': 'same-origin',
      },
    });
    request.on('error', () => resolve(arrived));
    let arrived = false;
    request.write(payload.subarray(0, 5_000_000), async () => {
      arrived = await until(async () => (await countOf('document_chunk')) > (before[1] ?? 0));
      request.destroy();
      resolve(arrived);
    });
  });
  assert.ok(seen, 'pieces were written while the file arrived');
  const gone = async () => (await countOf('document')) === before[0] && (await countOf('document_chunk')) === before[1];
  assert.ok(await until(gone));
});

test('SEC-1 another person’s draft and case are not there, at this organisation or the other', async () => {
  const owner = await citizens.browserOf(base.demo, karen);
  const draft = await begin(owner);
  await fillInAll(owner, draft);
  const body = urlencoded(fieldsOfForm(owner.page.html, `${draft}/send`));
  const id = draft.split('/').at(-1) ?? '';
  const strangers = [
    { browser: await citizens.browserOf(base.demo, peter), stem: '/demo' },
    { browser: await citizens.browserOf(base.proeveby, karen), stem: '/proeveby' },
  ];
  const statusOf = async (browser: CitizenBrowser, url: string) =>
    (await browser.request({ method: 'GET', url })).statusCode;
  for (const { browser, stem } of strangers) {
    const theirs = draft.replace('/demo', stem);
    for (const path of [theirs, `${theirs}/ansoeger`, `${theirs}/gennemse`, `${stem}/mine-sager/kladde/${id}/slet`]) {
      assert.equal(await statusOf(browser, path), 404, path);
    }
    await browser.get(`${stem}/blanket/fritidspas`);
    const token = /name="_csrf" value="([^"]+)"/.exec(browser.page.html)?.[1] ?? '';
    const stolen = urlencoded([
      ['_csrf', token],
      ['revision', '1'],
      ['email', 'x@example.dk'],
    ]);
    for (const path of [`${theirs}/ansoeger`, `${theirs}/send`, `${stem}/mine-sager/kladde/${id}/slet`]) {
      const answer = await browser.request({ method: 'POST', url: path, ...stolen });
      assert.equal(answer.statusCode, 404, path);
    }
  }
  const sent = await owner.request({ method: 'POST', url: `${draft}/send`, ...body });
  const casePath = String(sent.headers.location).replace('/kvittering', '');
  for (const { browser, stem } of strangers) {
    const theirs = casePath.replace('/demo', stem);
    for (const path of [theirs, `${theirs}/kvittering`, `${theirs}/dokument/kvittering-1`]) {
      assert.equal(await statusOf(browser, path), 404, path);
    }
  }
  assert.equal(await statusOf(owner, '/demo/mine-sager/not-an-id'), 404);
  assert.equal(await statusOf(owner, `${form}/udfyld/not-an-id/ansoeger`), 404);
});

test('a log-in that ends in the middle of a page loses nothing, and shows nothing to another', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/bilag`);
  const { token } = browser;
  browser.logIn(null);
  await browser.send(`${draft}/bilag`, { remarks: 'Skrevet for sent' }, null, [pdfFile]);
  assert.equal(browser.page.status, 401);
  assert.match(visibleText(browser.page.html), /blevet logget af.*ikke tabt.*vælge igen/);
  assert.doesNotMatch(browser.page.html, /Skrevet for sent/);
  assert.ok(browser.page.html.includes(`tilbage=${encodeURIComponent(`${draft}/bilag`)}`));
  const stranger = await citizens.browserOf(base.demo, peter);
  assert.equal((await stranger.get(`${draft}/bilag`)).page.status, 404);
  browser.logIn(token);
  await browser.get(`${draft}/bilag`);
  assert.match(visibleText(browser.page.html), /Her er det, du havde skrevet/);
  assert.match(browser.page.html, />Skrevet for sent<\/textarea>/);
  await browser.send(`${draft}/bilag`);
  await browser.get(`${draft}/bilag`);
  assert.match(browser.page.html, />Skrevet for sent<\/textarea>/);
  assert.doesNotMatch(visibleText(browser.page.html), /Her er det, du havde skrevet/);
});

test('a page sent under an earlier log-in is shown again with what was typed, not refused', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/bilag`);
  browser.logIn((await citizens.browserOf(base.demo, karen)).token);
  await browser.send(`${draft}/bilag`, { remarks: 'Endnu her' });
  assert.equal(browser.page.status, 403);
  assert.match(browser.page.html, />Endnu her<\/textarea>/);
  await browser.send(`${draft}/bilag`);
  assert.notEqual(browser.page.status, 403);
});

test('a review that has gone stale, and one with something missing, say so and send nothing', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await fillInAll(browser, draft);
  const cases = await countOf('case');
  const other = browser.clone();
  await other.get(`${draft}/aktivitet?ret=1`);
  await other.send(`${draft}/aktivitet?ret=1`, { price: '' });
  assert.equal(other.page.status, 422);
  await browser.send(`${draft}/send`);
  assert.equal(browser.page.status, 409);
  assert.match(visibleText(browser.page.html), /Svarene er ændret.*Der mangler noget/);
  await browser.send(`${draft}/send`);
  assert.equal(browser.page.status, 422);
  assert.match(browser.page.html, /id="error-summary"/);
  assert.match(browser.page.html, /href="[^"]*aktivitet\?ret=1#price"/);
  assert.equal(await countOf('case'), cases);
  await other.send(`${draft}/aktivitet?ret=1`, { price: '700' });
  assert.equal(other.page.path, `${draft}/gennemse`);
});

test('a case returned for correction is corrected in the same form, with the case worker’s comment shown', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await fillInAll(browser, draft);
  await browser.get(`${draft}/aktivitet?ret=1`);
  await browser.send(`${draft}/aktivitet?ret=1`, { price: '1.500' });
  await browser.get(`${draft}/oekonomi`);
  await browser.send(`${draft}/oekonomi`, { ownIncome: '200.000', hasPartner: 'no' });
  await browser.get(`${draft}/gennemse`);
  await browser.send(`${draft}/send`);
  const casePath = browser.page.path.replace('/kvittering', '');
  const id = casePath.split('/').at(-1) ?? '';
  const employee = await employeeOf('Signe');
  const state = await openStep(id);
  const action = { case: id, open: state, employee, from: {} };
  assert.equal((await takeTask(base.services, base.demo, action)).ok, true);
  const returned = { ...action, decision: 'returned', reason: 'Skriv også dit telefonnummer.' } as const;
  assert.equal((await decide(base.services, base.demo, returned)).ok, true);

  await browser.get('/demo/mine-sager');
  assert.match(visibleText(browser.page.html), /venter på dig/);
  await browser.get(casePath);
  assert.match(visibleText(browser.page.html), /Skriv også dit telefonnummer/);
  const [, correction = ''] = /href="([^"]*\/udfyld\/[^"]*)\/gennemse"/.exec(browser.page.html) ?? [];
  await browser.get(`${correction}/ansoeger?ret=1`);
  assert.match(visibleText(browser.page.html), /Skriv også dit telefonnummer/);
  assert.match(browser.page.html, /value="karen@example\.dk"/);
  await browser.send(`${correction}/ansoeger?ret=1`, { phone: '21 34 56 78' });
  assert.equal(browser.page.path, `${correction}/gennemse`);
  const cases = await countOf('case');
  await browser.send(`${correction}/send`);
  assert.equal(browser.page.path, `${casePath}/kvittering`);
  assert.match(visibleText(browser.page.html), /Vi har modtaget dine rettelser/);
  assert.equal(await countOf('case'), cases);
  await browser.get(casePath);
  assert.match(visibleText(browser.page.html), /Du sendte rettelser.*Vi bad dig rette.*21 34 56 78|\+45/);
});

test('PLA-6 messages go both ways, a draft is deleted after a question, and the overview shows both', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await fillInAll(browser, draft);
  await browser.get(`${draft}/aktivitet?ret=1`);
  await browser.send(`${draft}/aktivitet?ret=1`, { price: '1.500' });
  await browser.get(`${draft}/oekonomi`);
  await browser.send(`${draft}/oekonomi`, { ownIncome: '200.000', hasPartner: 'no' });
  await browser.get(`${draft}/gennemse`);
  await browser.send(`${draft}/send`);
  const casePath = browser.page.path.replace('/kvittering', '');
  await browser.get(casePath);
  await browser.send(`${casePath}/besked`, { besked: '  ' });
  assert.equal(browser.page.status, 422);
  assert.match(browser.page.html, /href="#besked"/);
  await browser.send(`${casePath}/besked`, { besked: 'Hvornår får jeg svar?\nHilsen Karen' });
  assert.match(visibleText(browser.page.html), /Beskeden er sendt.*Du skrev.*Hvornår får jeg svar\?/);

  const another = await begin(browser);
  const id = another.split('/').at(-1);
  await browser.get(`/demo/mine-sager/kladde/${id}/slet`);
  const [drafts, documents] = [await countOf('draft'), await countOf('document')];
  await browser.send(`/demo/mine-sager/kladde/${id}/slet`);
  assert.match(visibleText(browser.page.html), /Kladden er slettet/);
  assert.deepEqual([await countOf('draft'), await countOf('document')], [drafts - 1, documents]);
});

test('SPR-1 a language chosen in the middle of a page keeps what is typed', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  const answer = await browser.request({
    method: 'POST',
    url: `${draft}/ansoeger`,
    ...urlencoded([
      ...fillIn(fieldsOfForm(browser.page.html, `${draft}/ansoeger`), browser.page.html, { phone: '12' }),
      ['_sprog', 'en'],
    ]),
  });
  assert.equal(answer.headers.location, `/demo/sprog?til=en&tilbage=${encodeURIComponent(`${draft}/ansoeger`)}`);
  await browser.get(`${draft}/ansoeger`);
  assert.match(browser.page.html, /value="12"/);
});

test('an employee is told to log in as a citizen, and a log-in that is too weak is asked for again', async () => {
  const employee = await employeeOf('Bo');
  const token = await base.database.inOrganisation(base.demo.id, (transaction) =>
    citizens.sessions.create(transaction, base.demo, { kind: 'employee', employee: employee.id }, 'id token'),
  );
  const browser = citizens.visitor();
  browser.logIn(token);
  await browser.get('/demo/mine-sager');
  assert.equal(browser.page.status, 403);
  assert.match(visibleText(browser.page.html), /Log på som borger.*dit eget MitID/);
  const weak = await citizens.browserOf(base.demo, karen, 'low');
  await weak.get(`${form}/start`);
  assert.match(weak.page.path, /\/login\/mitid\?.*niveau=substantial/);
});

test('a page that the answers do not lead to, and one that is not there, lead to the nearest that is', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  await browser.get(`${draft}/oekonomi`);
  assert.equal(browser.page.path, `${draft}/bilag`);
  await browser.get(`${draft}/findes-ikke`);
  assert.equal(browser.page.path, `${draft}/ansoeger`);
  await browser.get(`${draft}/gennemse`);
  assert.equal(browser.page.path, `${draft}/ansoeger`);
  await browser.get('/demo/blanket/findes-ikke');
  assert.equal(browser.page.status, 404);
});

test('bad input gets a clear answer and the right status', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser);
  const fields = fieldsOfForm(browser.page.html, `${draft}/ansoeger`);
  const post = (headers: Record<string, string>, payload: string | Buffer) =>
    browser.request({ method: 'POST', url: `${draft}/ansoeger`, headers, payload });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const large = urlencoded([...fields, ['email', 'x'.repeat(10_000_000)]]);
  assert.equal((await post(large.headers, large.payload)).statusCode, 413);
  assert.equal((await post(form, '_csrf=%FF%FE&email=%FF')).statusCode, 400);
  assert.equal((await post({ 'content-type': 'application/json' }, '{"email":1}')).statusCode, 403);
  assert.equal((await post({ 'content-type': 'text/plain' }, 'x')).statusCode, 415);
  const noRevision = urlencoded(fields.filter(([name]) => name !== 'revision'));
  assert.equal((await post(noRevision.headers, noRevision.payload)).statusCode, 303);
});

test('SPR-2 the pages of the story have no Danish left in English, but for what the workflow has in Danish alone', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  browser.language = 'en';
  const draft = await begin(browser);
  const seen: string[] = [];
  for (const path of [
    '/demo/',
    form,
    `${draft}/ansoeger`,
    `${draft}/husstand`,
    `${draft}/aktivitet`,
    '/demo/mine-sager',
  ]) {
    await browser.get(path);
    assert.match(browser.page.html, /<html lang="en"/);
    seen.push(visibleText(browser.page.html));
  }
  assert.doesNotMatch(seen.join(' '), /\b(og|ikke|eller|der|skal|dine|oplysninger|Fortsæt|Gem|Ret|Fejl)\b/);
});

test('SEC-1 no CPR number is in any log line or address', () => {
  assert.doesNotMatch(JSON.stringify(lines), /010785-?0018|241179-?0031|030515-?4024/);
});

async function employeeOf(name: string) {
  const id = await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const row = await transaction
      .insertInto('employee')
      .values({
        organisation: base.demo.id,
        id: crypto.randomUUID(),
        subject: name,
        name,
        email: null,
        groups: ['Fritid'],
        roles: [],
        language: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
  return { id, name, groups: ['Fritid'], access: accessOfRole('caseworker') };
}

async function openStep(id: string): Promise<number> {
  const row = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction
      .selectFrom('task')
      .select('open_step')
      .where('case', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  return row.open_step;
}

/** Waits for something that happens in another process or connection, for as long as a slow machine may need. */
async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await holds()) return true;
    await sleep(25);
  }
  return false;
}
