import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import fc from 'fast-check';
import { compileExpression, LONGEST_SOURCE } from './compile.ts';
import { MAXIMUM_NESTING } from './limits.ts';
import { findingsIn } from './test-support.ts';
import { feelTexts } from './texts.ts';
import type { FeelType } from './type.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

const scope: Record<string, FeelType> = {
  income: { kind: 'number' },
  name: { kind: 'string' },
  agreed: { kind: 'boolean' },
  birthday: { kind: 'date' },
  blåbær: { kind: 'number' },
  anything: { kind: 'any' },
  today: { kind: 'date' },
  children: {
    kind: 'list',
    of: {
      kind: 'context',
      entries: { age: { kind: 'number' }, name: { kind: 'string' }, antal_år: { kind: 'number' } },
    },
  },
  address: { kind: 'context', entries: { city: { kind: 'string' }, 'post code': { kind: 'string' } } },
};

function compiled(source: string) {
  const result = compileExpression(source, scope);
  assert.ok(result.ok, `${source}: ${JSON.stringify(result)}`);
  return result.expression;
}

test('FRM-2 a compiled expression is frozen plain JSON', () => {
  const expression = compiled('if income > 1000 and not(agreed) then children[age < 18].name else ["ingen"]');
  assert.deepEqual(JSON.parse(JSON.stringify(expression)), expression);
  assert.ok(Object.isFrozen(expression) && Object.isFrozen(expression.ast) && Object.isFrozen(expression.references));
  assert.equal(Object.isFrozen(scope.children), false);
});

test('FRM-2 names with æ, ø and å, and functions and entries with blanks, are read as one name', () => {
  assert.deepEqual(compiled('blåbær + string length(name)').references, ['blåbær', 'name']);
  assert.deepEqual(compiled('address.post code').references, ['address', 'address.post code']);
  assert.deepEqual(compiled('for barn i år in children return barn i år.antal_år').references, [
    'children',
    'children.antal_år',
  ]);
  assert.deepEqual(compiled('day of week(birthday)').type, { kind: 'string' });
});

test('FRM-2 references are the dotted paths of all that is read, whichever way it is reached', () => {
  const references: [string, string[]][] = [
    ['1 + 2', []],
    ['sum(children.age)', ['children', 'children.age']],
    ['children[age > 3]', ['children', 'children.age']],
    ['children[item.age > 3].name', ['children', 'children.age', 'children.name']],
    ['children[1].name', ['children', 'children.name']],
    ['some c in children satisfies c.age > income', ['children', 'children.age', 'income']],
    ['(if agreed then children else []).name', ['agreed', 'children', 'children.name']],
    ['{a: income}.a', ['income']],
    ['birthday.year', ['birthday']],
    ['today() > birthday', ['birthday', 'today']],
    ['for income in [1] return income', []],
  ];
  for (const [source, expected] of references) assert.deepEqual(compiled(source).references, expected, source);
});

test('FRM-2 the type of every kind of expression is known', () => {
  const types: [string, FeelType][] = [
    ['income * 2', { kind: 'number' }],
    ['name + "x"', { kind: 'string' }],
    ['birthday + @"P1D"', { kind: 'date' }],
    ['birthday - today', { kind: 'days and time duration' }],
    ['@"P1D" / @"PT1H"', { kind: 'number' }],
    ['duration("P1Y")', { kind: 'years and months duration' }],
    ['income in [1..5]', { kind: 'boolean' }],
    ['children.age', { kind: 'list', of: { kind: 'number' } }],
    ['children[1].age', { kind: 'number' }],
    ['children[age > 1][1].name', { kind: 'string' }],
    ['for c in children return c.name', { kind: 'list', of: { kind: 'string' } }],
    ['if agreed then 1 else null', { kind: 'number' }],
    ['if agreed then 1 else "a"', { kind: 'any' }],
    ['max(children.age)', { kind: 'number' }],
    ['max(birthday, today)', { kind: 'date' }],
    ['append(children.age, 1)', { kind: 'list', of: { kind: 'number' } }],
    ['split(name, ",")[1]', { kind: 'string' }],
    ['anything + 1', { kind: 'number' }],
    ['anything.entry', { kind: 'any' }],
    ['[]', { kind: 'list', of: { kind: 'null' } }],
  ];
  for (const [source, type] of types) assert.deepEqual(compiled(source).type, type, source);
});

