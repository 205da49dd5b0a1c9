import { parse } from 'csv-parse/sync';
import { type BothTexts, type FillValues, fillText } from '../../texts/catalogue.ts';
import type { ListEntry } from '../answers.ts';
import { listFileTexts } from './texts.ts';

/** A file of a list may have so many bytes and entries. */
export const largestListFile = 1_000_000;
const mostEntries = 5_000;

const longestText = 1_000;
/** So many problems are told at once. */
const mostTold = 20;

/** What came of reading a list's file. */
export type ReadList =
  | { readonly ok: true; readonly entries: readonly ListEntry[]; readonly encoding: 'UTF-8' | 'Windows-1252' }
  | { readonly ok: false; readonly problems: readonly BothTexts[] };

type Problem = keyof typeof listFileTexts extends `lists.file.${infer Key}` ? Key : never;

const valuePattern = /^[A-Za-z0-9ÆØÅæøå_.-]{1,60}$/;
const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/**
 * Reads a list from CSV: columns `value`, one for each language (`da` is demanded), `from` and `to` (dates `YYYY-MM-DD`, first
 * and last day). Comma or semicolon; UTF-8, or Windows-1252 as Danish spreadsheets save it. Never throws. Pure.
 */
export function readListFile(file: Uint8Array): ReadList {
  if (file.byteLength > largestListFile) return refused('tooLarge');
  const decoded = decode(file);
  if (decoded === null) return refused('encoding');
  const [head = ''] = decoded.text.split(/\r?\n/, 1);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  let columns: readonly string[] = [];
  let rows: readonly Row[];
  try {
    rows = parse(decoded.text, {
      columns: (names: string[]) => {
        columns = names.map((name) => name.trim());
        return [...columns];
      },
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    return error instanceof Error && 'lines' in error
      ? refused('notCsvInLine', { line: Number(error.lines) })
      : refused('notCsv');
  }
  const double = columns.find((column, index) => columns.indexOf(column) !== index);
  if (double !== undefined) return refused('doubleColumn', { column: double.slice(0, 40) });
  if (rows.length === 0 || !columns.includes('value') || !columns.includes('da')) return refused('columns');
  if (rows.length > mostEntries) return refused('tooManyLines', { most: mostEntries });
  return checkRows(rows, decoded.encoding);
}

interface Row {
  readonly record: Readonly<Record<string, string>>;
  /** `lines`: the number of the row's last line. */
  readonly info: { readonly lines: number };
}

function checkRows(rows: readonly Row[], encoding: 'UTF-8' | 'Windows-1252'): ReadList {
  const problems: BothTexts[] = [];
  const seen = new Map<string, number>();
  const entries = rows.map(({ record, info: { lines: line } }): ListEntry => {
    const { value = '', from = '', to = '' } = record;
    const label = Object.fromEntries(
      Object.entries(record).filter(([name, text]) => languagePattern.test(name) && name !== 'to' && text !== ''),
    );
    const find = (problem: Problem, values: Readonly<Record<string, string | number>> = {}) =>
      problems.push(fillText(listFileTexts[`lists.file.${problem}`], { line, ...values }));
    if (!valuePattern.test(value)) find('badValue', { value: value.slice(0, 80) });
    const earlier = seen.get(value);
    if (earlier !== undefined) find('doubleValue', { value: value.slice(0, 80), earlier });
    else seen.set(value, line);
    if (label.da === undefined) find('noText');
    const longest = Math.max(...Object.values(label).map((text) => text.length));
    if (longest > longestText) find('longText', { most: longestText, given: longest });
    for (const date of [from, to]) if (date !== '' && !isDate(date)) find('badDate', { date: date.slice(0, 40) });
    if (isDate(from) && isDate(to) && from > to) find('datesReversed');
    return {
      value,
      label: { ...label, da: label.da ?? '' },
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    };
  });
  if (problems.length === 0) return { ok: true, entries, encoding };
  const more = problems.length - mostTold;
  const told = problems.slice(0, mostTold);
  return {
    ok: false,
    problems: more > 0 ? [...told, fillText(listFileTexts['lists.file.more'], { count: more })] : told,
  };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function decode(file: Uint8Array): { readonly text: string; readonly encoding: 'UTF-8' | 'Windows-1252' } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    return text.includes('\0') ? null : { text, encoding: 'UTF-8' };
  } catch {
    const text = new TextDecoder('windows-1252').decode(file);
    // Control characters are in no text: this is UTF-16, a spreadsheet or a picture.
    return /[^\P{Cc}\t\r\n]/u.test(text) ? null : { text, encoding: 'Windows-1252' };
  }
}

function refused(problem: Problem, values: FillValues = {}): ReadList {
  return { ok: false, problems: [fillText(listFileTexts[`lists.file.${problem}`], values)] };
}
