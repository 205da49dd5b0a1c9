import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { severalOf } from './kind.ts';

const field = samples.severalOf;

test('FRM-1 severalOf: the ticked values once each in the order of the definition, and no others', () => {
  assert.deepEqual(takenFrom(severalOf.parse(field, ['visit', 'mail', 'visit'], {})), ['mail', 'visit']);
  assert.equal(takenFrom(severalOf.parse(field, [], {})), null);
  assert.equal(takenFrom(severalOf.parse(field, 'mail', {})), null);
  assert.equal(errorOf(severalOf.parse(field, ['mail', 'pigeon'], {})).code, 'unknownChoice');
});

test('FRM-1 severalOf: unticking everything is read, as the hidden marker tells that the field was there', () => {
  assert.deepEqual(severalOf.read(field, 'how', posting({ how: [''] })), []);
  assert.deepEqual(severalOf.read(field, 'how', posting({ how: ['mail', ''] })), ['mail']);
  assert.equal(severalOf.read(field, 'how', posting({})), undefined);
  assert.match(drawField(field), /<input type="hidden" name="field" value/);
});

test('FRM-1 severalOf: what was ticked is drawn again, and an error marks every box', () => {
  const html = drawField(field, { raw: ['call'], errors: [errorOf(severalOf.parse(field, ['x'], {}))] });
  assert.match(html, /value="call" checked/);
  assert.equal(html.match(/ checked/g)?.length, 1);
  assert.equal(attributes(html, 'aria-invalid').length, 3);
});

test('SPR-2 severalOf: the labels are shown in the language, and expressions see a list', () => {
  assert.deepEqual(severalOf.present(field, ['mail', 'visit'], 'en'), { kind: 'list', items: ['Mail', 'Besøg'] });
  assert.deepEqual(severalOf.toFeel(field, null), []);
});

test('FRM-1 severalOf: too few and too many are refused with both numbers, and the limits are said beforehand', () => {
  const limited = { ...field, minChosen: 2, maxChosen: 2 };
  assert.equal(errorOf(severalOf.parse(limited, ['mail'], {})).message.da, 'Vælg mindst 2 svar. Du har valgt 1');
  assert.equal(errorOf(severalOf.parse(limited, ['mail', 'call', 'visit'], {})).code, 'tooManyChosen');
  assert.deepEqual(takenFrom(severalOf.parse(limited, ['mail', 'call'], {})), ['mail', 'call']);
  assert.equal(takenFrom(severalOf.parse(limited, [], {})), null, 'whether any is demanded is asked elsewhere');
  assert.match(textOf(drawField(limited)), /Vælg 2\./);
  assert.match(textOf(drawField({ ...field, maxChosen: 2 }, { language: 'en' })), /Choose at most 2\./);
  assert.match(textOf(drawField({ ...field, minChosen: 2, maxChosen: 3 })), /Vælg fra 2 til 3\./);
  assert.equal(severalOf.problems?.({ ...field, minChosen: 3, maxChosen: 2 })[0]?.code, 'limits-reversed');
});
