import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm, twoPages } from '../../test/helpers/small-form.ts';
import { compileForm } from './compile-form.ts';
import type { FormDefinition } from './definition.ts';
import { evaluate, prepareForm } from './evaluate.ts';
import { evaluateSheets, partsOf } from './sheets.ts';

const prepare = (layout: FormDefinition['layout']) => {
  const [first, second] = twoPages;
  assert.ok(first && second);
  const pages = [first, { ...second, visibleWhen: 'urgent' }];
  const compiled = compileForm(smallForm({ key: 'x', layout, pages }));
  assert.ok(compiled.ok);
  return prepareForm(compiled.form);
};
const context = {
  today: '2026-11-24',
  language: 'da',
  person: { age: null, municipality: null, loginLevel: 'none' },
} as const;
const input = (answers: Readonly<Record<string, string>>) => ({ answers, prefilled: {}, files: {} });

test('FRM-1 on one page stand the fields of all pages, and what is valid and submitted is the same', () => {
  const answers = input({ subject: 'Hul', urgent: 'yes', name: '' });
  const whole = evaluate(prepare('steps'), answers, context);
  const sheets = evaluateSheets(prepare('onePage'), answers, context);
  assert.equal(sheets.pages.length, 1);
  assert.deepEqual(
    sheets.pages[0]?.fields.map(({ path }) => path),
    ['subject', 'urgent', 'name', 'mail'],
  );
  assert.deepEqual(sheets.values, whole.values);
  assert.equal(sheets.valid, whole.valid);
  assert.equal(sheets.pages[0]?.valid, false);
});

test('FRM-1 a part whose condition does not hold is hidden, and its demands stop nobody', () => {
  const form = prepare('onePage');
  const hidden = evaluateSheets(form, input({ subject: 'Hul', urgent: 'no' }), context);
  assert.deepEqual(
    hidden.pages.flatMap(partsOf).map(({ visible }) => visible),
    [true, false],
  );
  assert.equal(hidden.valid, true);
  const shown = evaluateSheets(form, input({ subject: 'Hul', urgent: 'yes' }), context, hidden);
  assert.deepEqual(
    shown.pages.flatMap(partsOf).map(({ visible }) => visible),
    [true, true],
  );
  assert.deepEqual(shown, evaluateSheets(form, input({ subject: 'Hul', urgent: 'yes' }), context));
});

test('FRM-1 other layouts are evaluated as they are', () => {
  for (const layout of [undefined, 'steps', 'taskList'] as const) {
    const form = prepare(layout);
    assert.deepEqual(evaluateSheets(form, input({}), context), evaluate(form, input({}), context));
  }
});
