import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers, FormContext, FormInput, RawAnswer } from '../../src/forms/answers.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { type EvaluatedForm, errorsOf, evaluate, prepareForm } from '../../src/forms/evaluate.ts';
import { addRow, readPosted, removeRow } from '../../src/forms/read-posted.ts';
import { summarise } from '../../src/forms/summary.ts';
import { answersWithPrice } from '../helpers/fritidspas.ts';
import { fritidspasForm } from '../helpers/sample-workflow.ts';

const compiled = compileForm(fritidspasForm);
assert.ok(compiled.ok);
const form = prepareForm(compiled.form);
const context: FormContext = {
  today: '2026-11-24',
  language: 'da',
  person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
};
const prefilled: Answers = {
  name: 'Karen Ærø Hansen',
  address: 'Birkevej 12A, 2. tv, 9000 Aalborg',
  children: [
    { id: 'child-1', answers: { childName: 'Ida Hansen', birthDate: { day: '3', month: '5', year: '2015' } } },
  ],
};

function evaluated(answers: Answers, given: Answers = {}): EvaluatedForm {
  return evaluate(form, { answers, prefilled: given, files: {} }, context);
}

function page(result: EvaluatedForm, key: string) {
  const found = result.pages.find((candidate) => candidate.page.key === key);
  assert.ok(found);
  return found;
}

test('FRM-2 the page on finances is shown above the price alone, and its answers count for nothing when it is hidden', () => {
  const above = evaluated(answersWithPrice('1.000,01'));
  assert.equal(page(above, 'oekonomi').visible, true);
  assert.equal(above.values.ownIncome, '200000.00');
  const at = evaluated(answersWithPrice('1.000'));
  assert.equal(page(at, 'oekonomi').visible, false);
  assert.ok(!('ownIncome' in at.values) && !('estimatedSupport' in at.values));
});

test('FRM-2 the support is computed exactly from income and price', () => {
  const support = (price: string, more: Answers) => evaluated(answersWithPrice(price, more)).values.support;
  assert.equal(support('900', {}), '900.00');
  assert.equal(support('4.999,99', { ownIncome: '250.000' }), '4999.99');
  assert.equal(support('6.000', { ownIncome: '250.000' }), '5000.00');
  // Half of 1,000.01 is 500.005; FEEL's decimal() rounds half to even (DMN 1.5, 10.3.4.5).
  assert.equal(support('1.000,01', { ownIncome: '250.000,01' }), '500.00');
  assert.equal(support('1.500', { ownIncome: '200.000', hasPartner: 'yes', partnerIncome: '250.000' }), '0.00');
});

test('FRM-8 a demand that depends on an answer is made of the file field', () => {
  const paid = evaluated(answersWithPrice('900', { paid: 'yes', paidOn: { day: '1', month: '11', year: '2026' } }));
  assert.equal(paid.valid, false);
  assert.deepEqual(
    errorsOf(page(paid, 'bilag').fields).map(({ field }) => field.path),
    ['receipts'],
  );
  assert.equal(evaluated(answersWithPrice('900')).valid, true);
});

test('FRM-4 a locked prefilled value can not be changed by what was typed or posted', () => {
  const result = evaluated({ ...answersWithPrice('900'), name: 'En Anden' }, prefilled);
  assert.equal(result.values.name, 'Karen Ærø Hansen');
  const first = page(result, 'ansoeger');
  const posted: Record<string, string[]> = { name: ['En Anden'], email: ['karen@example.org'] };
  const changed = readPosted(first, {}, (name) => posted[name] ?? []);
  assert.ok(!('name' in changed));
  assert.equal(changed.email, 'karen@example.org');
  const household = page(evaluated({}, prefilled), 'husstand');
  const rows: Record<string, string[]> = {
    children: ['child-1'],
    'children.child-1.childName': ['En Anden'],
    'children.child-1.applies': ['yes'],
  };
  const answers = readPosted(household, {}, (name) => rows[name] ?? []);
  const values = evaluated(answers, prefilled).values.children;
  assert.deepEqual(values, [{ childName: 'Ida Hansen', birthDate: '2015-05-03', applies: true, team: null }]);
});

test('FRM-4 a locked field whose register gave nothing is open', () => {
  const name = page(evaluated({}, {}), 'ansoeger').fields.find((field) => field.path === 'name');
  assert.equal(name?.readOnly, false);
});

