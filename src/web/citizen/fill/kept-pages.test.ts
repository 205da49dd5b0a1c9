import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../../test/helpers/product.ts';
import { type Database, openDatabase } from '../../../database/database.ts';
import { migrate } from '../../../database/migrate.ts';
import { createPdfRenderer, type PdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import { type DraftContent, findDraft, saveDraft, saveUnsaved } from '../../../forms/drafts/draft.ts';
import {
  type CitizenBrowser,
  type CitizenServer,
  startCitizenServer,
  urlencoded,
} from '../test-support/citizen-server.ts';
import { fieldsOfForm } from '../test-support/posted-fields.ts';

const karen = { cpr: '0107850018', name: 'Karen Hansen' };
const peter = { cpr: '2411790031', name: 'Peter Hansen' };
const form = '/demo/blanket/fritidspas';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
/** As another process of the product has it. */
let elsewhere: Database;
before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  elsewhere = openDatabase((await migrate(base.ownerUrl, base.masterKey)).applicationUrl, 2);
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await elsewhere?.close();
  await base?.close();
});

/** Begins a filling; the address of its first page. */
async function begin(browser: CitizenBrowser): Promise<string> {
  base.clock.now = new Date(base.clock.now.getTime() + 120_000);
  await browser.get(`${form}/start`);
  await browser.send(`${form}/start`);
  assert.match(browser.page.path, /\/udfyld\/[0-9a-f-]{36}\/ansoeger$/);
  return browser.page.path;
}

async function htmlOf(browser: CitizenBrowser, path: string): Promise<string> {
  const page = (await browser.get(path)).page;
  assert.equal(page.status, 200);
  return page.html;
}

// Told in a word: a page in a message would bury it.
const shows = (html: string, text: string) => assert.ok(html.includes(text), `the page shows ${text}`);
const same = (html: string, other: string, why: string) => assert.ok(html === other, `it is the same page: ${why}`);
const tokenIn = (html: string, path: string) => new Map(fieldsOfForm(html, path)).get('_csrf') ?? '';

/** Writes to the draft of a page as another process does. */
async function changeElsewhere(
  path: string,
  change: (content: DraftContent) => DraftContent,
  how: 'saved' | 'unsaved' = 'saved',
): Promise<void> {
  const id = path.split('/').at(-2) ?? '';
  await elsewhere.inOrganisation(base.demo.id, async (transaction) => {
    const { person } = await transaction
      .selectFrom('draft')
      .select('person')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const draft = await findDraft(transaction, base.demo, id, person, true);
    assert.ok(draft);
    const content = change(draft.content);
    if (how === 'unsaved') await saveUnsaved(transaction, draft, content);
    else await saveDraft(transaction, draft, draft.revision, content, base.clock.now, draft.expiresAt);
  });
}

test('a page that nothing has changed goes out again as it was, and its form can be sent', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  const first = await htmlOf(browser, path);
  same(await htmlOf(browser, path), first, 'to the mask of its token');
  await browser.send(path, { email: 'karen@example.dk' }, ['_next', '1']);
  assert.match(browser.page.path, /\/husstand$/);
  shows(await htmlOf(browser, path), 'karen@example.dk');
});

test('PLA-8 a kept page is shown to no other session, not even to one of the same person', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  const own = await htmlOf(browser, path);
  same(await htmlOf(browser, path), own, 'kept');

  const second = await citizens.browserOf(base.demo, karen);
  const html = await htmlOf(second, path);
  assert.notEqual(tokenIn(html, path), tokenIn(own, path));
  const wrong = urlencoded([['_csrf', tokenIn(own, path)]]);
  const refused = await second.request({ method: 'POST', url: path, ...wrong });
  assert.equal(refused.statusCode, 403, 'the token of one session is no token of the other');

  const stranger = await citizens.browserOf(base.demo, peter);
  assert.equal((await stranger.request({ method: 'GET', url: path })).statusCode, 404);
  const visitor = await citizens.visitor().request({ method: 'GET', url: path });
  assert.equal(visitor.statusCode, 303);
  assert.match(String(visitor.headers.location), /\/login\/mitid/);
  const neighbour = await citizens.browserOf(base.proeveby, karen);
  const there = path.replace('/demo/', '/proeveby/');
  assert.equal((await neighbour.request({ method: 'GET', url: there })).statusCode, 404);
});

test('what another process saves is on the page at the next look', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  await htmlOf(browser, path);
  for (const email of ['first@example.dk', 'second@example.dk']) {
    await changeElsewhere(path, (content) => ({ ...content, answers: { ...content.answers, email } }));
    shows(await htmlOf(browser, path), email);
  }
});

test('what came after a log-in had ended is on the page at the next look, though it makes no revision', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  assert.ok(!(await htmlOf(browser, path)).includes('id="unsaved"'));
  const unsaved = { ansoeger: { answers: { email: 'late@example.dk' }, revision: 1 } };
  await changeElsewhere(path, (content) => ({ ...content, unsaved }), 'unsaved');
  const html = await htmlOf(browser, path);
  shows(html, 'id="unsaved"');
  shows(html, 'late@example.dk');
});

test('SEC-1 after the session has ended no page is given out any more', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  await htmlOf(browser, path);
  // Another process may have ended it.
  await citizens.sessions.end(base.demo, browser.token ?? '');
  const answer = await browser.request({ method: 'GET', url: path });
  assert.equal(answer.statusCode, 303);
  assert.match(String(answer.headers.location), /\/login\/mitid/);
});

test('the page follows the language, the name, the address and the day', async () => {
  const browser = await citizens.browserOf(base.demo, karen);
  const path = await begin(browser);
  shows(await htmlOf(browser, path), '<html lang="da"');
  browser.language = 'en';
  shows(await htmlOf(browser, path), '<html lang="en"');
  browser.language = 'da';
  shows(await htmlOf(browser, path), '<html lang="da"');
  shows(await htmlOf(browser, `${path}?ret=1`), 'ret=1');

  await citizens.browserOf(base.demo, { ...karen, name: 'Karen Nyt-Navn' });
  shows(await htmlOf(browser, path), 'Karen Nyt-Navn');

  const before = base.clock.now;
  base.clock.now = new Date('2026-11-24T22:59:30Z');
  const evening = await citizens.browserOf(base.demo, karen);
  const late = await htmlOf(evening, path);
  same(await htmlOf(evening, path), late, 'kept');
  base.clock.now = new Date('2026-11-24T23:00:30Z');
  // The date that the script of the page goes by.
  shows(await htmlOf(evening, path), '2026-11-25');
  base.clock.now = before;
});
