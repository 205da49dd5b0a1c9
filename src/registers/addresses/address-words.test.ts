import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressQuestions } from './address-question.ts';
import { addressWords } from './address-words.ts';
import { distanceToBeginning } from './edit-distance.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzæøåéü'.split(''));
const name = fc.string({ unit: letter, minLength: 2, maxLength: 12 });

test('FRM-1 words of an address are compared alike, however they are written', () => {
  for (const [written, words] of [
    ['Ågade', 'aagade'],
    ['AAGADE', 'aagade'],
    ['A\u030agade', 'aagade'],
    ['Ærøvej', 'aeroevej'],
    ['H.C. Andersens Allé', 'hc andersens alle'],
    ['hc  andersens-alle', 'hc andersens alle'],
    ['Gl. Byvej, Kbh. V', 'gammel byvej koebenhavn v'],
    ['Skt. Pouls Vej 12 B V', 'sankt pouls vej 12 b v'],
    ['Peter’s Vej', 'peters vej'],
    ['مرحبا', ''],
  ] as const) {
    assert.equal(addressWords(written).join(' '), words, written);
  }
});

test('FRM-1 folded words stay as they are when they are folded again, and hold only a to z and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const words = addressWords(text);
      for (const word of words) assert.match(word, /^[a-z0-9]+$/);
      assert.deepEqual(addressWords(words.join(' ')), words);
    }),
  );
});

test('FRM-1 commas, capitals and blanks do not change what is asked for', () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 1, max: 999 }), name, (street, number, town) => {
      const asked = addressQuestions(`${street} ${number}, 2. tv, 9000 ${town}`);
      assert.deepEqual(addressQuestions(`${street.toUpperCase()}  ${number} 2 TV 9000 ${town}`), asked);
      const [first] = asked;
      assert.deepEqual(first?.house, { number, letter: '' });
    }),
  );
});

test('FRM-1 what stands behind a street is told apart: number and letter, floor and door, town', () => {
  const first = (text: string) => addressQuestions(text)[0];
  assert.deepEqual(first('Birkevej 12 a 2 tv 9000 Aalborg'), {
    area: ['birkevej', '9000', 'aalborg'],
    house: { number: 12, letter: 'A' },
    unit: ['2', 'tv'],
  });
  assert.deepEqual(first('Birkevej 12, st. th, København V')?.area, ['birkevej', 'koebenhavn', 'v']);
  // A number that belongs to the name, and one that stands first.
  assert.deepEqual(first('10. Maj Vej 3')?.house, { number: 3, letter: '' });
  assert.ok(addressQuestions('12 Birkevej').some(({ area, house }) => area[0] === 'birkevej' && house?.number === 12));
  // Nothing that could be a name is no question: it would be everything.
  for (const text of ['', '12', '9000', 'a', '...', '12 3']) assert.deepEqual(addressQuestions(text), [], text);
});

test('FRM-1 the distance of what is typed to the beginning of a word counts swaps once and is nothing for a beginning', () => {
  assert.equal(distanceToBeginning('brikevej', 'birkevej'), 1);
  assert.equal(distanceToBeginning('birkvej', 'birkevej'), 1);
  assert.equal(distanceToBeginning('birk', 'birkevej'), 0);
  assert.equal(distanceToBeginning('xyz', 'birkevej'), 3);
  fc.assert(
    fc.property(name, name, (typed, word) => {
      assert.equal(distanceToBeginning(word.slice(0, 3), word), 0);
      assert.ok(distanceToBeginning(typed, word) <= typed.length);
    }),
  );
});
