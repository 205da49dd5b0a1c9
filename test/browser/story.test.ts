import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { companies } from '../../sandbox/cvr/companies.ts';
import { sealEntries } from '../../src/audit/seal.ts';
import { verifyChain } from '../../src/audit/verify.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import { textOf } from '../../src/documents/pdf/text-runs.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { answerActivity, answerHousehold, choose, goOn } from '../helpers/fill-in.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

/** A company that CVR knows and that has not ceased. */
const cvr = companies.find((company) => !('cessationDate' in company && company.cessationDate))?.cvr ?? '';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Pages of visitors without JavaScript, in which axe-core can't run, with a twin that has it and the same cookies. */
const twins = new WeakMap<Page, Page>();

/** Opens an address and finds nothing that axe-core objects to. */
async function look(page: Page, path?: string): Promise<void> {
  if (path !== undefined) await page.goto(product.origin + path);
  const twin = twins.get(page);
  if (twin) {
    await twin.context().addCookies(await page.context().cookies());
    await twin.goto(page.url());
  }
  assert.deepEqual(await axeViolations(twin ?? page), [], `${page.url()} ${await page.title()}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name }).last().click()]);
}

async function logInAs(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name: new RegExp(name) }).click(),
  ]);
}

/** Starts the form from the front page, by search, and logs in: the first form page is shown then. */
async function startForm(page: Page, search: string, person: string): Promise<void> {
  await look(page, '/demo/');
  await page.locator('input[name=soeg]').fill(search);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await look(page);
  await page
    .locator('main')
    .getByRole('link', { name: /fritidspas|leisure pass/ })
    .first()
    .click();
  await page.waitForURL(/\/blanket\/fritidspas$/);
  await look(page);
  await Promise.all([
    page.waitForURL((url) => url.origin === product.sandboxUrl),
    page
      .locator('main')
      .getByRole('button', { name: /^Start/ })
      .or(page.locator('main a', { hasText: /^\s*Start/ }))
      .first()
      .click(),
  ]);
  await logInAs(page, person);
  if (page.url().endsWith('/start')) await press(page, /^(Start|Begynd|Begin)/);
  await page.waitForURL(/\/udfyld\/[^/]+\/ansoeger/);
}

async function tick(page: Page): Promise<void> {
  const id = await page.locator('input[type=checkbox][name=truth]').getAttribute('id');
  await page.locator(`label[for="${id}"]`).click();
}

/** The citizen's way from the first page to the receipt; the case's address. */
async function fillInAndSend(page: Page, price: string): Promise<string> {
  await look(page);
  await goOn(page);
  await answerHousehold(page);
  await look(page);
  await goOn(page);
  if (page.url().includes('/husstand')) {
    // Without scripts the question about the team is shown first now, with word of it.
    await look(page);
    await goOn(page);
  }
  await answerActivity(page, { price }, cvr);
  await look(page);
  await goOn(page);
  if (page.url().includes('/oekonomi')) {
    await page.locator('[name=ownIncome]').fill('200.000');
    await choose(page, 'hasPartner', 'no');
    await look(page);
    await goOn(page);
  }
  await look(page);
  await goOn(page);
  await tick(page);
  await look(page);
  await goOn(page);
  await page.waitForURL(/\/gennemse/);
  await look(page);
  await press(page, /^Send/);
  await page.waitForURL(/\/kvittering$/);
  await look(page);
  return new URL(page.url()).pathname.replace(/\/kvittering$/, '');
}

/** Waits until the condition holds; fails with the words when it does not in half a minute. */
async function eventually(what: string, condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail(`${what} did not happen`);
}

async function lettersOf(caseNumber: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await product.received('digital-post')).filter((letter) => letter.caseNumber === caseNumber);
}

test('PLA-6 PLA-5 the main job in Danish: a citizen applies, is asked to correct, a case worker decides, the letter comes as Digital Post', {
  timeout: 240_000,
}, async () => {
  const citizen = await newVisitor(browser);
  const page = await citizen.newPage();
  page.setDefaultTimeout(15_000);

  // 1-2: search, duty to inform, log-in, filling in with errors, files and going back.
  await startForm(page, 'støtte sport', 'Karen');
  assert.equal(await page.locator('main').getByText('Karen Ærø Hansen').count(), 1, 'the name is prefilled from CPR');
  await look(page);
  await goOn(page);
  await goOn(page);
  assert.match(await page.title(), /^Fejl: /);
  await look(page);
  const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
  assert.match(focused, /fejl på siden/, 'the error summary has the focus');
  await page
    .locator('main')
    .getByRole('link', { name: /Søger du til dette barn/ })
    .first()
    .click();
  assert.match(
    String(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)),
    /applies$/,
  );
  await answerHousehold(page);
  await goOn(page);

  // Conditions answer at once, by the same rules as the server's.
  await choose(page, 'paid', 'yes');
  await page.locator('[name="paidOn.day"]').waitFor({ state: 'visible' });
  await choose(page, 'paid', 'no');
  await page.locator('[name="paidOn.day"]').waitFor({ state: 'hidden' });
  await answerActivity(page, { price: '2.000' }, cvr);
  await choose(page, 'paid', 'yes');
  for (const [part, value] of Object.entries({ day: '1', month: '11', year: '2026' })) {
    await page.locator(`[name="paidOn.${part}"]`).fill(value);
  }
  await goOn(page);
  await page.waitForURL(/\/oekonomi/);
  await page.locator('[name=ownIncome]').fill('200.000');
  await choose(page, 'hasPartner', 'no');
  await page.locator('main').getByText('2.000,00 kr.').first().waitFor();
  await goOn(page);

  // Files: refused by content with the reason, kept when they are what they say.
  await goOn(page);
  assert.match(await page.locator('main').innerText(), /Vedhæft kvitteringen/);
  await page
    .locator('input[type=file][name=receipts]')
    .setInputFiles({ name: 'kvittering.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a pdf at all') });
  await goOn(page);
  assert.match(await page.title(), /^Fejl: /);
  await look(page);
  await page.locator('input[type=file][name=receipts]').setInputFiles({
    name: 'virus.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([
      png,
      Buffer.from(String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`),
    ]),
  });
  await goOn(page);
  assert.match(await page.locator('main').innerText(), /virus/i);
  await page
    .locator('input[type=file][name=receipts]')
    .setInputFiles({ name: 'kvittering æøå.png', mimeType: 'image/png', buffer: png });
  await goOn(page);
  await page.waitForURL(/\/erklaering/);

  // Going back keeps everything, and the draft is found again from another browser.
  await page.goBack();
  assert.match(await page.locator('main').innerText(), /kvittering æøå\.png/);
  await page.goto(`${product.origin}/demo/mine-sager`);
  await look(page);
  const other = await newVisitor(browser);
  const second = await other.newPage();
  await second.goto(`${product.origin}/demo/mine-sager`);
  await logInAs(second, 'Karen');
  await Promise.all([
    second.waitForNavigation(),
    second
      .locator('main')
      .getByRole('link', { name: /^Fortsæt/ })
      .first()
      .click(),
  ]);
  const stem = new URL(second.url()).pathname.replace(/\/[^/]+$/, '');
  await second.goto(`${product.origin}${stem}/aktivitet`);
  assert.equal(await second.locator('[name=activity]').inputValue(), 'Fodbold');

  // Two tabs do not overwrite each other silently.
  await page.goto(`${product.origin}${stem}/aktivitet`);
  await page.locator('[name=activity]').fill('Håndbold');
  await goOn(page);
  await second.locator('[name=activity]').fill('Svømning');
  await goOn(second);
  assert.match(await second.locator('main').innerText(), /Behold det|Brug det/);
  assert.equal(await second.locator('[name=activity]').inputValue(), 'Svømning');
  await look(second);
  await other.close();

  // 3: review, receipt, PDF, one case however often it is sent.
  await page.goto(`${product.origin}${stem}/erklaering`);
  await tick(page);
  await goOn(page);
  await page.waitForURL(/\/gennemse/);
  await look(page);
  await page.locator('main').getByRole('button', { name: /^Send/ }).dblclick();
  await page.waitForURL(/\/kvittering$/);
  await look(page);
  const casePath = new URL(page.url()).pathname.replace(/\/kvittering$/, '');
  const number = /\d{4}-\d{6}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  assert.ok(number);
  const cases = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case').select('id').execute(),
  );
  assert.equal(cases.length, 1);
  const receiptLink = await page.locator('main a[href*="/dokument/"]').first().getAttribute('href');
  const download = await citizen.request.get(`${product.origin}${receiptLink}`);
  assert.equal(download.status(), 200);
  const receipt = textOf(await download.body());
  for (const expected of [
    number,
    'Karen Ærø Hansen',
    'Håndbold',
    '2.000,00 kr.',
    'kvittering æøå.png',
    'Demo Kommune',
  ]) {
    assert.ok(
      receipt.replaceAll(/\s+/g, ' ').includes(expected) ||
        receipt.replaceAll(/\s/g, '').includes(expected.replaceAll(/\s/g, '')),
      `the receipt tells ${expected}`,
    );
  }

  // 5: the case worker sees it, opens it, takes it and returns it for correction.
  const office = await newVisitor(browser);
  const desk = await office.newPage();
  desk.setDefaultTimeout(15_000);
  await desk.goto(`${product.origin}/demo/sagsbehandling`);
  await logInAs(desk, 'Signe');
  await look(desk);
  await Promise.all([
    desk.waitForNavigation(),
    desk.locator('main').getByRole('link', { name: number }).first().click(),
  ]);
  await look(desk);
  assert.match(await desk.locator('main').innerText(), /Håndbold/);
  await press(desk, /^Tag/);
  await look(desk);
  await press(desk, /^(Send tilbage|Returnér|Bed)/);
  assert.match(await desk.title(), /^Fejl: /, 'a decision needs a reason');
  await look(desk);
  await desk.locator('main textarea').first().fill('Skriv, hvilket hold barnet går på.');
  await press(desk, /^(Send tilbage|Returnér|Bed)/);
  await look(desk);

  // 4: the citizen corrects the same form with the comment in sight.
  await page.goto(product.origin + casePath);
  await look(page);
  assert.match(await page.locator('main').innerText(), /hvilket hold barnet går på/);
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main').getByRole('link', { name: /^Ret/ }).first().click(),
  ]);
  assert.match(await page.locator('main').innerText(), /hvilket hold barnet går på/);
  await look(page);
  await page.goto(page.url().replace(/\/[^/]+$/, '/husstand'));
  await page.locator('[name$=".team"]').first().fill('U10 piger');
  await goOn(page);
  await page.goto(page.url().replace(/\/[^/]+$/, '/gennemse'));
  await press(page, /^Send/);
  await page.waitForURL(/\/kvittering$/);

  // A second case worker decides; the first one's old page is told so.
  await desk.goto(`${product.origin}/demo/sagsbehandling`);
  await Promise.all([
    desk.waitForNavigation(),
    desk.locator('main').getByRole('link', { name: number }).first().click(),
  ]);
  const secondOffice = await newVisitor(browser);
  const secondDesk = await secondOffice.newPage();
  await secondDesk.goto(`${product.origin}/demo/sagsbehandling`);
  await logInAs(secondDesk, 'Bo Berg');
  await Promise.all([
    secondDesk.waitForNavigation(),
    secondDesk.locator('main').getByRole('link', { name: number }).first().click(),
  ]);
  await secondDesk.locator('main textarea').first().fill('Alt er i orden.');
  await press(secondDesk, /^(Bevilg|Godkend)/);
  await look(secondDesk);
  await desk.locator('main textarea').first().fill('Jeg var for sen.');
  await press(desk, /^(Afvis|Giv afslag|Afslå)/);
  assert.match(await desk.locator('main').innerText(), /Bo Berg|allerede/);
  await look(desk);
  await secondOffice.close();

  // 6-7: one letter at the peer; the citizen sees the answer, its state in words and the document.
  await eventually('the letter', async () => (await lettersOf(number)).length > 0);
  await eventually('the end', async () => {
    await page.goto(product.origin + casePath);
    return /Du har fået fritidspas/.test(await page.locator('main').innerText());
  });
  assert.equal((await lettersOf(number)).length, 1);
  await look(page);
  const letter = page
    .locator('main')
    .getByRole('link', { name: /Afgørelse/ })
    .first();
  const answer = await citizen.request.get(`${product.origin}${await letter.getAttribute('href')}`);
  assert.match(textOf(await answer.body()).replaceAll(/\s+/g, ' '), /Alt er i orden/);
  await look(page, '/demo/mine-sager');

  // The audit log tells who did what, and is proven.
  await look(desk, '/demo/administration/log').catch(() => undefined);
  const admin = await newVisitor(browser);
  const logPage = await admin.newPage();
  await logPage.goto(`${product.origin}/demo/administration/log`);
  await logInAs(logPage, 'Alma');
  await look(logPage);
  assert.match(await logPage.locator('main').innerText(), /Signe Sagsbehandler/);
  await press(logPage, /^Efterprøv/);
  await look(logPage);
  await admin.close();
  await office.close();

  // 8: the retention rule removes it all; what is left proves itself.
  const later = new Date(Date.now() + 181 * 86_400_000);
  const { cases: removed } = await deleteExpired({ ...product.services, now: () => later });
  assert.equal(removed, 1);
  const gone = await page.goto(product.origin + casePath);
  assert.ok(gone && [404, 200].includes(gone.status()));
  assert.ok(!(await page.locator('body').innerText()).includes('Håndbold'));
  await sealEntries(product.database, product.demo.id, product.demo.keys.audit);
  assert.ok((await verifyChain(product.database, product.demo.id, product.demo.keys.audit)).ok);
  await citizen.close();
});

