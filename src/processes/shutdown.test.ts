import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShutdown, Stopping } from './shutdown.ts';

function observed(now: () => number = () => 0) {
  const [events, codes]: [string[], number[]] = [[], []];
  const shutdown = createShutdown({ log: (line) => events.push(line), exit: (code) => codes.push(code), now });
  const part = (name: string) => shutdown.add(name, () => void events.push(`stopped ${name}`));
  return { events, codes, shutdown, part };
}

test('everything is stopped once, in the reverse order of its start, then the program ends with 0', async () => {
  const { events, codes, shutdown, part } = observed();
  for (const name of ['database', 'workers', 'web']) part(name);
  await Promise.all([shutdown.run('SIGTERM'), shutdown.run('SIGTERM')]);
  assert.deepEqual(events, ['Stopping: SIGTERM', 'stopped web', 'stopped workers', 'stopped database']);
  assert.deepEqual(codes, [0]);
});

test('a part that fails or takes longer than its limit keeps nothing else from stopping, and the code is 1', async () => {
  const { events, codes, shutdown, part } = observed();
  part('database');
  shutdown.add('slow part', () => new Promise(() => undefined), 5);
  shutdown.add('broken part', () => Promise.reject(new Error('no way')));
  await shutdown.run('SIGTERM');
  assert.deepEqual(events.slice(1), [
    'Stopping the broken part: no way',
    'Stopping the slow part: not done after 5 ms',
    'stopped database',
  ]);
  assert.deepEqual(codes, [1]);
});

test('what is started while the program stops is stopped too, and its start ends', async () => {
  const { events, codes, shutdown, part } = observed();
  const settled = Promise.withResolvers<void>();
  shutdown.add('start', () => settled.promise);
  const stopped = shutdown.run('SIGINT');
  assert.throws(() => part('sandbox'), Stopping);
  settled.resolve();
  await stopped;
  assert.deepEqual(events, ['Stopping: SIGINT', 'stopped sandbox']);
  assert.deepEqual(codes, [0]);
});

test('a second signal after a second ends the program at once with 128 and its number; an echo of the first does not', () => {
  let clock = 0;
  const { codes, shutdown } = observed(() => clock);
  shutdown.add('endless part', () => new Promise(() => undefined), 100);
  shutdown.signal('SIGINT');
  clock = 999;
  shutdown.signal('SIGINT');
  assert.deepEqual(codes, []);
  clock = 1_000;
  shutdown.signal('SIGTERM');
  assert.deepEqual(codes, [143]);
});
