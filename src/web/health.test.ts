import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './test-server.ts';

test('the server is ready while all its checks hold, and says which does not', async () => {
  let works = true;
  const server = await testServer({
    health: [
      { name: 'database', check: async () => works },
      { name: 'workers', check: async () => true },
    ],
  });
  assert.equal((await server.inject('/healthz')).statusCode, 200);
  const ready = await server.inject('/readyz');
  assert.deepEqual([ready.statusCode, ready.json()], [200, { ready: true, failing: [] }]);
  works = false;
  const failing = await server.inject('/readyz');
  assert.deepEqual([failing.statusCode, failing.json()], [503, { ready: false, failing: ['database'] }]);
  await server.close();
});

test('a check that throws has failed', async () => {
  const server = await testServer({ health: [{ name: 'database', check: () => Promise.reject(new Error('gone')) }] });
  assert.equal((await server.inject('/readyz')).statusCode, 503);
  await server.close();
});

test('health is answered without looking for a session', async () => {
  const server = await testServer({ loadSession: () => Promise.reject(new Error('the database is gone')) });
  assert.equal((await server.inject('/healthz')).statusCode, 200);
  await server.close();
});
