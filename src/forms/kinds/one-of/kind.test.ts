import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom } from '../testing.ts';
import { oneOf } from './kind.ts';

const field = samples.oneOf;

test('FRM-1 oneOf: only a value of the definition is taken', () => {
  assert.equal(takenFrom(oneOf.parse(field, 'sport', {})), 'sport');
  assert.equal(takenFrom(oneOf.parse(field, '', {})), null);
  for (const forged of ['Sport', 'sport ', '__proto__', 'constructor']) {
    assert.equal(errorOf(oneOf.parse(field, forged, {})).code, 'unknownChoice', forged);
  }
});

test('FRM-1 oneOf: radio buttons in a group with a legend, which says that it is demanded and wrong', () => {
  const html = drawField(field, { raw: 'music', errors: [errorOf(oneOf.parse(field, 'x', {}))] });
  assert.match(
    html,
    /<fieldset aria-describedby="field-hint field-error" role="radiogroup" aria-required="true" aria-invalid="true">/,
  );
  assert.match(html, /id="field-option2"[^>]* value="music" checked/);
});

test('FRM-1 oneOf: as a select it begins with no answer; a label in another language is marked', () => {
  const html = drawField({ ...field, appearance: 'select' }, { raw: 'music', language: 'en' });
  assert.match(html, /<option value>Choose<\/option>/);
  assert.match(html, /<option value="music" selected lang="da">Musik<\/option>/);
});

test('FRM-1 oneOf: a list to be searched is a select with what its script says, in the page’s language', () => {
  const html = drawField({ ...field, appearance: 'search' }, { raw: 'music', language: 'en' });
  assert.match(html, /<select [^>]*class="form-select" data-combobox="\{[^"]*Nothing in the list fits/);
  assert.match(html, /<option value="music" selected/);
  assert.doesNotMatch(drawField({ ...field, appearance: 'select' }), /data-combobox/);
});

test('SPR-2 oneOf: the label is shown in the language; a value that the definition no longer has is shown as it is', () => {
  assert.deepEqual(oneOf.present(field, 'sport', 'en'), { kind: 'text', text: 'Sports' });
  assert.deepEqual(oneOf.present(field, 'chess', 'en'), { kind: 'text', text: 'chess' });
});
