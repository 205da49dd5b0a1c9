import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { testServer } from './test-server.ts';

test('a stop lets the running request finish and takes no new one', async () => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const server = await testServer({
    routes: [
      {
        name: 'slow',
        needs: 'anyone',
        register(room) {
          room.get('/slow', async () => {
            started.resolve();
            await finish.promise;
            return 'finished';
          });
        },
      },
    ],
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const running = fetch(`http://127.0.0.1:${port}/slow`);
  await started.promise;
  const closed = server.close();
  // Refused by the closed port, rather than answered.
  while (server.server.listening) await new Promise((resolve) => setImmediate(resolve));
  await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
  finish.resolve();
  assert.equal(await (await running).text(), 'finished');
  await closed;
});
