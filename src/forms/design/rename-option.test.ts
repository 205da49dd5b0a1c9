import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawAnswer } from '../answers.ts';
import { compileForm } from '../compile-form.ts';
import type { FormDefinition } from '../definition.ts';
import { evaluate, prepareForm } from '../evaluate.ts';
import { valueAtPlace } from './at-place.ts';
import { renameOption } from './rename-option.ts';
import { demoForm, fits } from './testing.ts';

const text = (da: string) => ({ da });
const options = (...values: string[]) => values.map((value) => ({ value, label: text(value) }));
const choice = { kind: 'oneOf', key: 'size', label: text('Størrelse'), options: options('l', 'm', 'x') };

/** A form with the choice `size`, another one of the same values, one of several, and one in rows. */
function formWith(fields: readonly object[], size: object = choice): FormDefinition {
  return fits({
    ...demoForm,
    pages: [
      {
        key: 'side',
        title: text('Side'),
        fields: [
          size,
          { ...choice, key: 'other' },
          { kind: 'severalOf', key: 'many', label: text('Flere'), options: options('l', 'm', 'x') },
          { kind: 'yesNo', key: 'yes', label: text('Ja') },
          {
            kind: 'rows',
            key: 'rows',
            label: text('Rækker'),
            rowLabel: text('række'),
            addable: true,
            maxRows: 5,
            columns: [
              { ...choice, key: 'team' },
              { kind: 'shortText', key: 'note', label: text('Note'), visibleWhen: 'team = "l" or size = "l"' },
            ],
          },
          ...fields,
        ],
      },
    ],
  });
}

const shown = (visibleWhen: string, key = 'shown') => ({ kind: 'shortText', key, label: text('S'), visibleWhen });
const computed = (expression: string, key = 'all') => ({
  kind: 'computed',
  key,
  label: text('C'),
  expression,
  result: 'text',
});

/** The condition after `l` of a choice was called `zz`. */
function followed(condition: string, field = 'size'): unknown {
  const result = renameOption(formWith([shown(condition)]), field, 'l', 'zz');
  assert.ok(result.ok, JSON.stringify(result));
  assert.deepEqual(result.unclear, [], condition);
  return valueAtPlace(fits(result.definition), 'fields.shown.visibleWhen');
}

test('FRM-9 the value of an option is followed wherever the answer is compared with it, and nowhere else', () => {
  const both = [
    ['size = "l" and other = "l"', 'size = "zz" and other = "l"'],
    ['"l" != size or yes', '"zz" != size or yes'],
    ['size in ("l", "m") and other in ["l"]', 'size in ("zz", "m") and other in ["l"]'],
    ['if yes then size = "l" else "l" = "l"', 'if yes then size = "zz" else "l" = "l"'],
    ['size = ( "l" )', 'size = ( "zz" )'],
    ['size = "\\u006c"', 'size = "zz"'],
    ['(if yes then size else "l") = "l"', '(if yes then size else "zz") = "zz"'],
    ['some one in ["l", "m"] satisfies one = size', 'some one in ["zz", "m"] satisfies one = size'],
    ['list contains(["l", "m"], size)', 'list contains(["zz", "m"], size)'],
    ['count(["l", "l"][item = size]) = 2', 'count(["zz", "zz"][item = size]) = 2'],
    ['count(for one in [size] return one = "l") > 0', 'count(for one in [size] return one = "zz") > 0'],
    ['list contains(append([size], other), "m") // "l"', 'list contains(append([size], other), "m") // "l"'],
  ] as const;
  for (const [before, after] of both) assert.equal(followed(before), after);
  assert.equal(
    followed('list contains(many, "l") and size = "l" and many = ["l"]', 'many'),
    'list contains(many, "zz") and size = "l" and many = ["zz"]',
  );
  assert.equal(
    followed('some row in rows satisfies row.team = "l" and size = "l"', 'rows.team'),
    'some row in rows satisfies row.team = "zz" and size = "l"',
  );
  assert.equal(
    followed('count(rows[team = "l"]) > 0 and list contains(rows.team, "l")', 'rows.team'),
    'count(rows[team = "zz"]) > 0 and list contains(rows.team, "zz")',
  );
});

