import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { openPublished } from '../helpers/open-published.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  await publishSmallForm(product.definitions, product.demo.id, { key: 'steder', pages: pages() });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const text = (da: string, en: string) => ({ da, en });

function pages(): FormDefinition['pages'] {
  return [
    {
      key: 'sted',
      title: text('Hvor er det?', 'Where is it?'),
      fields: [
        { kind: 'address', key: 'home', label: text('Adresse', 'Address'), required: true },
        { kind: 'property', key: 'house', label: text('Ejendom', 'Property') },
        { kind: 'person', key: 'child', label: text('Barn', 'Child'), ownChildren: true },
      ],
    },
    {
      key: 'kort',
      title: text('På kortet', 'On the map'),
      fields: [
        { kind: 'mapPoint', key: 'hole', label: text('Hullet', 'The hole'), required: true },
        { kind: 'mapArea', key: 'area', label: text('Området', 'The area') },
      ],
    },
    {
      key: 'koersel',
      title: text('Kørsel', 'Driving'),
      fields: [
        {
          kind: 'rows',
          key: 'trips',
          label: text('Ture', 'Trips'),
          rowLabel: text('tur', 'trip'),
          addable: true,
          maxRows: 5,
          minRows: 2,
          appearance: 'table',
          columns: [
            { kind: 'shortText', key: 'goal', label: text('Mål', 'Destination'), required: true },
            { kind: 'number', key: 'km', label: text('Kilometer', 'Kilometres'), required: true },
          ],
        },
        {
          kind: 'table',
          key: 'costs',
          label: text('Udgifter', 'Costs'),
          rowHeading: text('Måned', 'Month'),
          rows: [
            { key: 'jan', label: text('Januar', 'January') },
            { key: 'feb', label: text('Februar', 'February') },
          ],
          columns: [{ key: 'toll', label: text('Bro', 'Bridge'), type: 'amount' }],
          sumRow: true,
        },
        {
          kind: 'computed',
          key: 'total',
          label: text('Udgifter og kørsel', 'Costs and driving'),
          expression: 'costs.sum.toll + sum(trips.km) * 2',
          result: 'amount',
        },
      ],
    },
  ];
}

/** Starts the form as Karen, in the language; its first page is shown then. */
async function startForm(page: Page): Promise<void> {
  page.setDefaultTimeout(60_000);
  await openPublished(page, `${product.origin}/demo/blanket/steder`);
  const start = page.locator('main').getByRole('button', { name: /^Start/ });
  await start
    .or(page.locator('main a', { hasText: /^\s*Start/ }))
    .first()
    .click();
  await page.waitForURL((url) => url.origin === product.sandboxUrl);
  await page.getByRole('button', { name: /Karen/ }).click();
  await page.waitForURL((url) => url.origin === product.origin);
  if (page.url().endsWith('/start')) {
    await page
      .locator('main')
      .getByRole('button', { name: /^(Start|Begynd|Begin)/ })
      .last()
      .click();
  }
  await page.waitForURL(/\/udfyld\/[^/]+\/sted/);
}

const input = (page: Page, name: string) => page.locator(`[name="${name}"]`);

async function press(page: Page, name: string, value: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator(`button[name="${name}"][value="${value}"]`).first().click(),
  ]);
}

async function next(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('.button-row button[name="_next"]').click()]);
}

