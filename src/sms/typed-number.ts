const longestTyped = 40;

/**
 * The digits of a telephone number as a person typed it, with `+` and the calling code where one can be told: `+`, `00`, eight digits alone
 * (Danish), or ten that begin with 45. Blanks, brackets, dots, hyphens and strokes between them are for the eye. Null for what is no number.
 * Small, for pages of forms too; whether somebody has the number is for others to say.
 */
export function typedNumber(typed: string): string | null {
  if (typed.length > longestTyped) return null;
  const compact = typed
    // `+46 (0)70 …` is written for readers at home and abroad alike; the 0 is not dialled from abroad.
    .replace(/(?<=\d\s*)\(0\)/, '')
    .replace(/[\s().\-/\u2010-\u2015]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d+$/.test(compact)) return null;
  if (/^\d{8}$/.test(compact)) return `+45${compact}`;
  return /^45\d{8}$/.test(compact) ? `+${compact}` : compact;
}
