import type { Language } from './catalogue.ts';

/** Which way lines run. */
export type Direction = 'ltr' | 'rtl';

const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);
const known = new Map<Language, Direction>();

/**
 * A value within a text that is written from right to left, so that it keeps its own direction whatever stands around it: a
 * telephone number, a name, a case number (Unicode Annex 9, isolates). A link stays as it is, to be found by mail readers.
 */
export function isolated(value: string, language: Language): string {
  if (value === '' || directionOf(language) === 'ltr' || /^https?:/.test(value)) return value;
  return `\u2068${value}\u2069`;
}

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
