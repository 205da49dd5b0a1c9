import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { isOutOfTime, withinTime } from './within-time.ts';

const forever = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('work that takes too long is told so, and leaves nothing with the signal of the process', async () => {
  const outer = new AbortController().signal;
  let seen: AbortSignal | undefined;
  const work = withinTime(outer, 5, (signal) => {
    seen = signal;
    return forever(signal);
  });
  await assert.rejects(work, { name: 'TimeoutError' });
  assert.ok(seen && isOutOfTime(seen));
  assert.deepEqual(getEventListeners(outer, 'abort'), []);
});

test('work is told when the process stops, also when it has stopped already', async () => {
  const outer = new AbortController();
  const stopping = new Error('the product stops');
  const late = withinTime(outer.signal, 60_000, forever);
  outer.abort(stopping);
  await assert.rejects(late, stopping);
  await withinTime(outer.signal, 60_000, async (signal) => {
    assert.ok(signal.aborted && !isOutOfTime(signal));
    assert.equal(signal.reason, stopping);
  });
  assert.deepEqual(getEventListeners(outer.signal, 'abort'), []);
});

test('work that ends or fails gives its result or its error, and leaves nothing behind', async () => {
  const outer = new AbortController().signal;
  assert.equal(await withinTime(outer, 60_000, async () => 7), 7);
  await assert.rejects(
    withinTime(outer, 60_000, () => Promise.reject(new Error('refused'))),
    /refused/,
  );
  assert.deepEqual(getEventListeners(outer, 'abort'), []);
});
