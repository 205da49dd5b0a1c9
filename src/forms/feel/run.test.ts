import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtins } from './builtins/builtins.ts';
import { signatures } from './check/signatures.ts';
import { compileExpression } from './compile.ts';
import { evaluateExpression, prepare } from './run.ts';
import { contextFrom, resultOf } from './test-support.ts';
import { contextOf, type FeelType, type FeelValue } from './values.ts';

const samples = {
  income: 250_000.5,
  name: 'Åse',
  missing: null,
  children: [
    { age: 3, name: 'Ida' },
    { age: 17, name: 'Bo' },
  ],
};

function assertResults(table: Readonly<Record<string, string>>): void {
  for (const [source, expected] of Object.entries(table)) assert.equal(resultOf(source, samples), expected, source);
}

test('FRM-2 every function that can be written can be evaluated, and the other way round', () => {
  assert.deepEqual([...builtins.keys()].sort(), [...signatures.keys()].sort());
});

test('FRM-2 a wrong operation gives null and never an error', () => {
  assertResults({
    'missing + 1': 'null',
    'missing.x': 'null',
    'missing[1]': 'null',
    '1 / 0': 'null',
    'missing > 3': 'null',
    'if missing > 3 then 1 else 2': '2',
    'upper case(missing)': 'null',
    'sum([1, missing])': 'null',
    'sqrt(-1)': 'null',
    'children[7].name': 'null',
    '9e6144 * 10': 'null',
  });
});

test('FRM-2 and, or and not know three values', () => {
  const values = ['true', 'false', 'null'];
  const table = (operator: string) =>
    values.map((left) => values.map((right) => resultOf(`${left} ${operator} ${right}`)).join(' ')).join(' | ');
  assert.equal(table('and'), 'true false null | false false false | null false null');
  assert.equal(table('or'), 'true true true | true false null | true null null');
  assert.equal(values.map((value) => resultOf(`not(${value})`)).join(' '), 'false true null');
});

test('FRM-2 filters, paths and loops reach the rows of a form', () => {
  assertResults({
    'children[age < 18 and name != "Bo"].name': '["Ida"]',
    'children[-1].name': '"Bo"',
    'count(children[age > 20])': '0',
    'sum(for c in children return if c.age < 7 then 100 else 50)': '150',
    'some c in children satisfies c.age in [12..17]': 'true',
    'every c in children satisfies c.name != name': 'true',
    '[{item: 1}, {item: 2}][item = 2]': '[{item: 2}]',
    'for i in 0..4 return if i = 0 then 1 else i * partial[-1]': '[1, 1, 2, 6, 24]',
    'for i in [1, 2], j in i..2 return [i, j]': '[[1, 1], [1, 2], [2, 2]]',
    'for i in (1..4) return i': '[2, 3]',
    '{a: 1, b: a + 1, c: {a: 5, d: a + b}}.c.d': '7',
    'children[age > 3][1].name in ("Bo", "Ida")': 'true',
    'income in (< 100, >= 200000)': 'true',
    'name in (starts with(?, "Å"))': 'true',
    '3 in (1, [2..4))': 'true',
    '4 in [[2..4), 9]': 'false',
  });
});

test('FRM-2 numbers are exact, dates follow the calendar, and both are written as FEEL writes them', () => {
  assertResults({
    '0.1 + 0.2': '0.3',
    '1 / 3': `0.${'3'.repeat(34)}`,
    'income * 1.25': '312500.625',
    'decimal(1.005, 2)': '1',
    '@"2024-01-31" + @"P1M"': '2024-02-29',
    '@"2024-03-01" - @"2024-02-01"': 'P29D',
    '@"2024-12-31T23:00:00+01:00" + @"PT2H"': '2025-01-01T01:00:00+01:00',
    '@"2025-01-01T00:00:00Z" = @"2025-01-01T01:00:00+01:00"': 'true',
    '@"2025-01-01T00:00:00" = @"2025-01-01T00:00:00Z"': 'false',
    '@"2025-01-02" - @"2025-01-01T12:00:00Z"': 'PT12H',
    '@"00:30:00" - @"PT1H"': '23:30:00',
    '@"10:00:00.250".second': '0.25',
    '@"10:00:00+02:00".time offset': 'PT2H',
    'time(10, 30, 15.5, @"-PT3H")': '10:30:15.5-03:00',
    'date(-1, 2, 3)': '-0001-02-03',
    'date(12345, 2, 3)': '12345-02-03',
    '@"P14M"': 'P1Y2M',
    '@"-PT90M"': '-PT1H30M',
    '@"P1Y" * 0.5': 'P6M',
    'years and months duration(@"2023-08-24", @"2021-12-22")': '-P1Y8M',
    'date("2025-06-15").weekday': '7',
    'year(@"2025-06-15T10:00:00")': '2025',
    'minute(@"10:11:12")': '11',
    'string(@"2025-06-15")': '"2025-06-15"',
    'date and time("2025-06-15")': '2025-06-15T00:00:00',
  });
});

