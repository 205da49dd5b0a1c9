import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mostReceivers, smsReceivers } from './sms-receivers.ts';
import { writeSms } from './write-sms.ts';

const to = (...given: readonly (string | number | null)[]) =>
  smsReceivers({ fields: { to: given, text: 'Hej' } }).map((fields) => fields.to);

test('SMS-3 each number of a list gets one message, however it is written and however often; what is empty is nobody', () => {
  assert.deepEqual(to('20 12 34 56', null, '+4520123457', '', '0045 20123456', '4520123457'), [
    '20 12 34 56',
    '+4520123457',
  ]);
  assert.deepEqual(smsReceivers({ fields: { to: '20123456' } }), [{ to: '20123456' }]);
  assert.deepEqual(smsReceivers({ fields: { to: 20123456 } }), [{ to: '20123456' }]);
});

test('SMS-3 what is no number is kept as a receiver of its own, and nobody at all leaves a place for a number', () => {
  assert.deepEqual(to('20123456', 'ring til mor', 'ring til mor'), ['20123456', 'ring til mor']);
  assert.deepEqual(to(null, ''), ['']);
  assert.deepEqual(smsReceivers({ fields: { to: [{ phone: '20123456' }] } }), [{ to: '{"phone":"20123456"}' }]);
});

test('SMS-3 a hundred receivers are a hundred messages; one more is refused as a whole, with how many there are', () => {
  const numbers = Array.from({ length: mostReceivers + 1 }, (_, index) => `+4520${String(index).padStart(6, '0')}`);
  assert.equal(smsReceivers({ fields: { to: numbers.slice(1) } }).length, mostReceivers);
  const [whole, ...others] = smsReceivers({ fields: { to: numbers, text: 'Hej' } });
  assert.ok(whole && others.length === 0);
  const account = { name: 'a', title: 'A', token: 't', sender: 'Demo' };
  const written = writeSms({ fields: whole }, { accounts: [account] });
  assert.ok('problem' in written && written.field === 'to');
  assert.match(
    written.problem.da,
    /^Der er 101 modtagernumre, og ét trin kan højst sende til 100\. Der er ikke sendt noget/,
  );
});

test('SMS-3 property: nobody gets two messages, and nobody is left out', () => {
  const digits = fc.integer({ min: 20_000_000, max: 20_000_040 }).map(String);
  const written = fc.oneof(
    digits,
    digits.map((number) => `+45${number}`),
    digits.map((number) => `0045 ${number.slice(0, 4)} ${number.slice(4)}`),
  );
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 90 }), (numbers) => {
      const eight = (typed: unknown) => String(typed).replaceAll(/\s/g, '').slice(-8);
      const sent = to(...numbers).map(eight);
      assert.equal(new Set(sent).size, sent.length);
      assert.deepEqual(new Set(sent), new Set(numbers.map(eight)));
    }),
  );
});
