import fc from 'fast-check';
import { Value } from 'typebox/value';
import type { Answers, FormContext, OptionLists, RawAnswer } from '../../src/forms/answers.ts';
import { type Field, type FormDefinition, FormDefinitionSchema, type PageItem } from '../../src/forms/definition.ts';
import { samples } from '../../src/forms/kinds/samples.ts';

/** Expressions that compile in some forms and not in others; some divide by zero, some would run for very long. */
const expression = fc.constantFrom(
  'true',
  'false',
  'null',
  'f0 = null',
  'f1 != null',
  'f0 = "sport"',
  'f2 > 10',
  'f1 = true',
  'count(f3) > 0',
  'sum(f4.price) > 100',
  'some row in f4 satisfies row.price > 5',
  'person.age >= 18 and language = "da"',
  'today > date("2026-01-01")',
  '1 / 0',
  'nowhere + 1',
  'f5 + f6',
  'if f0 = null then f1 else f2',
  'for i in 1..1000000000 return i',
  'some x in 1..100000, y in 1..100000 satisfies x * y < 0',
  'string join(for i in 1..100000 return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")',
  '((((',
);

const kinds = Object.values(samples) as readonly Field[];
const keys = Array.from({ length: 12 }, (_, index) => `f${index}`);

const members = fc.record(
  {
    visibleWhen: expression,
    required: fc.oneof(fc.boolean(), expression),
    validations: fc.array(fc.record({ rule: expression, message: fc.constant({ da: 'Forkert' }) }), { maxLength: 2 }),
    prefill: fc.record({ from: fc.constantFrom('cpr.name', 'login.name'), locked: fc.boolean() }),
  },
  { requiredKeys: [] },
);

/** The members that the field's kind has. */
function allowed(sample: Field, more: object): object {
  const fits = ([member, value]: readonly [string, unknown]) =>
    Value.Check(FormDefinitionSchema.properties.pages, [
      { key: 'a', title: { da: 'A' }, fields: [plain({ ...sample, [member]: value })] },
    ]);
  return Object.fromEntries(Object.entries(more).filter(fits));
}

const field = fc
  .tuple(fc.constantFrom(...kinds), fc.constantFrom(...keys), members, expression, fc.boolean())
  .map(([sample, key, more, when, isListed]): Field => {
    const { kind } = sample;
    if (kind === 'computed') return { ...sample, key, expression: when };
    if (kind === 'payment') {
      const lines = sample.lines.map((line) => ({ ...line, unitPrice: `if ${when} then 2 else 1`, visibleWhen: when }));
      return { ...sample, key, lines };
    }
    if (kind === 'prices') {
      return { ...sample, key, lines: sample.lines.map((line) => ({ ...line, quantity: when, visibleWhen: when })) };
    }
    if (kind === 'oneOf' || kind === 'severalOf') {
      const options = isListed
        ? { list: 'kommuner' }
        : [
            { value: 'sport', label: { da: 'Idræt' } },
            { value: 'music', label: { da: 'Musik' }, visibleWhen: when },
          ];
      return { ...sample, ...allowed(sample, more), key, options } as Field;
    }
    return { ...sample, ...allowed(sample, more), key } as Field;
  });

const item: fc.Arbitrary<PageItem> = fc.oneof(
  { weight: 5, arbitrary: field },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('g0', 'g1'), fc.array(field, { minLength: 1, maxLength: 3 }), expression)
      .map(([key, fields, visibleWhen]) => ({
        kind: 'group' as const,
        key,
        label: { da: 'Gruppe' },
        visibleWhen,
        fields,
      })),
  },
);

const text = fc.constant({ da: 'Tekst' });

/** Without the null prototypes that fast-check likes to make: definitions and answers come out of JSON. */
function plain<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data));
}

/** Definitions that fit the schema, most of which don't compile and some of which do. */
export function anyDefinition(base: FormDefinition): fc.Arbitrary<FormDefinition> {
  return fc
    .array(
      fc.record(
        {
          key: fc.constantFrom('a', 'b', 'c', 'gennemse'),
          title: text,
          fields: fc.array(item, { maxLength: 6 }),
          visibleWhen: expression,
        },
        { requiredKeys: ['key', 'title', 'fields'] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((pages) => plain({ ...base, pages }));
}

const part = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', '1', '2027', '1.000,5', 'yes', 'no', 'sport', 'music', 'mail', '0851', '__proto__'),
);

const raw: fc.Arbitrary<RawAnswer> = fc.oneof(
  part,
  fc.array(part, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('day', 'month', 'year', 'from.day', 'to.year', 'cvr', 'name'), part, { maxKeys: 4 }),
  fc.array(fc.record({ id: part, answers: fc.dictionary(fc.constantFrom('name', 'price'), part, { maxKeys: 2 }) }), {
    maxLength: 3,
  }),
);

/** Answers of any shape to the fields of {@link anyDefinition}. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .dictionary(fc.oneof(fc.constantFrom(...keys), fc.constantFrom('constructor', '__proto__', 'g0')), raw, {
    maxKeys: 8,
  })
  .map(plain);

export const lists: OptionLists = {
  kommuner: [
    { value: '0851', label: { da: 'Aalborg' } },
    { value: '0800', label: { da: 'Sammenlagt' }, to: '2006-12-31' },
    { value: '0999', label: { da: 'Kommende' }, from: '2030-01-01' },
  ],
};

export const circumstances: fc.Arbitrary<FormContext> = fc
  .record({
    today: fc.constantFrom('2026-11-27', '2031-02-28'),
    language: fc.constantFrom('da', 'en', 'ar'),
    person: fc.record({
      age: fc.option(fc.nat(110), { nil: null }),
      municipality: fc.constantFrom(null, '0851'),
      loginLevel: fc.constantFrom('none' as const, 'low' as const, 'substantial' as const, 'high' as const),
    }),
    lists: fc.constant(lists),
  })
  .map((context) => ({ ...plain(context), lists }));
