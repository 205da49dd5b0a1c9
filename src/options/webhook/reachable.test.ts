import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { reachesOpenAnd } from '../../processes/reachable.ts';
import { areNetworks } from '../../settings-kinds.ts';
import { call } from './call.ts';

let calls = 0;
const server = createServer((request, response) => {
  calls += 1;
  if (request.url === '/videre') response.writeHead(302, { location: '/endelig' }).end();
  else response.end(`${request.method} ${request.url}`);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());
const { port } = server.address() as AddressInfo;
const { signal } = new AbortController();
const request = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'æ' } as const;

test('SEC-5 the open internet may be reached; this machine, private and special networks only where the operator allows it', () => {
  const open = reachesOpenAnd([]);
  for (const address of ['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '::ffff:1.1.1.1']) {
    assert.equal(open(address), true, address);
  }
  for (const address of [
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['169.254.169.254', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::127.0.0.1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''],
  ]) {
    assert.equal(open(address), false, address);
  }
  const some = reachesOpenAnd(['10.20.0.0/16', 'fd12::/16']);
  assert.deepEqual(['10.20.3.4', '10.21.0.1', 'fd12::1', 'fd13::1', '127.0.0.1', '1.1.1.1'].map(some), [
    true,
    false,
    true,
    false,
    false,
    true,
  ]);
  assert.deepEqual(
    ['10.0.0.0/8', 'fd00::/8', '10.0.0.1', '10.0.0.0/8, fd00::/8'].map(areNetworks),
    Array(4).fill(true),
  );
  assert.deepEqual(['10.0.0.0/33', 'x/8', '10.0.0.0/8/8', 'fd00::/129', ''].map(areNetworks), Array(5).fill(false));
});

test('SEC-5 what a name leads to is judged, not what it is called, and nothing is sent there', async () => {
  const open = reachesOpenAnd([]);
  for (const host of [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `0x7f.1:${port}`,
  ]) {
    assert.deepEqual(await call(`http://${host}/`, request, signal, open), { kind: 'forbidden' }, host);
  }
  assert.equal(calls, 0);
  const allowed = reachesOpenAnd(['127.0.0.0/8']);
  assert.deepEqual(await call(`http://localhost:${port}/ind`, request, signal, allowed), {
    kind: 'answer',
    status: 200,
    body: 'POST /ind',
  });
});

test('SEC-5 a redirect is told and not followed', async () => {
  const before = calls;
  const answer = await call(`http://127.0.0.1:${port}/videre`, request, signal, reachesOpenAnd(['127.0.0.0/8']));
  assert.ok(answer.kind === 'answer' && answer.status === 302);
  assert.equal(calls, before + 1);
});
