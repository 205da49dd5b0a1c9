import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve, definitionOf, end, fill } from '../../../test/helpers/workflow-of.ts';
import { staffFindings } from './staff-findings.ts';

const decision = { as: 'decision', approved: 'done', rejected: 'done' } as const;
const codes = (steps: Parameters<typeof definitionOf>[0], members: Record<string, number>, managers = true) =>
  staffFindings(definitionOf({ ...steps, done: end('done') }), { members, managers }).map(
    ({ code, place, severity }) => `${severity} ${code} ${place}`,
  );

test('WFL-5 an approval that nobody could reach is told at its step: no members, too few, or none but who filled in', () => {
  const plain = { first: approve(decision) };
  assert.deepEqual(codes(plain, { Fritid: 1 }), []);
  assert.deepEqual(codes(plain, { Teknik: 3 }), ['advice no-members first']);
  assert.deepEqual(codes(plain, { constructor: 3 }), ['advice no-members first']);
  const three = { first: approve({ ...decision, approvers: 3 }) };
  assert.deepEqual(codes(three, { Fritid: 2 }), ['advice too-few-members first']);
  assert.deepEqual(codes(three, { Fritid: 3 }), []);
  const filled = {
    first: fill({ form: 'svar', as: 'answer', by: { group: 'Fritid' }, next: 'judge' }),
    judge: approve({ ...decision, fourEyes: true }),
  };
  assert.deepEqual(codes(filled, { Fritid: 1 }), ['advice only-filler judge']);
  assert.deepEqual(codes(filled, { Fritid: 2 }), []);
});

test('WFL-5 a manager whom the organisation does not know is told as advice', () => {
  const asked = { first: approve({ ...decision, employee: { manager: 'starter' } }) };
  assert.deepEqual(codes(asked, { Fritid: 1 }, false), ['advice no-managers first']);
  assert.deepEqual(codes(asked, { Fritid: 1 }), []);
});
