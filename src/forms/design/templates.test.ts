import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { compileForm } from '../compile-form.ts';
import { FormDefinitionSchema } from '../definition.ts';
import { blankForm } from './blank-form.ts';
import { pageTemplates } from './templates.ts';
import { textsOf } from './texts-of.ts';

test('PLA-2 every ready page fits the schema and compiles in a form that has nothing else', () => {
  for (const { key, page } of pageTemplates) {
    const form = { ...blankForm('proeve', { da: 'Prøve' }), pages: [page] };
    assert.ok(Value.Check(FormDefinitionSchema, form), key);
    const compiled = compileForm(form);
    assert.deepEqual(compiled.ok ? [] : compiled.findings, [], key);
  }
});

test('PLA-2 all ready pages can stand in one form: their keys differ', () => {
  const form = { ...blankForm('proeve', { da: 'Prøve' }), pages: pageTemplates.map(({ page }) => page) };
  const compiled = compileForm(form);
  assert.deepEqual(compiled.ok ? [] : compiled.findings, []);
});

test('SPR-2 every text of a ready page is there in Danish and English', () => {
  for (const { key, name, purpose, page } of pageTemplates) {
    assert.ok(name.da && name.en && purpose.da && purpose.en, key);
    const form = { ...blankForm('proeve', { da: 'Prøve', en: 'Test' }), pages: [page] };
    for (const { place, text } of textsOf(form)) {
      if (place.startsWith('pages')) assert.ok(text.da && text.en, `${key} ${place}`);
    }
  }
});
