import assert from 'node:assert/strict';
import { test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { Organisation } from '../../organisations/organisation.ts';
import { putSamlCookie, takeSamlCookie } from './cookies.ts';

const organisation = { slug: 'demo' } as Organisation;
const handle = 'AbCdEfGhIjKlMnOp';

test('SEC-1 the cookie of a log-in at NemLog-in comes back with a POST from there, over TLS alone, to its addresses alone, once', async () => {
  const server = fastify();
  await server.register(cookie);
  server.get('/put', (request, reply) => {
    putSamlCookie(reply, organisation, { handle, browser: 'token' }, request.url.endsWith('secure'));
    return reply.send('');
  });
  server.post('/take', async (request, reply) => takeSamlCookie(request, reply, organisation, handle, true) ?? 'none');
  const secure = await server.inject('/put?secure');
  assert.match(
    String(secure.headers['set-cookie']),
    /^saml-AbCdEfGhIjKl=token; Max-Age=900; Path=\/demo\/saml; HttpOnly; Secure; SameSite=None$/,
  );
  const plain = await server.inject('/put');
  assert.match(String(plain.headers['set-cookie']), /; HttpOnly; SameSite=Lax$/);
  const taken = await server.inject({ method: 'POST', url: '/take', cookies: { 'saml-AbCdEfGhIjKl': 'token' } });
  assert.equal(taken.body, 'token');
  assert.match(String(taken.headers['set-cookie']), /^saml-AbCdEfGhIjKl=; .*Expires=Thu, 01 Jan 1970/);
  assert.equal(
    (await server.inject({ method: 'POST', url: '/take', cookies: { 'saml-other': 'token' } })).body,
    'none',
  );
  await server.close();
});
