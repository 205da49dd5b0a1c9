import type { PdfAnswer } from '../documents/pdf/pdf-document.ts';
import type { SummaryEntry } from '../forms/summary.ts';
import { formTexts } from '../forms/texts.ts';
import { type Language, textIn } from '../texts/catalogue.ts';

/** An answer as documents show it. */
export function pdfAnswer(entry: SummaryEntry, language: Language): PdfAnswer {
  const mark = entry.unchecked ? ` (${textIn(formTexts['form.unchecked'], language)})` : '';
  const label = entry.label.text + mark;
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
