import type Big from 'big.js';
import { decimalOf, divide, minus, ONE, plus, squareRoot, times, ZERO } from '../decimal.ts';
import { areEqual, isAmong } from '../equality.ts';
import type { Evaluation } from '../evaluation.ts';
import { orderOf } from '../order.ts';
import { type FeelValue, isList, isNumber, kindOf } from '../values.ts';
import { type Builtin, integerAt, isGiven, itemsOf, listAt, placeAt } from './arguments.ts';

/** List functions (DMN 1.5, table 75). Positions count from 1, negative ones from the end. */
export const lists: Readonly<Record<string, Builtin>> = {
  'list contains': (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    return list && isAmong(list, given[1] ?? null, evaluation);
  },
  count: (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    return list && decimalOf(list.length);
  },
  min: (given, evaluation) => extreme(given, evaluation, -1),
  max: (given, evaluation) => extreme(given, evaluation, 1),
  sum: (given, evaluation) => combine(numbersOf(given, evaluation), plus),
  product: (given, evaluation) => combine(numbersOf(given, evaluation), times),
  mean: (given, evaluation) => meanOf(numbersOf(given, evaluation)),
  median: (given, evaluation) => {
    const sorted = sortedNumbers(numbersOf(given, evaluation));
    const [middle, previous] = sorted ? [sorted[sorted.length >> 1], sorted[(sorted.length >> 1) - 1]] : [];
    if (sorted === null || middle === undefined) return null;
    return sorted.length % 2 === 1 || previous === undefined ? middle : meanOf([previous, middle]);
  },
  stddev: (given, evaluation) => sampleDeviation(numbersOf(given, evaluation)),
  mode: (given, evaluation) => modesOf(sortedNumbers(numbersOf(given, evaluation))),
  all: (given, evaluation) => conclude(itemsOf(given, evaluation), false),
  any: (given, evaluation) => conclude(itemsOf(given, evaluation), true),
  append: (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    return list && evaluation.list([...list, ...given.slice(1)]);
  },
  concatenate: (given, evaluation) => joined(given, evaluation),
  union: (given, evaluation) => distinct(joined(given, evaluation), evaluation),
  'distinct values': (given, evaluation) => distinct(listAt(given, 0, evaluation), evaluation),
  'insert before': (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    const index = list && indexAt(given, 1, list.length);
    return list && index !== null ? evaluation.list(list.toSpliced(index, 0, given[2] ?? null)) : null;
  },
  remove: (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    const index = list && indexAt(given, 1, list.length);
    return list && index !== null ? list.toSpliced(index, 1) : null;
  },
  reverse: (given, evaluation) => listAt(given, 0, evaluation)?.toReversed() ?? null,
  'index of': (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    const places = list?.map((item, index) => (areEqual(item, given[1] ?? null, evaluation) ? index + 1 : 0));
    return places?.filter((place) => place > 0).map((place) => decimalOf(place)) ?? null;
  },
  flatten: (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    return list && flattened(list, evaluation);
  },
  sublist: (given, evaluation) => {
    const list = listAt(given, 0, evaluation);
    const start = list && indexAt(given, 1, list.length);
    if (!list || start === null) return null;
    const length = isGiven(given, 2) ? integerAt(given, 2) : list.length - start;
    return length === null || length < 1 || start + length > list.length ? null : list.slice(start, start + length);
  },
};

function indexAt(given: readonly FeelValue[], argument: number, length: number): number | null {
  const position = integerAt(given, argument);
  return position === null ? null : placeAt(position, length);
}

function numbersOf(given: readonly FeelValue[], evaluation: Evaluation): readonly Big[] | null {
  const items = itemsOf(given, evaluation);
  return items?.every(isNumber) ? items : null;
}

/** Null for an empty list: DMN 1.5, table 75, `sum` and `product`. */
function combine(numbers: readonly Big[] | null, operation: (left: Big, right: Big) => Big | null): Big | null {
  if (numbers === null || numbers.length === 0) return null;
  let result: Big | null = operation === times ? ONE : ZERO;
  for (const number of numbers) result = result && operation(result, number);
  return result;
}

function meanOf(numbers: readonly Big[] | null): Big | null {
  const sum = combine(numbers, plus);
  const count = numbers && decimalOf(numbers.length);
  return sum && count && divide(sum, count);
}

function sortedNumbers(numbers: readonly Big[] | null): readonly Big[] | null {
  return numbers?.toSorted((left, right) => left.cmp(right)) ?? null;
}

/** The standard deviation of a sample; null for fewer than two numbers. */
function sampleDeviation(numbers: readonly Big[] | null): Big | null {
  const mean = meanOf(numbers);
  if (numbers === null || mean === null || numbers.length < 2) return null;
  let sum: Big | null = ZERO;
  for (const number of numbers) {
    const distance = minus(number, mean);
    const square = distance && times(distance, distance);
    sum = sum && square && plus(sum, square);
  }
  const degrees = decimalOf(numbers.length - 1);
  const variance = sum && degrees && divide(sum, degrees);
  return variance && squareRoot(variance);
}

/** The numbers that occur most often, in ascending order. */
function modesOf(sorted: readonly Big[] | null): FeelValue {
  if (sorted === null) return null;
  const runs: { value: Big; count: number }[] = [];
  for (const value of sorted) {
    const run = runs.at(-1);
    if (run?.value.eq(value)) run.count += 1;
    else runs.push({ value, count: 1 });
  }
  const most = runs.reduce((largest, run) => Math.max(largest, run.count), 0);
  return runs.filter((run) => run.count === most).map((run) => run.value);
}

function extreme(given: readonly FeelValue[], evaluation: Evaluation, direction: 1 | -1): FeelValue {
  const items = itemsOf(given, evaluation);
  const [first, ...rest] = items ?? [];
  if (first === undefined || kindOf(first) === 'null' || orderOf(first, first, evaluation) === null) return null;
  let result = first;
  for (const item of rest) {
    const order = orderOf(item, result, evaluation);
    if (order === null) return null;
    if (order * direction > 0) result = item;
  }
  return result;
}

/** Three-valued: `any` looks for a true, `all` for a false; without one, anything that is no boolean makes it null. */
function conclude(items: readonly FeelValue[] | null, sought: boolean): FeelValue {
  if (items === null) return null;
  if (items.includes(sought)) return sought;
  return items.every((item) => item === !sought) ? !sought : null;
}

function joined(given: readonly FeelValue[], evaluation: Evaluation): readonly FeelValue[] | null {
  const result: FeelValue[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const list = listAt(given, index, evaluation);
    if (list === null) return null;
    evaluation.admit(result.length + list.length);
    for (const item of list) result.push(item);
  }
  return result;
}

function distinct(list: readonly FeelValue[] | null, evaluation: Evaluation): readonly FeelValue[] | null {
  if (list === null) return null;
  const result: FeelValue[] = [];
  for (const item of list) {
    if (!isAmong(result, item, evaluation)) result.push(item);
  }
  return result;
}

function flattened(list: readonly FeelValue[], evaluation: Evaluation): readonly FeelValue[] {
  const result: FeelValue[] = [];
  const visit = (items: readonly FeelValue[], depth: number): void => {
    evaluation.descend(depth);
    for (const item of items) {
      if (isList(item)) {
        visit(item, depth + 1);
      } else {
        evaluation.charge(1);
        result.push(item);
        evaluation.admit(result.length);
      }
    }
  };
  visit(list, 0);
  return result;
}
