import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, takenFrom } from '../testing.ts';
import { cprNumber } from './kind.ts';

const field = samples.cprNumber;
const parse = (raw: string, of = field) => cprNumber.parse(of, raw, {});

test('FRM-1 cprNumber: ten digits with a real date, with or without the hyphen', () => {
  for (const typed of ['0107850018', '010785-0018', ' 01 07 85 0018 ']) {
    assert.equal(takenFrom(parse(typed)), '0107850018', typed);
  }
  assert.equal(takenFrom(parse('')), null);
});

test('FRM-1 cprNumber: what is wrong is said without repeating the number', () => {
  const wrong = { '010785-001': 'cpr-length', '320785-0018': 'cpr-date', '010785-00l8': 'cpr-characters' };
  for (const [typed, code] of Object.entries(wrong)) {
    const error = errorOf(parse(typed));
    assert.equal(error.code, code);
    assert.ok(!Object.values(error.message).some((text) => text.includes(typed)));
  }
  assert.equal(errorOf(parse('9'.repeat(10_000))).code, 'cpr-characters');
});

test('FRM-1 cprNumber: a replacement number is taken only where the form says so', () => {
  assert.equal(errorOf(parse('610785-0018')).code, 'replacementCpr');
  assert.equal(takenFrom(parse('610785-0018', { ...field, allowReplacement: true })), '6107850018');
});

test('FRM-1 cprNumber: is read with its hyphen, or masked where the form says so; browsers do not remember it', () => {
  assert.deepEqual(cprNumber.present({ ...field, masked: false }, '0107850018', 'da'), {
    kind: 'text',
    text: '010785-0018',
  });
  assert.deepEqual(cprNumber.present({ ...field, masked: true }, '0107850018', 'da'), {
    kind: 'text',
    text: '010785-****',
  });
  assert.deepEqual(attributes(drawField(field), 'autocomplete'), ['off']);
});
