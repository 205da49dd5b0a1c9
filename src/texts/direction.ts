import type { Language } from './catalogue.ts';

/** Which way lines run. */
export type Direction = 'ltr' | 'rtl';

const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);
const known = new Map<Language, Direction>();

/** The direction that a language is written in, by its script: the one its tag names, else its usual one. */
export function directionOf(language: Language): Direction {
  const before = known.get(language);
  if (before !== undefined) return before;
  let direction: Direction = 'ltr';
  try {
    if (rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? '')) direction = 'rtl';
  } catch {
    // Not a tag: whatever it is, it is shown as the product's own languages are.
  }
  known.set(language, direction);
  return direction;
}
