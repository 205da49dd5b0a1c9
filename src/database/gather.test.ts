import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from './gather.ts';

const one = { id: 1 };
const two = { id: 2 };

test('what is asked for at the same moment goes together, each organisation by itself, and each gets its own answer', async () => {
  const statements: string[] = [];
  const ask = gather(async ({ id }: { id: number }, items: readonly string[]) => {
    statements.push(`${id}: ${items.join(' ')}`);
    return items.map((item) => `${id}${item}`);
  });
  const answers = await Promise.all([ask(one, 'a'), ask(two, 'b'), ask(one, 'c'), ask(one, 'a')]);
  assert.deepEqual(answers, ['1a', '2b', '1c', '1a']);
  assert.deepEqual(statements, ['1: a c a', '2: b']);
});

test('nothing is kept: a later look-up asks again', async () => {
  let value = 'old';
  const ask = gather(async (_: { id: number }, items: readonly string[]) => items.map(() => value));
  assert.equal(await ask(one, 'a'), 'old');
  value = 'new';
  assert.equal(await ask(one, 'a'), 'new');
});

test('a look-up never joins a statement that was sent before it came', async () => {
  let stored = 0;
  const ask = gather(async (_: { id: number }, items: readonly string[]) => {
    const read = stored;
    await sleep(5);
    return items.map(() => read);
  });
  const results: Promise<void>[] = [];
  for (let round = 1; round <= 30; round += 1) {
    stored = round;
    results.push(ask(one, 'a').then((read) => assert.ok(read >= round, `round ${round} read ${read}`)));
    await sleep(1);
  }
  await Promise.all(results);
});

test('while two statements are under way the rest waits, and then goes in one', async () => {
  const open: (() => void)[] = [];
  const sizes: number[] = [];
  const ask = gather(async (_: { id: number }, items: readonly number[]) => {
    sizes.push(items.length);
    await new Promise<void>((resolve) => open.push(resolve));
    return items;
  });
  const first = ask(one, 1);
  await sleep(2);
  const second = ask(one, 2);
  await sleep(2);
  const rest = [3, 4, 5].map((item) => ask(one, item));
  await sleep(2);
  assert.deepEqual(sizes, [1, 1]);
  open[0]?.();
  await first;
  await sleep(2);
  assert.deepEqual(sizes, [1, 1, 3]);
  for (const resolve of open) resolve();
  assert.deepEqual(await Promise.all([second, ...rest]), [2, 3, 4, 5]);
});

test('a second statement waits until it is worth its round trip where the caller says so', async () => {
  const open: (() => void)[] = [];
  const sizes: number[] = [];
  const ask = gather(
    async (_: { id: number }, items: readonly number[]) => {
      sizes.push(items.length);
      await new Promise<void>((resolve) => open.push(resolve));
      return items;
    },
    { another: 3 },
  );
  const first = ask(one, 1);
  await sleep(2);
  const few = [2, 3].map((item) => ask(one, item));
  await sleep(2);
  assert.deepEqual(sizes, [1], 'two are not enough');
  const third = ask(one, 4);
  await sleep(2);
  assert.deepEqual(sizes, [1, 3]);
  const last = ask(one, 5);
  for (const resolve of open.splice(0)) resolve();
  assert.deepEqual(await Promise.all([first, ...few, third]), [1, 2, 3, 4]);
  await sleep(2);
  assert.deepEqual(sizes, [1, 3, 1], 'the last goes when nothing is under way');
  for (const resolve of open) resolve();
  assert.equal(await last, 5);
});

test('a failure is told to all that it concerns, and the next are asked for again', async () => {
  let fails = true;
  const ask = gather(async (_: { id: number }, items: readonly string[]) => {
    if (fails) throw new Error('gone');
    return items;
  });
  const results = await Promise.allSettled([ask(one, 'a'), ask(one, 'b')]);
  assert.deepEqual(
    results.map((each) => each.status),
    ['rejected', 'rejected'],
  );
  fails = false;
  assert.equal(await ask(one, 'a'), 'a');
});
