import { type BothTexts, defineTexts, fillText } from '../../texts/catalogue.ts';
import type { FormDefinition } from '../definition.ts';
import { checkShape } from './check-shape.ts';
import type { DesignFinding } from './finding.ts';
import { asJson, isList, isObject, type Json } from './json.ts';
import { nestingOf } from './nesting.ts';

/** A file of a form may have so many bytes: some twenty times a form of 500 fields in two languages. */
export const largestFile = 5_000_000;
/** And so many levels of nesting: twice what the schema of a form allows. */
export const deepestNesting = 40;

const exchangeTexts = defineTexts({
  'designer.exchange.tooLarge': {
    da: 'Filen fylder mere end {most} MB. Så stor er ingen blanket: vælg en anden fil.',
    en: 'The file is larger than {most} MB. No form is that large: choose another file.',
  },
  'designer.exchange.encoding': {
    da: 'Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.',
    en: 'The file is not text in UTF-8. Save it as UTF-8 and try again.',
  },
  'designer.exchange.nesting': {
    da: 'Filen har mere end {most} niveauer inde i hinanden. Det har ingen blanket: vælg en anden fil.',
    en: 'The file has more than {most} levels within each other. No form has: choose another file.',
  },
  'designer.exchange.json': {
    da: 'Filen er ikke gyldig JSON i linje {line}, tegn {column}. Er den redigeret i hånden, så ret den dér.',
    en: 'The file is not valid JSON in line {line}, character {column}. If it was edited by hand, mend it there.',
  },
});

/** What came of reading a file. */
export type Imported =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] };

/** Members that readers look for first; the rest follow in the order of the alphabet. */
const firstMembers = ['schema', 'kind', 'key', 'value', 'da', 'en', 'title', 'label', 'summary', 'searchWords'];
const lastMembers = ['pages', 'fields', 'columns', 'options', 'lines', 'afterwards', 'draftDays', 'translations'];

/**
 * A definition as a file: the definition itself as JSON, indented, its members always in the same order, so that two files
 * can be compared line by line. UTF-8 without a mark.
 */
export function exportForm(definition: FormDefinition): string {
  return `${JSON.stringify(inOrder(asJson(definition)), null, 2)}\n`;
}

function inOrder(value: Json): Json {
  if (isList(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const members = Object.keys(value).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return Object.fromEntries(members.map((member) => [member, inOrder(value[member] ?? null)]));
}

function rank(member: string): number {
  const first = firstMembers.indexOf(member);
  if (first >= 0) return first;
  const last = lastMembers.indexOf(member);
  return last >= 0 ? 1_000 + last : 500;
}

/**
 * Reads a form from a file that anybody may have made: size and nesting are looked at before anything is parsed. What is
 * refused is refused with the reason and, where there is one, the place. Never throws. Pure.
 */
export function importForm(file: Uint8Array): Imported {
  if (file.byteLength > largestFile) {
    return refused(
      'too-large',
      fillText(exchangeTexts['designer.exchange.tooLarge'], { most: largestFile / 1_000_000 }),
    );
  }
  const text = decode(file);
  if (text === null) {
    return refused('encoding', exchangeTexts['designer.exchange.encoding']);
  }
  if (nestingOf(text) > deepestNesting) {
    return refused('nesting', fillText(exchangeTexts['designer.exchange.nesting'], { most: deepestNesting }));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('json', fillText(exchangeTexts['designer.exchange.json'], placeOfFault(text)));
  }
  return checkShape(value);
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
    return error instanceof Error && /end of JSON|Unterminated/.test(error.message);
  }
}

function refused(code: string, message: BothTexts): Imported {
  return { ok: false, findings: [{ severity: 'error', code, place: '', path: [], message }] };
}
