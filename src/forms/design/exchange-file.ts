import { type BothTexts, defineTexts, fillText } from '../../texts/catalogue.ts';
import type { DesignFinding } from './finding.ts';
import { isList, isObject, type Json } from './json.ts';
import { nestingOf } from './nesting.ts';

/** A file of a definition may have so many bytes: some twenty times a form of 500 fields in two languages. */
export const largestFile = 5_000_000;
/** And so many levels of nesting: twice what the schemas allow. */
export const deepestNesting = 40;

const exchangeTexts = defineTexts({
  'designer.exchange.tooLarge': {
    da: 'Filen fylder mere end {most} MB. Så stor er ingen definition: vælg en anden fil.',
    en: 'The file is larger than {most} MB. No definition is that large: choose another file.',
  },
  'designer.exchange.encoding': {
    da: 'Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.',
    en: 'The file is not text in UTF-8. Save it as UTF-8 and try again.',
  },
  'designer.exchange.nesting': {
    da: 'Filen har mere end {most} niveauer inde i hinanden. Det har ingen definition: vælg en anden fil.',
    en: 'The file has more than {most} levels within each other. No definition has: choose another file.',
  },
  'designer.exchange.json': {
    da: 'Filen er ikke gyldig JSON i linje {line}, tegn {column}. Er den redigeret i hånden, så ret den dér.',
    en: 'The file is not valid JSON in line {line}, character {column}. If it was edited by hand, mend it there.',
  },
});

/** In which order a file has the members of its objects. */
export interface MemberOrder {
  /** Members that readers look for first. */
  readonly first: readonly string[];
  /** Members that come last; all others stand between, in the order of the alphabet. */
  readonly last: readonly string[];
  /** Members whose own members stay in the order that they have. */
  readonly kept?: readonly string[];
}

/** A definition as a file: JSON, indented, its members always in the same order. UTF-8 without a mark. */
export function writeFile(definition: Json, order: MemberOrder): string {
  return `${JSON.stringify(inOrder(definition, order, false), null, 2)}\n`;
}

function inOrder(value: Json, order: MemberOrder, isKept: boolean): Json {
  if (isList(value)) return value.map((item) => inOrder(item, order, false));
  if (!isObject(value)) return value;
  const rank = (member: string): number => {
    const first = order.first.indexOf(member);
    if (first >= 0) return first;
    const last = order.last.indexOf(member);
    return last >= 0 ? 1_000 + last : 500;
  };
  const members = Object.keys(value);
  if (!isKept) members.sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return Object.fromEntries(
    members.map((member) => [member, inOrder(value[member] ?? null, order, order.kept?.includes(member) === true)]),
  );
}

/** What a file holds as JSON, or why it can't be read. */
export type ReadFile =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] };

/**
 * Reads a file that anybody may have made: size and nesting are looked at before anything is parsed. What is refused is
 * refused with the reason and, where there is one, the place. Never throws. Pure.
 */
export function readJsonFile(file: Uint8Array): ReadFile {
  if (file.byteLength > largestFile) {
    return refused(
      'too-large',
      fillText(exchangeTexts['designer.exchange.tooLarge'], { most: largestFile / 1_000_000 }),
    );
  }
  const text = decode(file);
  if (text === null) return refused('encoding', exchangeTexts['designer.exchange.encoding']);
  if (nestingOf(text) > deepestNesting) {
    return refused('nesting', fillText(exchangeTexts['designer.exchange.nesting'], { most: deepestNesting }));
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refused('json', fillText(exchangeTexts['designer.exchange.json'], placeOfFault(text)));
  }
}

/** Also with the mark that some editors put before UTF-8. */
function decode(file: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/**
 * The first character that the parser can't go on with. Its message does not always say; but a beginning of the text is only
 * cut short, and one that reaches over the fault is wrong, so that halving finds it.
 */
function placeOfFault(text: string): { readonly line: number; readonly column: number } {
  let [good, bad] = [0, text.length];
  while (good < bad) {
    const middle = (good + bad) >> 1;
    if (isCutShort(text.slice(0, middle + 1))) good = middle + 1;
    else bad = middle;
  }
  const before = text.slice(0, good).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isCutShort(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    if (!(error instanceof Error)) return false;
    // What is expected after a comma is said of the place behind the text.
    const place = /at position (\d+)/.exec(error.message)?.[1];
    return /end of JSON|Unterminated/.test(error.message) || Number(place) === beginning.length;
  }
}

function refused(code: string, message: BothTexts): ReadFile {
  return { ok: false, findings: [{ severity: 'error', code, place: '', path: [], message }] };
}
