import type { FeelType } from '../type.ts';
import {
  ANY,
  BOOLEAN,
  commonType,
  DATE,
  DATE_AND_TIME,
  DAY_DURATION,
  listOf,
  MONTH_DURATION,
  NULL,
  NUMBER,
  STRING,
  TIME,
} from './types.ts';

/** One way to call a built-in function. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** The last parameter may be given any number of times, but at least once. */
  readonly repeats: boolean;
  /** The type of the value, given the types of the arguments. */
  readonly result: (given: readonly FeelType[]) => FeelType;
}

export interface Parameter {
  /** As the standard names it, for calls with names. */
  readonly name: string;
  /** Each of these will do. */
  readonly types: readonly FeelType[];
  readonly optional: boolean;
}

type Types = FeelType | readonly FeelType[];

function parameter(name: string, types: Types, optional = false): Parameter {
  return { name, types: 'kind' in types ? [types] : types, optional };
}

function optional(name: string, types: Types): Parameter {
  return parameter(name, types, true);
}

function signature(result: Signature['result'] | FeelType, ...parameters: readonly Parameter[]): Signature {
  return { parameters, repeats: false, result: typeof result === 'function' ? result : () => result };
}

function repeating(result: Signature['result'] | FeelType, ...parameters: readonly Parameter[]): Signature {
  return { ...signature(result, ...parameters), repeats: true };
}

const LIST = listOf(ANY);
const DAYS = [DATE, DATE_AND_TIME];
const CLOCKS = [TIME, DATE_AND_TIME];
const DURATIONS = [DAY_DURATION, MONTH_DURATION];

const text = parameter('string', STRING);
const match = parameter('match', STRING);
const number = parameter('n', NUMBER);
const list = parameter('list', LIST);
const day = parameter('date', DAYS);

/** What a list holds; a single value stands for the list of it. */
function itemType(given: FeelType | undefined): FeelType {
  if (given === undefined) return ANY;
  return given.kind === 'list' ? given.of : given;
}

function sameList([given]: readonly FeelType[]): FeelType {
  return listOf(itemType(given));
}

function itemOfList([given]: readonly FeelType[]): FeelType {
  return itemType(given);
}

function listOfAll(given: readonly FeelType[]): FeelType {
  return listOf(given.map(itemType).reduce(commonType, NULL));
}

function commonOfAll(given: readonly FeelType[]): FeelType {
  return given.reduce(commonType, NULL);
}

/** Of a list, or of the arguments themselves. */
function aggregate(result: FeelType, item: FeelType): readonly Signature[] {
  return [signature(result, parameter('list', listOf(item))), repeating(result, parameter('n', item))];
}

const extreme = [signature(itemOfList, list), repeating(commonOfAll, parameter('c', ANY))];
const scaled = [signature(NUMBER, number, parameter('scale', NUMBER))];
const optionallyScaled = [signature(NUMBER, number, optional('scale', NUMBER))];
const flags = optional('flags', STRING);

