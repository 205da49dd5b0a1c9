import { decimalOf } from '../decimal.ts';
import type { Evaluation } from '../evaluation.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { findMatch, type Match } from '../pattern/find-match.ts';
import type { Program } from '../pattern/program.ts';
import type { FeelValue } from '../values.ts';
import { type Builtin, integerAt, isGiven, listAt, placeAt, textAt } from './arguments.ts';

/** One step of an evaluation pays for this many instructions of a regular expression. */
const INSTRUCTIONS_PER_STEP = 16;

/** String functions (DMN 1.5, table 74). Characters are Unicode code points, counted from 1. */
export const strings: Readonly<Record<string, Builtin>> = {
  substring: (given, evaluation) => {
    const [text, start] = [textAt(given, 0), integerAt(given, 1)];
    if (text === null) return null;
    const characters = charactersOf(text, evaluation);
    const from = start === null ? null : placeAt(start, characters.length);
    const length = isGiven(given, 2) ? integerAt(given, 2) : characters.length - (from ?? 0);
    if (from === null || length === null || length < 1 || from + length > characters.length) return null;
    return characters.slice(from, from + length).join('');
  },
  'string length': (given, evaluation) => {
    const text = textAt(given, 0);
    return text === null ? null : decimalOf(charactersOf(text, evaluation).length);
  },
  'upper case': (given, evaluation) => mapText(given, evaluation, (text) => text.toUpperCase()),
  'lower case': (given, evaluation) => mapText(given, evaluation, (text) => text.toLowerCase()),
  'substring before': (given, evaluation) =>
    withMatch(given, evaluation, (text, match) => {
      const index = text.indexOf(match);
      return index < 0 ? '' : text.slice(0, index);
    }),
  'substring after': (given, evaluation) =>
    withMatch(given, evaluation, (text, match) => {
      const index = text.indexOf(match);
      return index < 0 ? '' : text.slice(index + match.length);
    }),
  contains: (given, evaluation) => withMatch(given, evaluation, (text, match) => text.includes(match)),
  'starts with': (given, evaluation) => withMatch(given, evaluation, (text, match) => text.startsWith(match)),
  'ends with': (given, evaluation) => withMatch(given, evaluation, (text, match) => text.endsWith(match)),
  matches: (given, evaluation) => {
    const [text, program] = [textAt(given, 0), patternAt(given, 1, 2, evaluation)];
    if (text === null || program === null) return null;
    return find(program, codePointsOf(text, evaluation), 0, evaluation) !== null;
  },
  replace: (given, evaluation) => {
    const [text, replacement] = [textAt(given, 0), textAt(given, 2)];
    const program = patternAt(given, 1, 3, evaluation);
    return text === null || program === null || replacement === null
      ? null
      : replaceAll(text, program, replacement, evaluation);
  },
  split: (given, evaluation) => {
    const [text, program] = [textAt(given, 0), patternAt(given, 1, 2, evaluation)];
    if (text === null || program === null) return null;
    const characters = charactersOf(text, evaluation);
    const matches = findAll(program, codePointsOf(text, evaluation), evaluation);
    if (matches === null) return null;
    const starts = [0, ...matches.map((match) => match[1] ?? 0)];
    return evaluation.list(starts.map((start, index) => characters.slice(start, matches[index]?.[0]).join('')));
  },
  'string join': (given, evaluation) => {
    const items = listAt(given, 0, evaluation);
    const delimiter = isGiven(given, 1) ? textAt(given, 1) : '';
    const parts = items?.filter((item) => item !== null);
    if (parts === undefined || delimiter === null || !parts.every((part) => typeof part === 'string')) return null;
    const size = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
    evaluation.admit(size);
    return evaluation.text(parts.join(delimiter));
  },
};

function mapText(given: readonly FeelValue[], evaluation: Evaluation, change: (text: string) => string): FeelValue {
  const text = textAt(given, 0);
  return text === null ? null : evaluation.text(change(evaluation.text(text)));
}

