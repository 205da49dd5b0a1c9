import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FormContext } from '../../../forms/answers.ts';
import { compileForm } from '../../../forms/compile-form.ts';
import type { Field, FormDefinition } from '../../../forms/definition.ts';
import { prepareForm } from '../../../forms/evaluate.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { samples } from '../../../forms/kinds/samples.ts';
import { demoLists } from '../../../organisations/demo/lists.ts';
import { inventAnswers } from './invent-answers.ts';

const folder = new URL('../../../organisations/demo/', import.meta.url);
const demoForms = readdirSync(folder)
  .filter((file) => file.endsWith('.form.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as FormDefinition);

const context: FormContext = {
  today: '2026-11-27',
  language: 'da',
  person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
  lists: Object.fromEntries(demoLists.map(({ key, entries }) => [key, entries])),
};

function prepared(definition: FormDefinition) {
  const compiled = compileForm(definition);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return prepareForm(compiled.form);
}

for (const definition of demoForms) {
  test(`WFL-6 answers to ${definition.key} are invented so that it can be sent, the same for the same seed`, () => {
    const form = prepared(definition);
    const stuck = new Map<string, number>();
    const different = new Set<string>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const invented = inventAnswers(form, context, seed);
      if (!invented.ok) stuck.set(invented.stuck.join(), seed);
      different.add(JSON.stringify(invented.evaluated.values));
      assert.deepEqual(inventAnswers(form, context, seed).input, invented.input);
    }
    assert.deepEqual([...stuck], []);
    assert.ok(different.size > 40, `${different.size} different of 60`);
  });
}

test('WFL-6 an answer is invented for every kind of field', () => {
  const [base] = demoForms;
  assert.ok(base);
  for (const sample of Object.values(samples) as readonly Field[]) {
    const field = kindOf(sample).asks && kindOf(sample).compute === undefined ? { ...sample, required: true } : sample;
    const page = { key: 'a', title: { da: 'A' }, fields: [field as Field] };
    const form = prepared({ ...base, pages: [page] });
    for (let seed = 1; seed <= 20; seed += 1) {
      const invented = inventAnswers(form, context, seed);
      assert.ok(invented.ok, `${field.kind} ${seed}: ${JSON.stringify(invented.input.answers)}`);
    }
  }
});
