import type { DeliveryValue } from '../options/option.ts';

type Row = { readonly [name: string]: DeliveryValue };

/**
 * Rows as CSV (RFC 4180) the way Danish spreadsheets read it: UTF-8 with a byte order mark, semicolons, decimal comma. The
 * first line names the columns, in the order in which the rows bring them. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it (OWASP, "CSV Injection"); numbers with a sign and telephone numbers are none.
 */
export function writeCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column] ?? null)))];
  return `\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}\r\n`;
}

function cell(value: DeliveryValue): string {
  const text = textOf(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: DeliveryValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value !== 'string') return JSON.stringify(value);
  const isFormula = /^[=@\t\r]/.test(value) || (/^[-+]/.test(value) && !/^[-+][\d\s().,-]*$/.test(value));
  return isFormula ? `'${value}` : value;
}
