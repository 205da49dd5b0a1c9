import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallForm } from '../../test/helpers/small-form.ts';
import { answersFromValues } from './answers-from-values.ts';
import type { Field } from './definition.ts';
import type { FieldValue } from './field-kind.ts';
import { type FieldKindName, kindOf } from './kinds/kinds.ts';
import { samples } from './kinds/samples.ts';

const formOf = (field: Field) =>
  smallForm({ key: 'prøve', pages: [{ key: 'side', title: { da: 'Side', en: 'Page' }, fields: [field] }] });

/** The value that the form keeps of what a program gave for the sample field of a kind. */
function kept(kind: FieldKindName, given: unknown): FieldValue {
  const field = samples[kind];
  const { answers, problems } = answersFromValues(formOf(field), { field: given });
  assert.deepEqual(problems, [], kind);
  const parsed = kindOf(field).parse(field, answers.field, {});
  assert.ok(parsed.ok, `${kind}: ${JSON.stringify(parsed)}`);
  return parsed.value;
}

/** Values as they are kept, of every kind that a program can answer. */
const values: Partial<Record<FieldKindName, readonly FieldValue[]>> = {
  shortText: ['Åse Ørsted'],
  longText: ['Første linje\nanden linje'],
  number: ['0', '12.5', '1234.56', '5000'],
  amount: ['1250.50', '2000.00'],
  date: ['1985-07-01', '2024-02-29'],
  dateTime: ['2026-07-02T14:30'],
  period: [{ from: '2026-08-01', to: '2027-06-30' }],
  yesNo: [true, false],
  oneOf: ['sport'],
  severalOf: [['mail', 'call']],
  rating: ['4'],
  confirmation: [true],
  email: ['ase@example.dk'],
  phone: ['+46701234567', '+4521345678'],
  company: [{ cvr: '25313763', name: 'Firmaet Ø' }],
  cprNumber: ['0107850018'],
  accountNumber: [{ registration: '1234', account: '0000567890' }],
  caseNumber: ['2026-000012'],
  person: [{ cpr: '0107850018', name: 'Åge Ørsted' }],
  address: [{ street: 'Birkevej', number: '12A', postCode: '9000', city: 'Aalborg' }],
  property: [{ bfe: '100165717' }],
  table: [{ 'jan.km': '12.5', 'feb.toll': '120.00' }],
};

test('WFL-8 what a form keeps can be given back by a program, and is kept as the same', () => {
  for (const [kind, list] of Object.entries(values) as [FieldKindName, readonly FieldValue[]][]) {
    for (const value of list) assert.deepEqual(kept(kind, value), value, kind);
  }
  const place = kept('mapPoint', { lat: 57.0488, lng: '9.9217', description: 'Ved broen' });
  assert.deepEqual(place, { ...(place as object), lat: '57.048800', lng: '9.921700', description: 'Ved broen' });
  const ring = [
    [9.9, 57.04],
    [9.91, 57.04],
    [9.91, 57.05],
    [9.9, 57.04],
  ];
  const area = kept('mapArea', { geojson: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) });
  assert.deepEqual(kept('mapArea', { geojson: (area as Record<string, string>).geojson }), area);
});

test('WFL-8 every kind either takes a value by programs or says that it does not', () => {
  for (const kind of Object.keys(samples) as FieldKindName[]) {
    if (kind in values || ['rows', 'mapPoint', 'mapArea', 'payment'].includes(kind)) continue;
    const { answers, problems } = answersFromValues(formOf(samples[kind]), { field: 'x' });
    assert.deepEqual(answers, {}, kind);
    assert.equal(problems.length, 1, kind);
    assert.ok(['files', 'computed', 'asksNothing'].includes(problems[0]?.code ?? ''), kind);
  }
});

test('BET-1 of what is paid for a program gives how many; a price that it gives is refused', () => {
  assert.deepEqual(answersFromValues(formOf(samples.payment), { field: { card: 2 } }), {
    answers: { field: { card: '2' } },
    problems: [],
  });
  for (const [given, path] of [
    [{ permit: 1 }, 'field.permit'],
    [{ card: '2', amount: '0.01' }, 'field.amount'],
    [{ card: 'to' }, 'field.card'],
    [[{ line: 'card', quantity: '1', amount: '0.01' }], 'field'],
  ] as const) {
    const { answers, problems } = answersFromValues(formOf(samples.payment), { field: given });
    assert.deepEqual([answers, problems.map((problem) => problem.path)], [{}, [path]]);
  }
});

test('WFL-8 an exact decimal is never taken for thousands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const value = `${whole}.${String(cents).padStart(2, '0')}`;
      assert.equal(Number(kept('number', value)), Number(value));
      assert.equal(Number(kept('number', Number(value))), Number(value));
    }),
  );
});

test('WFL-8 no JSON makes it throw, and what no answer can be made of is told', () => {
  const form = smallForm({
    key: 'alle',
    pages: [
      {
        key: 'side',
        title: { da: 'Side', en: 'Page' },
        fields: Object.entries(samples).map(([key, field]): Field => ({ ...field, key })),
      },
    ],
  });
  const names = fc.constantFrom(...Object.keys(samples), 'andet', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 3 })), (given) => {
      const { answers, problems } = answersFromValues(form, given);
      for (const [key, value] of Object.entries(given)) {
        const isTold = problems.some(({ path }) => path === key || path.startsWith(`${key}.`));
        assert.ok(
          value === null ? !isTold || !Object.hasOwn(samples, key) : isTold || Object.hasOwn(answers, key),
          key,
        );
      }
    }),
  );
});
