import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Button } from './components/button.tsx';
import { pageContext } from './page-context.ts';
import { sendPage } from './send-page.ts';
import { memoryLog, testServer } from './test-server.ts';
import type { WebRoutes } from './web-routes.ts';

const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

const room: WebRoutes = {
  name: 'room',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.get('/:organisation/', async (request, reply) =>
      sendPage(request, reply, pageContext(request, reply), { title: 'Forside', content: Button({ children: 'x' }) }),
    );
    server.post('/:organisation/open', { config: { csrf: 'none' } }, async () => 'done');
    server.get('/:organisation/fails', async () => {
      throw new Error('duplicate key: Key (cpr)=(010101-1234) for ida@demo.example');
    });
    server.get('/:organisation/wrong-type', async () => Promise.reject('010101-1234'));
    server.get('/:organisation/api', { config: { answers: 'problem' } }, async () => {
      throw new Error('no');
    });
  },
};

test('SEC-2 every page has a policy without unsafe-inline and the headers that keep it apart from other sites', async () => {
  const server = await testServer({ routes: [room], publicUrl: new URL('https://demo.example') });
  const page = await server.inject('/demo/');
  const policy = String(page.headers['content-security-policy']);
  assert.doesNotMatch(policy, /unsafe|data:|\*/);
  for (const part of ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
  assert.doesNotMatch(page.body, /<script>|<style|\sstyle=|\son[a-z]+=/, 'nothing inline');
  assert.match(String(page.headers['strict-transport-security']), /max-age=63072000/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.equal(page.headers['referrer-policy'], 'same-origin');
  assert.equal(page.headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(page.headers['cross-origin-resource-policy'], 'same-origin');
  assert.match(String(page.headers['permissions-policy']), /camera=\(\)/);
  assert.equal(page.headers['cache-control'], 'no-store');
  await server.close();
});

test('SEC-2 HSTS is not said over plain HTTP', async () => {
  const server = await testServer({ routes: [room] });
  assert.equal((await server.inject('/demo/')).headers['strict-transport-security'], undefined);
  await server.close();
});

test('SEC-2 forms may lead to the log-in providers of their own organisation only', async () => {
  const server = await testServer({
    routes: [room],
    formActionOrigins: (organisation) => (organisation?.slug === 'demo' ? ['https://login.example'] : []),
  });
  const policyOf = async (url: string) => String((await server.inject(url)).headers['content-security-policy']);
  assert.match(await policyOf('/demo/'), /form-action 'self' https:\/\/login\.example;/);
  assert.match(await policyOf('/nabo/'), /form-action 'self';/);
  await server.close();
});

test('SEC-2 errors, unknown pages and addresses that are no UTF-8 carry the same headers', async () => {
  const server = await testServer({ routes: [room] });
  for (const url of ['/demo/fails', '/demo/nowhere', '/ukendt/', '/demo/%FF', `/demo/?q=%FF`, '/assets/none.css']) {
    const answer = await server.inject(url);
    assert.match(String(answer.headers['content-security-policy']), /default-src 'self'/, url);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', url);
  }
  await server.close();
});

for (const [what, url, status] of [
  ['an unknown organisation', '/ukendt/', 404],
  ['an unknown page', '/demo/ukendt', 404],
  ['an unknown place', '/', 404],
  ['a path that is no UTF-8', '/demo/%FF', 400],
  ['a query that is no UTF-8', '/demo/?q=%FF', 400],
  ['a query with a NUL', '/demo/?q=%00', 400],
] as const) {
  test(`${what} is answered with a page and ${status}`, async () => {
    const server = await testServer({ routes: [room] });
    const answer = await server.inject(url);
    assert.equal(answer.statusCode, status);
    assert.match(answer.body, /^<!DOCTYPE html><html lang="da">/);
    assert.match(answer.body, /<h1>/);
    await server.close();
  });
}

test('an unknown page of a known organisation is in its frame and in the reader’s language', async () => {
  const server = await testServer();
  const answer = await server.inject({ url: '/demo/ukendt', headers: { 'accept-language': 'en' } });
  assert.match(answer.body, /<title>We cannot find the page - Demo Municipality<\/title>/);
  await server.close();
});

test('ten million bytes are answered with 413 and what to do, after they are read', async () => {
  const server = await testServer({ routes: [room] });
  const payload = `text=${'æ'.repeat(5_000_000)}`;
  const answer = await server.inject({ method: 'POST', url: '/demo/open', headers, payload });
  assert.equal(answer.statusCode, 413);
  assert.match(answer.body, /Det, du har skrevet, står der stadig/);
  await server.close();
});

test('a body of a million bytes is taken', async () => {
  const server = await testServer({ routes: [room] });
  const payload = 'a'.repeat(1_000_000);
  assert.equal((await server.inject({ method: 'POST', url: '/demo/open', headers, payload })).statusCode, 200);
  await server.close();
});

for (const [what, type, payload, status] of [
  ['a form that is no UTF-8', 'application/x-www-form-urlencoded', Buffer.from('a=%FF'), 400],
  ['JSON that is no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 400],
  ['JSON that is none', 'application/json', Buffer.from('{'), 400],
  ['JSON that reaches for prototypes', 'application/json', Buffer.from('{"__proto__":{"a":1}}'), 400],
  ['plain text', 'text/plain', Buffer.from('a=b'), 415],
  ['files where none are asked for', 'multipart/form-data; boundary=x', Buffer.from('--x--\r\n'), 415],
] as const) {
  test(`${what} is refused with ${status}`, async () => {
    const server = await testServer({ routes: [room] });
    const answer = await server.inject({
      method: 'POST',
      url: '/demo/open',
      headers: { ...headers, 'content-type': type },
      payload,
    });
    assert.equal(answer.statusCode, status);
    await server.close();
  });
}

for (const url of ['/demo/fails?cpr=0101011234', '/demo/wrong-type']) {
  test(`SEC-1 ${url.split('?')[0]}: the page and the log share a number, and the log has nothing personal`, async () => {
    const { log, lines } = memoryLog();
    const server = await testServer({ routes: [room], log });
    const answer = await server.inject(url);
    assert.equal(answer.statusCode, 500);
    const [reference] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(answer.body) ?? [];
    const line = lines.find(({ level }) => level === 'error');
    assert.equal(line?.fields.reference, reference);
    assert.notEqual(reference, undefined);
    assert.doesNotMatch(JSON.stringify(lines), /010101|ida@|\?cpr/);
    assert.doesNotMatch(answer.body, /010101-|ida@|duplicate/);
    await server.close();
  });
}

test('SEC-1 a refusal leaves a number, a kind and a route in the log, nothing of the address or what was sent', async () => {
  const { log, lines } = memoryLog();
  const server = await testServer({ routes: [room], log });
  const payload = 'name=Ida&cpr=0101011234&x=%FF';
  await server.inject({ method: 'POST', url: '/demo/open?token=hemmelig', headers, payload });
  assert.deepEqual(
    lines.map(({ event, fields }) => [event, { ...fields, reference: '' }]),
    [['request refused', { reference: '', kind: 'badRequest', method: 'POST', route: '/:organisation/open' }]],
  );
  await server.close();
});

test('a route of the API answers errors as problem details', async () => {
  const server = await testServer({ routes: [room] });
  const answer = await server.inject('/demo/api');
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  const { title, status, reference } = answer.json();
  assert.deepEqual([title, status], ['Der er sket en fejl hos os', 500]);
  assert.match(reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await server.close();
});

test('HEAD is answered as GET without a body', async () => {
  const server = await testServer({ routes: [room] });
  const answer = await server.inject({ method: 'HEAD', url: '/demo/' });
  assert.deepEqual([answer.statusCode, answer.body], [200, '']);
  assert.ok(Number(answer.headers['content-length']) > 1000);
  await server.close();
});

test('a page is compressed where the browser takes it, and is the same page', async () => {
  const { gunzipSync } = await import('node:zlib');
  const server = await testServer({ routes: [room] });
  const plain = await server.inject('/demo/');
  const packed = await server.inject({ url: '/demo/', headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(packed.rawPayload).toString(), plain.body);
  await server.close();
});

test('the user’s address is the proxy’s word only where the proxy is trusted', async () => {
  const echo: WebRoutes = {
    name: 'echo',
    needs: 'anyone',
    register(server) {
      server.get('/ip', async (request) => request.ip);
    },
  };
  for (const [trustProxy, expected] of [
    [false, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.7'],
  ] as const) {
    const server = await testServer({ routes: [echo], trustProxy });
    const answer = await server.inject({ url: '/ip', headers: { 'x-forwarded-for': '203.0.113.7' } });
    assert.equal(answer.body, expected);
    await server.close();
  }
});
