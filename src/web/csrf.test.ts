import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { postedForm } from './body-parsers.ts';
import { maskCsrfSecret } from './csrf-token.ts';
import { pageContext } from './page-context.ts';
import { testServer } from './test-server.ts';
import type { WebRoutes } from './web-routes.ts';
import type { WebSession } from './web-session.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ownPage = { ...form, 'sec-fetch-site': 'same-origin' };
const secret = randomBytes(32);
const session: WebSession = { id: 's', csrfSecret: secret, language: null, user: { kind: 'citizen', name: 'Ida' } };

/** A page with a form, and what its POST does. */
const room: WebRoutes = {
  name: 'room',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.get('/:organisation/form', async (request, reply) => pageContext(request, reply).csrfToken);
    server.post('/:organisation/form', async (request) => `got ${postedForm(request).value('text')}`);
    server.post('/:organisation/kept', { config: { csrf: 'sessionOnly' } }, async (request) =>
      request.session === null ? 'kept' : 'done',
    );
    server.post('/:organisation/callback', { config: { csrf: 'none' } }, async () => 'done');
  },
};

test('SEC-2 a form with a token of the session is taken; without one, or with another session’s, it is not', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const send = (payload: string) => server.inject({ method: 'POST', url: '/demo/form', headers: ownPage, payload });
  const good = await send(`text=hej&_csrf=${maskCsrfSecret(secret)}`);
  assert.deepEqual([good.statusCode, good.body], [200, 'got hej']);
  assert.equal((await send('text=hej')).statusCode, 403);
  assert.equal((await send(`text=hej&_csrf=${maskCsrfSecret(randomBytes(32))}`)).statusCode, 403);
  await server.close();
});

test('SEC-2 a script sends the token as a header', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const headers = { ...ownPage, 'x-csrf-token': maskCsrfSecret(secret) };
  assert.equal(
    (await server.inject({ method: 'POST', url: '/demo/form', headers, payload: 'text=a' })).statusCode,
    200,
  );
  await server.close();
});

for (const [what, headers] of [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ['another origin, from a browser without fetch metadata', { origin: 'https://evil.example' }],
  ['a page whose origin is hidden', { origin: 'null' }],
] as const) {
  test(`SEC-2 what ${what} sends is refused though its token is right`, async () => {
    const server = await testServer({ routes: [room], loadSession: async () => session });
    const payload = `text=a&_csrf=${maskCsrfSecret(secret)}`;
    const answer = await server.inject({
      method: 'POST',
      url: '/demo/form',
      headers: { ...form, ...headers },
      payload,
    });
    assert.equal(answer.statusCode, 403);
    assert.doesNotMatch(answer.body, /Send igen/, 'no button that sends it again');
    await server.close();
  });
}

test('SEC-2 nothing typed is lost when the token is outdated: the page holds it, and sends it again', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const payload = `text=${encodeURIComponent('Æbler & <b>"pærer"</b>\nny linje')}&_csrf=outdated`;
  const refused = await server.inject({ method: 'POST', url: '/demo/form', headers: ownPage, payload });
  assert.equal(refused.statusCode, 403);
  assert.match(refused.body, /<form method="post" action="\/demo\/form"/);
  const inputs = [...refused.body.matchAll(/<input[^>]* name="([^"]+)" value="([^"]*)"/g)];
  const resent = new URLSearchParams(inputs.slice(-2).map(([, name = '', value = '']) => [name, plain(value)]));
  const taken = await server.inject({
    method: 'POST',
    url: '/demo/form',
    headers: ownPage,
    payload: resent.toString(),
  });
  assert.equal(taken.body, 'got Æbler & <b>"pærer"</b>\nny linje');
  await server.close();
});

test('SEC-2 without a session the token is bound to a cookie that scripts and other sites cannot read', async () => {
  const server = await testServer({ routes: [room], publicUrl: new URL('https://demo.example') });
  const page = await server.inject('/demo/form');
  const [cookie] = page.cookies;
  assert.deepEqual(
    [cookie?.name, cookie?.httpOnly, cookie?.secure, cookie?.sameSite],
    ['__Host-csrf', true, true, 'Lax'],
  );
  const send = (cookies: Record<string, string>) =>
    server.inject({
      method: 'POST',
      url: '/demo/form',
      headers: ownPage,
      cookies,
      payload: `text=a&_csrf=${page.body}`,
    });
  assert.equal((await send({ '__Host-csrf': cookie?.value ?? '' })).statusCode, 200);
  assert.equal((await send({})).statusCode, 403);
  assert.equal((await send({ csrf: cookie?.value ?? '' })).statusCode, 403, 'a cookie that a neighbour could set');
  await server.close();
});

test('SEC-2 an ended session reaches a handler that keeps what was typed, but only from our own page', async () => {
  const server = await testServer({ routes: [room] });
  const send = (headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/demo/kept', headers, payload: 'text=a&_csrf=ended' });
  assert.equal((await send(ownPage)).body, 'kept');
  assert.equal((await send(form)).statusCode, 403);
  assert.equal((await send({ ...form, 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  await server.close();
});

test('SEC-2 a route that proves its caller otherwise is left alone', async () => {
  const server = await testServer({ routes: [room] });
  const headers = { ...form, 'sec-fetch-site': 'cross-site' };
  assert.equal((await server.inject({ method: 'POST', url: '/demo/callback', headers, payload: '' })).statusCode, 200);
  await server.close();
});

function plain(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
