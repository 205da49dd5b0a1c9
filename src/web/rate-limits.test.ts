import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { defaultRateLimits } from './rate-limits.ts';
import { testServer } from './test-server.ts';
import type { WebRoutes } from './web-routes.ts';
import type { WebSession } from './web-session.ts';

const room: WebRoutes = {
  name: 'room',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.get('/:organisation/log-ind', { config: { limit: 'login' } }, async () => 'in');
    server.get('/:organisation/log-ind/retur', { config: { limit: 'login' } }, async () => 'in');
    server.post('/:organisation/send', { config: { limit: 'submission', csrf: 'none' } }, async () => 'sent');
    server.get('/:organisation/', async () => 'open');
  },
};
const few = { requests: 2, milliseconds: 60_000 };
const rateLimits = {
  login: few,
  submission: few,
  upload: few,
  anonymous: few,
  lookUp: { requests: 1_000, milliseconds: 60_000 },
  receipt: { requests: 1_000, milliseconds: 60_000 },
  api: few,
};

test('SEC-2 past its limit a log-in is answered with 429, when to come back, and what to do', async () => {
  const server = await testServer({ routes: [room], rateLimits });
  assert.equal((await server.inject('/demo/log-ind')).statusCode, 200);
  assert.equal((await server.inject('/nabo/log-ind/retur')).statusCode, 200);
  const refused = await server.inject('/demo/log-ind');
  assert.equal(refused.statusCode, 429);
  const seconds = Number(refused.headers['retry-after']);
  assert.ok(seconds >= 1 && seconds <= 60);
  assert.match(refused.body, new RegExp(`Vent ${seconds} sekunder`));
  assert.equal((await server.inject('/demo/')).statusCode, 200, 'other pages are open');
  await server.close();
});

test('SEC-2 one address does not use up another’s tries, but one IPv6 network counts as one', async () => {
  const server = await testServer({ routes: [room], rateLimits });
  const from = (remoteAddress: string) => server.inject({ url: '/demo/log-ind', remoteAddress });
  for (const last of ['1', '2']) await from(`2001:db8::${last}`);
  assert.equal((await from('2001:db8::3')).statusCode, 429);
  assert.equal((await from('2001:db8:0:1::1')).statusCode, 200);
  assert.equal((await from('192.0.2.1')).statusCode, 200);
  await server.close();
});

test('SEC-2 submissions are counted by session, so that citizens behind one address do not stop each other', async () => {
  const server = await testServer({
    routes: [room],
    rateLimits,
    loadSession: async (request): Promise<WebSession> => ({
      id: String(request.headers['x-who']),
      csrfSecret: new Uint8Array(32),
      language: null,
      user: { kind: 'citizen', name: String(request.headers['x-who']) },
    }),
  });
  const send = (who: string) => server.inject({ method: 'POST', url: '/demo/send', headers: { 'x-who': who } });
  for (let count = 0; count < 2; count++) assert.equal((await send('ida')).statusCode, 200);
  assert.equal((await send('ida')).statusCode, 429);
  assert.equal((await send('bo')).statusCode, 200);
  await server.close();
});

test('SEC-2 FRM-7 what is sent without a log-in is counted by address, so that a new cookie is no new start', async () => {
  const server = await testServer({
    routes: [room],
    rateLimits: { ...rateLimits, submission: { requests: 99, milliseconds: 60_000 } },
    loadSession: async (request): Promise<WebSession> => ({
      id: String(request.headers['x-who']),
      csrfSecret: new Uint8Array(32),
      language: null,
      user: null,
    }),
  });
  const send = (who: string, remoteAddress: string) =>
    server.inject({ method: 'POST', url: '/demo/send', headers: { 'x-who': who }, remoteAddress });
  assert.equal((await send('1', '192.0.2.1')).statusCode, 200);
  assert.equal((await send('2', '192.0.2.1')).statusCode, 200);
  assert.equal((await send('3', '192.0.2.1')).statusCode, 429);
  assert.equal((await send('3', '192.0.2.2')).statusCode, 200);
  await server.close();
});

test('SEC-1 the limits that operators read are those that are kept', async () => {
  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \| (\d+) minutes? \|/gm)].map(
    ([, name, requests, minutes]) => [
      name,
      { requests: Number(requests?.replace(',', '')), milliseconds: Number(minutes) * 60_000 },
    ],
  );
  assert.deepEqual(Object.fromEntries(told), defaultRateLimits);
});
