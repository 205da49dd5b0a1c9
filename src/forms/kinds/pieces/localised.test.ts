import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Localised } from './localised.tsx';

const draw = (text: { da: string; en?: string }, language: string, values = {}) =>
  renderToString(h(Localised, { text: { ...text }, language, values }));

test('SPR-3 a text that falls back to Danish says so, and one in the page’s language does not', () => {
  assert.equal(draw({ da: 'Ja', en: 'Yes' }, 'en'), 'Yes');
  assert.equal(draw({ da: 'Ja', en: '' }, 'en'), '<span lang="da">Ja</span>');
  assert.equal(draw({ da: 'Ja' }, 'da'), 'Ja');
});

test('values stand where they are named; names without a value, also those of every object, stay as they are', () => {
  assert.equal(draw({ da: '{a}+{b} {toString}' }, 'da', { a: 1, b: h('b', null, '<') }), '1+<b>&lt;</b> {toString}');
});
