import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlParseError, XmlText, type XmlTreeNode } from 'libxml2-wasm';
import { type BothTexts, type FillValues, fillText } from '../../../texts/catalogue.ts';
import type { DesignFinding } from '../finding.ts';
import type { Place } from '../place.ts';
import { xliffTexts } from './texts.ts';
import { xliffNamespace } from './write-xliff.ts';

/** A file of translations may have so many bytes. */
export const largestXliff = 5_000_000;
/** Characters of one text, as the schema of a form has it. */
const longestText = 20_000;
const mostTold = 20;

/** A translation as a file has it. */
export interface XliffUnit {
  readonly place: Place;
  /** The Danish text that it was made from. */
  readonly source: string;
  /** Null where there is none. */
  readonly target: string | null;
  /** Nobody has said that the translation is done. */
  readonly isInitial: boolean;
}

export type XliffReading =
  | { readonly ok: true; readonly language: string; readonly file: string; readonly units: readonly XliffUnit[] }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] };

type Problem = Exclude<
  keyof typeof xliffTexts extends `designer.xliff.${infer Key}` ? Key : never,
  'note.outdated' | 'notOffered' | 'otherFile'
>;

/**
 * Reads XLIFF 2.0 to 2.2 that anybody may have made: size, encoding and document type are looked at before it is parsed, and
 * nothing outside of it is loaded. What is wrong is told with its line. Never throws.
 */
export function readXliff(file: Uint8Array): XliffReading {
  if (file.byteLength > largestXliff) return refused('tooLarge', { most: largestXliff / 1_000_000 });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return refused('encoding');
  }
  if (/<!DOCTYPE/i.test(text)) return refused('doctype');
  try {
    const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
    // The text is decoded already: whatever the declaration says of another encoding no longer counts.
    using document = XmlDocument.fromString(text, { option: option | ParseOption.XML_PARSE_IGNORE_ENC });
    return readDocument(document.root);
  } catch (error) {
    if (error instanceof XmlParseError) return refused('notXml', { line: error.details[0]?.line ?? 1 });
    throw error;
  }
}

function readDocument(root: XmlElement): XliffReading {
  if (root.name !== 'xliff') return refused('notXliff');
  const version = root.attr('version')?.value ?? '';
  if (root.namespaceUri !== xliffNamespace && !/^urn:oasis:names:tc:xliff:document:2\.\d$/.test(root.namespaceUri)) {
    return refused('version', { version: version.slice(0, 20) || '?' });
  }
  const from = root.attr('srcLang')?.value ?? '';
  if (!/^da(-|$)/i.test(from)) return refused('source', { language: from.slice(0, 40) });
  const language = root.attr('trgLang')?.value ?? '';
  if (language === '' || /^da(-|$)/i.test(language)) return refused('target');
  const files = elementsIn(root, 'file');
  const problems: BothTexts[] = [];
  const tell = (problem: Problem, values: FillValues) => problems.push(told(problem, values));
  const units = new Map<Place, XliffUnit>();
  for (const unit of files.flatMap((file) => unitsIn(file))) {
    const place = unit.attr('id')?.value ?? '';
    const { line } = unit;
    const read = readUnit(unit, place, tell);
    if (read === null) continue;
    if (units.has(place)) tell('double', { line, place: place.slice(0, 200) });
    units.set(place, read);
  }
  if (problems.length > 0) return { ok: false, findings: problems.slice(0, mostTold).map(asFinding) };
  if (units.size === 0) return refused('empty');
  return { ok: true, language, file: files[0]?.attr('id')?.value ?? '', units: [...units.values()] };
}

/** Units, also those within groups. */
function unitsIn(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const pending = [element];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(...elementsIn(next, 'unit'));
    pending.push(...elementsIn(next, 'group'));
  }
  return found;
}

/** One text; programs may have cut it into several segments. */
function readUnit(
  unit: XmlElement,
  place: Place,
  tell: (problem: Problem, values: FillValues) => void,
): XliffUnit | null {
  const named = { line: unit.line, place: place.slice(0, 200) };
  const pieces = [...elementsIn(unit, 'segment', 'ignorable')].map((segment) => ({
    isSegment: segment.name === 'segment',
    state: segment.attr('state')?.value ?? 'initial',
    source: elementsIn(segment, 'source')[0],
    target: elementsIn(segment, 'target')[0],
  }));
  if (pieces.length === 0 || pieces.some(({ source }) => source === undefined)) {
    tell('noSource', named);
    return null;
  }
  const segments = pieces.filter(({ isSegment }) => isSegment);
  const source = pieces.map((piece) => contentOf(piece.source).text).join('');
  const isTranslated = segments.some(({ target }) => target !== undefined);
  const targets = pieces.map((piece) => contentOf(piece.target ?? (piece.isSegment ? undefined : piece.source)));
  const code = targets.find((target) => target.code !== null)?.code;
  if (code) tell('code', { ...named, code });
  const target = targets.map(({ text }) => text).join('');
  if (target.length > longestText) tell('tooLong', { ...named, most: longestText, given: target.length });
  return {
    place,
    source,
    target: isTranslated && target.trim() !== '' ? target : null,
    isInitial: segments.some(({ state }) => state === 'initial'),
  };
}

/** The text of a source or target; `code` is the first thing in it that is no text. */
function contentOf(element: XmlElement | undefined): { readonly text: string; readonly code: string | null } {
  let text = '';
  let code: string | null = null;
  const walk = (parent: XmlElement): void => {
    for (const node of nodesIn(parent)) {
      if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
      if (!(node instanceof XmlElement)) continue;
      if (node.name === 'cp') text += characterOf(node);
      else if (transparent.has(node.name)) walk(node);
      else code ??= node.name;
    }
  };
  if (element) walk(element);
  return { text, code };
}

/** Marks of programs and paired codes, around text that stands in the definition as it is. */
const transparent: ReadonlySet<string> = new Set(['mrk', 'sm', 'em', 'pc']);

function characterOf(node: XmlElement): string {
  const code = Number.parseInt(node.attr('hex')?.value ?? '', 16);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

function* nodesIn(element: XmlElement): Generator<XmlTreeNode> {
  for (let node = element.firstChild; node !== null; node = node.next) yield node;
}

function elementsIn(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of nodesIn(element)) {
    if (
      node instanceof XmlElement &&
      names.includes(node.name) &&
      node.namespaceUri.startsWith('urn:oasis:names:tc:xliff:')
    )
      found.push(node);
  }
  return found;
}

function told(problem: Problem, values: FillValues = {}): BothTexts {
  return fillText(xliffTexts[`designer.xliff.${problem}`], values);
}

function refused(problem: Problem, values: FillValues = {}): XliffReading {
  return { ok: false, findings: [asFinding(told(problem, values))] };
}

function asFinding(message: BothTexts): DesignFinding {
  return { severity: 'error', code: 'xliff', place: '', path: [], message };
}
