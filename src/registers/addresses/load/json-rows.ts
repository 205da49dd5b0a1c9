import { LoadProblem } from './load-problem.ts';

/** One object of a file with the line on which it begins, and the list that it stands in (null where the file is the list). */
export interface FileRow {
  readonly list: string | null;
  readonly line: number;
  /** The same list for all rows of a CSV file. */
  readonly names: readonly string[];
  /** By the places of the names. */
  readonly values: readonly unknown[];
}

const [openBrace, closeBrace, openBracket, closeBracket, quote, backslash, newline] = [...'{}[]"\\\n'].map((sign) =>
  sign.charCodeAt(0),
);
/** Blanks, commas, colons: what stands between things. */
const between = new Set([...' \t\r\n,:'].map((sign) => sign.charCodeAt(0)));
const byteOrderMark = [0xef, 0xbb, 0xbf];
/** Bytes of one object. */
const longestObject = 4_000_000;

/**
 * The objects of a JSON file that is a list, or an object of lists, one after another: the files of a whole country are far
 * too large to be held, and a parser of single signs takes many times as long as `JSON.parse` of one object each.
 * @throws {LoadProblem} with the line, where the file breaks off or is no such file
 */
export async function* jsonRows(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<FileRow> {
  let depth = 0;
  /** Of an object of lists the lists lie one deeper. */
  let rootIsList = true;
  let isInText = false;
  let isEscaped = false;
  let line = 1;
  let list: string | null = null;
  /** The text that begins at depth 1 of an object of lists: the name of the next list. */
  let keyBytes: number[] | null = null;
  let parts: Uint8Array[] = [];
  let partsLength = 0;
  let beginLine = 0;
  let began = false;
  let ended = false;
  const broken = (what: string): LoadProblem => new LoadProblem(`${name}, line ${line}: ${what}`);

  for await (const chunk of chunks) {
    let begin = partsLength > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === newline) line += 1;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) {
          isInText = false;
          if (keyBytes) {
            list = textOf(keyBytes);
            keyBytes = null;
          }
        }
        if (keyBytes && byte !== undefined) keyBytes.push(byte);
        continue;
      }
      const rowDepth = rootIsList ? 1 : 2;
      switch (byte) {
        case quote:
          isInText = true;
          if (depth === 1 && !rootIsList) keyBytes = [];
          break;
        case openBrace:
          if (ended) throw broken('something stands behind the end');
          if (depth === 0) {
            began = true;
            rootIsList = false;
          } else if (depth === rowDepth && begin === -1) {
            begin = at;
            beginLine = line;
          }
          depth += 1;
          break;
        case openBracket:
          if (ended) throw broken('something stands behind the end');
          if (depth === 0) {
            began = true;
            rootIsList = true;
          }
          depth += 1;
          break;
        case closeBrace:
        case closeBracket:
          depth -= 1;
          if (depth < 0) throw broken('a bracket closes that was not opened');
          if (byte === closeBrace && depth === rowDepth && begin !== -1) {
            parts.push(chunk.subarray(begin, at + 1));
            const fields = parsed(parts, beginLine, name);
            const names = Object.keys(fields);
            yield { list: rootIsList ? null : list, line: beginLine, names, values: Object.values(fields) };
            parts = [];
            partsLength = 0;
            begin = -1;
          }
          if (depth === 0) ended = true;
          break;
        default:
          if (depth <= (rootIsList ? 1 : 0) && byte !== undefined && !between.has(byte)) {
            if (!began && byteOrderMark.includes(byte)) break;
            throw broken('this is no JSON list of objects');
          }
      }
    }
    if (begin !== -1) {
      // Chunks may be used again by whoever reads.
      parts.push(chunk.slice(begin));
      partsLength += chunk.length - begin;
      if (partsLength > longestObject) throw new LoadProblem(`${name}, line ${beginLine}: an object does not end`);
    }
  }
  if (!ended) throw broken('the file breaks off here. Was it fetched to the end?');
}

/** The text that stands between quotation marks; as it stands where it is none. */
function textOf(bytes: readonly number[]): string {
  const raw = Buffer.from(bytes).toString('utf8');
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function parsed(parts: readonly Uint8Array[], line: number, name: string): Readonly<Record<string, unknown>> {
  const text =
    parts.length === 1 ? Buffer.from(parts[0] ?? []).toString('utf8') : Buffer.concat(parts).toString('utf8');
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new LoadProblem(
      `${name}, line ${line}: the object that begins here is no JSON (${error instanceof Error ? error.message : ''})`,
    );
  }
}
