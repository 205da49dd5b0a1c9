import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskedNumber } from './masked-number.ts';
import { smsNumber } from './sms-number.ts';

for (const typed of [
  '20 12 34 56',
  '20123456',
  '+45 20123456',
  '0045 20 12 34 56',
  '4520123456',
  '(+45) 20-12-34-56',
]) {
  test(`SMS-3 ${typed} is +4520123456`, () => {
    assert.deepEqual(smsNumber(typed, { foreignAllowed: false }), { ok: true, e164: '+4520123456' });
  });
}

for (const [typed, foreignAllowed, why] of [
  ['', false, 'unreadable'],
  ['ring til mig', false, 'unreadable'],
  ['20 12 34 56 lokal 3', false, 'unreadable'],
  ['112', false, 'notDanish'],
  ['2012345', false, 'notDanish'],
  ['+45 201234567', false, 'notDanish'],
  ['12 34 56 78', false, 'notDanish'],
  ['70 12 34 56', false, 'cannotReceive'],
  ['80 12 34 56', false, 'cannotReceive'],
  ['90 12 34 56', false, 'cannotReceive'],
  ['+46 70 123 45 67', false, 'foreign'],
  ['+46 8 612 34 56', true, 'cannotReceive'],
  ['+46 70 123', true, 'unknownNumber'],
  ['+999 123456', true, 'unreadable'],
  [`+45${'2'.repeat(60)}`, true, 'unreadable'],
] as const) {
  test(`SMS-3 «${typed.slice(0, 20)}» is refused: ${why}`, () => {
    const read = smsNumber(typed, { foreignAllowed });
    assert.ok(!read.ok);
    assert.equal(read.why, why);
    assert.ok(read.problem.da !== '' && read.problem.en !== '');
  });
}

test('SMS-3 a foreign mobile is taken where the organisation allows it', () => {
  assert.deepEqual(smsNumber('+46 (0)70 123 45 67', { foreignAllowed: true }), { ok: true, e164: '+46701234567' });
});

test('SMS-3 whatever is typed, what is taken is E.164 and reads as itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+ -().'), maxLength: 20 }), (typed) => {
      const read = smsNumber(typed, { foreignAllowed: true });
      if (!read.ok) return;
      assert.match(read.e164, /^\+[1-9]\d{6,14}$/);
      assert.deepEqual(smsNumber(read.e164, { foreignAllowed: true }), read);
    }),
  );
});

test('SMS-5 a masked number shows its country and two digits', () => {
  assert.equal(maskedNumber('+4520123456'), '+45 •• •• •• 56');
  assert.equal(maskedNumber('+46701234567'), '+46 •• •• •• • 67');
  assert.equal(maskedNumber('+298212345'), '+298 •• •• 45');
});
