import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, takenFrom } from '../testing.ts';
import { email } from './kind.ts';

const field = samples.email;
const parse = (raw: string) => email.parse(field, raw, {});

test('FRM-1 email: addresses that mail can reach are taken, the domain in lower case', () => {
  assert.equal(takenFrom(parse(" Anna.O'Neil+fritid@Eksempel.DK ")), "Anna.O'Neil+fritid@eksempel.dk");
  assert.equal(takenFrom(parse('post@rødgrød.dk')), 'post@rødgrød.dk');
  assert.equal(takenFrom(parse('post@RO\u0308DGRO\u0308D.dk')), 'post@rödgröd.dk');
  assert.equal(takenFrom(parse('a@xn--rdgrd-vuad.dk')), 'a@xn--rdgrd-vuad.dk');
  assert.equal(takenFrom(parse('  ')), null);
});

test('FRM-1 email: what can not be an address is refused with what was written', () => {
  const bad = [
    'anna',
    'anna@',
    '@eksempel.dk',
    'anna@eksempel',
    'anna@eksempel,dk',
    'anna eksempel.dk',
    'anna @eksempel.dk',
    'anna@@eksempel.dk',
    '.anna@eksempel.dk',
    'an..na@eksempel.dk',
    'anna@-eksempel.dk',
    'anna@eksempel-.dk',
    'anna@eksempel..dk',
    'anna@127.0.0.1',
    'anna@eksempel.dk\nbcc: alle@eksempel.dk',
    `${'a'.repeat(65)}@eksempel.dk`,
    `a@${'b'.repeat(64)}.dk`,
    'søren@eksempel.dk',
  ];
  for (const typed of bad) assert.equal(errorOf(parse(typed)).code, 'notEmail', typed);
  assert.match(errorOf(parse('anna')).message.da, /“anna” er ikke en e-mailadresse/);
});

test('FRM-1 email: 254 characters are taken and 255 refused', () => {
  const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.dk`;
  assert.equal(takenFrom(parse(longest))?.length, 254);
  assert.equal(errorOf(parse(`${longest}x`)).code, 'emailTooLong');
});

test('FRM-1 email: the keyboard for addresses, no spelling, and no filling in for others', () => {
  const html = drawField(field);
  assert.deepEqual(attributes(html, 'autocomplete'), ['email']);
  assert.deepEqual(attributes(html, 'inputmode'), ['email']);
  assert.deepEqual(attributes(html, 'spellcheck'), ['false']);
  assert.deepEqual(attributes(drawField(field, { name: 'parents.r1.mail' }), 'autocomplete'), ['off']);
});
