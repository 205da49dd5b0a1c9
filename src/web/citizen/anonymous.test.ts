import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { publishSmallForm } from '../../../test/helpers/small-form.ts';
import { deleteExpired } from '../../cases/retention.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  await publishSmallForm(base.definitions, base.demo.id, { key: 'hul-i-fortovet', start: { logins: ['anonymous'] } });
  await publishSmallForm(base.definitions, base.demo.id, { key: 'valgfri', start: { logins: ['mitid', 'anonymous'] } });
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

const form = '/demo/blanket/hul-i-fortovet';

/** Begins without a log-in; the draft's address. */
async function begin(browser: CitizenBrowser): Promise<string> {
  await browser.get(form);
  await browser.send(`${form}/start-uden-login`);
  assert.match(browser.page.path, /\/udfyld\/[0-9a-f-]{36}\/sagen$/);
  return browser.page.path.replace('/sagen', '');
}
const fillInAll = async (browser: CitizenBrowser, draft: string): Promise<void> => {
  await browser.get(`${draft}/sagen`);
  await browser.send(`${draft}/sagen`, { subject: 'Hul i Birkevej', urgent: 'yes' });
  await browser.send(`${draft}/kontakt`, { name: 'Ida' });
  assert.equal(browser.page.path, `${draft}/gennemse`);
};
const linkIn = (browser: CitizenBrowser): string => /\/demo\/fortsaet\/[\w-]{43}/.exec(browser.page.html)?.[0] ?? '';

test('FRM-7 without a log-in: start, fill in, send, case number and PDF; nothing of it under Mine sager', async () => {
  const browser = citizens.visitor();
  await browser.get(form);
  assert.match(visibleText(browser.page.html), /Du behøver ikke logge på/);
  assert.doesNotMatch(visibleText(browser.page.html), /MitID/);
  const draft = await begin(browser);
  assert.match(visibleText(browser.page.html), /Kladden bliver gemt til 8\. december 2026/);
  await fillInAll(browser, draft);
  await browser.send(`${draft}/send`);
  assert.match(browser.page.path, /^\/demo\/kvittering\/[0-9a-f-]{36}$/);
  assert.match(visibleText(browser.page.html), /Sagsnummer 2026-\d{6}.*skriv sagsnummeret ned/);
  const receipt = browser.page.path;
  const file = await browser.request({ method: 'GET', url: `${receipt}/pdf` });
  assert.equal(file.statusCode, 200);
  assert.equal(file.rawPayload.subarray(0, 5).toString(), '%PDF-');

  await browser.get(`${draft}/sagen`);
  assert.equal(browser.page.path, receipt, 'what is sent leads to its receipt');
  await browser.get(`/demo/mine-sager/${receipt.slice(-36)}`);
  assert.match(browser.page.path, /\/login\/mitid/);
  await browser.get('/demo/mine-sager');
  assert.match(browser.page.path, /\/login\/mitid/);
});

test('PLA-3 who sent a form without a log-in may rate it on the receipt', async () => {
  await publishSmallForm(base.definitions, base.demo.id, { key: 'vurderes', start: { logins: ['anonymous'] } });
  const workflow = await base.definitions.workflowStartedBy(base.demo.id, 'vurderes');
  const evaluation = { question: { da: 'Hvor tilfreds er du?', en: 'How satisfied are you?' }, keepDays: 30 };
  const asking = { ...workflow?.workflow.definition, evaluation };
  assert.ok((await base.definitions.publishWorkflow(base.demo.id, asking)).ok);
  const browser = citizens.visitor();
  await browser.get('/demo/blanket/vurderes');
  await browser.send('/demo/blanket/vurderes/start-uden-login');
  const draft = browser.page.path.replace('/sagen', '');
  await fillInAll(browser, draft);
  await browser.send(`${draft}/send`);
  const receipt = browser.page.path;
  assert.match(visibleText(browser.page.html), /Hvor tilfreds er du\?/);
  await browser.send(`${receipt}/vurdering`, { vurdering: '5' });
  assert.equal(browser.page.path, `${receipt}#vurdering-tak`);
  await browser.get(receipt);
  assert.match(visibleText(browser.page.html), /Tak for dit svar/);
});

test('FRM-7 a draft without log-in opens in its own browser alone, and another says how it can be opened', async () => {
  const [first, second] = [citizens.visitor(), citizens.visitor()];
  const draft = await begin(first);
  const other = await begin(second);
  assert.notEqual(draft, other);
  await second.get(`${draft}/sagen`);
  assert.equal(second.page.status, 403);
  assert.match(visibleText(second.page.html), /Kladden kan ikke åbnes her/);
  const citizen = await citizens.browserOf(base.demo, { cpr: '0107850018', name: 'Karen Hansen' });
  await citizen.get(`${draft}/sagen`);
  assert.equal(citizen.page.status, 404);
  await second.get(`${other}/sagen`);
  assert.equal(second.page.status, 200);
});

