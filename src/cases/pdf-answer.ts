import type { PdfAnswer } from '../documents/pdf/pdf-document.ts';
import type { SummaryEntry } from '../forms/summary.ts';

/** An answer as documents show it. */
export function pdfAnswer(entry: SummaryEntry): PdfAnswer {
  const label = entry.label.text;
  const { presented } = entry;
  switch (presented.kind) {
    case 'text':
      return { kind: 'value', label, value: presented.text };
    case 'list':
      return { kind: 'list', label, items: presented.items };
    case 'table':
      return {
        kind: 'table',
        label,
        columns: presented.columns.map((column) => ({ label: column })),
        rows: presented.rows,
      };
    case 'nothing':
      return { kind: 'value', label, value: '' };
  }
}
