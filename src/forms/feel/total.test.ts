import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signatures } from './check/signatures.ts';
import { compileExpression } from './compile.ts';
import { decimalOf } from './decimal.ts';
import type { FeelNode } from './node.ts';
import { evaluateExpression, prepare } from './run.ts';
import { contextFrom, numberFrom, typesFrom } from './test-support.ts';
import { contextOf, type FeelValue, isContext, isList, kindOf } from './values.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

const iso = fc.constantFrom(
  '2024-02-29',
  '2025-01-31T23:59:59.999',
  '10:11:12+02:00',
  '10:11:12',
  '-0001-01-01',
  'nonsense',
  '',
);

/** Values as a host may give them, also some that no expression could make. */
const { value: anyValue } = fc.letrec<{ value: FeelValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<FeelValue[]>(null, true, false, '', 'a', 'Ærø 😀', 'P1D', '(a+)+$'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): FeelValue => decimalOf(number)),
    fc.integer({ min: -5, max: 5 }).map((number): FeelValue => decimalOf(number)),
    fc
      .constantFrom('1e6144', '-9e6144', '1e-6100', '0', '12345678901234567890123456789012345')
      .map((numeral): FeelValue => numberFrom(numeral)),
    fc
      .tuple(fc.constantFrom('date', 'time', 'date and time'), iso)
      .map(([kind, text]): FeelValue => ({ kind, iso: text })),
    fc
      .constantFrom(0, 1, -86_400_000, Number.MAX_SAFE_INTEGER, Number.NaN)
      .map((milliseconds): FeelValue => ({ kind: 'days and time duration', milliseconds })),
    fc
      .constantFrom(0, 14, -1, Number.MAX_SAFE_INTEGER, 0.5)
      .map((months): FeelValue => ({ kind: 'years and months duration', months })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'age', 'item', 'kind', '__proto__'), tie('value')), { maxLength: 3 })
      .map((entries) => contextOf(entries)),
  ),
}));

const names = ['a', 'b', 'age', 'item', 'partial', '?', 'today', 'toString', '__proto__'];
const name = fc.constantFrom(...names);

/** Trees of every kind of node, most of which the compiler would refuse. */
const { node: anyTree } = fc.letrec<{ node: unknown }>((tie) => {
  const node = tie('node');
  const some = fc.array(node, { maxLength: 3 });
  const iterators = fc.array(fc.record({ name, source: node }), { minLength: 1, maxLength: 2 });
  const operator = fc.constantFrom('+', '-', '*', '/', '**');
  const comparison = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
  return {
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'max' },
      fc.record({ kind: fc.constant('name'), name }),
      fc.record({ kind: fc.constant('number'), numeral: fc.constantFrom('0', '1', '-2', '0.5', '3', '1e6000', 'x') }),
      fc.record({ kind: fc.constant('string'), value: fc.constantFrom('', 'a', 'b*', '[', '$1', 'x'.repeat(50)) }),
      fc.record({ kind: fc.constant('boolean'), value: fc.boolean() }),
      fc.record({ kind: fc.constantFrom('null', 'unheard of') }),
      fc.record({
        kind: fc.constant('temporal'),
        text: fc.constantFrom('P1M', '-PT5S', '2024-02-29', '10:00:00Z', '?'),
      }),
      fc.record({ kind: fc.constant('path'), source: node, name: fc.constantFrom('a', 'year', 'days', 'constructor') }),
      fc.record({ kind: fc.constant('filter'), source: node, condition: node }),
      fc.record({ kind: fc.constant('negation'), operand: node }),
      fc.record({ kind: fc.constant('arithmetic'), operator, left: node, right: node }),
      fc.record({ kind: fc.constant('comparison'), operator: comparison, left: node, right: node }),
      fc.record({ kind: fc.constant('between'), value: node, low: node, high: node }),
      fc.record({ kind: fc.constant('in'), value: node, tests: some }),
      fc.record({
        kind: fc.constant('range'),
        low: node,
        high: node,
        lowIncluded: fc.boolean(),
        highIncluded: fc.boolean(),
      }),
      fc.record({ kind: fc.constantFrom('and', 'or'), left: node, right: node }),
      fc.record({ kind: fc.constant('if'), condition: node, whenTrue: node, whenFalse: node }),
      fc.record({ kind: fc.constant('for'), iterators, body: node }),
      fc.record({ kind: fc.constantFrom('some', 'every'), iterators, condition: node }),
      fc.record({ kind: fc.constant('list'), items: some }),
      fc.record({
        kind: fc.constant('context'),
        entries: fc.array(fc.record({ name, value: node }), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('call'),
        name: fc.constantFrom(...signatures.keys(), 'toString'),
        arguments: some,
      }),
      fc.record({
        kind: fc.constant('instance of'),
        value: node,
        type: fc.constant({ kind: 'list', of: { kind: 'number' } }),
      }),
    ),
  };
});

/** As they come over the wire. */
const anyNode = anyTree.map((tree): FeelNode => JSON.parse(JSON.stringify(tree)));