/** How every built-in function is called (DMN 1.5, 10.3.4). */
export const signatures: ReadonlyMap<string, readonly Signature[]> = new Map<string, readonly Signature[]>([
  [
    'date',
    [
      signature(DATE, parameter('from', [STRING, ...DAYS])),
      signature(DATE, parameter('year', NUMBER), parameter('month', NUMBER), parameter('day', NUMBER)),
    ],
  ],
  [
    'time',
    [
      signature(TIME, parameter('from', [STRING, DATE, ...CLOCKS])),
      signature(
        TIME,
        parameter('hour', NUMBER),
        parameter('minute', NUMBER),
        parameter('second', NUMBER),
        optional('offset', DAY_DURATION),
      ),
    ],
  ],
  [
    'date and time',
    [
      signature(DATE_AND_TIME, parameter('from', [STRING, DATE_AND_TIME])),
      signature(DATE_AND_TIME, parameter('date', DAYS), parameter('time', TIME)),
    ],
  ],
  // Which kind of duration it is shows in the text only.
  ['duration', [signature(ANY, parameter('from', [STRING, ...DURATIONS]))]],
  ['years and months duration', [signature(MONTH_DURATION, parameter('from', DAYS), parameter('to', DAYS))]],
  [
    'number',
    [
      signature(
        NUMBER,
        parameter('from', [STRING, NUMBER]),
        optional('grouping separator', STRING),
        optional('decimal separator', STRING),
      ),
    ],
  ],
  ['string', [signature(STRING, parameter('from', ANY))]],
  ['today', [signature(DATE)]],
  ['now', [signature(DATE_AND_TIME)]],
  ['not', [signature(BOOLEAN, parameter('negand', BOOLEAN))]],
  ['is defined', [signature(BOOLEAN, parameter('value', ANY))]],

  ['substring', [signature(STRING, text, parameter('start position', NUMBER), optional('length', NUMBER))]],
  ['string length', [signature(NUMBER, text)]],
  ['upper case', [signature(STRING, text)]],
  ['lower case', [signature(STRING, text)]],
  ['substring before', [signature(STRING, text, match)]],
  ['substring after', [signature(STRING, text, match)]],
  ['contains', [signature(BOOLEAN, text, match)]],
  ['starts with', [signature(BOOLEAN, text, match)]],
  ['ends with', [signature(BOOLEAN, text, match)]],
  ['matches', [signature(BOOLEAN, parameter('input', STRING), parameter('pattern', STRING), flags)]],
  [
    'replace',
    [
      signature(
        STRING,
        parameter('input', STRING),
        parameter('pattern', STRING),
        parameter('replacement', STRING),
        flags,
      ),
    ],
  ],
  ['split', [signature(listOf(STRING), text, parameter('delimiter', STRING))]],
  ['string join', [signature(STRING, parameter('list', listOf(STRING)), optional('delimiter', STRING))]],

  ['list contains', [signature(BOOLEAN, list, parameter('element', ANY))]],
  ['count', [signature(NUMBER, list)]],
  ['min', extreme],
  ['max', extreme],
  ['sum', aggregate(NUMBER, NUMBER)],
  ['product', aggregate(NUMBER, NUMBER)],
  ['mean', aggregate(NUMBER, NUMBER)],
  ['median', aggregate(NUMBER, NUMBER)],
  ['stddev', aggregate(NUMBER, NUMBER)],
  ['mode', aggregate(listOf(NUMBER), NUMBER)],
  ['all', aggregate(BOOLEAN, BOOLEAN)],
  ['any', aggregate(BOOLEAN, BOOLEAN)],
  [
    'append',
    [
      repeating(
        ([first, ...items]) => listOf([itemType(first), ...items].reduce(commonType, NULL)),
        list,
        parameter('item', ANY),
      ),
    ],
  ],
  ['concatenate', [repeating(listOfAll, list)]],
  ['union', [repeating(listOfAll, list)]],
  ['distinct values', [signature(sameList, list)]],
  [
    'insert before',
    [
      signature(
        ([first, , item]) => listOf(commonType(itemType(first), item ?? NULL)),
        list,
        parameter('position', NUMBER),
        parameter('newItem', ANY),
      ),
    ],
  ],
  ['remove', [signature(sameList, list, parameter('position', NUMBER))]],
  ['reverse', [signature(sameList, list)]],
  ['index of', [signature(listOf(NUMBER), list, parameter('match', ANY))]],
  ['flatten', [signature(LIST, list)]],
  ['sublist', [signature(sameList, list, parameter('start position', NUMBER), optional('length', NUMBER))]],

  ['decimal', scaled],
  ['floor', optionallyScaled],
  ['ceiling', optionallyScaled],
  ['round up', scaled],
  ['round down', scaled],
  ['round half up', scaled],
  ['round half down', scaled],
  ['abs', [signature(([given]) => given ?? ANY, parameter('n', [NUMBER, ...DURATIONS]))]],
  ['modulo', [signature(NUMBER, parameter('dividend', NUMBER), parameter('divisor', NUMBER))]],
  ['sqrt', [signature(NUMBER, parameter('number', NUMBER))]],
  ['odd', [signature(BOOLEAN, parameter('number', NUMBER))]],
  ['even', [signature(BOOLEAN, parameter('number', NUMBER))]],

  ['year', [signature(NUMBER, day)]],
  ['month', [signature(NUMBER, day)]],
  ['day', [signature(NUMBER, day)]],
  ['weekday', [signature(NUMBER, day)]],
  ['hour', [signature(NUMBER, parameter('time', CLOCKS))]],
  ['minute', [signature(NUMBER, parameter('time', CLOCKS))]],
  ['second', [signature(NUMBER, parameter('time', CLOCKS))]],
  ['day of year', [signature(NUMBER, day)]],
  ['day of week', [signature(STRING, day)]],
  ['month of year', [signature(STRING, day)]],
  ['week of year', [signature(NUMBER, day)]],
]);
