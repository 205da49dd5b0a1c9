import { compile, type FormatCallback } from 'html-to-text';

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

/** What editors write for looks, and phones count as a text in UCS-2: each as the GSM alphabet has it. */
const plain: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′´`]/g, "'"],
  [/[“”„‟″«»]/g, '"'],
  [/[‐‑‒–—―−]/g, '-'],
  [/…/g, '...'],
  [/[•‣·▪◦]/g, '-'],
  [/×/g, 'x'],
  // A zero-width joiner stays: it holds emoji together, and letters of some scripts.
  [/[\u00ad\u200b\u2060\ufeff]/g, ''],
  [/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/\r\n?|[\u2028\u2029\v]/g, '\n'],
  // What phones show nothing for.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  [/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ''],
];

/**
 * The text of an SMS from HTML (SMS-2): without markup, links written out whole after their words, lists and line breaks kept, entities
 * resolved, and typographic characters as the GSM alphabet has them, so that they don't turn the whole message into UCS-2. Letters are
 * never replaced: a name stays as it is spelt. Blank lines are kept one at a time, and nothing stands before or after the text.
 */
export function plainSmsText(html: string): string {
  let text = convert(html).normalize('NFC');
  for (const [found, instead] of plain) text = text.replace(found, instead);
  return text
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
