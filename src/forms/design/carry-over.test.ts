import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers, RawAnswer } from '../answers.ts';
import type { Field, FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import { carryOver } from './carry-over.ts';
import { anyEdit, demoForm, edited, fits } from './testing.ts';

const raw: fc.Arbitrary<RawAnswer> = fc.oneof(
  fc.constantFrom('yes', 'no', '1.500', 'Fodbold', '', 'x'),
  fc.constantFrom<RawAnswer>({ day: '1', month: '2', year: '2020' }, { day: '', month: '', year: '' }, ['a', 'b'], []),
  fc.constant<RawAnswer>([{ id: 'r1', answers: { childName: 'Ida', team: 'U10', applies: 'yes' } }]),
);
const keys = fieldsOf(demoForm).map(({ key }) => key);
const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...keys), raw, {
  maxKeys: 8,
  noNullPrototype: true,
});

/** Every text within a raw answer. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

const filling = (answers: Answers) => ({ answers, prefilled: {}, visited: ['aktivitet'] });
const withField = (key: string, change: (field: Field) => Field | null): FormDefinition =>
  fits({
    ...demoForm,
    pages: demoForm.pages.map((page) => ({
      ...page,
      fields: page.fields.flatMap((field) => (field.key === key ? (change(field as Field) ?? []) : [field])),
    })),
  });
const carried = (after: FormDefinition, answers: Answers, before = demoForm) =>
  carryOver(before, after, filling(answers));

test('FRM-5 a draft that moves to the same form is the same draft, and nothing is said', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const result = carried(structuredClone(demoForm), answers);
      assert.deepEqual([result.answers, result.aside, result.notes], [answers, {}, []]);
    }),
  );
});

test('FRM-5 whatever becomes of the form, every answer is still in the draft or kept aside', () => {
  fc.assert(
    fc.property(anyAnswers, fc.array(anyEdit, { maxLength: 10 }), (answers, edits) => {
      const result = carried(edits.reduce(edited, demoForm), answers);
      for (const [key, answer] of Object.entries(answers)) {
        const kept = new Set([...leaves(result.answers[key]), ...leaves(result.aside[key])]);
        for (const leaf of leaves(answer)) assert.ok(kept.has(leaf), `${key}: ${leaf} was lost`);
      }
    }),
  );
});

test('FRM-5 an answer whose question is gone is taken out, told, and comes back with the question', () => {
  const without = withField('activity', () => null);
  const first = carried(without, { activity: 'Fodbold', price: '900' });
  assert.deepEqual(first.answers, { price: '900' });
  assert.match(first.notes[0]?.da ?? '', /Vi spørger ikke længere om «Hvad hedder aktiviteten\?»/);
  const second = carryOver(without, demoForm, { ...filling(first.answers), aside: first.aside });
  assert.deepEqual([second.answers, second.aside], [{ price: '900', activity: 'Fodbold' }, {}]);
  assert.match(second.notes[0]?.en ?? '', /We ask for “What is the activity called\?” again/);
});

test('FRM-5 an answer that fits another kind stays; one that does not is asked for again', () => {
  const long = withField('activity', ({ key, label }) => ({ kind: 'longText', key, label }));
  assert.deepEqual(carried(long, { activity: 'Fodbold' }).notes, []);
  assert.deepEqual(carried(long, { activity: 'Fodbold' }).answers, { activity: 'Fodbold' });
  const date = withField('activity', ({ key, label }) => ({ kind: 'date', key, label }));
  const result = carried(date, { activity: 'Fodbold' });
  assert.deepEqual(result.answers, {});
  assert.match(result.notes[0]?.en ?? '', /is now answered in another way/);
});

test('FRM-5 a choice that is no longer offered is taken out and named; new demands and new questions are told', () => {
  const options = (...values: string[]) => values.map((value) => ({ value, label: { da: value.toUpperCase() } }));
  const choice = (...values: string[]) =>
    withField('activity', ({ key, label }) => ({ kind: 'severalOf', key, label, options: options(...values) }));
  const result = carried(choice('a', 'c'), { activity: ['a', 'b'] }, choice('a', 'b'));
  assert.deepEqual(result.answers, { activity: ['a'] });
  assert.match(result.notes[0]?.da ?? '', /«B» kan ikke længere vælges/);

  const short = withField('activity', (field) => ({ ...field, maxLength: 3 }) as Field);
  const tooLong = carried(short, { activity: 'Fodbold' });
  assert.deepEqual(tooLong.answers, { activity: 'Fodbold' }, 'it is there to be corrected');
  assert.match(tooLong.notes[0]?.en ?? '', /new demands/);

  const more = edited(demoForm, { kind: 'add', container: 'pages.aktivitet', at: 0, key: 'nyt' });
  assert.match(carried(more, {}).notes[0]?.da ?? '', /nyt spørgsmål på siden «Aktivitet»: «nyt»/);
  const unseen = edited(demoForm, { kind: 'add', container: 'pages.bilag', at: 0, key: 'nyt' });
  assert.deepEqual(carried(unseen, {}).notes, [], 'a page not seen yet has no new questions');
});

test('FRM-5 in repeating rows only the column that is gone is taken out', () => {
  const after = withField('children', (field) =>
    field.kind === 'rows' ? { ...field, columns: field.columns.filter(({ key }) => key !== 'team') } : field,
  );
  const rows = ['r1', 'r2'].map((id) => ({ id, answers: { childName: 'Ida', team: 'U10', applies: 'yes' } }));
  const result = carried(after, { children: rows });
  assert.deepEqual(
    result.answers.children,
    rows.map(({ id }) => ({ id, answers: { childName: 'Ida', applies: 'yes' } })),
  );
  assert.equal(result.notes.length, 1, 'told once for all rows');
});