test('FRM-2 functions give what the examples of the standard say', () => {
  assertResults({
    'number("1 000,0", " ", ",")': '1000',
    'number("1,000.0", ",", ".")': '1000',
    'substring("foobar", 3)': '"obar"',
    'substring("foobar", 3, 3)': '"oba"',
    'substring("foobar", -2, 1)': '"a"',
    'substring("\\U01F40Eab", 2)': '"ab"',
    'string length("\\U01F40Eab")': '3',
    'upper case("aBc4")': '"ABC4"',
    'substring after("foobar", "ob")': '"ar"',
    'replace("banana", "a", "o")': '"bonono"',
    'replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")': '"[1=ab][2=]cd"',
    'contains("foobar", "of")': 'false',
    'matches("foobar", "^fo*b")': 'true',
    'split("John Doe", "\\s")': '["John", "Doe"]',
    'split("a;b;c;;", ";")': '["a", "b", "c", "", ""]',
    'string join(["a", "b", "c"], "_and_")': '"a_and_b_and_c"',
    'string join(["a", "b", "c"], null)': '"abc"',
    'count([1, [2, 3]])': '2',
    'all([false, null, true])': 'false',
    'any([false, null, true])': 'true',
    'sublist([4, 5, 6], 1, 2)': '[4, 5]',
    'remove([1, 2, 3], 2)': '[1, 3]',
    'index of([1, 2, 3, 2], 2)': '[2, 4]',
    'union([1, 2], [2, 3])': '[1, 2, 3]',
    'distinct values([1, 2, 3, 2, 1])': '[1, 2, 3]',
    'flatten([[1, 2], [[3]], 4])': '[1, 2, 3, 4]',
    'product(2, 3, 4)': '24',
    'median(8, 2, 5, 3, 4)': '4',
    'stddev(2, 4, 7, 5)': '2.081665999466132735282297706979931',
    'mode([6, 1, 9, 6, 1])': '[1, 6]',
    'decimal(1 / 3, 2)': '0.33',
    'floor(-1.56, 1)': '-1.6',
    'ceiling(-1.56, 1)': '-1.5',
    'round up(-1.126, 2)': '-1.13',
    'round half down(-5.5, 0)': '-5',
    'abs(@"-PT5H")': 'PT5H',
    'modulo(-10.1, 4.5)': '3.4',
    'day of year(date(2019, 9, 17))': '260',
    'day of week(date(2019, 9, 17))': '"Tuesday"',
    'month of year(date(2019, 9, 17))': '"September"',
    'week of year(date(2005, 1, 1))': '53',
    '[123] instance of list<number>': 'true',
    'null instance of Null': 'true',
    'is defined(missing)': 'false',
    'is defined(name)': 'true',
  });
});

test('FRM-2 today and now are what the caller put in the scope', () => {
  const result = compileExpression('[today(), now().hour]', {
    today: { kind: 'date' },
    now: { kind: 'date and time' },
  });
  assert.ok(result.ok);
  const scope = contextOf([
    ['today', { kind: 'date', iso: '2025-11-24' }],
    ['now', { kind: 'date and time', iso: '2025-11-24T14:30:00+01:00' }],
  ]);
  assert.deepEqual(JSON.stringify(prepare(result.expression.ast)(scope)), '[{"kind":"date","iso":"2025-11-24"},"14"]');
});

test('FRM-2 a field called kind, constructor or __proto__ is a field like any other', () => {
  const row = contextFrom({ kind: 'date', iso: '2025-01-01' });
  assert.equal(read('row.kind', 'row', row), 'date');
  assert.equal(read('row.constructor', 'row', row), null);
  assert.equal(read('row.__proto__', 'row', row), null);
  assert.equal(read('toString', 'x', null), null);
});

function read(source: string, name: string, value: FeelValue): FeelValue {
  const any: FeelType = { kind: 'any' };
  const scope = Object.fromEntries([name, 'toString'].map((one) => [one, any]));
  const result = compileExpression(source, scope);
  assert.ok(result.ok, JSON.stringify(result));
  return prepare(result.expression.ast)(contextOf([[name, value]]));
}

test('FRM-2 a name of the scope may be that of a function', () => {
  const result = compileExpression('count + count([1, 2])', { count: { kind: 'number' } });
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal(String(prepare(result.expression.ast)(contextFrom({ count: 5 }))), '7');
});

test('FRM-2 limits can be set for one evaluation', () => {
  const result = compileExpression('for i in 1..20 return i', {});
  assert.ok(result.ok);
  const prepared = prepare(result.expression.ast);
  assert.equal(evaluateExpression(prepared, contextOf([])).ok, true);
  assert.deepEqual(evaluateExpression(prepared, contextOf([]), { steps: 20 }), { ok: false, code: 'steps' });
  assert.deepEqual(evaluateExpression(prepared, contextOf([]), { size: 19 }), { ok: false, code: 'size' });
});
