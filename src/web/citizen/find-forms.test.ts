import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { FormDefinition } from '../../forms/definition.ts';
import { findForms } from './find-forms.ts';

const real: FormDefinition = JSON.parse(
  await readFile(new URL('../../organisations/demo/fritidspas.form.json', import.meta.url), 'utf8'),
);
const pass = { definition: real };
const housing = {
  definition: {
    ...real,
    title: { da: 'Ansøgning om boligstøtte', en: 'Application for housing benefit' },
    summary: { da: 'Støtte til husleje' },
    searchWords: { da: 'lejlighed pas på børn' },
  },
};
const found = (search: string, language = 'da') => findForms([housing, pass], search, language).map((form) => form);

test('finds by words of the title, the summary and the search words, in any order and case', () => {
  assert.deepEqual(found('FRITIDSPAS'), [pass]);
  assert.deepEqual(found('klub  støtte'), [pass]);
  assert.deepEqual(found('spejder fodbold'), [pass]);
  assert.deepEqual(found('fodbold husleje'), []);
});

test('forgives accents and a keyboard without Danish letters', () => {
  for (const spelling of ['svømning', 'svomning', 'svoemning', 'SVØMNING', 'svømnïng']) {
    assert.deepEqual(found(spelling), [pass], spelling);
  }
});

test('SPR-2 finds in the shown language and in Danish, and not in others', () => {
  assert.deepEqual(found('scouts', 'en'), [pass]);
  assert.deepEqual(found('spejder', 'en'), [pass]);
  assert.deepEqual(found('scouts', 'da'), []);
});

test('a word in the title comes before one elsewhere; a search for nothing finds all', () => {
  assert.deepEqual(found('pas'), [pass, housing]);
  assert.deepEqual(found(' , '), [housing, pass]);
});
