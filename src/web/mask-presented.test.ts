import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsCpr, maskPresented } from './mask-presented.ts';

test('CAS-3 CPR numbers are masked wherever in an answer they stand, and other numbers are left alone', () => {
  const masked = (text: string) => {
    const presented = maskPresented({ kind: 'text', text });
    return presented.kind === 'text' ? presented.text : '';
  };
  assert.equal(masked('010785-0018'), '010785-****');
  assert.equal(masked('Karen (0107850018), og 010785 0018.'), 'Karen (010785-****), og 010785-****.');
  for (const other of ['991385-0018', '12345678901', '1234-0107850018', '21 34 56 78', '2026-000123']) {
    assert.equal(masked(other), other);
  }
  const table = { kind: 'table', columns: ['Barn'], rows: [['Ida 010785-0018']] } as const;
  assert.deepEqual(maskPresented(table), { ...table, rows: [['Ida 010785-****']] });
  assert.deepEqual([holdsCpr(table), holdsCpr({ kind: 'list', items: ['x'] })], [true, false]);
});
