import { type Envelope, envelopeSheets } from './paper.ts';

/** How a letter is printed. */
export type Sides = 'Simplex' | 'Duplex';

/** Pages of each document of a letter with the empty backs: each begins on a sheet of its own. */
export function pagesWithBacks(documents: readonly number[], sides: Sides): readonly number[] {
  return documents.map((pages) => (sides === 'Duplex' ? pages + (pages % 2) : pages));
}

/** Sheets of paper for a letter of documents with so many pages. */
export function sheetsOf(documents: readonly number[], sides: Sides): number {
  const pages = pagesWithBacks(documents, sides).reduce((sum, count) => sum + count, 0);
  return sides === 'Duplex' ? pages / 2 : pages;
}

/** The smallest envelope that takes so many sheets; nothing when none does. */
export function envelopeFor(sheets: number): Envelope | undefined {
  return (['C5', 'C4'] as const).find((envelope) => sheets <= envelopeSheets[envelope]);
}
