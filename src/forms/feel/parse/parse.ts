import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import { signatures } from '../check/signatures.ts';
import { type Finding, findingAt } from '../finding.ts';
import { MAXIMUM_NESTING } from '../limits.ts';
import type { FeelType } from '../type.ts';
import { type ReadResult, readTree } from './read-tree.ts';
import { NAMED_TYPES } from './read-type.ts';

/**
 * The parser knows where a name with blanks ends only from the names that it is given: `string length(x)` would
 * otherwise be two names. Entries of contexts are told too, since filters and paths bring them into sight.
 */
function shapeOf(type: FeelType): unknown {
  if (type.kind === 'list') return shapeOf(type.of);
  if (type.kind !== 'context') return true;
  return Object.fromEntries(Object.entries(type.entries).map(([name, entry]) => [name, shapeOf(entry)]));
}

const blankNames = [...signatures.keys(), ...NAMED_TYPES.keys()].filter((name) => name.includes(' '));

/** Reads an expression whose names are known; what can't be read is found with its place. */
export function parseExpression(source: string, scope: Readonly<Record<string, FeelType>>): ReadResult {
  // Of brackets without end the parser's time grows faster than with the square: they are counted before it sees them.
  if (bracketsWithin(source) > MAXIMUM_NESTING) {
    return {
      ok: false,
      findings: [findingAt({ from: 0, to: source.length }, 'tooDeep', { allowed: MAXIMUM_NESTING })],
    };
  }
  const names = namesWithin(source, scope);
  return remembered(`${source}\0${JSON.stringify(names)}`, () => readExpression(source, names));
}

/** The parser's time grows with the names that it is told, and a form has hundreds: of those not in the text none can be meant. */
function namesWithin(source: string, scope: Readonly<Record<string, FeelType>>): Readonly<Record<string, unknown>> {
  const words = new Set(source.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  const occurs = (name: string): boolean => name.split(/[^\p{L}\p{N}_]+/u).every((part) => source.includes(part));
  const names: Record<string, unknown> = {};
  for (const name of blankNames) if (occurs(name)) names[name] = true;
  const add = (name: string): void => {
    const type = Object.hasOwn(scope, name) ? scope[name] : undefined;
    if (type !== undefined) names[name] = shapeOf(type);
  };
  for (const word of words) add(word);
  for (const name of longNamesOf(scope)) if (occurs(name)) add(name);
  return names;
}

/** The names of a scope that are more than one word. */
function longNamesOf(scope: Readonly<Record<string, FeelType>>): readonly string[] {
  const known = longNames.get(scope);
  if (known !== undefined) return known;
  const found = Object.keys(scope).filter((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  longNames.set(scope, found);
  return found;
}
const longNames = new WeakMap<Readonly<Record<string, FeelType>>, readonly string[]>();

/** How many brackets are open at once, those within texts left out. */
function bracketsWithin(source: string): number {
  let [open, most] = [0, 0];
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"|[()[\]{}]/gs)) {
    if ('([{'.includes(token)) {
      open += 1;
      most = Math.max(most, open);
    } else if (')]}'.includes(token)) open = Math.max(0, open - 1);
  }
  return most;
}

function readExpression(source: string, names: Readonly<Record<string, unknown>>): ReadResult {
  const configured = parser.configure({ top: 'Expression', contextTracker: trackVariables(names) });
  try {
    return readTree(configured.parse(source), source);
  } catch (error) {
    // The grammar's name tracker throws where names are broken off in the middle of an unfinished construct.
    if (error instanceof Error) return { ok: false, findings: [unreadable(source)] };
    throw error;
  }
}

/**
 * What was read lately, by text and names: a designer's form is checked at every key, and all but one of its expressions are
 * what they were. Two halves, of which the older goes when the younger is full, so that memory is bounded.
 */
const mostRemembered = 50_000;
let younger = new Map<string, ReadResult>();
let older = new Map<string, ReadResult>();
let characters = 0;

function remembered(key: string, read: () => ReadResult): ReadResult {
  const known = younger.get(key);
  if (known !== undefined) return known;
  const result = older.get(key) ?? read();
  if (characters + key.length > mostRemembered) {
    [older, younger, characters] = [younger, new Map(), 0];
  }
  younger.set(key, result);
  characters += key.length;
  return result;
}

function unreadable(source: string): Finding {
  return findingAt({ from: 0, to: source.length }, 'syntax', { given: source.slice(0, 40) });
}
