import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smsSender } from './sms-sender.ts';

for (const [typed, result] of [
  ['Demo', 'name'],
  ['ABC', 'name'],
  ['Borgerserv1', 'name'],
  ['By 2', 'name'],
  ['4520123456', 'number'],
  ['+4520123456', 'number'],
  ['1204', 'number'],
  ['', 'length'],
  ['AB', 'length'],
  ['Borgerservic', 'length'],
  ['Værløse', 'characters'],
  ['Demo!', 'characters'],
  [' Demo', 'blanks'],
  ['Demo ', 'blanks'],
  ['12 34', 'noLetter'],
  ['0451234567', 'number!'],
  ['123', 'number!'],
  ['1'.repeat(16), 'number!'],
] as const) {
  test(`SMS-4 the sender «${typed}» is ${result}`, () => {
    const read = smsSender(typed);
    assert.equal(read.ok ? read.kind : read.why, result.replace('!', ''));
    assert.equal(read.ok, result === 'name' || result === 'number');
  });
}

test('SMS-4 whatever is typed, a name that is taken is one that networks show unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ9 æ-+é'), maxLength: 14 }), (typed) => {
      const read = smsSender(typed);
      if (read.ok)
        assert.match(
          read.sender,
          read.kind === 'name' ? /^[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]$/ : /^[1-9]\d{3,14}$/,
        );
      else assert.ok(read.problem.da && read.problem.en);
    }),
  );
});
