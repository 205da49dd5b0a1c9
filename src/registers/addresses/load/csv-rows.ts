import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { FileRow } from './json-rows.ts';
import { LoadProblem } from './load-problem.ts';

const delimiters = [',', ';', '\t', '|'];
/** Signs of one row. */
const longestRow = 1_000_000;

/**
 * The rows of a CSV file (RFC 4180) by its first line's names. The delimiter is whichever of four the first line has most of.
 * @throws {LoadProblem} with the line, where a row has too few or too many fields or a quotation mark is out of place
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<FileRow> {
  const source = chunks[Symbol.asyncIterator]();
  const { held, head } = await readHead(source);
  const parser = parse({
    delimiter: mostUsed(head),
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const input = Readable.from(rejoined(held, source));
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let names: readonly string[] | null = null;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: readonly string[]; info: Info }>) {
      if (names !== null) yield { list: null, line, names, values: record };
      names ??= record;
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new LoadProblem(`${name}, line ${line}: ${error.message}`);
  } finally {
    input.destroy();
  }
  if (names === null) throw new LoadProblem(`${name}, line 1: the file is empty`);
}

/** Reads as far as the end of the first line; `held` is what was read. */
async function readHead(source: AsyncIterator<Uint8Array>) {
  const held: Uint8Array[] = [];
  let head = '';
  while (!head.includes('\n') && head.length <= longestRow) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    head += Buffer.from(next.value).toString('latin1');
  }
  return { held, head: head.split('\n')[0] ?? '' };
}

async function* rejoined(held: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function mostUsed(head: string): string {
  const counted = delimiters.map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).sign;
}
