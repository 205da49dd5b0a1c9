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
 * A text without markup as an SMS carries it: typographic characters as the GSM alphabet has them, so that they don't turn the whole
 * message into UCS-2. Letters are never replaced: a name stays as it is spelt. Blank lines are kept one at a time, and nothing stands
 * before or after the text.
 */
export function plainCharacters(text: string): string {
  let plainText = text.normalize('NFC');
  for (const [found, instead] of plain) plainText = plainText.replace(found, instead);
  return plainText
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
