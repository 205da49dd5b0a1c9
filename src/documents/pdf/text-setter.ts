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

/** Around a text whose own letters say which way it runs, whatever runs around it (Unicode Annex 9, isolates). */
const isolated = (text: string) => (text === '' ? '' : `\u2068${text}\u2069`);

/**
 * A setter for one document. In one that runs from right to left each line of a text keeps its own direction: an address
 * or a Danish answer would else have its full stops and numbers at the wrong end.
 */
export function createTextSetter(toPrintable: ToPrintable, isRightToLeft = false): TextSetter {
  let replaced = false;
  const plain = (given: string) => {
    const printable = toPrintable(given);
    replaced ||= printable.replaced;
    return printable.text.trim();
  };
  const breakable = (given: string, place: TextPlace = {}) =>
    withBreakOpportunities(plain(given), place.limit ?? fullWidthLimit, place.hyphenated);
  const directed = (text: string) => (isRightToLeft ? text.split('\n').map(isolated).join('\n') : text);
  const set = (given: string, place?: TextPlace) => directed(breakable(given, place));
  const paragraphs = (given: string, place?: TextPlace) =>
    breakable(given, place)
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph !== '')
      .map(directed);
  return Object.assign(set, {
    plain: (given: string) => plain(given).replaceAll('\n', ' '),
    paragraphs,
    replaced: () => replaced,
  });
}
