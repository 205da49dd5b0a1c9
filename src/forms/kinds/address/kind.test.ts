import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { address } from './kind.ts';

const field = samples.address;
const typed = {
  search: '',
  street: 'Birkevej',
  number: '12 a',
  floor: '2.',
  door: 'tv',
  postCode: '9000',
  city: 'Aalborg',
};
const held = { id: '0a3f507a-93e7-42b8-8044-0003ba298018', municipality: '0851', lat: '57.048800', lng: '9.921700' };
const parse = (changes: Record<string, string>) => address.parse(field, { ...typed, ...changes }, {});

test('FRM-1 address: its parts as they are written, and what the register added', () => {
  const written = { street: 'Birkevej', number: '12A', floor: '2', door: 'tv', postCode: '9000', city: 'Aalborg' };
  assert.deepEqual(takenFrom(parse({})), written);
  assert.deepEqual(takenFrom(parse(held)), { ...written, ...held });
  assert.equal(takenFrom(address.parse(field, { search: ' ' }, {})), null);
});

test('FRM-1 address: what is missing or wrong is told at its own input', () => {
  const wrong = (changes: Record<string, string>) => {
    const { code, part } = errorOf(parse(changes));
    return [code, part];
  };
  assert.deepEqual(wrong({ street: '' }), ['noStreet', 'street']);
  assert.deepEqual(wrong({ number: '' }), ['noHouseNumber', 'number']);
  assert.deepEqual(wrong({ number: 'tolv' }), ['badHouseNumber', 'number']);
  assert.deepEqual(wrong({ postCode: '900' }), ['badPostCode', 'postCode']);
  assert.deepEqual(wrong({ city: '' }), ['noCity', 'city']);
  assert.deepEqual(wrong({ street: 'x'.repeat(10_000_000) }), ['tooLong', 'street']);
  assert.equal(errorOf(address.parse(field, { search: 'Birkevej' }, {})).code, 'addressNotChosen');
});

test('FRM-1 address: all that is missing is told at once, each at its input', () => {
  const parsed = address.parse(field, { street: 'Birkevej', postCode: '90' }, {});
  assert.ok(!parsed.ok);
  const errors = [parsed.error, ...(parsed.further ?? [])];
  assert.deepEqual(
    errors.map(({ part }) => part),
    ['number', 'postCode', 'city'],
  );
  const html = drawField(field, { name: 'home', errors });
  assert.match(html, /id="home\.postCode"[^>]*aria-describedby="home-error-2"/);
});

test('FRM-4 address: only the server says that an address was found; a changed address is no longer', () => {
  const posted = Object.fromEntries(
    Object.entries({ ...typed, ...held }).map(([part, text]) => [`home.${part}`, text]),
  );
  const raw = address.read(field, 'home', posting(posted));
  assert.deepEqual(raw, typed, 'what a browser posts as found is not read');
  assert.deepEqual(address.keep?.({ ...typed, ...held, found: '[]' }, typed), { ...typed, ...held, found: '[]' });
  const moved = { ...typed, number: '14' };
  assert.deepEqual(address.keep?.({ ...typed, ...held }, moved), moved);
});

test('FRM-1 address: is shown on one line, and says when it was not looked up', () => {
  const shown = (changes: Record<string, string>) => address.present(field, takenFrom(parse(changes)), 'da');
  assert.deepEqual(shown(held), { kind: 'text', text: 'Birkevej 12A, 2. tv, 9000 Aalborg' });
  assert.deepEqual(shown({ floor: '', door: '' }), {
    kind: 'text',
    text: 'Birkevej 12A, 9000 Aalborg (ikke slået op i adresseregistret)',
  });
});

test('FRM-1 address: what was found is a choice of radio buttons that works without scripts', () => {
  const found = JSON.stringify([
    ['0a3f507a-93e7-42b8-8044-0003ba298018', 'Birkevej 1'],
    ['*Birkevej ', 'Birkevej'],
  ]);
  const html = drawField(field, { name: 'home', raw: { ...typed, found } });
  assert.equal(attributes(html, 'name').filter((name) => name === 'home.choice').length, 2);
  assert.match(textOf(html), /Vælg adressenBirkevej 1Birkevej/);
  drawField(field, { raw: { ...typed, found: '{"not":"a list"' } });
});
