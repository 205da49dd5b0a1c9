import type { FileRow } from './json-rows.ts';
import { LoadProblem } from './load-problem.ts';

const delimiters = [',', ';', '\t', '|'];
/** Signs of one row. */
const longestRow = 1_000_000;

/**
 * The rows of a CSV file (RFC 4180) by its first line's names. The delimiter is whichever of four the first line has most
 * of. Split here, line by line, since the country's files have ten million rows and csv-parse takes each sign for itself.
 * @throws {LoadProblem} with the line, where a row has too few or too many fields or a quotation mark is out of place
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<FileRow> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let names: readonly string[] | null = null;
  let delimiter = ',';
  let line = 0;
  let begun = '';
  let beginLine = 0;
  const rowOf = (text: string): FileRow | null => {
    line += 1;
    if (begun === '') beginLine = line;
    const row = begun === '' ? text : `${begun}\n${text}`;
    begun = '';
    if (row.includes('"') && isOpen(row)) {
      if (row.length > longestRow) throw unclosed();
      begun = row;
      return null;
    }
    const whole = row.endsWith('\r') ? row.slice(0, -1) : row;
    if (whole === '') return null;
    if (names === null) delimiter = mostUsed(whole);
    const values = whole.includes('"') ? quotedFields(whole, delimiter) : whole.split(delimiter);
    if (values === null) throw new LoadProblem(`${name}, line ${beginLine}: a quotation mark is out of place`);
    if (names === null) {
      names = values;
      return null;
    }
    if (values.length !== names.length) {
      throw new LoadProblem(
        `${name}, line ${beginLine}: the row has ${values.length} fields, and the first line ${names.length}`,
      );
    }
    return { list: null, line: beginLine, names, values };
  };
  const unclosed = () =>
    new LoadProblem(`${name}, line ${beginLine}: a quotation mark that opens here is never closed`);

  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      const row = rowOf(each);
      if (row) yield row;
    }
  }
  rest += decoder.decode();
  const last = rest === '' ? null : rowOf(rest);
  if (begun !== '') throw unclosed();
  if (last) yield last;
  if (names === null) throw new LoadProblem(`${name}, line 1: the file is empty`);
}

function mostUsed(head: string): string {
  const counted = delimiters.map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).sign;
}

/** Whether a quotation goes on behind the end of the text. */
function isOpen(text: string): boolean {
  let isWithin = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isWithin = !isWithin;
  return isWithin;
}

/** The fields of a row in which some are quoted; null where a quotation begins or ends within a field. */
export function quotedFields(row: string, delimiter: string): readonly string[] | null {
  const fields: string[] = [];
  for (let at = 0; ; at += 1) {
    if (row[at] !== '"') {
      const next = row.indexOf(delimiter, at);
      const field = row.slice(at, next === -1 ? undefined : next);
      if (field.includes('"')) return null;
      fields.push(field);
      if (next === -1) return fields;
      at = next;
      continue;
    }
    let end = row.indexOf('"', at + 1);
    while (end !== -1 && row[end + 1] === '"') end = row.indexOf('"', end + 2);
    if (end === -1) return null;
    fields.push(row.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === row.length) return fields;
    if (row[end + 1] !== delimiter) return null;
    at = end + 1;
  }
}
