import { inflateSync } from 'node:zlib';

/** A piece of text that a PDF shows; `x` and `y` in millimetres from the page's upper left corner, at the baseline. */
export interface TextRun {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/**
 * The text of a PDF that this folder made, in reading order: what a search, a screen reader or a copy takes from it.
 * For tests and checks; reads typst's way of writing PDFs only (one content stream a page, two-byte glyph numbers with a ToUnicode map).
 */
export function textRuns(pdf: Uint8Array): readonly TextRun[] {
  const objects = readObjects(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.flatMap(({ head }, index) => {
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [, name = '', font = ''] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '';
      fonts.set(name, readUnicodeMap(objects.get(unicode)?.stream ?? ''));
    }
    const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(head)?.[1]);
    const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    return readRuns(objects.get(contents)?.stream ?? '', fonts, height).map((run) => ({ page: index + 1, ...run }));
  });
}

/** The whole text, one line for each run. */
export function textOf(pdf: Uint8Array): string {
  return textRuns(pdf)
    .map(({ text }) => text)
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function readObjects(file: string): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, number = '', body = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, head = body, raw = ''] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
    const stream = head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(number, { head, stream });
  }
  return objects;
}

function readUnicodeMap(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const [, glyph = '', units = ''] of map.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gm)) {
    characters.set(Number.parseInt(glyph, 16), fromUtf16(units));
  }
  return characters;
}

function fromUtf16(hexadecimal: string): string {
  return String.fromCharCode(...(hexadecimal.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

type Placed = Omit<TextRun, 'page'>;

function readRuns(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<number, string>>,
  height: number,
): readonly Placed[] {
  const runs: Placed[] = [];
  let place = { x: 0, y: 0 };
  let font: ReadonlyMap<number, string> = new Map();
  let shown = '';
  for (let at = 0; at < content.length; ) {
    if (content[at] === '(') {
      const end = endOfString(content, at);
      shown += unescaped(content.slice(at + 1, end));
      at = end + 1;
      continue;
    }
    const end = content.indexOf('(', at) < 0 ? content.length : content.indexOf('(', at);
    for (const [, x, y, name] of content.slice(at, end).matchAll(operators)) {
      if (x !== undefined) place = { x: millimetres(Number(x)), y: millimetres(height - Number(y)) };
      else if (name !== undefined) font = fonts.get(name) ?? new Map();
      else runs.push({ ...place, text: decode(shown, font) });
      shown = '';
    }
    at = end;
  }
  return runs;
}

/** The places of text, the fonts and the ends of shown strings, between the strings themselves. */
const operators = /1 0 0 -1 ([\d.-]+) ([\d.-]+) cm|\/(f\d+) [\d.]+ Tf|T[jJ]\n/g;

/** Strings may hold parentheses unescaped as long as they balance (ISO 32000-1, 7.3.4.2). */
function endOfString(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1;
    else if (content[at] === '(') depth += 1;
    else if (content[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return content.length;
}

function millimetres(points: number): number {
  return (points * 25.4) / 72;
}

function decode(shown: string, font: ReadonlyMap<number, string>): string {
  const bytes = Buffer.from(shown, 'latin1');
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += font.get(bytes.readUInt16BE(at)) ?? '\ufffd';
  return text;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(string: string): string {
  return string.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
