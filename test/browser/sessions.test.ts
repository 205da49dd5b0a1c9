import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { createSessions, type Sessions } from '../../src/identity/sessions.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
let sessions: Sessions;
let person: string;
let casePath: string;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
  sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const services = { ...product.services, now: () => new Date() };
  person = (await personOf(services, product.demo)).id;
  const draft = await draftWith(services, product.demo, person, answersWithPrice('9.000'));
  const sent = await send(services, product.demo, draft, person);
  assert.ok(sent.kind === 'submitted');
  casePath = `/demo/mine-sager/${sent.case}`;
});
after(async () => {
  await browser.close();
  await product.close();
});

const words = {
  'da-DK': {
    soon: 'Du bliver snart logget af',
    stay: 'Bliv logget på',
    over: 'Du er logget af',
    close: 'Luk beskeden',
    kept: 'Du er blevet logget af',
    yours: 'Dit login',
    everywhere: 'Log af overalt',
    out: 'Du er logget af',
    without: /Du bliver logget af, når du ikke har hentet en side i 29 minutter/,
    stayLink: /Bliv logget på \(åbner/,
    stayed: 'Du er logget på',
  },
  'en-GB': {
    soon: 'You will soon be logged out',
    stay: 'Stay logged in',
    over: 'You are logged out',
    close: 'Close this message',
    kept: 'You have been logged out',
    yours: 'Your log-in',
    everywhere: 'Log out everywhere',
    out: 'You are logged out',
    without: /You will be logged out when you have not opened a page for 29 minutes/,
    stayLink: /Stay logged in \(opens/,
    stayed: 'You are logged in',
  },
} as const;

async function logIn(visitor: BrowserContext | null): Promise<string> {
  const token = await product.database.inOrganisation(product.demo.id, (transaction) =>
    sessions.create(transaction, product.demo, { kind: 'citizen', person, level: 'high' }, null, {
      browser: visitor ? 'Chrome' : 'Firefox',
      address: '192.0.2.*',
    }),
  );
  await visitor?.addCookies([{ name: 'session', value: token, url: `${product.origin}/demo`, sameSite: 'Lax' }]);
  return token;
}

for (const locale of ['da-DK', 'en-GB'] as const) {
  test(`SEC-2 a page warns before the log-in ends, lets one stay, keeps what was typed when it ended, and one logs out everywhere: ${locale}`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale });
    try {
      const elsewhere = await logIn(null);
      const token = await logIn(visitor);
      const page = await visitor.newPage();
      page.setDefaultTimeout(8_000);
      await page.clock.install({ time: new Date() });
      await page.goto(product.origin + casePath);
      const typed = 'Jeg har skrevet længe på det her';
      await page.locator('textarea[name="besked"]').fill(typed);
      assert.equal(await page.getByRole('dialog').count(), 0);
      const minutes = (count: number) => page.clock.fastForward(count * 60_000);
      await minutes(26);
      assert.equal(await page.getByRole('dialog').count(), 0);
      // Staying works as often as one likes: it asks for ten times at least (WCAG 2.2, 2.2.1).
      for (let time = 0; time < (locale === 'da-DK' ? 10 : 2); time += 1) {
        await minutes(1.5);
        await page.getByRole('dialog', { name: say.soon }).waitFor();
        if (time === 0) assert.deepEqual(await axeViolations(page), []);
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        await minutes(26);
        assert.equal(await page.getByRole('dialog').count(), 0);
      }
      await sessions.end(product.demo, token);
      await minutes(4);
      await page.getByRole('dialog', { name: say.over }).waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await page.getByRole('button', { name: say.close }).click();
      const box = page.locator('textarea[name="besked"]');
      assert.equal(await box.inputValue(), typed);

      await page.locator('form', { has: box }).locator('button').first().click();
      await page.waitForURL(/\/besked$/);
      assert.ok((await page.locator('textarea').first().inputValue()).includes(typed));
      assert.deepEqual(await axeViolations(page), []);

      await logIn(visitor);
      await page.goto(`${product.origin}/demo/mit-login`);
      await page.getByRole('heading', { level: 1, name: say.yours }).waitFor();
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await page.getByRole('row').count(), 3);
      await page.getByRole('button', { name: say.everywhere }).click();
      await page.getByRole('heading', { level: 1, name: say.out }).waitFor();
      assert.equal(await sessions.find(product.demo, elsewhere), null);
    } finally {
      await visitor.close();
    }
  });

  test(`SEC-2 without scripts the page says when the log-in ends and has a link to stay: ${locale}`, async () => {
    const say = words[locale];
    const visitor = await newVisitor(browser, { locale, javaScriptEnabled: false });
    try {
      const token = await logIn(visitor);
      const page = await visitor.newPage();
      page.setDefaultTimeout(8_000);
      await page.goto(product.origin + casePath);
      await page.getByText(say.without).waitFor();
      const opened = visitor.waitForEvent('page');
      await page.getByRole('link', { name: say.stayLink }).click();
      const other = await opened;
      await other.getByRole('heading', { level: 1, name: say.stayed }).waitFor();
      await sessions.end(product.demo, token);
      await page.locator('textarea[name="besked"]').fill('Uden script');
      await page
        .locator('form', { has: page.locator('textarea[name="besked"]') })
        .locator('button')
        .first()
        .click();
      await page.waitForURL(/\/besked$/);
      assert.equal(await page.locator('textarea').first().inputValue(), 'Uden script');
    } finally {
      await visitor.close();
    }
  });
}
