import type { Presented } from '../forms/field-kind.ts';
import { birthDateOfCpr, maskCpr } from '../registers/cpr-number.ts';

/** Ten digits that are no part of a longer number, as forms write CPR numbers and as people type them. */
const numbers = /(?<![\d-])(\d{6})[ \u00a0-]?(\d{4})(?![\d-])/g;

/** An answer with the CPR numbers in it masked, wherever in it they stand. */
export function maskPresented(presented: Presented): Presented {
  switch (presented.kind) {
    case 'text':
      return { ...presented, text: maskCprIn(presented.text) };
    case 'list':
      return { ...presented, items: presented.items.map(maskCprIn) };
    case 'table':
      return { ...presented, rows: presented.rows.map((row) => row.map(maskCprIn)) };
    case 'nothing':
      return presented;
  }
}

/** Whether masking would hide anything. */
export function holdsCpr(presented: Presented): boolean {
  return JSON.stringify(maskPresented(presented)) !== JSON.stringify(presented);
}

/** A text with its CPR numbers masked; other ten digits, which carry no date of birth, stay as they are. */
export function maskCprIn(text: string): string {
  return text.replace(numbers, (whole, first: string, last: string) =>
    birthDateOfCpr(first + last) === undefined ? whole : maskCpr(first + last),
  );
}
