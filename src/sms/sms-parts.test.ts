import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { septetsOf } from './gsm-alphabet.ts';
import { partLimits, smsParts } from './sms-parts.ts';

const some = (many: number, character = 'a') => character.repeat(many);
const counted = (text: string) => {
  const { encoding, units, parts } = smsParts(text);
  return [encoding, units, parts.length] as const;
};

for (const [what, text, expected] of [
  ['nothing', '', ['gsm7', 0, 1]],
  ['160 letters', some(160), ['gsm7', 160, 1]],
  ['161 letters', some(161), ['gsm7', 161, 2]],
  ['306 letters', some(306), ['gsm7', 306, 2]],
  ['307 letters', some(307), ['gsm7', 307, 3]],
  ['Danish letters', some(160, 'æ'), ['gsm7', 160, 1]],
  ['159 letters and a euro', `${some(159)}€`, ['gsm7', 161, 2]],
  ['70 of another alphabet', some(70, 'я'), ['ucs2', 70, 1]],
  ['71 of another alphabet', some(71, 'я'), ['ucs2', 71, 2]],
  ['134 of another alphabet', some(134, 'я'), ['ucs2', 134, 2]],
  ['135 of another alphabet', some(135, 'я'), ['ucs2', 135, 3]],
  ['35 emoji', some(35, '😀'), ['ucs2', 70, 1]],
  ['36 emoji', some(36, '😀'), ['ucs2', 72, 2]],
  ['one letter of another alphabet among ours', `${some(70)}ł`, ['ucs2', 71, 2]],
] as const) {
  test(`SMS-2 the parts of a text of ${what} are counted`, () => {
    assert.deepEqual(counted(text), expected);
  });
}

test('SMS-2 neither an escaped character nor an emoji is cut at a border', () => {
  const { parts } = smsParts(`${some(152)}€${some(20)}`);
  assert.deepEqual(parts, [some(152), `€${some(20)}`]);
  assert.deepEqual(smsParts(`${some(66, 'я')}😀я`.repeat(2)).parts[0], some(66, 'я'));
});

test('SMS-2 a link stays whole where that costs no part, and is cut where it would', () => {
  const link = 'https://demo.example/s/abcdefghij';
  assert.deepEqual(smsParts(`${some(140)} ${link} ${some(10)}`).parts, [`${some(140)} `, `${link} ${some(10)}`]);
  const tight = `${some(140)}${link}${some(306 - 140 - link.length)}`;
  assert.equal(smsParts(tight).parts.length, 2);
  assert.equal(smsParts(`https://demo.example/${some(400)}`).parts.length, 3);
});

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abæøå €{}[]\n😀я', 'https://a.dk/b ', '[€]'), maxLength: 700 }),
  fc.string({ unit: fc.constantFrom(...'abæøÅ €{|}\n', ' https://a.dk/b '), maxLength: 700 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

test('SMS-2 whatever the text: its parts joined are the text, none is too long, none cuts a pair', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { encoding, units, parts } = smsParts(text);
      assert.equal(parts.join(''), text);
      const length = (part: string) =>
        encoding === 'ucs2' ? part.length : [...part].reduce((sum, each) => sum + (septetsOf(each) ?? Number.NaN), 0);
      const limit = partLimits[encoding][parts.length === 1 ? 'alone' : 'ofSeveral'];
      for (const part of parts) assert.ok(length(part) <= limit, `${length(part)} of ${limit}`);
      assert.equal(
        parts.reduce((sum, part) => sum + length(part), 0),
        units,
      );
      if (text.isWellFormed()) for (const part of parts) assert.ok(part.isWellFormed());
      if (parts.length > 1) assert.ok(parts.every((part) => part !== ''));
    }),
    { numRuns: 300 },
  );
});
