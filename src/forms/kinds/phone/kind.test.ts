import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { phone } from './kind.ts';

const field = samples.phone;
const parse = (raw: string) => phone.parse(field, raw, {});

test('SMS-3 phone: however it is written, the value is E.164 with the country code', () => {
  for (const typed of [
    '21345678',
    '21 34 56 78',
    '+45 21 34 56 78',
    '0045 2134 5678',
    '4521345678',
    '+45-21-34-56-78',
    '(+45) 21.34.56.78',
  ]) {
    assert.equal(takenFrom(parse(typed)), '+4521345678', typed);
  }
  assert.equal(takenFrom(parse('+46 (70) 123-45 67')), '+46701234567');
  assert.equal(takenFrom(parse('00298 123456')), '+298123456');
  assert.equal(takenFrom(parse('')), null);
});

test('SMS-3 phone: what is no number is refused with what was written and why', () => {
  const reasons: Readonly<Record<string, readonly string[]>> = {
    notPhone: ['1234567', '213456789', '2134567a', '+', '++4521345678', '+0123456789', '2'.repeat(100)],
    notDanishPhone: ['01234567', '12345678', '+45 2134567', '+45 213456789', '+45'],
    unknownCountry: ['+999 12345678', '+210 123456'],
    phoneLength: ['+46 12', '+1 555 123', '+12345678901234567'],
  };
  for (const [code, typed] of Object.entries(reasons)) {
    for (const each of typed) assert.equal(errorOf(parse(each)).code, code, each);
  }
  assert.match(errorOf(parse('1234567')).message.da, /“1234567”/);
});

test('SMS-3 phone: where only Danish numbers are wanted, a foreign one is refused and the hint says so', () => {
  const danish = { ...field, danishOnly: true };
  assert.equal(errorOf(phone.parse(danish, '+46701234567', {})).code, 'onlyDanishPhone');
  assert.equal(takenFrom(phone.parse(danish, '21345678', {})), '+4521345678');
  assert.match(textOf(drawField(danish)), /8 cifre/);
});

test('FRM-1 phone: Danish numbers are shown in pairs, others as they are', () => {
  assert.deepEqual(phone.present(field, '+4521345678', 'da'), { kind: 'text', text: '+45 21 34 56 78' });
  assert.deepEqual(phone.present(field, '+46701234567', 'en'), { kind: 'text', text: '+46 701234567' });
});

test('FRM-1 phone: the keyboard for telephone numbers, and what was typed unchanged', () => {
  const html = drawField(field, { raw: '12 34' });
  assert.deepEqual(attributes(html, 'type'), ['tel']);
  assert.deepEqual(attributes(html, 'autocomplete'), ['tel']);
  assert.deepEqual(attributes(html, 'value'), ['12 34']);
});