function withMatch(
  given: readonly FeelValue[],
  evaluation: Evaluation,
  answer: (text: string, match: string) => FeelValue,
): FeelValue {
  const [text, match] = [textAt(given, 0), textAt(given, 1)];
  if (text === null || match === null) return null;
  evaluation.text(match);
  return answer(evaluation.text(text), match);
}

function charactersOf(text: string, evaluation: Evaluation): readonly string[] {
  evaluation.charge(text.length >> 3);
  return [...evaluation.text(text)];
}

function codePointsOf(text: string, evaluation: Evaluation): readonly number[] {
  return charactersOf(text, evaluation).map((character) => character.codePointAt(0) ?? 0);
}

function patternAt(
  given: readonly FeelValue[],
  index: number,
  flagIndex: number,
  evaluation: Evaluation,
): Program | null {
  const pattern = textAt(given, index);
  const flags = isGiven(given, flagIndex) ? textAt(given, flagIndex) : '';
  if (pattern === null || flags === null || flags.length > 20) return null;
  const key = `${flags}/${pattern}`;
  const known = evaluation.patterns.get(key);
  if (known !== undefined) return known;
  const program = compilePattern(pattern, flags);
  // A pattern is written out node by node, most of which become one instruction.
  evaluation.charge(pattern.length + (program?.instructions.length ?? 500));
  evaluation.patterns.set(key, program);
  return program;
}

function find(program: Program, text: readonly number[], from: number, evaluation: Evaluation): Match | null {
  return findMatch(program, text, from, (work) => evaluation.charge(work / INSTRUCTIONS_PER_STEP));
}

/** All matches from left to right; null when the pattern matches nothing at all (XPath error FORX0003). */
function findAll(program: Program, text: readonly number[], evaluation: Evaluation): readonly Match[] | null {
  if (find(program, [], 0, evaluation) !== null) return null;
  const matches: Match[] = [];
  let match = find(program, text, 0, evaluation);
  while (match !== null) {
    const [from, to] = [match[0] ?? 0, match[1] ?? 0];
    // Empty only where an assertion such as ^ under the flag m holds.
    if (to === from) return null;
    matches.push(match);
    match = find(program, text, to, evaluation);
  }
  return matches;
}

function replaceAll(text: string, program: Program, replacement: string, evaluation: Evaluation): FeelValue {
  const pieces = readReplacement(replacement, program.groups);
  const characters = charactersOf(text, evaluation);
  const matches = pieces && findAll(program, codePointsOf(text, evaluation), evaluation);
  if (pieces === null || matches === null) return null;
  let result = '';
  let position = 0;
  for (const match of matches) {
    result += characters.slice(position, match[0]).join('');
    for (const piece of pieces) {
      evaluation.charge(1);
      const [from, to] = typeof piece === 'string' ? [-1, -1] : [match[piece * 2] ?? -1, match[piece * 2 + 1] ?? -1];
      result += typeof piece === 'string' ? piece : from < 0 ? '' : characters.slice(from, to).join('');
      evaluation.admit(result.length);
    }
    position = match[1] ?? position;
  }
  return evaluation.text(result + characters.slice(position).join(''));
}

/**
 * The texts and group numbers of a replacement: `$n` is a group, `\$` and `\\` the characters; more digits are taken as
 * long as there are that many groups (XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6.3). Null where it is malformed.
 */
function readReplacement(replacement: string, groups: number): readonly (string | number)[] | null {
  const pieces: (string | number)[] = [];
  for (let index = 0; index < replacement.length; index += 1) {
    const character = replacement.charAt(index);
    const next = replacement.charAt(index + 1);
    if (character === '\\') {
      if (next !== '\\' && next !== '$') return null;
      pieces.push(next);
      index += 1;
    } else if (character === '$') {
      if (!/^\d$/.test(next)) return null;
      let number = Number(next);
      index += 1;
      while (
        /^\d$/.test(replacement.charAt(index + 1)) &&
        number * 10 + Number(replacement.charAt(index + 1)) <= groups
      ) {
        index += 1;
        number = number * 10 + Number(replacement.charAt(index));
      }
      pieces.push(number > groups ? '' : number);
    } else {
      pieces.push(character);
    }
  }
  return pieces;
}