test('FRM-9 the value of an option is followed in columns, prices, demands, rules, and options of its own', () => {
  const before = formWith(
    [
      {
        kind: 'prices',
        key: 'pay',
        label: text('Pris'),
        lines: [
          {
            key: 'a',
            label: text('A'),
            unitPrice: 'if size = "l" then 2 else 1',
            quantity: '1',
            visibleWhen: 'size="l"',
          },
        ],
      },
      {
        kind: 'shortText',
        key: 'why',
        label: text('H'),
        required: 'size = "l"',
        validations: [{ rule: 'size != "l"', message: text('F') }],
      },
    ],
    { ...choice, options: [...options('l', 'm'), { value: 'x', label: text('x'), visibleWhen: 'size != "l"' }] },
  );
  const result = renameOption(
    { ...before, translations: { en: { 'fields.size.options.l.label': '0123456789abcdef' } } },
    'size',
    'l',
    'stor',
  );
  assert.ok(result.ok);
  const at = (place: string) => valueAtPlace(result.definition, place);
  assert.equal(at('fields.rows.columns.note.visibleWhen'), 'team = "l" or size = "stor"');
  assert.equal(at('fields.pay.lines.a.unitPrice'), 'if size = "stor" then 2 else 1');
  assert.equal(at('fields.pay.lines.a.visibleWhen'), 'size="stor"');
  assert.equal(at('fields.why.required'), 'size = "stor"');
  assert.equal(at('fields.why.validations.0.rule'), 'size != "stor"');
  assert.equal(at('fields.size.options.x.visibleWhen'), 'size != "stor"');
  assert.deepEqual(result.definition.translations, { en: { 'fields.size.options.stor.label': '0123456789abcdef' } });
});

test('FRM-9 an answer is followed through computed fields, also where they stand after their use', () => {
  const form = formWith([
    shown('all = "l"'),
    computed('if yes then again else "l"'),
    computed('size', 'again'),
    computed('if again = "l" then "l" else "m"', 'told'),
  ]);
  const result = renameOption(form, 'size', 'l', 'zz');
  assert.ok(result.ok);
  const at = (place: string) => valueAtPlace(result.definition, place);
  assert.equal(at('fields.shown.visibleWhen'), 'all = "zz"');
  assert.equal(at('fields.all.expression'), 'if yes then again else "zz"');
  assert.equal(at('fields.told.expression'), 'if again = "zz" then "l" else "m"', 'a text of its own stays');
  assert.deepEqual(result.unclear, []);
});

test('FRM-9 what renaming an option cannot follow is named, and what would change its meaning is refused', () => {
  const unclear = (condition: string) => {
    const result = renameOption(formWith([shown(condition)]), 'size', 'l', 'zz');
    return result.ok ? result.unclear : result;
  };
  for (const condition of [
    'upper case(size) = "L"',
    'size = other',
    'size < "m"',
    'size in ["a".."m"]',
    'starts with(size, "l")',
    '{a: size}.a = "l"',
    'size + "" = "l"',
    'size = (if yes then other else "l")',
  ]) {
    assert.deepEqual(unclear(condition), ['fields.shown.visibleWhen'], condition);
  }
  assert.deepEqual(unclear('size = "zz"'), { ok: false, reason: 'captured', place: 'fields.shown.visibleWhen' });
  assert.deepEqual(unclear('size = "l" and ('), { ok: false, reason: 'unreadable', place: 'fields.shown.visibleWhen' });
  const form = formWith([]);
  assert.deepEqual(renameOption(form, 'size', 'l', 'm'), { ok: false, reason: 'taken' });
  for (const [field, value] of [
    ['size', 'q'],
    ['yes', 'l'],
    ['nowhere', 'l'],
    ['rows', 'l'],
  ] as const) {
    assert.deepEqual(renameOption(form, field, value, 'zz'), { ok: false, reason: 'missing' });
  }
  assert.deepEqual(renameOption(form, 'size', 'l', 'l'), { ok: true, definition: form, unclear: [] });
});

