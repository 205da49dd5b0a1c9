import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../texts/catalogue.ts';
import { sampleRoutes } from './sample-routes.tsx';
import type { WebServerOptions } from './server.ts';
import { testServer } from './test-server.ts';
import { webTexts } from './texts.ts';

async function bodyOf(url: string, language: Language, options: Partial<WebServerOptions> = {}): Promise<string> {
  const server = await testServer({ routes: [sampleRoutes], ...options });
  const { body } = await server.inject({ url, cookies: { sprog: language } });
  await server.close();
  return body;
}

for (const [shown, other] of [
  ['da', 'en'],
  ['en', 'da'],
] as const) {
  test(`SPR-2 nothing of the frame and its parts is left in ${other} on a page in ${shown}`, async () => {
    const body = await bodyOf('/demo/eksempler', shown);
    assert.match(body, new RegExp(`<html lang="${shown}">`));
    const words = body.replace(/<[^>]*lang="[^"]*"[^>]*>[^<]*/g, '');
    for (const [key, text] of Object.entries(webTexts)) {
      // Only what stands whole on a page can be looked for: texts with values in them don't, short words mean nothing.
      if (text.da === text.en || text[other].includes('{') || text[other].trim().length < 5) continue;
      assert.equal(words.includes(text[other]), false, key);
    }
  });
}

test('every text of the frame has its values in both languages', () => {
  for (const [key, { da, en }] of Object.entries(webTexts)) {
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    assert.deepEqual(values(da), values(en), key);
  }
});

test('SPR-1 the language menu names each language in itself, marks the chosen one, and needs no script', async () => {
  const body = await bodyOf('/demo/eksempler?side=2', 'da');
  const menu = /<details class="language-menu[^>]*>.*?<\/details>/s.exec(body)?.[0] ?? '';
  assert.match(menu, /<summary[^>]*>.*icons[^"]*#language.*Dansk<\/summary>/);
  assert.match(
    menu,
    /href="\/demo\/sprog\?til=da&amp;tilbage=%2Fdemo%2Feksempler%3Fside%3D2" hreflang="da" lang="da" aria-current="true"/,
  );
  assert.match(menu, /til=en&amp;[^>]* hreflang="en" lang="en" rel="nofollow">.*English/);
});

test('SPR-6 an organisation with one language has no menu', async () => {
  assert.doesNotMatch(await bodyOf('/nabo/eksempler', 'da'), /language-menu/);
});

test('a page says who is logged in, and lets them out by a form with a token', async () => {
  const user = { kind: 'citizen', name: 'Ida <b>' } as const;
  const session = { id: 's', csrfSecret: new Uint8Array(32), language: null, user };
  const body = await bodyOf('/demo/eksempler', 'en', { loadSession: async () => session });
  assert.match(body, /Logged in as a citizen: <\/span><a [^>]*href="\/demo\/mit-login"[^>]*>Ida &lt;b><\/a>/);
  assert.match(
    body,
    /<form method="post" action="\/demo\/log-af"[^>]*><input type="hidden" name="_csrf" value="[\w-]{86}"/,
  );
});

test('the main menu marks the page that is shown', async () => {
  const body = await bodyOf('/demo/eksempler', 'da', {
    navigation: () => [
      { text: 'Forside', href: '/demo/' },
      { text: 'Eksempler', href: '/demo/eksempler' },
    ],
  });
  assert.match(body, /<a class="nav-link" href="\/demo\/eksempler" aria-current="page">/);
  assert.match(body, /<a class="nav-link" href="\/demo\/">/);
});

test('a page has a skip link to its content, one main, a title with the organisation, and the way to complain', async () => {
  const body = await bodyOf('/demo/eksempler', 'da');
  assert.match(body, /<body><a class="skipnav" href="#main-content">/);
  assert.equal(body.match(/<main id="main-content"/g)?.length, 1);
  assert.match(body, /<title>Eksempler - Demo Kommune<\/title>/);
  assert.match(body, /href="\/demo\/tilgaengelighed">Tilgængelighedserklæring/);
});
