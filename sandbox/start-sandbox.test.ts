import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createFaultList, type Peer, withFaults } from './peer.ts';
import { startSandbox } from './start-sandbox.ts';

const dataFolder = await mkdtemp(join(tmpdir(), 'sandbox-'));
after(() => rm(dataFolder, { recursive: true, force: true }));

const echo: Peer = {
  key: 'echo',
  title: 'Echo & more',
  async routes(app, context) {
    app.post<{ Body: Record<string, unknown> }>('/say', (request, reply) =>
      withFaults(context, request, reply, async () => {
        await context.accept(request.body);
        return { status: 200, type: 'text/plain', body: `${context.baseUrl} ${context.productUrl}` };
      }),
    );
  },
  listen: async () => ({ port: 7, stop: async () => undefined }),
};

const start = () => startSandbox({ port: 0, dataFolder, productUrl: 'http://127.0.0.1:9/', peers: [echo] });

const post = (url: string, body: unknown) =>
  fetch(`${url}/echo/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('the sandbox puts each peer under its key, lists them at / and names the ports', async () => {
  const sandbox = await start();
  try {
    assert.equal(await (await post(sandbox.url, { n: 0 })).text(), `${sandbox.url} http://127.0.0.1:9`);
    assert.deepEqual(sandbox.ports, { http: Number(new URL(sandbox.url).port), echo: 7 });
    const page = await fetch(`${sandbox.url}/?language=en`);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const html = await page.text();
    assert.match(html, /<html lang="en">.*Echo &amp; more.*\/_\/echo\/received/s);
    assert.doesNotMatch(html, /<script|<style|style=/);
    assert.match((await fetch(`${sandbox.url}/_/style.css`)).headers.get('content-type') ?? '', /^text\/css/);
  } finally {
    await sandbox.stop();
  }
});

test('what a peer accepted is answered as JSON, outlives a restart, loses only a torn last line, and can be cleared', async () => {
  let sandbox = await start();
  await fetch(`${sandbox.url}/_/echo/received`, { method: 'DELETE' });
  await Promise.all([post(sandbox.url, { n: 1 }), post(sandbox.url, { n: 2 })]);
  await sandbox.stop();
  const file = join(dataFolder, 'echo', 'received.jsonl');
  await appendFile(file, '{"n": 3, "text": "half a li');

  sandbox = await start();
  try {
    await post(sandbox.url, { n: 4 });
    const received = await (await fetch(`${sandbox.url}/_/echo/received`)).json();
    assert.deepEqual(received.map(({ n }: { n: number }) => n).toSorted(), [1, 2, 4]);
    assert.equal((await readFile(file, 'utf8')).split('\n').length, 4);
    assert.equal((await fetch(`${sandbox.url}/_/echo/received`, { method: 'DELETE' })).status, 204);
    assert.deepEqual(await (await fetch(`${sandbox.url}/_/echo/received`)).json(), []);
  } finally {
    await sandbox.stop();
  }
});

test('faults are checked against their schema, shown with what is left of them, and strike as often as asked', async () => {
  const sandbox = await start();
  const put = (faults: unknown) =>
    fetch(`${sandbox.url}/_/echo/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
  try {
    for (const wrong of [
      {},
      [{ at: 'request' }],
      [{ at: 'never', kind: 'drop' }],
      [{ at: 'answer', kind: 'drop', x: 1 }],
    ]) {
      assert.equal((await put(wrong)).status, 400);
    }
    assert.equal((await put([{ at: 'request', kind: 'error', status: 502, times: 2 }])).status, 200);
    assert.equal((await post(sandbox.url, {})).status, 502);
    assert.deepEqual(await (await fetch(`${sandbox.url}/_/echo/faults`)).json(), [
      { at: 'request', kind: 'error', status: 502, times: 1 },
    ]);
    assert.equal((await post(sandbox.url, {})).status, 502);
    assert.equal((await post(sandbox.url, {})).status, 200);
    await put([{ at: 'answer', kind: 'drop', times: 1 }]);
    await assert.rejects(post(sandbox.url, { dropped: true }));
    const received = await (await fetch(`${sandbox.url}/_/echo/received`)).json();
    assert.equal(received.filter((entry: { dropped?: boolean }) => entry.dropped).length, 1);
  } finally {
    await sandbox.stop();
  }
});

test('a fault with a chance strikes when the random number lies below it, and is counted only then', async () => {
  const numbers = [0.9, 0.1, 0.1];
  const faults = createFaultList(() => numbers.shift() ?? 1);
  faults.replace([{ at: 'request', kind: 'drop', chance: 0.5, times: 2 }]);
  assert.equal((await faults.strike('request')).length, 0);
  assert.equal((await faults.strike('answer')).length, 0);
  assert.equal((await faults.strike('request')).length, 1);
  assert.deepEqual(faults.list(), [{ at: 'request', kind: 'drop', chance: 0.5, times: 1 }]);
  assert.equal((await faults.strike('request')).length, 1);
  assert.deepEqual(faults.list(), []);
});

test('SEC-1 the sandbox refuses to start in production, in one line', async () => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await assert.rejects(start(), { message: /^The sandbox refuses to start: NODE_ENV is production.*$/ });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
});

test('a peer that fails to start leaves no port open behind', async () => {
  let port = 0;
  const broken: Peer = {
    key: 'broken',
    title: 'Broken',
    async routes(_app, context) {
      port = Number(new URL(context.baseUrl).port);
      throw new Error('cannot start');
    },
  };
  const options = { port: 0, dataFolder, productUrl: 'http://127.0.0.1:9', peers: [broken] };
  await assert.rejects(startSandbox(options), { message: 'cannot start' });
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
});
