import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { providerMetadata } from '../../../sandbox/nemlogin/metadata.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { createProviderSource } from './provider-source.ts';

let base: TestDatabase;
let answer: string | number = 503;
let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  if (typeof answer === 'number') response.writeHead(answer).end();
  else response.end(answer);
});
let address = '';

before(async () => {
  base = await startTestDatabase();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  assert.ok(at !== null && typeof at === 'object');
  address = `http://127.0.0.1:${at.port}/metadata`;
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await base.close();
});

const metadata = (keys: readonly ('first' | 'second')[]) =>
  providerMetadata('https://idp.example', 'https://idp.example/saml', keys);

test('SEC-2 metadata is read again when it is due, kept when its address is down, also through a restart, and urgent looks are counted', async () => {
  const problems: string[] = [];
  const source = () =>
    createProviderSource(
      base.database,
      () => base.clock.now,
      (_what, { problem = '' }) => problems.push(problem),
      true,
    );
  const later = (minutes: number) => {
    base.clock.now = new Date(base.clock.now.getTime() + minutes * 60_000);
  };
  const first = source();
  const keys = async (of = first, isUrgent = false) =>
    (await of.metadata(base.demo, address, isUrgent))?.keysAt(base.clock.now).length;

  assert.equal(await keys(), undefined, 'down, and nothing is known');
  later(1);
  answer = metadata(['first']);
  assert.equal(await keys(), 1);
  answer = metadata(['first', 'second']);
  later(30);
  assert.equal(await keys(), 1, 'not due yet');
  assert.equal(await keys(first, true), 2, 'but for a key that was not known');
  const before = asked;
  assert.equal(await keys(first, true), 2);
  assert.equal(asked, before, 'not twice within half a minute');

  for (const wrong of [503, '<html/>', `<!DOCTYPE x>${metadata(['first'])}`, 'x'.repeat(3_000_000)]) {
    answer = wrong;
    later(61);
    await keys();
    assert.equal(await keys(first, true), 2, 'the last good one');
    assert.equal(await keys(source()), 2, 'also of a process that has never seen the address up');
  }
  assert.ok(
    problems.includes('HTTP 503') && problems.includes('no EntityDescriptor') && problems.includes('too large'),
  );
});

test('SEC-1 metadata is not fetched without TLS from another machine', async () => {
  const problems: string[] = [];
  const report = (_what: string, { problem = '' }) => problems.push(problem);
  const source = createProviderSource(base.database, () => base.clock.now, report, false);
  assert.equal(await source.metadata(base.proeveby, address), null);
  assert.equal(await source.metadata(base.demo, 'http://idp.example/metadata'), null);
  assert.deepEqual(problems, ['no https address', 'no https address']);
});
