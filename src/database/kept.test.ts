import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Kept } from './kept.ts';

test('it keeps so many values, and forgets first what was not asked for longest', () => {
  const kept = new Kept<number>(2, 60_000);
  kept.set('a', 1);
  kept.set('b', 2);
  assert.equal(kept.get('a'), 1);
  kept.set('c', 3);
  assert.deepEqual([kept.get('a'), kept.get('b'), kept.get('c'), kept.size], [1, undefined, 3, 2]);
  kept.set('c', 4);
  assert.deepEqual([kept.get('c'), kept.size], [4, 2]);
});

test('it keeps nothing beyond its time, asked for or not', (context) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after(() => mock.timers.reset());
  const kept = new Kept<number>(10, 1_000);
  kept.set('a', 1);
  mock.timers.tick(900);
  kept.set('b', 2);
  assert.equal(kept.get('a'), 1);
  mock.timers.tick(100);
  assert.equal(kept.size, 0);
  kept.set('c', 3);
  mock.timers.tick(999);
  assert.equal(kept.get('c'), 3);
  mock.timers.tick(1);
  assert.equal(kept.get('c'), undefined);
});
