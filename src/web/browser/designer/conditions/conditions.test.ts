import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileExpression } from '../../../../forms/feel/compile.ts';
import type { FeelType } from '../../../../forms/feel/type.ts';
import { fromFeel } from './from-feel.ts';
import type { Comparison, Condition, Operand, Sentence } from './sentence.ts';
import { tidy } from './sentence.ts';
import { toFeel } from './to-feel.ts';

const scope: Record<string, FeelType> = {
  harBørn: { kind: 'boolean' },
  navn: { kind: 'string' },
  antal: { kind: 'number' },
  dato: { kind: 'date' },
  valg: { kind: 'list', of: { kind: 'string' } },
  today: { kind: 'date' },
  person: { kind: 'context', entries: { age: { kind: 'number' }, municipality: { kind: 'string' } } },
};

const is = (name: string, counted = false) => ({ subject: { name, counted } });
const text = fc.string({ unit: fc.constantFrom(...'aæ "\\\n()=,.?@1') });
const numeral = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }))
  .map(([whole, part]) => (part === null ? String(whole) : `${whole}.${part}`));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const comparison = fc.constantFrom<Comparison>('equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast');
const compare = (name: string, counted: boolean, operand: fc.Arbitrary<Operand>) =>
  comparison.chain((made) =>
    operand.map((given): Sentence => ({ kind: 'compare', ...is(name, counted), comparison: made, operand: given })),
  );

const sentence: fc.Arbitrary<Sentence> = fc.oneof(
  compare(
    'antal',
    false,
    numeral.map((digits) => ({ kind: 'number', numeral: digits })),
  ),
  compare(
    'person.age',
    false,
    numeral.map((digits) => ({ kind: 'number', numeral: digits })),
  ),
  compare(
    'valg',
    true,
    fc.nat(20).map((count) => ({ kind: 'number', numeral: String(count) })),
  ),
  compare(
    'dato',
    false,
    fc.oneof(
      day.map((iso): Operand => ({ kind: 'date', iso })),
      fc.constant<Operand>({ kind: 'today' }),
    ),
  ),
  compare(
    'navn',
    false,
    text.map((written) => ({ kind: 'text', text: written })),
  ),
  fc
    .boolean()
    .map(
      (yes): Sentence => ({ kind: 'compare', ...is('harBørn'), comparison: 'equal', operand: { kind: 'yesNo', yes } }),
    ),
  fc.boolean().map((answered): Sentence => ({ kind: 'answered', ...is('navn'), answered })),
  fc.array(text, { minLength: 1, maxLength: 4 }).map((texts): Sentence => ({ kind: 'oneOf', ...is('navn'), texts })),
  text.map((written): Sentence => ({ kind: 'contains', ...is('navn'), text: written })),
  text.map((written): Sentence => ({ kind: 'begins', ...is('person.municipality'), text: written })),
  fc
    .tuple(text, fc.boolean())
    .map(([written, chosen]): Sentence => ({ kind: 'chosen', ...is('valg'), text: written, chosen })),
);

const condition: fc.Arbitrary<Condition> = fc
  .letrec<{ condition: Condition }>((tie) => ({
    condition: fc.record(
      {
        join: fc.constantFrom('and', 'or'),
        parts: fc.array(fc.oneof({ depthSize: 'small', maxDepth: 3 }, sentence, tie('condition')), {
          minLength: 1,
          maxLength: 4,
        }),
      },
      { noNullPrototype: true },
    ),
  }))
  .condition.map(tidy)
  .filter((made) => made !== null);

test('FRM-2 sentences written as FEEL and read back are the same sentences', () => {
  fc.assert(
    fc.property(condition, (written) => {
      const source = toFeel(written);
      assert.deepEqual(fromFeel(source, scope), written, source);
    }),
    { numRuns: 500 },
  );
});

test('FRM-2 what sentences write is right FEEL that gives true or false', () => {
  fc.assert(
    fc.property(condition, (written) => {
      const compiled = compileExpression(toFeel(written), scope, { kind: 'boolean' });
      assert.ok(compiled.ok, `${toFeel(written)}: ${compiled.ok ? '' : compiled.findings[0]?.message.en}`);
    }),
  );
});

test('FRM-2 FEEL that a person wrote is read as sentences where they can say it, and refused where not', () => {
  assert.deepEqual(fromFeel('harBørn', scope), {
    join: 'and',
    parts: [{ kind: 'compare', ...is('harBørn'), comparison: 'equal', operand: { kind: 'yesNo', yes: true } }],
  });
  assert.deepEqual(fromFeel('antal > 2 and (navn = "a" or navn in ("b", "c"))', scope), {
    join: 'and',
    parts: [
      { kind: 'compare', ...is('antal'), comparison: 'more', operand: { kind: 'number', numeral: '2' } },
      {
        join: 'or',
        parts: [
          { kind: 'compare', ...is('navn'), comparison: 'equal', operand: { kind: 'text', text: 'a' } },
          { kind: 'oneOf', ...is('navn'), texts: ['b', 'c'] },
        ],
      },
    ],
  });
  for (const source of [
    'antal + 1 > 2',
    'some x in valg satisfies x = "a"',
    'antal > antal',
    'if harBørn then true else false',
    'antal >',
    '1 < antal',
    'dato < @"P1D"',
  ]) {
    assert.equal(fromFeel(source, scope), null, source);
  }
});