const anyScope = fc.array(fc.tuple(name, anyValue), { maxLength: 4 }).map((entries) => contextOf(entries));

test('FRM-2 no tree and no scope makes an evaluation throw; its value is one of FEEL', () => {
  fc.assert(
    fc.property(anyNode, anyScope, (node, scope) => {
      const outcome = evaluateExpression(prepare(node), scope, { steps: 5000, size: 2000 });
      if (outcome.ok) assertFeel(outcome.value);
    }),
    { numRuns: 2000 },
  );
});

test('FRM-2 every function takes any arguments without throwing', () => {
  for (const function_ of signatures.keys()) {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 4 }), (given) => {
        const scope = contextOf(given.map((value, index) => [`v${index}`, value]));
        const node: FeelNode = {
          kind: 'call',
          name: function_,
          arguments: given.map((_, index) => ({ kind: 'name', name: `v${index}` })),
        };
        const outcome = evaluateExpression(prepare(node), scope, { steps: 20_000 });
        if (outcome.ok) assertFeel(outcome.value);
      }),
      { numRuns: 60 },
    );
  }
});

test('FRM-2 an expression that runs away ends at its limit of steps, size or depth', () => {
  const ends: [string, string][] = [
    ['for a in 1..1000, b in 1..1000 return a * b', 'steps'],
    ['some a in 1..1000, b in 1..1000 satisfies a + b < 0', 'steps'],
    ['for a in 1..10000000 return a', 'size'],
    ['count(for a in 1..99999, b in 1..99999 return 1)', 'steps'],
    ['for a in 1..5000 return partial', 'steps'],
    ['for a in 1..400 return [partial]', 'steps'],
    ['for a in 1..300 return if a = 1 then [] else [partial[-1]]', 'depth'],
    ['string(for a in 1..60 return [partial])', 'steps'],
    [
      '{a: [1, 1], b: [a, a], c: [b, b], d: [c, c], e: [d, d], f: [e, e], g: [f, f, f, f, f, f, f, f], h: [g, g, g, g, g, g, g, g], i: [h, h, h, h, h, h, h, h], j: [i, i, i, i, i, i, i, i]}',
      'size',
    ],
    ['for a in 1..20 return if a = 1 then "xxxxxxxxxx" else partial[-1] + partial[-1]', 'size'],
    ['for a in 1..2000 return matches(text, "(x+x+)+y")', 'steps'],
    ['for a in 1..100000 return modulo(1e6000, 7)', 'steps'],
    ['distinct values(for a in 1..2000 return a)', 'steps'],
  ];
  const samples = { text: 'x'.repeat(5000) };
  for (const [source, code] of ends) {
    const result = compileExpression(source, typesFrom(samples));
    assert.ok(result.ok, `${source}: ${JSON.stringify(result)}`);
    const outcome = evaluateExpression(prepare(result.expression.ast), contextFrom(samples));
    assert.deepEqual(outcome, { ok: false, code }, source);
    assert.equal(prepare(result.expression.ast)(contextFrom(samples)), null);
  }
});

test('FRM-2 a tree or a value that is nested 10,000 deep is refused without using up the stack', () => {
  let node: FeelNode = { kind: 'number', numeral: '1' };
  let loop: FeelNode = node;
  let value: FeelValue = null;
  for (let depth = 0; depth < 10_000; depth += 1) {
    node = { kind: 'negation', operand: node };
    loop = { kind: 'for', iterators: [{ name: 'i', source: { kind: 'list', items: [{ kind: 'null' }] } }], body: loop };
    value = [value];
  }
  const iterators = Array.from(
    { length: 10_000 },
    (_, index) => ({ name: `i${index}`, source: { kind: 'list', items: [{ kind: 'null' }] } }) as const,
  );
  const scope = contextOf([['deep', value]]);
  const deep: FeelNode = { kind: 'name', name: 'deep' };
  for (const ast of [
    node,
    loop,
    { kind: 'for', iterators, body: deep },
    deep,
    { kind: 'comparison', operator: '=', left: deep, right: deep },
    { kind: 'call', name: 'flatten', arguments: [deep] },
    { kind: 'call', name: 'string', arguments: [deep] },
  ] as const satisfies readonly FeelNode[]) {
    assert.deepEqual(evaluateExpression(prepare(ast), scope), { ok: false, code: 'depth' });
  }
});

test('FRM-2 the same expression and scope give the same value again', () => {
  fc.assert(
    fc.property(anyNode, anyScope, (node, scope) => {
      const prepared = prepare(node);
      const limits = { steps: 2000, size: 1000 };
      assert.deepEqual(evaluateExpression(prepared, scope, limits), evaluateExpression(prepared, scope, limits));
    }),
  );
});

function assertFeel(value: FeelValue): void {
  assert.notEqual(value, undefined);
  if (isList(value)) return;
  if (isContext(value)) return;
  assert.notEqual(kindOf(value), 'unknown');
}