const literal = fc.constantFrom('"l"', '"m"', '"x"', '"q"');
const single = fc.constantFrom(
  'size',
  'other',
  'size',
  'all',
  '(if yes then size else "l")',
  '(if yes then "m" else size)',
);
const several = fc.oneof(
  fc.constantFrom(
    'many',
    'rows.team',
    '[size]',
    'append(many, "l")',
    'distinct values(rows.team)',
    'many[item != "m"]',
  ),
  fc.array(literal, { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  fc.tuple(single, literal).map((items) => `[${items.join(', ')}]`),
);
const atom = fc.oneof(
  fc.tuple(single, fc.constantFrom('=', '!='), fc.oneof(literal, single)).map((parts) => parts.join(' ')),
  fc.tuple(literal, fc.constantFrom('=', '!='), single).map((parts) => parts.join(' ')),
  fc.tuple(single, several).map(([one, list]) => `(${one} in ${list})`),
  fc.tuple(several, fc.oneof(literal, single)).map(([list, one]) => `list contains(${list}, ${one})`),
  fc.tuple(several, literal).map(([list, one]) => `count(${list}[item = ${one}]) > 0`),
  fc.tuple(several, single).map(([list, one]) => `(some each in ${list} satisfies each = ${one})`),
  fc.tuple(literal, literal).map(([one, two]) => `count(rows[team = ${one} or size = ${two}]) > 0`),
  literal.map((one) => `count(index of(many, ${one})) > 0`),
);
const condition = fc
  .array(fc.tuple(fc.constantFrom('and', 'or'), atom), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([word, one], index) => (index === 0 ? one : `${word} ${one}`)).join(' '));
const value = fc.constantFrom('l', 'm', 'x', '');
const answers = fc.record({
  size: value,
  other: value,
  yes: fc.constantFrom('yes', 'no'),
  many: fc.subarray(['l', 'm', 'x']),
  rows: fc.array(value, { maxLength: 3 }),
});
type Filled = typeof answers extends fc.Arbitrary<infer Given> ? Given : never;

/** What the form says, with `zz` called `l` again. */
function outcome(form: FormDefinition, given: Record<string, RawAnswer>): unknown {
  const compiled = compileForm(form);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const evaluated = evaluate(
    prepareForm(compiled.form),
    { answers: given, prefilled: {}, files: {} },
    { today: '2026-11-27', language: 'da', person: { age: 40, municipality: '0851', loginLevel: 'high' } },
  );
  const fields = evaluated.pages.flatMap((page) => page.fields);
  const said = fields.map(({ path, visible, required, value, errors, rows }) => ({
    path,
    visible,
    required,
    value,
    errors: errors.map(({ code }) => code),
    rows: rows?.map((row) => row.fields.map((cell) => [cell.visible, cell.value])),
  }));
  return JSON.parse(JSON.stringify(said).replaceAll('"zz"', '"l"'));
}

test('FRM-9 a form says the same after an option of it was given another value', () => {
  let clear = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('size', 'other', 'many', 'rows.team'),
      fc.array(condition, { minLength: 3, maxLength: 3 }),
      fc.oneof(
        single.filter((one) => one !== 'all'),
        literal,
      ),
      answers,
      (field, [visible = '', required = '', rule = ''], all, filled) => {
        const form = formWith([
          { ...shown(visible), required, validations: [{ rule, message: text('F') }] },
          computed(all),
        ]);
        const result = renameOption(form, field, 'l', 'zz');
        assert.ok(result.ok, JSON.stringify(result));
        if (result.unclear.length > 0) return;
        clear += 1;
        const before = given(filled, () => false);
        assert.deepEqual(
          outcome(
            fits(result.definition),
            given(filled, (name) => name === field),
          ),
          outcome(form, before),
          JSON.stringify([field, visible, required, rule, all]),
        );
        const back = renameOption(result.definition, field, 'zz', 'l');
        assert.ok(back.ok);
        assert.deepEqual(back.definition, form, 'and back again it is the same form');
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(clear > 100, `of 400 forms ${clear} are followed to the end`);
});

function given(
  { size, other, yes, many, rows }: Filled,
  renames: (field: string) => boolean,
): Record<string, RawAnswer> {
  const named = (field: string, one: string) => (renames(field) && one === 'l' ? 'zz' : one);
  return {
    size: named('size', size),
    other: named('other', other),
    yes,
    many: many.map((one) => named('many', one)),
    shown: 'tekst',
    rows: rows.map((team, index) => ({ id: `r${index}`, answers: { team: named('rows.team', team), note: 'n' } })),
  };
}
