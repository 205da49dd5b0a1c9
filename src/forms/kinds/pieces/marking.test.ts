import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { FieldLabel } from './field-label.tsx';
import { MarkingContext, markingOf } from './marking.ts';

const label = { da: 'Navn', en: 'Name' };

test('the fewer are marked: voluntary fields in most forms, demanded ones where most are voluntary', () => {
  assert.equal(markingOf([true, true, false]), 'optional');
  assert.equal(markingOf([true, false]), 'optional');
  assert.equal(markingOf([true, false, false]), 'required');
  assert.equal(markingOf([]), 'optional');
});

test('a label carries the page’s mark in the page’s language, and none where it is like most', () => {
  const draw = (required: boolean, marking: 'optional' | 'required', language = 'da') =>
    renderToString(
      h(MarkingContext.Provider, { value: marking, children: h(FieldLabel, { label, required, language }) }),
    );
  assert.equal(draw(true, 'optional'), 'Navn');
  assert.equal(draw(false, 'optional'), 'Navn<span class="weight-normal"> (frivilligt)</span>');
  assert.equal(draw(true, 'required'), 'Navn<span class="weight-normal"> (*skal udfyldes)</span>');
  assert.equal(draw(false, 'required'), 'Navn');
  assert.equal(draw(false, 'optional', 'en'), 'Name<span class="weight-normal"> (optional)</span>');
});
