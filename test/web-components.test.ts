import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PostForm } from '../src/web/components/post-form.tsx';
import { Textarea } from '../src/web/components/textarea.tsx';
import { pageContext } from '../src/web/page-context.ts';
import { sampleRoutes } from '../src/web/sample-routes.tsx';
import { sendPage } from '../src/web/send-page.ts';
import { testServer } from '../src/web/test-server.ts';
import type { WebRoutes } from '../src/web/web-routes.ts';
import type { WebSession } from '../src/web/web-session.ts';
import { axeViolations, startBrowser } from './helpers/browser.ts';

const session: WebSession = {
  id: 's',
  csrfSecret: new Uint8Array(32).fill(7),
  language: null,
  user: { kind: 'citizen', name: 'Ida Ægidius Åberg' },
};

/** A form whose text can be too long, and which takes a while to give up. */
const formRoutes: WebRoutes = {
  name: 'form',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.get('/:organisation/formular', async (request, reply) => {
      const page = pageContext(request, reply);
      return sendPage(request, reply, page, {
        title: 'Formular',
        content: PostForm({
          action: '/demo/formular',
          csrfToken: page.csrfToken,
          id: 'form',
          children: [Textarea({ name: 'text', label: 'Tekst' }), 'x'],
        }),
      });
    });
    server.post('/:organisation/formular', async () => 'taken');
    server.get('/:organisation/fejl', async () => {
      throw new Error('on purpose');
    });
  },
};

let browser: Browser;
let server: FastifyInstance;
let address = '';

before(async () => {
  server = await testServer({
    routes: [sampleRoutes, formRoutes],
    loadSession: async () => session,
    navigation: ({ organisation }) =>
      organisation === null ? [] : [{ text: 'Mine sager', href: `/${organisation.slug}/eksempler` }],
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page of its own, whose errors and broken rules of the content policy fail the test. */
async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'da-DK', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // A refused answer is itself said on the console; it is what some tests ask for.
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) complaints.push(line.text());
  });
  await use(page);
  await context.close();
  assert.deepEqual(complaints, []);
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };

for (const language of ['da', 'en']) {
  for (const [device, viewport] of Object.entries({ desktop, phone })) {
    for (const path of ['/demo/eksempler', '/demo/ukendt', '/demo/fejl', '/nowhere']) {
      test(`SEC-3 ${path} in ${language} on a ${device} has no violation of WCAG 2.2 AA`, () =>
        withPage({ viewport, locale: language }, async (page) => {
          await page.goto(`${address}${path}`);
          assert.deepEqual(await axeViolations(page), []);
          const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
          assert.equal(await page.evaluate(overflow), 0, 'scrolls sideways (WCAG 2.2, 1.4.10)');
        }));
    }
  }
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  test(`SPR-1 SEC-3 the language is changed by keyboard alone, ${how}`, () =>
    withPage({ javaScriptEnabled, viewport: phone }, async (page) => {
      await page.goto(`${address}/demo/ukendt?side=2`);
      assert.equal(await page.locator('html').getAttribute('lang'), 'da');
      // Skip link, the organisation, then the menu.
      for (let count = 0; count < 3; count++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('.language-menu ul').isVisible(), true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await Promise.all([
        page.waitForURL('**/demo/ukendt?side=2'),
        page.waitForResponse(/ukendt/),
        page.keyboard.press('Enter'),
      ]);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    }));
}

test('SEC-3 Escape closes the language menu and keeps the focus on it', () =>
  withPage({}, async (page) => {
    await page.goto(`${address}/demo/ukendt`);
    await page.locator('.language-menu summary').press('Enter');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.language-menu ul').isVisible(), false);
    assert.equal(await page.evaluate('document.activeElement.matches(".language-menu summary")'), true);
  }));

test('SEC-3 the focus begins at the error summary, and its link leads to the input with its label in view', () =>
  withPage({}, async (page) => {
    await page.goto(`${address}/demo/eksempler`);
    assert.equal(await page.evaluate('document.activeElement.id'), 'error-summary');
    await page.locator('#error-summary a').first().press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'name');
    const top = await page.evaluate('document.querySelector("label[for=name]").getBoundingClientRect().top');
    assert.ok(typeof top === 'number' && top >= -1 && top < 900, `label at ${top}`);
  }));

test('SEC-3 without scripts a link of the error summary leads to its input', () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${address}/demo/eksempler`);
    await page.locator('#error-summary a').first().click();
    assert.match(page.url(), /#name$/);
  }));

test('ten million bytes in a field: the browser shows what to do, and the text is still there on going back', () =>
  withPage({}, async (page) => {
    await page.goto(`${address}/demo/formular`);
    await page.evaluate('document.getElementById("text").value = "æ".repeat(5_000_000)');
    await Promise.all([page.waitForResponse(/formular/), page.evaluate('document.getElementById("form").submit()')]);
    await page.locator('h1').waitFor();
    assert.equal(await page.locator('h1').textContent(), 'Det, du sendte, fylder for meget');
    await page.goBack();
    assert.equal(await page.evaluate('document.getElementById("text").value.length'), 5_000_000);
  }));

test('a page with every part of the design system, and all that it loads, is below 110 kB', () =>
  withPage({}, async (page) => {
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Network.enable');
    let bytes = 0;
    protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${address}/demo/eksempler`, { waitUntil: 'networkidle' });
    assert.ok(bytes > 20_000 && bytes < 110_000, `${bytes} bytes`);
  }));
