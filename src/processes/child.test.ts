import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChild } from './child.ts';
import { processIdentity } from './process-identity.ts';
import { StartError } from './start-error.ts';

function program(source: string, log: string[] = []) {
  return {
    name: 'helper',
    command: { file: process.execPath, arguments: ['-e', source] },
    readyWords: 'helper ready',
    log: (line: string) => void log.push(line),
  };
}

test('a child is there when it has said so, its other lines go to the log, and stopping it waits for its end', async () => {
  const log: string[] = [];
  const child = await startChild(
    program(
      `process.on('SIGTERM', () => { console.error('last'); process.exit(3); }); setInterval(() => {}, 1000);
       console.log('first'); console.log('helper ready {"port":7}');`,
      log,
    ),
  );
  assert.deepEqual(JSON.parse(child.ready), { port: 7 });
  assert.notEqual(processIdentity(child.pid), undefined);
  await child.stop();
  assert.equal(processIdentity(child.pid), undefined);
  assert.deepEqual(await child.ended, { code: 3, signal: null });
  assert.deepEqual(log, ['first', 'last']);
  await child.stop();
});

test('a child that ends before it is ready is reported with its last words', async () => {
  await assert.rejects(
    startChild(program(`console.error('Port 1 is in use'); process.exit(1)`)),
    (error) =>
      error instanceof StartError && error.message === 'The helper ended before it was ready: Port 1 is in use',
  );
});

test('a child that never gets ready is ended and reported', async () => {
  const options = { ...program(`console.log('waiting'); setInterval(() => {}, 1000)`), limitMilliseconds: 300 };
  await assert.rejects(startChild(options), /helper was not ready within 0.3 s/);
});

test('a program that does not exist is reported', async () => {
  const command = { file: '/nowhere/helper', arguments: [] };
  await assert.rejects(startChild({ ...program(''), command }), /The helper ended before it was ready: .*nowhere/);
});
