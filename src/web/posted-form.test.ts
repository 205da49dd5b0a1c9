import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeComponent, maximumFields, parseUrlencoded } from './posted-form.ts';

test('reads back what a browser wrote, whatever was typed, apart from NUL', () => {
  const typed = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text.isWellFormed());
  fc.assert(
    fc.property(fc.array(fc.tuple(typed, typed)), (pairs) => {
      const written = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
      const form = parseUrlencoded(Buffer.from(written.toString()));
      for (const [name] of pairs) assert.deepEqual(form?.values(name), written.getAll(name));
    }),
  );
});

test('keeps all values of a name in their order, and knows a name that was not posted', () => {
  const form = parseUrlencoded(Buffer.from('day=monday&day=friday&empty=&alone&&'));
  assert.deepEqual(form?.values('day'), ['monday', 'friday']);
  assert.equal(form?.value('day'), 'monday');
  assert.equal(form?.value('empty'), '');
  assert.equal(form?.value('alone'), '');
  assert.equal(form?.value('other'), undefined);
  assert.deepEqual(form?.values('other'), []);
});

for (const [what, body] of [
  ['bytes that are no UTF-8', Buffer.from([0x61, 0x3d, 0xff, 0xfe])],
  ['an escape that is no UTF-8', Buffer.from('a=%FF')],
  ['an escape in a name that is no UTF-8', Buffer.from('%C3=a')],
  ['half an escape', Buffer.from('a=%E')],
  ['an escaped half of a surrogate pair', Buffer.from('a=%ED%A0%80')],
  ['a NUL', Buffer.from('a=%00')],
  ['more fields than any page has', Buffer.from('a=1&'.repeat(maximumFields + 1))],
] as const) {
  test(`refuses ${what}`, () => assert.equal(parseUrlencoded(body), null));
}

test('a plus is a space, an escaped plus a plus', () => assert.equal(decodeComponent('a+b%2Bc'), 'a b+c'));