/** For whoever looks at the pages: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

test('FRM-1 with JavaScript: an address is suggested, a point and an area are set by keyboard and mouse, and sums follow', {
  timeout: 300_000,
}, async () => {
  const page = await (await newVisitor(browser)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The sandbox's log-in page is not ours.
    const isOurs = message.location().url.startsWith(product.origin) || message.location().url.includes('/map/');
    if (message.type() === 'error' && isOurs) complaints.push(`${message.text()} ${message.location().url}`);
  });
  await startForm(page);
  const search = input(page, 'home.search');
  await search.focus();
  await page.keyboard.type('birkevej 12a');
  const list = page.getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await shot(page, 'suggestions');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await input(page, 'home.street').inputValue(), 'Birkevej');
  assert.equal(await input(page, 'home.number').inputValue(), '12A');
  assert.equal(await page.locator('[data-verified="home"]').count(), 1, 'it says that it was found');
  assert.deepEqual(await axeViolations(page), []);
  await shot(page, 'address');
  await next(page);

  await page.waitForURL(/\/kort/);
  const map = page.locator('[id="hole.position-map"]');
  await page.locator('.leaflet-tile-loaded').first().waitFor();
  await map.focus();
  for (const key of ['+', '+', 'ArrowRight', 'Enter']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  const [lat = 0, lng = 0] = (await input(page, 'hole.position').inputValue()).split(', ').map(Number);
  assert.ok(lat > 54.4 && lat < 57.9 && lng > 7.9 && lng < 15.4, `${lat}, ${lng}`);
  const area = page.locator('[id="area.corners-map"]');
  const box = await area.boundingBox();
  assert.ok(box);
  for (const [x, y] of [
    [0.5, 0.5],
    [0.6, 0.5],
    [0.6, 0.6],
  ] as const) {
    await area.click({ position: { x: box.width * x, y: box.height * y } });
    // Two clicks at once would zoom.
    await page.waitForTimeout(600);
  }
  assert.equal((await input(page, 'area.corners').inputValue()).split('\n').length, 3);
  assert.deepEqual(await axeViolations(page), []);
  await shot(page, 'map');
  await next(page);

  await page.waitForURL(/\/koersel/);
  await press(page, '_add', 'trips');
  await press(page, '_add', 'trips');
  const goals = page.locator('.rows-table input[name$=".goal"]');
  const km = page.locator('.rows-table input[name$=".km"]');
  await goals.nth(0).fill('Skive');
  await goals.nth(1).fill('Hobro');
  await km.nth(0).fill('100');
  await km.nth(1).fill('50');
  await input(page, 'costs.jan.toll').fill('10,50');
  await input(page, 'costs.feb.toll').fill('20');
  const plain = (shown: string) => shown.replace(/\s+/g, ' ').trim();
  assert.equal(plain(await page.locator('[id="costs.sum.toll"]').innerText()), '30,50 kr.');
  assert.equal(plain(await page.locator('#total').innerText()), '330,50 kr.');
  assert.deepEqual(await axeViolations(page), []);
  await shot(page, 'rows');
  await page.setViewportSize({ width: 360, height: 800 });
  assert.deepEqual(await axeViolations(page), []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `nothing to scroll sideways for: ${overflow}`);
  await shot(page, 'rows-narrow');
  await next(page);
  await page.waitForURL(/\/gennemse/);
  assert.match(plain(await page.locator('main').innerText()), /Birkevej 12A.*Breddegrad.*Område på.*330,50 kr\./);
  assert.deepEqual(await axeViolations(page), []);
  assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
  await page.context().close();
});

test('FRM-1 without JavaScript: an address, a property and a child are found by buttons; nothing typed is lost; strangers are told of to nobody', {
  timeout: 300_000,
}, async () => {
  const page = await (await newVisitor(browser, { javaScriptEnabled: false, locale: 'en-GB' })).newPage();
  await startForm(page);
  await input(page, 'home.search').fill('Findesikkevej 4');
  await input(page, 'home.city').fill('Aalborg');
  await press(page, '_lookup', 'home');
  assert.match(await page.locator('main').innerText(), /We found no addresses that match/);
  assert.equal(await input(page, 'home.city').inputValue(), 'Aalborg', 'an empty look-up wipes nothing');

  await input(page, 'home.search').fill('Birkevej 12A, 9000 Aalborg');
  await press(page, '_lookup', 'home');
  await page.getByLabel('Birkevej 12A, 2. tv, 9000 Aalborg').check();
  await press(page, '_lookup', 'home');
  assert.equal(await input(page, 'home.floor').inputValue(), '2');
  assert.match(await page.locator('main').innerText(), /The address was found in the address register/);
  await input(page, 'home.number').fill('14');
  await press(page, '_lookup', 'child');
  assert.doesNotMatch(
    await page.locator('main').innerText(),
    /The address was found in the address register/,
    'a changed address is not the one that was found',
  );

  await input(page, 'house.search').fill('Birkelunden 7');
  await press(page, '_lookup', 'house');
  assert.match(await input(page, 'house.bfe').inputValue(), /^91\d{5}$/);
  assert.match(await page.locator('main').innerText(), /Birkelunden 7, 9000 Aalborg/);

  await input(page, 'child.cpr').fill('241179-0031');
  await press(page, '_lookup', 'child');
  assert.match(await page.locator('main').innerText(), /only fetch data about you and your own children/);
  assert.doesNotMatch(await page.locator('main').innerText(), /Nørgaard/);
  await input(page, 'child.cpr').fill('030515-4024');
  await press(page, '_lookup', 'child');
  assert.equal(await input(page, 'child.name').inputValue(), 'Ida Hansen');
  assert.match(await page.locator('main').innerText(), /Address from the CPR register: Birkevej 12A/);
  await next(page);
  await page.waitForURL(/\/kort/);
  await input(page, 'hole.position').fill('9,9 57,05');
  await next(page);
  assert.match(await page.locator('main').innerText(), /outside Denmark/);
  await input(page, 'hole.position').fill('57,05 9,9');
  await next(page);
  await page.waitForURL(/\/koersel/);
  await press(page, '_add', 'trips');
  await page.locator('.rows-table input[name$=".goal"]').fill('Skive');
  await page.locator('.rows-table input[name$=".km"]').fill('100');
  await next(page);
  assert.match(await page.locator('main').innerText(), /There must be at least 2/);
  await page.context().close();
});
