import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { readGraphGroups } from './graph-groups.ts';

type Answer = { readonly status?: number; readonly retryAfter?: string; readonly body: unknown };

/** What it answers, one after the other; the last for ever. */
let answers: readonly Answer[] = [];
let asked: { readonly url: string; readonly token: string | undefined }[] = [];
const server = createServer((request, response) => {
  asked.push({ url: request.url ?? '', token: request.headers.authorization });
  const answer = answers[Math.min(asked.length, answers.length) - 1];
  response.statusCode = answer?.status ?? 200;
  if (answer?.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer?.body));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
const endpoint = `${origin}/v1.0`;
const path = '/v1.0/me/transitiveMemberOf/microsoft.graph.group';

function read(next: readonly Answer[], groupName: 'id' | 'displayName' | 'onPremisesSamAccountName' = 'id') {
  answers = next;
  asked = [];
  return readGraphGroups({ endpoint, groupName }, 'the token', (url, init) => fetch(url, init), true);
}

const group = (id: string, displayName: string | null = null) => ({ id, displayName });

test('ADM-1 groups are read page by page by the one token, and called as the settings say', async () => {
  const pages = [
    { body: { value: [group('1', 'Fritid')], '@odata.nextLink': `${origin}${path}?$skiptoken=x` } },
    { body: { value: [group('2', 'Teknik'), group('2', 'Teknik')] } },
  ];
  assert.deepEqual(await read(pages), { ok: true, groups: ['1', '2'] });
  assert.deepEqual(await read(pages, 'displayName'), { ok: true, groups: ['Fritid', 'Teknik'] });
  assert.ok(asked.every(({ url, token }) => url.startsWith(path) && token === 'Bearer the token'));
  assert.deepEqual(await read([{ body: { value: [] } }]), { ok: true, groups: [] });
  // Those that exist in the cloud alone have no name in Active Directory.
  const mixed = [
    {
      body: {
        value: [
          { id: '1', onPremisesSamAccountName: 'fritid' },
          { id: '2', onPremisesSamAccountName: null },
        ],
      },
    },
  ];
  assert.deepEqual(await read(mixed, 'onPremisesSamAccountName'), { ok: true, groups: ['fritid'] });
});

test('SEC-1 no next page at another address is asked, and nobody else is given the token', async () => {
  for (const next of [
    'https://elsewhere.example/v1.0/me',
    `${origin}/v2.0/me`,
    `${origin}/v1.0.elsewhere/me`,
    `${origin}/v1.0/../secret`,
    'file:///etc/passwd',
  ]) {
    const read1 = await read([{ body: { value: [group('1')], '@odata.nextLink': next } }]);
    assert.deepEqual(read1, { ok: false, detail: 'groups: a next page at another address' }, next);
    assert.equal(asked.length, 1, next);
  }
});

test('ADM-1 a busy Graph is asked again, one that refuses is not, and half of the groups are none', async () => {
  const full = { body: { value: [group('1')] } };
  const busy = { status: 429, retryAfter: '0', body: {} };
  assert.deepEqual(await read([busy, { status: 503, retryAfter: '0', body: {} }, full]), { ok: true, groups: ['1'] });
  assert.deepEqual(await read([busy]), { ok: false, detail: 'groups: HTTP 429' });
  assert.deepEqual(await read([{ status: 401, body: {} }]), { ok: false, detail: 'groups: HTTP 401' });
  assert.equal(asked.length, 1);
  assert.equal((await read([{ status: 403, body: {} }])).ok, false);
  // A wait longer than anybody would stand before a log-in is not begun.
  assert.deepEqual(await read([{ status: 429, retryAfter: '3600', body: {} }]), {
    ok: false,
    detail: 'groups: HTTP 429',
  });
  assert.equal(asked.length, 1);
  const half = { body: { value: [group('1')], '@odata.nextLink': `${origin}${path}?$skiptoken=x` } };
  assert.equal((await read([half, { status: 500, retryAfter: '0', body: {} }])).ok, false);
  assert.equal((await read([{ body: { value: 'no list' } }])).ok, false);
  assert.equal((await read([{ body: { value: [{ displayName: 'x' }] } }])).ok, false);
  assert.equal(
    (await read([{ body: { value: [group('1')] } }], 'displayName')).ok,
    false,
    'a name that may not be read',
  );
  assert.equal((await read([half])).ok, false, 'pages without an end');
});
