import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers, FormContext } from '../../src/forms/answers.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { FormDefinition, PageItem } from '../../src/forms/definition.ts';
import { type EvaluatedForm, evaluate, missingOf, prepareForm } from '../../src/forms/evaluate.ts';
import { allOptions, optionsOf } from '../../src/forms/kinds/options.ts';
import { hasOptions } from '../../src/forms/offered-options.ts';
import { summarise } from '../../src/forms/summary.ts';
import { fritidspasForm } from '../helpers/sample-workflow.ts';
import { lists } from './any-definition.ts';

const context: FormContext = {
  today: '2026-11-27',
  language: 'da',
  person: { age: 41, municipality: null, loginLevel: 'none' },
  lists,
};

function definitionOf(fields: readonly PageItem[]): FormDefinition {
  return { ...fritidspasForm, pages: [{ key: 'side', title: { da: 'Side' }, fields: [...fields] }] };
}

function evaluated(definition: FormDefinition, answers: Answers, more: Partial<FormContext> = {}): EvaluatedForm {
  const compiled = compileForm(definition);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return evaluate(prepareForm(compiled.form), { answers, prefilled: {}, files: {} }, { ...context, ...more });
}

const grouped = definitionOf([
  { kind: 'yesNo', key: 'hasDog', label: { da: 'Har du hund?' } },
  {
    kind: 'group',
    key: 'dog',
    label: { da: 'Hunden' },
    visibleWhen: 'hasDog = true',
    fields: [
      { kind: 'shortText', key: 'dogName', label: { da: 'Navn' }, required: true },
      { kind: 'number', key: 'dogAge', label: { da: 'Alder' } },
    ],
  },
  { kind: 'computed', key: 'doubled', label: { da: 'Dobbelt' }, expression: 'dogAge * 2', result: 'number' },
]);

test('FRM-3 the fields of a group count as the form’s own, and are hidden and not submitted with the group', () => {
  const shown = evaluated(grouped, { hasDog: 'yes', dogAge: '4' });
  assert.equal(shown.values.doubled, '8');
  assert.deepEqual(
    missingOf(shown).map(({ path }) => path),
    ['dogName'],
  );
  const hidden = evaluated(grouped, { hasDog: 'no', dogName: 'Rex', dogAge: '4' });
  assert.deepEqual(Object.keys(hidden.values), ['hasDog', 'doubled']);
  assert.equal(hidden.values.doubled, null);
  assert.equal(hidden.valid, true);
  assert.equal(hidden.pages[0]?.groups[0]?.visible, false);
  const sections = summarise(grouped, evaluated(grouped, { hasDog: 'yes', dogName: 'Rex' }).values, 'da');
  assert.deepEqual(
    sections[0]?.entries.map(({ key }) => key),
    ['hasDog', 'dogName', 'dogAge', 'doubled'],
  );
});

test('FRM-3 a group that hides by its own field is a circle, and a group may not take a field’s key', () => {
  const [, group] = grouped.pages[0]?.fields ?? [];
  assert.ok(group?.kind === 'group');
  const circle = compileForm(definitionOf([{ ...group, visibleWhen: 'dogName != null' }]));
  assert.ok(!circle.ok && circle.findings.some(({ code }) => code === 'cycle'));
  const double = compileForm(definitionOf([{ ...group, key: 'dogName', visibleWhen: 'true' }]));
  assert.ok(!double.ok && double.findings.some(({ code }) => code === 'double-key'));
});

test('FRM-2 an option is offered where its condition holds, and an answer that is not offered is refused', () => {
  const definition = definitionOf([
    { kind: 'number', key: 'age', label: { da: 'Alder' } },
    {
      kind: 'oneOf',
      key: 'team',
      label: { da: 'Hold' },
      options: [
        { value: 'child', label: { da: 'Børnehold' }, visibleWhen: 'age < 18' },
        { value: 'adult', label: { da: 'Voksenhold' }, visibleWhen: 'age >= 18' },
      ],
    },
  ]);
  const teamOf = (answers: Answers) => {
    const field = evaluated(definition, answers).pages[0]?.fields[1];
    assert.ok(field && hasOptions(field.field));
    return { field, offered: optionsOf(field.field.options), all: allOptions(field.field.options) };
  };
  const child = teamOf({ age: '12', team: 'child' });
  assert.deepEqual(
    child.offered.map(({ value }) => value),
    ['child'],
  );
  assert.equal(child.all.length, 2, 'the page draws both, to show the other when the age changes');
  assert.equal(child.field.value, 'child');
  const grown = teamOf({ age: '20', team: 'child' });
  assert.equal(grown.field.errors[0]?.code, 'unknownChoice');
  assert.equal(grown.field.value, null);
});

test('FRM-14 a shared list offers what is in force on the day, and an old answer keeps its label', () => {
  const definition = definitionOf([
    { kind: 'oneOf', key: 'home', label: { da: 'Kommune' }, options: { list: 'kommuner' } },
  ]);
  const offered = (today: string) => {
    const field = evaluated(definition, {}, { today }).pages[0]?.fields[0];
    assert.ok(field && hasOptions(field.field));
    return optionsOf(field.field.options).map(({ value }) => value);
  };
  assert.deepEqual(offered('2026-11-27'), ['0851']);
  assert.deepEqual(offered('2006-12-31'), ['0851', '0800']);
  assert.deepEqual(offered('2030-01-01'), ['0851', '0999']);
  assert.equal(evaluated(definition, { home: '0800' }).valid, false);
  const entry = summarise(definition, { home: '0800' }, 'da', lists)[0]?.entries[0];
  assert.deepEqual(entry?.presented, { kind: 'text', text: 'Sammenlagt' });
  assert.equal(
    evaluated(definition, { home: '0851' }, { lists: {} }).valid,
    false,
    'a list that is gone offers nothing',
  );
});
