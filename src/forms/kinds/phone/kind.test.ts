import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, takenFrom } from '../testing.ts';
import { phone } from './kind.ts';

const field = samples.phone;
const parse = (raw: string) => phone.parse(field, raw, {});

test('SMS-3 phone: however it is written, the value is E.164 with the country code', () => {
  for (const typed of [
    '12345678',
    '12 34 56 78',
    '+45 12 34 56 78',
    '0045 1234 5678',
    '+45-12-34-56-78',
    '(+45) 12.34.56.78',
  ]) {
    assert.equal(takenFrom(parse(typed)), '+4512345678', typed);
  }
  assert.equal(takenFrom(parse('+46 (70) 123-45 67')), '+46701234567');
  assert.equal(takenFrom(parse('00298 123456')), '+298123456');
  assert.equal(takenFrom(parse('')), null);
});

test('SMS-3 phone: a number with too few or too many digits, or letters, is refused with what was written', () => {
  for (const typed of [
    '1234567',
    '123456789',
    '4512345678',
    '1234567a',
    '+',
    '++4512345678',
    '+0123456789',
    '+1234567890123456',
  ]) {
    assert.equal(errorOf(parse(typed)).code, 'notPhone', typed);
  }
  for (const typed of ['01234567', '+45 1234567', '+45 123456789', '+45']) {
    assert.equal(errorOf(parse(typed)).code, 'notDanishPhone', typed);
  }
  assert.match(errorOf(parse('1234567')).message.da, /“1234567”/);
});

test('FRM-1 phone: Danish numbers are shown in pairs, others as they are', () => {
  assert.deepEqual(phone.present(field, '+4512345678', 'da'), { kind: 'text', text: '+45 12 34 56 78' });
  assert.deepEqual(phone.present(field, '+46701234567', 'en'), { kind: 'text', text: '+46701234567' });
});

test('FRM-1 phone: the keyboard for telephone numbers, and what was typed unchanged', () => {
  const html = drawField(field, { raw: '12 34' });
  assert.deepEqual(attributes(html, 'type'), ['tel']);
  assert.deepEqual(attributes(html, 'autocomplete'), ['tel']);
  assert.deepEqual(attributes(html, 'value'), ['12 34']);
});
