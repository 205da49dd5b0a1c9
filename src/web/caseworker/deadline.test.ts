import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termEnd } from '../../workflows/working-days.ts';
import { urgency } from './deadline.tsx';

const at = (text: string) => new Date(text);

test('PLA-5 a deadline is due on its last Danish day until midnight, and overdue from then on', () => {
  const dueAt = at(termEnd('2026-11-24T09:00:00Z', { days: 3 }));
  assert.equal(dueAt.toISOString(), '2026-11-27T23:00:00.000Z');
  assert.equal(urgency(dueAt, null, at('2026-11-27T22:59:59Z'))?.text, 'caseworker.deadline.today');
  assert.equal(urgency(dueAt, null, at('2026-11-26T23:00:00Z'))?.text, 'caseworker.deadline.today');
  assert.equal(urgency(dueAt, null, at('2026-11-26T22:59:59Z'))?.text, 'caseworker.deadline.tomorrow');
  assert.deepEqual(urgency(dueAt, null, at('2026-11-27T23:00:00Z')), {
    tone: 'error',
    text: 'caseworker.deadline.overdue',
  });
});

test('PLA-5 a deadline further off presses only once the group has been reminded of it', () => {
  const dueAt = at('2026-12-01T23:00:00Z');
  const now = at('2026-11-24T09:00:00Z');
  assert.equal(urgency(dueAt, null, now), null);
  assert.equal(urgency(dueAt, at('2026-11-24T08:00:00Z'), now)?.text, 'caseworker.deadline.soon');
});
