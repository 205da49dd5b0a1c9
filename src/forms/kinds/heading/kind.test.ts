import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField } from '../testing.ts';
import { heading } from './kind.ts';

test('FRM-1 heading: each level is its own element, which holds the text in its language', () => {
  for (const level of [2, 3, 4] as const) {
    const html = drawField({ ...samples.heading, level, label: { da: 'Kun dansk' } }, { language: 'en' });
    assert.match(html, new RegExp(`^<h${level} id="field"><span lang="da">Kun dansk</span></h${level}>$`));
  }
});

test('FRM-1 heading: has no value and is not in what is submitted', () => {
  assert.equal(heading.asks, false);
  assert.deepEqual(heading.present(samples.heading, null, 'da'), { kind: 'nothing' });
});
