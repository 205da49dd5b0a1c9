/** Where a line may break; the templates turn it into an empty box, so that copied text is free of it. */
export const breakMark = '\u200b';

/** A word that typst's own hyphenation can take apart at its joints (`hyphenate: true` in cells). */
const hyphenable = /^[\p{L}\p{P}]{1,30}$/u;

/**
 * Puts {@link breakMark} into words longer than `limit` characters so that they wrap instead of leaving the page:
 * behind marks such as `/`, and every eight characters in a part that is still too long. Shorter words are left whole, and so
 * are words of letters alone up to 30 when `hyphenated` says that the place is set with hyphenation.
 */
export function withBreakOpportunities(text: string, limit: number, hyphenated = false): string {
  // Not \S: a no-break space joins words into one that cannot wrap either.
  const long = new RegExp(`[^ \\n]{${limit + 1},}`, 'g');
  return text.replace(long, (word) => (hyphenated && hyphenable.test(word) ? word : broken(word, limit)));
}

function broken(word: string, limit: number): string {
  const pieces = new RegExp(`.{1,${Math.min(8, limit)}}`, 'gu');
  const parts = word.match(/.{2,}?[/?&=._@,;:#+~|-]+|.+/gu) ?? [];
  return parts.flatMap((part) => (part.length <= limit ? [part] : (part.match(pieces) ?? []))).join(breakMark);
}
