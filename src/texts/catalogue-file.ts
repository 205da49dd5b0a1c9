import { type BothTexts, type Language, registeredTexts } from './catalogue.ts';
import { type Direction, directionOf } from './direction.ts';

/** The largest file that is read, in bytes: ten times a whole catalogue. */
export const largestCatalogueFile = 5_000_000;
/** Characters of the longest text. */
const longestText = 5_000;
/** The languages that the product brings itself. */
export const builtInLanguages: readonly Language[] = ['da', 'en'];

/** A language that is read from a file. */
export interface ReadCatalogue {
  readonly language: Language;
  readonly direction: Direction;
  readonly texts: ReadonlyMap<string, string>;
  /** Keys that the product has and the file has no text for. */
  readonly missing: readonly string[];
  /** Keys that the product doesn't have. */
  readonly unknown: readonly string[];
  /** Keys whose Danish was another when they were translated. */
  readonly outdated: readonly string[];
}

/** What is wrong with a file. `at` names the key, the line, or what was found. */
export type CatalogueProblem =
  | { readonly code: 'tooLarge' | 'encoding' | 'shape' | 'empty' }
  | {
      readonly code: 'notJson' | 'tag' | 'builtIn' | 'direction' | 'notText' | 'tooLong' | 'characters';
      readonly at: string;
    }
  | {
      readonly code: 'placeholders';
      readonly at: string;
      /** Those that the text must have, as the product has them. */
      readonly expected: string;
      readonly found: string;
    };

export type CatalogueReading =
  | { readonly ok: true; readonly catalogue: ReadCatalogue }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

/**
 * Reads a catalogue file: UTF-8 JSON with `language` (a BCP 47 tag), perhaps `direction` (`ltr`, `rtl`), and `texts` by
 * key, each a string or an object with `text` (beside `da` and `en`, which are there for the translator). Whatever the
 * bytes are it answers, with everything that is wrong at once.
 */
export function readCatalogueFile(
  bytes: Uint8Array,
  known: ReadonlyMap<string, BothTexts> = registeredTexts(),
): CatalogueReading {
  if (bytes.byteLength > largestCatalogueFile) return refused({ code: 'tooLarge' });
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused({ code: 'encoding' });
  }
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    return refused({ code: 'notJson', at: placeOf(error, json) });
  }
  if (!isRecord(file) || !isRecord(file.texts)) return refused({ code: 'shape' });
  const problems: CatalogueProblem[] = [];
  const language = readTag(file.language, problems);
  const direction = readDirection(file.direction, language, problems);
  const texts = new Map<string, string>();
  const unknown: string[] = [];
  const outdated: string[] = [];
  for (const [key, entry] of Object.entries(file.texts)) {
    const source = known.get(key);
    const text = isRecord(entry) ? (entry.text ?? '') : entry;
    if (typeof text !== 'string') problems.push({ code: 'notText', at: key.slice(0, 100) });
    else if (source === undefined) unknown.push(key.slice(0, 100));
    else if (text.trim() !== '') {
      const problem = problemOf(key, text, source);
      if (problem === null) texts.set(key, text);
      else problems.push(problem);
      if (isRecord(entry) && entry.da !== undefined && entry.da !== source.da) outdated.push(key);
    }
  }
  if (problems.length === 0 && texts.size === 0) problems.push({ code: 'empty' });
  if (problems.length > 0) return { ok: false, problems };
  const missing = [...known.keys()].filter((key) => !texts.has(key));
  return { ok: true, catalogue: { language, direction, texts, missing, unknown, outdated } };
}

function refused(problem: CatalogueProblem): CatalogueReading {
  return { ok: false, problems: [problem] };
}

function readTag(given: unknown, problems: CatalogueProblem[]): Language {
  const tag = canonicalTag(given);
  if (tag === null) problems.push({ code: 'tag', at: String(given ?? '').slice(0, 40) });
  else if (builtInLanguages.includes(tag)) problems.push({ code: 'builtIn', at: tag });
  return tag ?? '';
}

/** A BCP 47 tag of a language as it is written properly (`pt-BR`), or null for what is none. */
export function canonicalTag(given: unknown): Language | null {
  if (typeof given !== 'string' || given.length > 35) return null;
  try {
    const locale = new Intl.Locale(given.trim());
    // Without extensions and private use, which say how rather than which.
    return locale.language === 'und' ? null : locale.baseName;
  } catch {
    return null;
  }
}

function readDirection(given: unknown, language: Language, problems: CatalogueProblem[]): Direction {
  if (given === 'ltr' || given === 'rtl') return given;
  if (given !== undefined) problems.push({ code: 'direction', at: String(given).slice(0, 40) });
  return directionOf(language);
}

function problemOf(key: string, text: string, source: BothTexts): CatalogueProblem | null {
  if (text.length > longestText) return { code: 'tooLong', at: key };
  // Controls but the line's end, half of a pair, and the private use area, by which pages mark fallbacks.
  if (/(?!\n)\p{Cc}|\p{Co}|\p{Cs}/u.test(text)) return { code: 'characters', at: key };
  const expected = placeholdersOf(source.da);
  const found = placeholdersOf(text);
  return expected === found ? null : { code: 'placeholders', at: key, expected, found };
}

/** The names in braces, each once, in one order. */
function placeholdersOf(text: string): string {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[0]);
  const stray = text.replace(/\{\w+\}/g, '').match(/[{}]/g) ?? [];
  return [...new Set([...names, ...stray])].sort().join(' ');
}

/** Where JSON breaks off, as a line's number where the engine tells the place. */
function placeOf(error: unknown, json: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? '' : String(json.slice(0, Number(position)).split('\n').length);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A catalogue as a file, ready to translate: each text with the Danish and the English beside it. `texts` are the
 * translations that are there already.
 */
export function writeCatalogueFile(
  language: Language,
  direction: Direction,
  texts: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, BothTexts> = registeredTexts(),
): string {
  const entries = [...known].sort(([first], [second]) => (first < second ? -1 : 1));
  const rows = entries.map(([key, { da, en }]) => [key, { da, en, text: texts.get(key) ?? '' }]);
  return `${JSON.stringify({ language, direction, texts: Object.fromEntries(rows) }, null, 2)}\n`;
}