test('FRM-3 rows are added and removed by their id, and the others keep what was typed', () => {
  const two = addRow(addRow({}, 'children', 'a'), 'children', 'b');
  const filled = readPosted(
    page(evaluated(two), 'husstand'),
    two,
    (name) => ({ children: ['a', 'b'], 'children.a.childName': ['A'], 'children.b.childName': ['B'] })[name] ?? [],
  );
  assert.deepEqual(removeRow(filled, 'children', 'a').children, [
    { id: 'b', answers: { ...(filled.children as readonly { answers: Answers }[])[1]?.answers } },
  ]);
  assert.deepEqual(removeRow(filled, 'children', 'none').children, filled.children);
});

test('SPR-2 the summary is in the language asked for, with every visible answer', () => {
  const { values } = evaluated(answersWithPrice('900'));
  const english = summarise(fritidspasForm, values, 'en');
  assert.deepEqual(
    english.map((section) => section.title.text),
    ['Applicant', 'Household', 'Activity', 'Attachments', 'Declaration'],
  );
  const text = JSON.stringify(english.map((section) => section.entries));
  assert.ok(text.includes('DKK') && !text.includes(' kr.'));
});

const part = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('1', '2027', '1.000,5', 'yes', 'no', '-', '1e9', '٣'),
);
const raw: fc.Arbitrary<RawAnswer> = fc.oneof(
  part,
  fc.array(part, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('day', 'month', 'year', 'from.day', 'to.year', 'cvr', 'name'), part),
  fc.array(
    fc.record({ id: part, answers: fc.dictionary(fc.constantFrom('childName', 'birthDate', 'applies', 'team'), part) }),
    { maxLength: 4 },
  ),
);
const keys = fritidspasForm.pages.flatMap((each) => each.fields.map((field) => field.key));
const anyAnswers = fc.dictionary(fc.constantFrom(...keys), raw);

test('FRM-2 evaluate never throws, is deterministic, and gives plain JSON, whatever the answers', () => {
  fc.assert(
    fc.property(anyAnswers, anyAnswers, fc.constantFrom('da', 'en', 'de'), (answers, given, language) => {
      const input: FormInput = { answers, prefilled: given, files: {} };
      const once = evaluate(form, input, { ...context, language });
      assert.deepEqual(evaluate(form, input, { ...context, language }), once);
      assert.deepEqual(JSON.parse(JSON.stringify(once.values)), once.values);
      for (const section of summarise(fritidspasForm, once.values, language)) assert.ok(section.entries.length > 0);
    }),
    { numRuns: 500 },
  );
});

test('FRM-2 a compiled form that went through JSON, as it does to the browser, gives the same results', () => {
  const copy = prepareForm(JSON.parse(JSON.stringify(compiled.form)));
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const input: FormInput = { answers, prefilled, files: {} };
      assert.deepEqual(evaluate(copy, input, context).values, evaluate(form, input, context).values);
    }),
    { numRuns: 200 },
  );
});

test('FRM-2 unknown names, wrong types, double keys and circles are found, each with its place', () => {
  const field = (key: string, more: object) => ({
    kind: 'computed',
    key,
    label: { da: key },
    result: 'number',
    expression: '1',
    ...more,
  });
  const definition = {
    ...fritidspasForm,
    pages: [
      {
        key: 'en',
        title: { da: 'En' },
        fields: [
          field('a', { expression: 'b + 1' }),
          field('b', { expression: 'a + 1' }),
          field('c', { expression: 'nowhere + 1' }),
          field('d', { visibleWhen: '1 + 1' }),
          field('d', {}),
        ],
      },
    ],
  } as FormDefinition;
  const result = compileForm(definition);
  assert.ok(!result.ok);
  const places = result.findings.map((finding) => `${finding.place}: ${finding.code}`);
  assert.ok(
    places.some((place) => place.startsWith('fields.a') && place.endsWith('cycle')),
    places.join('\n'),
  );
  assert.ok(places.includes('fields.d: double-key'));
  assert.ok(places.some((place) => place.startsWith('fields.c.expression')));
  assert.ok(places.some((place) => place.startsWith('fields.d.visibleWhen')));
  assert.ok(result.findings.every((finding) => finding.message.da && finding.message.en));
});
