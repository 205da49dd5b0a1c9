/**
 * Text as XML 1.0 element content or attribute value. Characters that XML can't hold (most control characters, lone
 * surrogates) become U+FFFD: a citizen's stray control character must not stop a letter.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** A moment as Digital Post wants it: Zulu time in whole seconds, `2026-11-24T10:15:00Z`. */
export function zuluTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
