import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskCsrfSecret } from './csrf-token.ts';
import { testServer } from './test-server.ts';
import type { WebSession } from './web-session.ts';

const session: WebSession = { id: 's', csrfSecret: new Uint8Array(32), language: null, user: null };

test('SPR-4 the choice is kept in a cookie and on the person, and leads back', async () => {
  const kept: unknown[] = [];
  const server = await testServer({
    loadSession: async () => session,
    rememberLanguage: async (whose, language) => {
      kept.push([whose, language]);
    },
  });
  const answer = await server.inject('/demo/sprog?til=en&tilbage=%2Fdemo%2Fmine-sager%3Fside%3D2');
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/demo/mine-sager?side=2');
  assert.deepEqual(
    answer.cookies.map((cookie) => ({ ...cookie })),
    [{ name: 'sprog', value: 'en', path: '/', maxAge: 31_536_000, httpOnly: true, sameSite: 'Lax' }],
  );
  assert.deepEqual(kept, [[session, 'en']]);
  await server.close();
});

test('SPR-1 a posted choice does the same, with a token', async () => {
  const server = await testServer({ loadSession: async () => session });
  const send = (token: string) =>
    server.inject({
      method: 'POST',
      url: '/demo/sprog',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: `til=en&tilbage=/demo/&_csrf=${token}`,
    });
  const answer = await send(maskCsrfSecret(session.csrfSecret));
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/demo/']);
  assert.equal(answer.cookies[0]?.value, 'en');
  assert.equal((await send('')).statusCode, 403);
  await server.close();
});

for (const [what, query] of [
  ['another server', 'til=en&tilbage=//evil.example/'],
  ['no way back', 'til=en'],
  ['two ways back', 'til=en&tilbage=/a&tilbage=/b'],
] as const) {
  test(`SEC-2 ${what} leads to the front page`, async () => {
    const server = await testServer();
    const answer = await server.inject(`/demo/sprog?${query}`);
    assert.equal(answer.headers.location, '/demo/');
    await server.close();
  });
}

test('SPR-6 a language that is not offered is not kept', async () => {
  const kept: string[] = [];
  const server = await testServer({
    rememberLanguage: async (_whose, language) => {
      kept.push(language);
    },
  });
  const answer = await server.inject('/nabo/sprog?til=en&tilbage=/nabo/');
  assert.equal(answer.headers.location, '/nabo/');
  assert.deepEqual(answer.cookies, []);
  assert.deepEqual(kept, []);
  await server.close();
});

test('SPR-4 the cookie is obeyed by the next page, and a person by every browser', async () => {
  const anonymous = await testServer();
  const byCookie = await anonymous.inject({ url: '/demo/ukendt', cookies: { sprog: 'en' } });
  assert.match(byCookie.body, /<html lang="en">/);
  await anonymous.close();
  const known = await testServer({ loadSession: async () => ({ ...session, language: 'en' }) });
  const byPerson = await known.inject({ url: '/demo/sprog-findes-ikke', cookies: { sprog: 'da' } });
  assert.match(byPerson.body, /<html lang="en">/);
  await known.close();
});
