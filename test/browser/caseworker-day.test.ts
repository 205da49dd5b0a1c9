import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Employee } from '../../src/cases/employee-actions.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { inventedEmployee } from '../../src/organisations/seed/invented-employee.ts';
import { seedCase } from '../../src/organisations/seed/seed-case.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type Desk, makeDesk, publishDesk } from '../helpers/case-desk.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

// A day at the desk: cases of every sort, walked through on every page that case workers and those who see to deadlines and
// deliveries have.

let product: RunningProduct;
let browser: Browser;
let desk: Desk;

const inbox = '/demo/sagsbehandling';
const caseAt = (id: string) => `${inbox}/sag/${id}`;

before(async () => {
  [product, browser] = await Promise.all([startRunningProduct(), startBrowser()]);
  const { demo, database } = product;
  const services = { ...product.services, now: () => new Date() };
  // Those who log in are known from then on, and can be handed tasks.
  await Promise.all([visit(/Bo Berg/), visit(/Signe/)]);
  await publishDesk(services, demo.id);
  await fetch(`${product.sandboxUrl}/_/webhooks/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ at: 'request', kind: 'refuse' }]),
  });
  const eva = await inventedEmployee(database, demo, 'Fritid');
  desk = await makeDesk(services, demo, [eva, await known('Bo Berg')]);
  for (let number = 0; number < 6; number += 1) await seedCase(services, demo, eva, number);
  await until(async () => {
    const { failed, down } = await database.inOrganisation(demo.id, async (transaction) => ({
      failed: await transaction.selectFrom('delivery').select('id').where('status', '=', 'failed').execute(),
      down: await transaction.selectFrom('circuit').select('kind').where('open_until', 'is not', null).execute(),
    }));
    // Four of each of the six notices.
    return failed.length >= 24 && down.length > 0;
  });
});
after(async () => {
  await browser?.close();
  await product?.close();
});

async function visit(name: RegExp, options: BrowserContextOptions = {}, path = inbox): Promise<Page> {
  const context = await newVisitor(browser, options);
  // Scripts switched off would stop axe as well; so the pages' own are kept away instead.
  if (options.viewport?.width === 390) await context.route(/\.m?js(\?|$)/, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(product.origin + path);
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name }).click(),
  ]);
  return page;
}

async function known(name: string): Promise<Employee> {
  const { id, groups } = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('employee').select(['id', 'groups']).where('name', '=', name).executeTakeFirstOrThrow(),
  );
  return { id, name, groups, access: accessOfRole('caseworker') };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await isSo()) return;
    await sleep(200);
  }
  assert.fail('It did not come about within a minute.');
}

/** Nothing that axe-core objects to, nothing wider than the page, one heading of the first rank, and one place in the menu at most. */
async function look(page: Page): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], page.url());
  const width = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
    current: document.querySelectorAll('.mainmenu [aria-current]').length,
  }));
  assert.ok(width.over === 0 && width.headings === 1 && width.current <= 1, `${page.url()} ${JSON.stringify(width)}`);
}

/** Sends the form with the button, by a click on any of its names. */
async function press(page: Page, name: RegExp): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name }).first().click()]);
}

for (const [how, options, language] of [
  ['wide, in Danish', { viewport: { width: 1280, height: 900 } }, 'da'],
  ['on a phone, in English, without its scripts', { viewport: { width: 390, height: 844 } }, 'en'],
] as const) {
  test(`PLA-5 CAS-1 CAS-2 CAS-3 axe finds nothing on any page of a case worker ${how}`, async () => {
    const page = await visit(/Signe/, options);
    const go = async (path: string) => {
      await page.goto(product.origin + path);
      await look(page);
    };
    await page.goto(`${product.origin}/demo/sprog?til=${language}&tilbage=${inbox}`);
    for (const view of ['nye', 'mine', 'over', 'fejlede', 'beskeder', 'alle']) await go(`${inbox}?vis=${view}`);
    await go(`${inbox}?vis=alle&blanket=aflastning&sorter=nyeste&valgt=alle`);
    await press(page, /^(Overdrag de valgte|Hand over)/);
    await look(page);
    for (const id of [desk.board, desk.open, desk.annulled, desk.waiting, desk.failing]) await go(caseAt(id));
    await press(page, /^(Notér som håndteret|Note as handled)/);
    await look(page);
    await go(`${caseAt(desk.open)}/annuller`);
    await press(page, /^(Annullér sagen|Annul the case)/);
    await look(page);
    await page.goto(product.origin + caseAt(desk.board));
    await press(page, /^(Giv afslag|Reject)/);
    await look(page);
    await page.locator('main a[href*="/ret/"]').first().click();
    await look(page);
    await press(page, /^(Gem rettelsen|Save the correction)/);
    await look(page);
    await page.goto(product.origin + caseAt(desk.withForm));
    await page.locator('main a[href*="/afgoer/"]').first().click();
    await look(page);
    await press(page, /^(Godkend|Approve)/);
    await look(page);
    await go(`${inbox}/soeg`);
    await page.locator('main [name=soeg]').fill('Sørensen');
    await press(page, /^(Søg|Search)$/);
    await look(page);
    await go(`${inbox}/profil`);
    await press(page, /^(Notér fravær|Note absence)/);
    await look(page);
    await go(`${inbox}/afleveringer`);
    assert.match(await page.locator('#down').innerText(), /fagsystem/);
    await press(page, /^(De valgte er klaret|The chosen are handled)/);
    await look(page);
    await page
      .locator('main')
      .getByRole('link', { name: /^(Vis disse|Show these) E-mail/ })
      .click();
    await page
      .locator('main')
      .getByRole('link', { name: /^(Se og ret|See and correct)/ })
      .first()
      .click();
    await look(page);
    await go(`${inbox}/notifikationer`);
    await go(`${inbox}/notifikationer/valg`);
    // What a case worker may not see says so.
    await go('/demo/administration/kalender');
    await go(caseAt('01a1ff1e-0000-7000-8000-000000000000'));

    const alma = await visit(/Alma/, options, '/demo/administration/kalender');
    await alma.goto(`${product.origin}/demo/sprog?til=${language}&tilbage=/demo/administration/kalender`);
    await look(alma);
    await press(alma, /^(Tilføj|Add)$/);
    await look(alma);
    await alma.locator('main input[type=date]').fill('2099-06-05');
    await alma.locator('main input[type=text]').fill('Grundlovsdag');
    await press(alma, /^(Tilføj|Add)$/);
    await look(alma);
    assert.match(await alma.locator('main').innerText(), /Grundlovsdag/);
    await press(alma, /^(Fjern|Remove)/);
    for (const path of ['indstillinger', 'adresser', 'indstillinger/delivery-alarms']) {
      await alma.goto(`${product.origin}/demo/administration/${path}`);
      await look(alma);
    }
    await alma.getByLabel(/^(E-mailadresse|E-mail address)/).fill('ikke en adresse');
    await press(alma, /^(Gem|Save)$/);
    await look(alma);
    await alma.goto(product.origin + inbox);
    await look(alma);
    await Promise.all([page.context().close(), alma.context().close()]);
  });
}

test('CAS-1 CAS-2 DEL-2 without scripts and by keyboard alone, a case is decided, a note written and failed deliveries are sent again', async () => {
  const page = await visit(/Signe/, { javaScriptEnabled: false });
  const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const text = () => page.locator('main').innerText();

  // From the inbox to the decision: the link, the reason, the button; then the next case stands there.
  await page.goto(`${product.origin}/demo/sprog?til=da&tilbage=${inbox}`);
  await page.goto(`${product.origin}${inbox}?vis=alle&blanket=aflastning`);
  await walkTo(page, 'main a[href*="/sag/"]');
  await enter();
  await walkTo(page, 'textarea[name^=begrundelse]');
  await page.keyboard.type('Betingelserne er opfyldt.');
  await walkTo(page, 'button[name=beslutning]');
  await enter();
  assert.match(await text(), /Sag 2026-000002 er afgjort\. Her er den næste/);

  await page.goto(product.origin + caseAt(desk.board));
  assert.match(await text(), /Afvent journalisering i fagsystemet/, 'the second vote was enough');
  assert.match(await text(), /Godkendt: Afgør ansøgningen i udvalget[\s\S]*Signe Sagsbehandler/);
  assert.match(await text(), /Blanketten er udfyldt: Udtalelse/);
  await walkTo(page, 'textarea[name=notat]');
  await page.keyboard.type('Afgjort ved tastaturet.');
  await page.keyboard.press('Tab');
  await enter();
  assert.match(await text(), /Notatet er gemt/);

  await page.goto(`${product.origin}${inbox}/afleveringer`);
  await walkTo(page, 'input[name=valgt]');
  await page.keyboard.press('Space');
  await walkTo(page, 'button[value=igen]');
  await enter();
  assert.match(await text(), /Vi er i gang/);
  await page.context().close();
});

/** Walks by Tab until the first that fits has the focus. */
async function walkTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} is not reached by Tab`);
}