test('FRM-2 what can only be a mistake is found, with its place in the source', () => {
  const mistakes: [string, string][] = [
    ['', 'empty 0-0'],
    ['  ', 'empty 0-2'],
    ['income +', 'incomplete 8-8'],
    ['income + ) 1', 'syntax 9-10'],
    ['1; 2', 'syntax 1-2'],
    ['incme + 1', 'unknownName 0-5'],
    ['1 + incme', 'unknownName 4-9'],
    ['address.street', 'unknownEntry 0-14'],
    ['birthday.hour', 'unknownEntry 0-13'],
    ['income.x', 'noEntries 0-8'],
    ['children[weight > 3]', 'unknownName 9-15'],
    ['sqr(4)', 'unknownFunction 0-3'],
    ['sum + 1', 'functionAsValue 0-3'],
    ['name * 2', 'operands 0-8'],
    ['@"P1D" + @"P1M"', 'operands 0-15'],
    ['birthday + today', 'operands 0-16'],
    ['-name', 'type 1-5'],
    ['income = "5"', 'notComparable 0-12'],
    ['income < name', 'notComparable 0-13'],
    ['agreed < true', 'notComparable 0-13'],
    ['name between 1 and 2', 'notComparable 13-14,notComparable 19-20'],
    ['income in ("a", 2)', 'notComparable 11-14'],
    ['income in ["a".."b"]', 'notComparable 11-14,notComparable 16-19'],
    ['income and agreed', 'type 0-6'],
    ['if name then 1 else 2', 'type 3-7'],
    ['for i in income return i', 'type 9-15'],
    ['for i in "a"..3 return i', 'type 9-12'],
    ['some c in children satisfies c.age', 'type 29-34'],
    ['children[name]', 'type 9-13'],
    ['[1..3]', 'range 0-6'],
    ['< 5', 'noInput 0-3'],
    ['? > 5', 'noInput 0-1'],
    ['string length()', 'argumentCount 0-15'],
    ['substring(name, "1")', 'argumentType 16-19'],
    ['sum(children.name)', 'argumentType 4-17'],
    ['upper case(children.name)', 'argumentType 11-24'],
    ['substring(text: name, start position: 1)', 'unknownParameter 10-20'],
    ['substring(string: name)', 'missingParameter 0-23'],
    ['string length(string: name, string: name)', 'duplicateEntry 28-40'],
    ['{a: 1, a: 2}', 'duplicateEntry 7-11'],
    ['date("2025-02-30")', 'literal 5-17'],
    ['@"nonsense"', 'literal 0-11'],
    ['1e9999', 'literal 0-6'],
    ['matches(name, "(a")', 'pattern 14-18'],
    ['matches(name, "(a)\\1")', 'pattern 14-21'],
    ['now()', 'noDate 0-5'],
    ['function(a) a', 'notSupported 0-13'],
    ['{f: function(a) a}', 'notSupported 4-17'],
    ['children[1](2)', 'notSupported 0-14'],
    ['income ^ 2', 'notSupported 7-8'],
    ['income instance of whatever', 'notSupported 19-27'],
  ];
  for (const [source, expected] of mistakes) assert.equal(findingsIn(source, scope).join(), expected, source);
});

test('FRM-2 a result of another type than the expected one is found, null and unknown types are not', () => {
  const number: FeelType = { kind: 'number' };
  assert.deepEqual(findingsIn('name', scope, number), ['result 0-4']);
  assert.deepEqual(findingsIn('children.name', scope, { kind: 'list', of: number }), ['result 0-13']);
  for (const source of ['income', 'null', 'anything', 'if agreed then 1 else null']) {
    assert.deepEqual(findingsIn(source, scope, number), []);
  }
});

test('FRM-2 every finding says in both languages what was given and what is allowed', () => {
  const result = compileExpression('substring(name, "1")', scope);
  assert.ok(!result.ok);
  assert.deepEqual(result.findings[0]?.message, {
    da: 'Argumentet »start position« i »substring« skal være et tal. Her står en tekst',
    en: 'The argument “start position” of “substring” must be a number. This is a text',
  });
  for (const [key, { da, en }] of Object.entries(feelTexts)) {
    const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(placesIn(da), placesIn(en), key);
  }
});

test('FRM-2 nesting of 1,000 is refused by a finding for every construct, and a text that is too long unread', () => {
  const constructs: [string, string, string][] = [
    ['(', '1', ')'],
    ['[', '1', ']'],
    ['not(', 'true', ')'],
    ['-(', '1', ')'],
  ];
  for (const [open, middle, close] of constructs) {
    const source = open.repeat(1000) + middle + close.repeat(1000);
    const codes = findingsIn(source.length > LONGEST_SOURCE ? source.slice(0, LONGEST_SOURCE) : source, scope);
    assert.ok(codes.length === 1, source.slice(0, 10));
  }
  assert.match(findingsIn(`${'('.repeat(1000)}1${')'.repeat(1000)}`)[0] ?? '', /^tooDeep/);
  assert.match(findingsIn(`1${'+1'.repeat(1000)}`)[0] ?? '', /^tooDeep/);
  assert.deepEqual(findingsIn(`1${'+1'.repeat(MAXIMUM_NESTING - 1)}`), []);
  assert.deepEqual(findingsIn(' '.repeat(LONGEST_SOURCE + 1)), [`tooLong 0-${LONGEST_SOURCE + 1}`]);
});

test('FRM-2 no text makes the compiler throw, and every finding lies within the text', () => {
  const words = [
    ...[
      'income',
      'name',
      'children',
      '.age',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      ',',
      ':',
      '"a"',
      '1',
      '+',
      '-',
      '*',
      '**',
      '..',
    ],
    ...[
      'if',
      'then',
      'else',
      'for',
      'i',
      'in',
      'return',
      'some',
      'satisfies',
      'between',
      'and',
      'or',
      'not',
      '?',
      '<',
      '=',
    ],
    ...[
      'instance of',
      'number',
      'list<',
      '>',
      'date',
      '@"P1D"',
      'string length',
      'sum(',
      'function',
      '/*',
      '//',
      '\n',
      ' ',
      '"',
    ],
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, (source) => {
      const result = compileExpression(source, scope);
      if (result.ok) return assert.deepEqual(JSON.parse(JSON.stringify(result.expression)), result.expression);
      assert.ok(result.findings.length > 0);
      for (const { from, to } of result.findings) assert.ok(from >= 0 && from <= to && to <= source.length);
    }),
    { numRuns: 400 },
  );
});

test('FRM-2 what the browser loads to evaluate holds no parser and no other library than big.js', async () => {
  const bundle = await build({
    entryPoints: [new URL('run.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
  });
  const libraries = Object.keys(bundle.metafile.inputs).filter((path) => path.includes('node_modules'));
  assert.deepEqual(
    libraries.map((path) => /node_modules\/([^/]+)/.exec(path)?.[1]),
    ['big.js'],
  );
});
