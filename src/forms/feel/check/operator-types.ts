import type { ArithmeticOperator } from '../node.ts';
import type { FeelType } from '../type.ts';
import { ANY, DATE, DATE_AND_TIME, DAY_DURATION, isOpen, MONTH_DURATION, NUMBER, STRING, TIME } from './types.ts';

/** Each row: left, operator, right, result (DMN 1.5, tables 56 to 60). */
const ROWS: readonly (readonly [FeelType, ArithmeticOperator, FeelType, FeelType])[] = [
  ...(['+', '-', '*', '/', '**'] as const).map((operator) => [NUMBER, operator, NUMBER, NUMBER] as const),
  [STRING, '+', STRING, STRING],
  ...[DAY_DURATION, MONTH_DURATION].flatMap(
    (duration) =>
      [
        [duration, '+', duration, duration],
        [duration, '-', duration, duration],
        [duration, '*', NUMBER, duration],
        [NUMBER, '*', duration, duration],
        [duration, '/', NUMBER, duration],
        [duration, '/', duration, NUMBER],
      ] as const,
  ),
  ...[DATE, DATE_AND_TIME].flatMap((day) => [
    ...[DAY_DURATION, MONTH_DURATION].flatMap(
      (duration) =>
        [
          [day, '+', duration, day],
          [duration, '+', day, day],
          [day, '-', duration, day],
        ] as const,
    ),
    [day, '-', DATE, DAY_DURATION] as const,
    [day, '-', DATE_AND_TIME, DAY_DURATION] as const,
  ]),
  [TIME, '+', DAY_DURATION, TIME],
  [DAY_DURATION, '+', TIME, TIME],
  [TIME, '-', DAY_DURATION, TIME],
  [TIME, '-', TIME, DAY_DURATION],
];

/** The type of `left operator right`, any where it depends on what isn't known; null where it is never defined. */
export function arithmeticType(left: FeelType, operator: ArithmeticOperator, right: FeelType): FeelType | null {
  const results = ROWS.filter(
    ([rowLeft, rowOperator, rowRight]) =>
      rowOperator === operator &&
      (isOpen(left) || left.kind === rowLeft.kind) &&
      (isOpen(right) || right.kind === rowRight.kind),
  ).map(([, , , result]) => result);
  const [first] = results;
  if (first === undefined) return null;
  return results.every((result) => result.kind === first.kind) ? first : ANY;
}

const DATE_PARTS = { year: NUMBER, month: NUMBER, day: NUMBER, weekday: NUMBER };
const TIME_PARTS = { hour: NUMBER, minute: NUMBER, second: NUMBER, 'time offset': DAY_DURATION };

/** The components of a type with their types (DMN 1.5, tables 65 and 66): the entries of a context; null where it has none. */
export function partsOf(type: FeelType): { readonly [name: string]: FeelType } | null {
  switch (type.kind) {
    case 'context':
      return type.entries;
    case 'date':
      return DATE_PARTS;
    case 'time':
      return TIME_PARTS;
    case 'date and time':
      return { ...DATE_PARTS, ...TIME_PARTS };
    case 'days and time duration':
      return { days: NUMBER, hours: NUMBER, minutes: NUMBER, seconds: NUMBER };
    case 'years and months duration':
      return { years: NUMBER, months: NUMBER };
    default:
      return null;
  }
}
