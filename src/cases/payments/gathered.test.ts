import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { gathered } from './gathered.ts';

const database = {} as Database;
const organisation = { id: 1 } as Organisation;

function recorded(work: (items: readonly string[]) => Promise<readonly string[]>) {
  const rounds: (readonly string[])[] = [];
  const add = gathered<string, string>({
    most: 3,
    lanes: 1,
    apart: (item) => item.charAt(0),
    work: (_database, _organisation, items) => {
      rounds.push(items);
      return work(items);
    },
  });
  return { rounds, add: (item: string) => add(database, organisation, item) };
}

test('BET-6 what comes at once is done together, the same thing one after the other, and no more than may be', async () => {
  const { rounds, add } = recorded(async (items) => items.map((item) => item.toUpperCase()));
  const done = await Promise.all(['a1', 'a2', 'b', 'c', 'd'].map(add));
  assert.deepEqual(done, ['A1', 'A2', 'B', 'C', 'D']);
  assert.deepEqual(rounds, [
    ['a1', 'b', 'c'],
    ['a2', 'd'],
  ]);
});

test('BET-6 one that fails fails alone', async () => {
  const { add } = recorded(async (items) => {
    if (items.includes('b')) throw new Error('no b');
    return items;
  });
  const done = await Promise.allSettled(['a', 'b', 'c'].map(add));
  assert.deepEqual(
    done.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.equal(await add('d'), 'd');
});
