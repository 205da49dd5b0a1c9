import { withBreakOpportunities } from './break-opportunities.ts';
import type { ToPrintable } from './printable-text.ts';

/** Where a text is set decides how long a word may be there. */
export interface TextPlace {
  /** Characters of the longest word that surely fits on a line. */
  readonly limit?: number;
  /** Whether the template hyphenates there. */
  readonly hyphenated?: boolean;
}

/** Makes the strings of one document fit for typesetting and remembers whether any lost a character. */
export interface TextSetter {
  (text: string, place?: TextPlace): string;
  /** A text for metadata and headings: printable, no break opportunities. */
  plain(text: string): string;
  /** One string for each paragraph: blank lines part them. */
  paragraphs(text: string, place?: TextPlace): readonly string[];
  replaced(): boolean;
}

/** Characters of 10 pt capitals that fit in the full width of the page. */
const fullWidthLimit = 50;

/** A setter for one document. */
export function createTextSetter(toPrintable: ToPrintable): TextSetter {
  let replaced = false;
  const plain = (given: string) => {
    const printable = toPrintable(given);
    replaced ||= printable.replaced;
    return printable.text.trim();
  };
  const set = (given: string, place: TextPlace = {}) =>
    withBreakOpportunities(plain(given), place.limit ?? fullWidthLimit, place.hyphenated);
  const paragraphs = (given: string, place?: TextPlace) =>
    set(given, place)
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph !== '');
  return Object.assign(set, {
    plain: (given: string) => plain(given).replaceAll('\n', ' '),
    paragraphs,
    replaced: () => replaced,
  });
}
