import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areSameAnswers } from './answers-of-page.ts';

test('an empty input is no answer, whatever its shape', () => {
  assert.ok(areSameAnswers({}, { a: '', b: [], c: { day: '', month: '' } }));
  assert.ok(areSameAnswers({ c: { day: '1' } }, { c: { month: '', day: '1' } }));
});

test('another text, another row and another order of rows are changes', () => {
  assert.ok(!areSameAnswers({ a: 'x' }, { a: 'x ' }));
  assert.ok(!areSameAnswers({}, { rows: [{ id: 'r1', answers: {} }] }));
  const [first, second] = [
    { id: 'r1', answers: { n: '1' } },
    { id: 'r2', answers: {} },
  ];
  assert.ok(!areSameAnswers({ rows: [first, second] }, { rows: [second, first] }));
  assert.ok(areSameAnswers({ rows: [first, second] }, { rows: [first, { id: 'r2', answers: { n: '' } }] }));
});
