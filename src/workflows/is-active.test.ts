import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isActive } from './is-active.ts';

test('FRM-7 a workflow takes new cases on the days of its period alone, the first and the last included', () => {
  const active = { from: '2026-12-01', until: '2026-12-31' };
  const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'];
  assert.deepEqual(
    days.map((day) => isActive({ active }, day)),
    [false, true, true, false],
  );
  assert.ok(isActive({}, '2026-11-30'));
  assert.ok(isActive({ active: { from: '2026-12-01' } }, '2099-01-01'));
});
