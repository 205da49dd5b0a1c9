import { parse } from 'csv-parse/sync';
import type { ListEntry } from '../answers.ts';

/** A file of a list may have so many bytes and entries. */
export const largestListFile = 1_000_000;
const mostEntries = 5_000;

type Both = { readonly da: string; readonly en: string };

/** What came of reading a list's file. */
export type ReadList =
  | { readonly ok: true; readonly entries: readonly ListEntry[]; readonly encoding: 'UTF-8' | 'Windows-1252' }
  | { readonly ok: false; readonly problems: readonly Both[] };

const valuePattern = /^[A-Za-z0-9ÆØÅæøå_.-]{1,60}$/;
const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/**
 * Reads a list from CSV: columns `value`, one for each language (`da` is demanded), `from` and `to` (dates `YYYY-MM-DD`, first
 * and last day). Comma or semicolon; UTF-8, or Windows-1252 as Danish spreadsheets save it. Never throws. Pure.
 */
export function readListFile(file: Uint8Array): ReadList {
  if (file.byteLength > largestListFile) {
    return refused('Filen fylder mere end 1 MB. Del listen i flere.', 'The file is larger than 1 MB. Divide the list.');
  }
  const decoded = decode(file);
  if (decoded === null) {
    return refused(
      'Filen er hverken tekst i UTF-8 eller Windows-1252. Gem den som «CSV UTF-8», og prøv igen.',
      'The file is text neither in UTF-8 nor in Windows-1252. Save it as “CSV UTF-8” and try again.',
    );
  }
  const [head = ''] = decoded.text.split(/\r?\n/, 1);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  let rows: Record<string, string>[];
  try {
    rows = parse(decoded.text, {
      columns: (names: string[]) => names.map((name) => name.trim()),
      delimiter,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : null;
    return refused(
      `Filen kan ikke læses som CSV${line === null ? '' : ` (linje ${line})`}. Se efter et anførselstegn eller en adskiller, der mangler.`,
      `The file cannot be read as CSV${line === null ? '' : ` (line ${line})`}. Look for a missing quotation mark or separator.`,
    );
  }
  return checkRows(rows, decoded.encoding);
}

function checkRows(rows: readonly Record<string, string>[], encoding: 'UTF-8' | 'Windows-1252'): ReadList {
  const [first] = rows;
  if (!first || !('value' in first) || !('da' in first)) {
    return refused(
      'Den første linje skal have kolonnerne value og da, og der skal være mindst én linje under den.',
      'The first line must have the columns value and da, and there must be at least one line below it.',
    );
  }
  if (rows.length > mostEntries) {
    return refused(`Listen har mere end ${mostEntries} linjer.`, `The list has more than ${mostEntries} lines.`);
  }
  const problems: Both[] = [];
  const seen = new Set<string>();
  const entries = rows.map((row, index): ListEntry => {
    const line = index + 2;
    const { value = '', from = '', to = '' } = row;
    const label = Object.fromEntries(
      Object.entries(row).filter(([name, text]) => languagePattern.test(name) && name !== 'to' && text !== ''),
    );
    const find = (da: string, en: string) => problems.push({ da: `Linje ${line}: ${da}`, en: `Line ${line}: ${en}` });
    if (!valuePattern.test(value))
      find(
        `«${value}» kan ikke være en værdi. Brug bogstaver, tal, _ . og -.`,
        `“${value}” cannot be a value. Use letters, digits, _ . and -.`,
      );
    if (seen.has(value)) find(`værdien «${value}» står der to gange.`, `the value “${value}” stands there twice.`);
    seen.add(value);
    if (label.da === undefined) find('den danske tekst mangler.', 'the Danish text is missing.');
    for (const date of [from, to])
      if (date !== '' && !isDate(date))
        find(`«${date}» er ikke en dato som 2026-08-01.`, `“${date}” is not a date such as 2026-08-01.`);
    if (from !== '' && to !== '' && from > to)
      find('slutdatoen ligger før startdatoen.', 'the end date is before the start date.');
    return {
      value,
      label: { ...label, da: label.da ?? '' },
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    };
  });
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, 20) } : { ok: true, entries, encoding };
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

function refused(da: string, en: string): ReadList {
  return { ok: false, problems: [{ da, en }] };
}