test('FRM-5 the link is shown once, opens exactly its own draft in another browser, and a newer one takes its place', async () => {
  const browser = citizens.visitor();
  const draft = await begin(browser);
  await browser.send(`${draft}/sagen`, { subject: 'Halvfærdig', urgent: 'no' }, ['_close', '1']);
  assert.match(visibleText(browser.page.html), /Fortsæt senere.*8\. december 2026.*Vi viser linket én gang/);
  const link = linkIn(browser);
  assert.ok(link);
  await browser.get(`${draft}/gem`);
  assert.equal(linkIn(browser), '', 'not shown again');

  const elsewhere = citizens.visitor();
  const own = await begin(elsewhere);
  await elsewhere.get(link);
  assert.match(visibleText(elsewhere.page.html), /Prøveblanket hul-i-fortovet.*Åbn kladden/);
  await elsewhere.send(link);
  assert.equal(elsewhere.page.path, `${draft}/sagen`);
  assert.match(elsewhere.page.html, /value="Halvfærdig"/);
  await elsewhere.get(`${own}/sagen`);
  assert.equal(elsewhere.page.status, 200, 'the draft that was open before is still open');

  await browser.get(`${draft}/gem`);
  await browser.send(`${draft}/gem`);
  const newer = linkIn(browser);
  assert.notEqual(newer, link);
  await elsewhere.get(link);
  assert.equal(elsewhere.page.status, 404);
  assert.match(visibleText(elsewhere.page.html), /Linket virker ikke.*et nyere/);
  await elsewhere.get(`/demo/fortsaet/${'A'.repeat(43)}`);
  assert.equal(elsewhere.page.status, 404);
  await elsewhere.get(newer.replace('/demo/', '/proeveby/'));
  assert.equal(elsewhere.page.status, 404, 'another organisation does not know it');

  await elsewhere.get(`${draft}/sagen`);
  await fillInAll(elsewhere, draft);
  await elsewhere.send(`${draft}/send`);
  await browser.get(newer);
  assert.equal(browser.page.status, 410);
  assert.match(visibleText(browser.page.html), /Blanketten er sendt/);
});

test('FRM-5 a link in the browser of one who is logged in opens its draft as nobody, and the log-in stays', async () => {
  const browser = citizens.visitor();
  const draft = await begin(browser);
  await browser.get(`${draft}/gem`);
  await browser.send(`${draft}/gem`);
  const link = linkIn(browser);
  const karen = await citizens.browserOf(base.demo, { cpr: '0107850018', name: 'Karen Hansen' });
  await karen.get(link);
  await karen.send(link);
  assert.equal(karen.page.path, `${draft}/sagen`);
  assert.doesNotMatch(karen.page.html, /Karen Hansen/);
  await karen.get('/demo/mine-sager');
  assert.equal(karen.page.status, 200);
  assert.match(karen.page.html, /Karen Hansen/);
});

test('FRM-5 closed on a shared computer, the draft opens there no more, and its link still works', async () => {
  const browser = citizens.visitor();
  const draft = await begin(browser);
  await browser.get(`${draft}/gem`);
  await browser.send(`${draft}/gem`);
  const link = linkIn(browser);
  const copy = browser.clone();
  await browser.send(`${draft}/luk`);
  assert.equal(browser.page.path, form);
  for (const each of [browser, copy]) {
    await each.get(`${draft}/sagen`);
    assert.equal(each.page.status, 403);
  }
  await browser.get(link);
  await browser.send(link);
  assert.equal(browser.page.path, `${draft}/sagen`);
});

test('FRM-7 a form with both ways in offers both, and says what each means', async () => {
  const browser = citizens.visitor();
  await browser.get('/demo/blanket/valgfri');
  assert.match(
    visibleText(browser.page.html),
    /Vælg, hvordan.*Start med MitID.*Uden login får du et sagsnummer.*Start uden login/,
  );
  await browser.send('/demo/blanket/valgfri/start-uden-login');
  assert.match(browser.page.path, /\/sagen$/);
  await citizens.visitor().get('/demo/blanket/fritidspas');
  const answer = await browser.request({ method: 'POST', url: '/demo/blanket/fritidspas/start-uden-login' });
  assert.equal(answer.statusCode, 404, 'a form that demands MitID has no way round it');
});

test('FRM-7 past the time of a draft nothing of its person is left, and a sent one keeps its person with the case', async () => {
  const browser = citizens.visitor();
  const draft = await begin(browser);
  const person = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction.selectFrom('draft').select('person').where('id', '=', draft.slice(-36)).executeTakeFirstOrThrow(),
  );
  const before = base.clock.now;
  base.clock.now = new Date(before.getTime() + 15 * 86_400_000);
  await browser.get(`${draft}/sagen`);
  assert.equal(browser.page.status, 404);
  await deleteExpired(base.services);
  const left = await base.database.inOrganisation(base.demo.id, async (transaction) => ({
    person: await transaction.selectFrom('person').select('id').where('id', '=', person.person).execute(),
    session: await transaction.selectFrom('session').select('kind').where('person', '=', person.person).execute(),
    anonymousCases: await transaction.selectFrom('case').select('id').execute(),
  }));
  assert.deepEqual([left.person, left.session], [[], []]);
  assert.ok(left.anonymousCases.length > 0);
  base.clock.now = before;
});
