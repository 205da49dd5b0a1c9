import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { plainCharacters } from '../../sms/plain-characters.ts';
import { smsParts } from '../../sms/sms-parts.ts';
import type { Alias } from '../scope.ts';
import { estimateSms } from './estimate-sms.ts';
import { placeSize } from './place-size.ts';

const text = (da: string) => ({ da });
const form = smallForm({
  key: 'proeve',
  pages: [
    {
      key: 'side',
      title: text('Side'),
      fields: [
        { kind: 'shortText', key: 'name', label: text('Navn'), maxLength: 60 },
        { kind: 'longText', key: 'why', label: text('Hvorfor') },
        { kind: 'date', key: 'day', label: text('Dag') },
        {
          kind: 'oneOf',
          key: 'place',
          label: text('Sted'),
          options: [
            { value: 'a', label: { da: 'Biblioteket', en: 'The library' } },
            { value: 'b', label: { da: 'Hal', en: 'Hall' } },
          ],
        },
      ],
    },
  ],
});
const aliases: ReadonlyMap<string, Alias> = new Map<string, Alias>([
  ['svar', { kind: 'answers', form, within: [] }],
  ['andre', { kind: 'answers', form, within: ['hver'] }],
  ['sagen', { kind: 'decision', within: [] }],
]);
const sizeOf = (path: string) => placeSize(aliases, path, 'da');

test('SMS-2 a text without places is counted as it will be billed, with what stands after it', () => {
  const { least, typical, most, outside, hasPlaces, encoding } = estimateSms(
    'Din tid – kl. 10 “i dag”',
    sizeOf,
    '\nhttps://a.dk/s/x',
  );
  assert.equal(least.units, 'Din tid - kl. 10 "i dag"\nhttps://a.dk/s/x'.length);
  assert.deepEqual([typical, most], [least, least]);
  assert.deepEqual([encoding, outside, hasPlaces], ['gsm7', [], false]);
  assert.deepEqual(estimateSms(`Łódź ł 😀${'a'.repeat(80)}`, sizeOf).outside, ['Ł', 'ó', 'ź', 'ł', '😀']);
});

test('SMS-2 places make a text as long as the answers are usually and at most', () => {
  const { least, typical, most, hasPlaces } = estimateSms('{{svar.name}} den {{svar.day}}: {{svar.place}}', sizeOf);
  assert.equal(hasPlaces, true);
  assert.equal(least.units, 'den :'.length);
  assert.deepEqual(typical, { units: 20 + 16 + 7 + ' den : '.length, parts: 1 });
  assert.deepEqual(most, { units: 60 + 18 + 11 + ' den : '.length, parts: 1 });
  assert.equal(estimateSms('{{svar.why}}', sizeOf).most?.parts, 27);
  assert.equal(estimateSms('{{sagen.reason}}', sizeOf).most, null);
  assert.equal(estimateSms('{{andre.name}}', sizeOf).most, null);
  // A place that the workflow hasn't is told of elsewhere.
  assert.equal(estimateSms('Hej {{ukendt.felt}}', sizeOf).most?.units, 3);
});

test('SMS-2 formatted text is counted without its tags, and told to be approximate', () => {
  const { isRough, least } = estimateSms('<p>Se <a href="https://a.dk/x">sagen</a></p>', sizeOf);
  assert.equal(isRough, true);
  assert.equal(least.units, 'Se https://a.dk/x: sagen'.length);
  assert.equal(estimateSms('5 < 7 {{svar.name}} > 3', sizeOf).isRough, false);
});

const pieces = fc.array(
  fc.constantFrom(
    'Hej ',
    'æøå',
    '–',
    '€',
    '😀',
    '\n',
    '{{svar.name}}',
    '{{svar.day}}',
    '{{sagen.reason}}',
    '{{case.number}}',
    'x'.repeat(70),
  ),
  { maxLength: 12 },
);

test('SMS-2 no estimate is under the shortest text or over the longest', () => {
  fc.assert(
    fc.property(pieces, (some) => {
      const template = some.join('');
      const { least, typical, most } = estimateSms(template, sizeOf);
      assert.ok(least.parts <= typical.parts && least.units <= typical.units);
      if (most) assert.ok(typical.parts <= most.parts && typical.units <= most.units);
      if (!template.includes('{{')) {
        const { units, parts } = smsParts(plainCharacters(template));
        assert.deepEqual(typical, { units, parts: parts.length });
      }
    }),
    { numRuns: 200 },
  );
});
