import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { compileForm } from '../compile-form.ts';
import type { Field } from '../definition.ts';
import { designerPartOf } from './designer-parts.ts';
import { samples } from './samples.ts';

const findingsOf = (fields: Field[]) => {
  const pages = [{ key: 'side', title: { da: 'Side', en: 'Page' }, fields }];
  const compiled = compileForm(smallForm({ key: 'proeve', pages }));
  return compiled.ok ? [] : compiled.findings;
};

test('FRM-9 what a kind finds wrong with a definition is a finding with its place, also within rows', () => {
  const { alternative: _, ...silent } = samples.image;
  const limits = { ...samples.severalOf, minChosen: 3, maxChosen: 2 };
  const found = findingsOf([
    { ...silent, key: 'picture' },
    { ...samples.rows, columns: [{ ...limits, key: 'how' }] },
  ]);
  assert.deepEqual(
    found.map(({ place, code }) => [place, code]),
    [
      ['fields.picture.alternative', 'no-alternative'],
      ['fields.field.how.maxChosen', 'limits-reversed'],
    ],
  );
  for (const { message } of found) assert.ok(message.da && message.en);
});

test('FRM-9 the samples and the new fields of every kind have nothing wrong with them', () => {
  for (const field of Object.values(samples)) {
    assert.deepEqual(findingsOf([field]), [], field.kind);
    assert.deepEqual(findingsOf([designerPartOf(field.kind).create('nyt') as Field]), [], `new ${field.kind}`);
  }
});
