import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../../../test/helpers/browser.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { publishSmallForm, twoPages } from '../../../test/helpers/small-form.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { loginEmployee } from '../../identity/login.ts';
import { type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
let browser: Browser;
let origin: string;

const withScripts = new Set<BrowserContext>();
const [about, contact] = twoPages;
before(async () => {
  assert.ok(about && contact);
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  origin = await citizens.server.listen({ port: 0, host: '127.0.0.1' });
  browser = await startBrowser();
  const pages = [about, { ...contact, visibleWhen: 'urgent' }];
  const logins: ['anonymous'] = ['anonymous'];
  await publishSmallForm(base.definitions, base.demo.id, { key: 'trin', start: { logins } });
  await publishSmallForm(base.definitions, base.demo.id, {
    key: 'opgaver',
    start: { logins },
    layout: 'taskList',
    pages,
  });
  await publishSmallForm(base.definitions, base.demo.id, {
    key: 'en-side',
    start: { logins },
    layout: 'onePage',
    pages,
  });
  await publishSmallForm(base.definitions, base.demo.id, {
    key: 'koersel',
    start: { logins: ['employee'], rules: { oncePerPerson: true } },
    pages: [
      {
        key: 'hvem',
        title: { da: 'Hvem er du?', en: 'Who are you?' },
        fields: [
          {
            kind: 'shortText',
            key: 'who',
            label: { da: 'Navn', en: 'Name' },
            prefill: { from: 'login.name', locked: true },
          },
          {
            kind: 'email',
            key: 'mail',
            label: { da: 'E-mail', en: 'E-mail' },
            prefill: { from: 'login.email', locked: false },
          },
        ],
      },
    ],
  });
});
after(async () => {
  await browser?.close();
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

/** Opens the form's start page, checks it, and begins without a log-in. */
async function begin(key: string, scripts: boolean): Promise<Page> {
  const context = await newVisitor(browser, { javaScriptEnabled: scripts });
  if (scripts) withScripts.add(context);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${origin}/demo/blanket/${key}`);
  await accessible(page);
  await go(page, 'Start');
  return page;
}
/** axe-core is a script itself; the pages are the same without. */
async function accessible(page: Page): Promise<void> {
  if (!withScripts.has(page.context())) return;
  assert.deepEqual(await axeViolations(page), [], page.url());
}
async function go(page: Page, name: string): Promise<void> {
  const button = page.locator('main').getByRole('button', { name, exact: true }).filter({ visible: true });
  const link = page.locator('main').getByRole('link', { name, exact: true });
  await Promise.all([page.waitForNavigation(), button.or(link).last().click()]);
}
const pick = (page: Page, label: string) => page.getByText(label, { exact: true }).click();
const main = async (page: Page) => visibleText(await page.content());

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';

  test(`FRM-7 FRM-8 ${how}, without a log-in: pages, the link to come back, review with change links, receipt`, async () => {
    const page = await begin('trin', scripts);
    await page.fill('[name=subject]', 'Hul');
    await accessible(page);
    await go(page, 'Gem og luk');
    await accessible(page);
    const link = (await page.locator('.resume-link a').getAttribute('href')) ?? '';
    const other = await newVisitor(browser, { javaScriptEnabled: scripts });
    if (scripts) withScripts.add(other);
    const elsewhere = await other.newPage();
    await elsewhere.goto(origin + new URL(link).pathname);
    await accessible(elsewhere);
    await go(elsewhere, 'Åbn kladden');
    assert.equal(await elsewhere.inputValue('[name=subject]'), 'Hul');
    await pick(elsewhere, 'Ja');
    await go(elsewhere, 'Fortsæt');
    await elsewhere.fill('[name=name]', 'Ida');
    await go(elsewhere, 'Fortsæt');
    await accessible(elsewhere);
    await Promise.all([elsewhere.waitForNavigation(), elsewhere.getByRole('link', { name: 'Ret Emne' }).click()]);
    await elsewhere.fill('[name=subject]', 'Hul i Birkevej');
    await go(elsewhere, 'Gem, og gå til gennemsyn');
    assert.match(await main(elsewhere), /Hul i Birkevej/);
    await go(elsewhere, 'Send');
    assert.match(await main(elsewhere), /Sagsnummer 2026-\d{6}/);
    await accessible(elsewhere);
    await page.context().close();
    await elsewhere.context().close();
  });

  test(`FRM-1 ${how}, a list of tasks: states in words, pages in any order and back to the list, review when all are done`, async () => {
    const page = await begin('opgaver', scripts);
    assert.match(await main(page), /0 af 2 dele.*Hvad drejer.*Ikke begyndt.*Hvordan får.*Kan ikke begyndes endnu/);
    await accessible(page);
    await go(page, 'Hvad drejer det sig om?');
    await page.fill('[name=subject]', 'Hul');
    await accessible(page);
    await go(page, 'Gem, og gå til oversigten');
    assert.match(await page.title(), /^Fejl: /, 'a page with errors says so and stays');
    await accessible(page);
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Til oversigten' }).click()]);
    assert.match(await main(page), /Skal rettes/);
    await go(page, 'Hvad drejer det sig om?');
    await pick(page, 'Ja');
    await go(page, 'Gem, og gå til oversigten');
    assert.match(await main(page), /1 af 2 dele.*Færdig.*Ikke begyndt/);
    await page.goto(`${page.url()}/gennemse`);
    assert.match(await main(page), /1 af 2 dele/, 'there is nothing to review yet');
    await go(page, 'Hvordan får vi fat i dig?');
    await page.fill('[name=name]', 'Ida');
    await go(page, 'Gem, og gå til oversigten');
    assert.match(await main(page), /Alle dele er færdige/);
    await accessible(page);
    await go(page, 'Gennemse og send');
    await accessible(page);
    await go(page, 'Send');
    assert.match(await main(page), /Sagsnummer/);
    await page.context().close();
  });

  test(`FRM-1 ${how}, a short form on one page: all questions under headings, then review and send`, async () => {
    const page = await begin('en-side', scripts);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Prøveblanket en-side');
    assert.equal(await page.isVisible('h2:text("Hvordan får vi fat i dig?")'), false);
    await page.fill('[name=subject]', 'Hul');
    await pick(page, 'Ja');
    await accessible(page);
    if (scripts) assert.equal(await page.isVisible('h2:text("Hvordan får vi fat i dig?")'), true, 'at once');
    else await go(page, 'Fortsæt');
    await page.fill('[name=name]', 'Ida');
    await accessible(page);
    await go(page, 'Fortsæt');
    assert.match(await main(page), /Hvad drejer det sig om\?.*Hul.*Hvordan får vi fat i dig\?.*Ida/);
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Ret Navn' }).click()]);
    await page.fill('[name=name]', 'Ida Hansen');
    await go(page, 'Gem, og gå til gennemsyn');
    assert.match(await main(page), /Ida Hansen/);
    await go(page, 'Send');
    assert.match(await main(page), /Sagsnummer/);
    await page.context().close();
  });

  test(`FRM-7 FRM-4 ${how}, an employee fills in: name and e-mail from the log-in, and the case under Mine sager`, async () => {
    const { database, demo, clock } = base;
    const name = scripts ? 'Bo Berg' : 'Signe Sagsbehandler';
    const { token } = await loginEmployee(
      database,
      citizens.sessions,
      demo,
      {
        subject: name,
        name,
        email: 'bo@demo.dk',
        cvr: demo.cvr,
        groups: [],
        roles: [],
        groupsLeftOut: false,
        multiFactor: true,
        authenticatedAt: new Date(),
      },
      'id token',
      {},
      clock.now,
    );
    const context = await newVisitor(browser, { javaScriptEnabled: scripts });
    if (scripts) withScripts.add(context);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${origin}/demo/blanket/koersel`);
    assert.match(await main(page), /Er du ansat her.*Start som medarbejder/);
    await accessible(page);
    const before = await page.request.get(`${origin}/demo/blanket/koersel/start`, { maxRedirects: 0 });
    assert.match(before.headers().location ?? '', /^\/demo\/login\/medarbejder\?tilbage=/);
    await context.addCookies([{ name: 'session', value: token, url: origin }]);
    await page.goto(`${origin}/demo/blanket/koersel/start`);
    await accessible(page);
    await go(page, 'Start');
    assert.match(await main(page), new RegExp(name));
    assert.equal(await page.locator('[name=who]').count(), 0, 'what is locked is no input');
    assert.equal(await page.inputValue('[name=mail]'), 'bo@demo.dk');
    await accessible(page);
    await go(page, 'Fortsæt');
    await go(page, 'Send');
    const number = /2026-\d{6}/.exec(await main(page))?.[0] ?? '-';
    await go(page, 'Mine sager');
    assert.match(await main(page), new RegExp(number));
    await accessible(page);
    await page.goto(`${origin}/demo/blanket/koersel`);
    assert.match(await main(page), /Du har allerede sendt denne blanket.*Mine sager/);
    await accessible(page);
    await context.close();
  });
}
