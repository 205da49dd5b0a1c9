import type { PdfColumn, PdfTable } from './pdf-document.ts';

/** The most columns that stay readable side by side on A4; a wider table is shown row by row. */
export const maximumColumns = 6;

/** Room for text that a cell loses to its insets, in millimetres. */
const inset = 4;

/** Widths of the columns in millimetres, adding up to `available`, and how many characters of a word fit in each. */
export interface ColumnLayout {
  readonly width: number;
  readonly limit: number;
}

/**
 * Shares the width by what the columns hold: between 14 and 36 parts each, so that a column of numbers
 * is never squeezed to nothing by a column of prose.
 */
export function columnLayouts(table: PdfTable, available: number): readonly ColumnLayout[] {
  const parts = table.columns.map((column, index) => Math.min(36, Math.max(14, longestText(table, column, index) + 2)));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => {
    const width = Math.floor((available * 100 * part) / total) / 100;
    // A wide letter of the 9 pt cells takes 2.5 mm.
    return { width, limit: Math.max(4, Math.floor((width - inset) / 2.5)) };
  });
}

/** Throws when a row has more cells than there are columns: what is in them must not be lost silently. */
export function assertRowsFit(table: PdfTable): void {
  for (const [index, row] of table.rows.entries()) {
    if (row.length > table.columns.length) {
      throw new Error(
        `Row ${index + 1} of a table has ${row.length} cells; the table has ${table.columns.length} columns.`,
      );
    }
  }
}

function longestText(table: PdfTable, column: PdfColumn, index: number): number {
  let longest = column.label.length;
  for (const row of table.rows) longest = Math.max(longest, row[index]?.length ?? 0);
  return longest;
}
