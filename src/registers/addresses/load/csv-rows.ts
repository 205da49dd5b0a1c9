import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { FileRow } from './json-rows.ts';
import { LoadProblem } from './load-problem.ts';

const delimiters = [',', ';', '\t', '|'];

/**
 * The rows of a CSV file by its first line's names. The delimiter is whichever of four the first line has most of.
 * @throws {LoadProblem} with the line, where a row has too few or too many fields or a quotation mark is left open
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<FileRow> {
  const source = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let first = '';
  while (!first.includes('\n')) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    first += Buffer.from(next.value).toString('utf8');
  }
  const [head = ''] = first.split('\n');
  if (head.trim() === '') throw new LoadProblem(`${name}, line 1: the file is empty`);
  const counted = delimiters.map((sign) => ({ sign, count: head.split(sign).length }));
  const delimiter = counted.reduce((most, each) => (each.count > most.count ? each : most)).sign;
  const parser = parse({ columns: true, delimiter, bom: true, info: true, skip_empty_lines: true });
  const input = Readable.from(rejoined(held, source));
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      yield { list: null, line: info.lines, fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new LoadProblem(`${name}: ${error.message}`);
  } finally {
    input.destroy();
  }
}

async function* rejoined(held: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