test('SPR-2 SEC-3 the citizen’s story without JavaScript, in English: a small amount is granted at once', {
  timeout: 120_000,
}, async () => {
  const visitor = await newVisitor(browser, { javaScriptEnabled: false, locale: 'en-GB' });
  const page = await visitor.newPage();
  const withScripts = await newVisitor(browser, { locale: 'en-GB' });
  twins.set(page, await withScripts.newPage());
  page.setDefaultTimeout(15_000);
  await page.goto(`${product.origin}/demo/`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await startForm(page, 'leisure', 'Mads');
  const casePath = await fillInAndSend(page, '450');
  const number = /\d{4}-\d{6}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await eventually('the letter', async () => (await lettersOf(number)).length > 0);
  await eventually('the end', async () => {
    await page.goto(product.origin + casePath);
    return /You have been granted a leisure pass/.test(await page.locator('main').innerText());
  });
  await look(page);
  const text = await page.locator('body').innerText();
  for (const danish of ['Mine sager', 'Sagsnummer', 'Kvittering', 'Beskeder', 'Log af']) {
    assert.ok(!text.includes(danish), `no “${danish}” on an English page`);
  }
  await visitor.close();
});

test('SPR-1 SPR-4 the language menu works by keyboard and without JavaScript, and the choice is kept at the next log-in', {
  timeout: 60_000,
}, async () => {
  for (const javaScriptEnabled of [true, false]) {
    const visitor = await newVisitor(browser, { javaScriptEnabled });
    const page = await visitor.newPage();
    await page.goto(`${product.origin}/demo/`);
    const summary = page.locator('header summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const english = page.locator('header').getByText('English').first();
    await english.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.goto(`${product.origin}/demo/mine-sager`);
    await logInAs(page, 'Peter');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await visitor.close();
  }
  const later = await newVisitor(browser);
  const page = await later.newPage();
  await page.goto(`${product.origin}/demo/mine-sager`);
  await logInAs(page, 'Peter');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', 'kept on the person');
  await later.close();
});

test('SEC-3 the whole of the citizen’s story by keyboard alone', { timeout: 120_000 }, async () => {
  const visitor = await newVisitor(browser);
  const page = await visitor.newPage();
  page.setDefaultTimeout(15_000);
  /** Moves the focus by Tab alone until it is on what the test describes, as a person would. */
  const tabTo = async (
    what: string,
    matches: (element: { tag: string; name: string; value: string; text: string; id: string }) => boolean,
  ) => {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const element = await page.evaluate(() => {
        const active = document.activeElement as HTMLInputElement | null;
        return {
          tag: active?.tagName ?? '',
          name: active?.name ?? '',
          value: active?.value ?? '',
          id: active?.id ?? '',
          text: active?.textContent?.trim() ?? '',
        };
      });
      if (matches(element)) return;
    }
    assert.fail(`Tab never came to ${what} on ${page.url()}`);
  };
  const enter = async () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const next = async () => {
    await tabTo('Fortsæt', ({ tag, text }) => tag === 'BUTTON' && text.startsWith('Fortsæt'));
    await enter();
  };
  await page.goto(`${product.origin}/demo/blanket/fritidspas`);
  await tabTo('Start', ({ text, tag }) => (tag === 'BUTTON' || tag === 'A') && /^Start/.test(text));
  await enter();
  await tabTo('Karen', ({ tag, text }) => tag === 'BUTTON' && text.includes('Karen'));
  await Promise.all([page.waitForURL((url) => url.origin === product.origin), page.keyboard.press('Enter')]);
  if (page.url().endsWith('/start')) {
    await tabTo('Start', ({ text, tag }) => tag === 'BUTTON' && /^(Start|Begynd)/.test(text));
    await enter();
  }
  await next();
  for (let child = 0; child < 2; child += 1) {
    await tabTo('the child', ({ name }) => name.endsWith('.applies'));
    await page.keyboard.press('Space');
  }
  await next();
  const type = async (name: string, value: string) => {
    await tabTo(name, (element) => element.name === name);
    await page.keyboard.type(value);
  };
  await type('activity', 'Spejder');
  await type('provider.cvr', cvr);
  await tabTo('Find virksomhed', ({ name }) => name === '_lookup');
  await enter();
  for (const [part, value] of [
    ['from.day', '1'],
    ['from.month', '2'],
    ['from.year', '2027'],
    ['to.day', '1'],
    ['to.month', '7'],
    ['to.year', '2027'],
  ]) {
    await type(`period.${part}`, value ?? '');
  }
  await type('price', '300');
  await tabTo('paid', ({ name }) => name === 'paid');
  await page.keyboard.press('ArrowDown');
  await next();
  await next();
  await tabTo('the declaration', ({ name }) => name === 'truth');
  await page.keyboard.press('Space');
  await next();
  await tabTo('Send', ({ tag, text }) => tag === 'BUTTON' && /^Send/.test(text));
  await enter();
  await page.waitForURL(/\/kvittering$/);
  await visitor.close();
});

test('SEC-1 no CPR number stands in any log line', async () => {
  const { people } = await import('../../sandbox/people.ts');
  const log = product.log.join('');
  assert.ok(log.length > 0);
  for (const { cpr } of people) {
    if (cpr) assert.ok(!log.includes(cpr) && !log.includes(`${cpr.slice(0, 6)}-${cpr.slice(6)}`));
  }
});
