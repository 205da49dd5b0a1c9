import { compile, type FormatCallback } from 'html-to-text';
import { plainCharacters } from './plain-characters.ts';

type Element = Parameters<FormatCallback>[0];

/** A link as its text and its whole address; only the address where the text says the same. */
const link: FormatCallback = (element: Element, walk, builder) => {
  const address = String(element.attribs?.href ?? '').trim();
  let words = '';
  builder.pushWordTransform((word) => {
    words += ` ${word}`;
    return word;
  });
  walk(element.children, builder);
  builder.popWordTransform();
  const shown = /^(mailto|tel):/i.test(address) ? address.replace(/^\w+:/, '').replace(/\?.*$/, '') : address;
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '');
  if (shown === '' || /^(#|javascript:|data:)/i.test(shown) || bare(words) === bare(shown)) return;
  builder.addInline(words.trim() === '' || words.trim().endsWith(':') ? ` ${shown}` : `: ${shown}`, {
    noWordTransform: true,
  });
};

/** Cells of a row one after the other. */
const cell: FormatCallback = (element: Element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const convert = compile({
  wordwrap: false,
  formatters: { smsLink: link, smsCell: cell },
  selectors: [
    ...['script', 'style', 'template', 'title', 'img'].map((selector) => ({ selector, format: 'skip' })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 },
    })),
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ol', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'a', format: 'smsLink' },
    { selector: 'table', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'smsCell' },
    { selector: 'th', format: 'smsCell' },
  ],
  limits: { maxInputLength: 200_000, maxDepth: 200 },
});

/**
 * The text of an SMS from HTML (SMS-2): without markup, links written out whole after their words, lists and line breaks kept, entities
 * resolved, and characters as {@link plainCharacters} has them.
 */
export function plainSmsText(html: string): string {
  return plainCharacters(convert(html));
}
