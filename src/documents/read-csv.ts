import { parse } from 'csv-parse/sync';

/** Why a file is no table. */
export type CsvProblem = 'encoding' | 'notCsv';

export type ReadCsv =
  | {
      readonly ok: true;
      readonly header: readonly string[];
      /** `line` is where it ends in the file, from 1. */
      readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
    }
  | { readonly ok: false; readonly problem: CsvProblem; readonly line: number | null };

/**
 * Reads a table as spreadsheets save it: semicolon, comma or tab, whichever the first line has most of; UTF-8 with or without a
 * byte order mark, UTF-16 with one, or Windows-1252 as Danish spreadsheets save it. Every line must have as many fields as the
 * first. Never throws. Pure.
 */
export function readCsv(file: Uint8Array): ReadCsv {
  const text = decode(file);
  if (text === null) return { ok: false, problem: 'encoding', line: null };
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].reduce((best, each) =>
    head.split(each).length > head.split(best).length ? each : best,
  );
  try {
    const read = parse(text, {
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: false,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    const [header, ...rows] = read;
    return {
      ok: true,
      header: header?.record ?? [],
      rows: rows.map(({ record, info }) => ({ cells: record, line: info.lines })),
    };
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : null;
    return { ok: false, problem: 'notCsv', line };
  }
}

function decode(file: Uint8Array): string | null {
  const [first, second] = file;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const isText = (text: string) => (/[^\P{Cc}\t\r\n]/u.test(text) ? null : text);
  try {
    return isText(new TextDecoder(label, { fatal: true }).decode(file));
  } catch {
    return isText(new TextDecoder('windows-1252').decode(file));
  }
}
