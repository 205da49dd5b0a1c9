/** How many times the allowed length a text may have before it is refused unread. */
const patience = 10;

/**
 * Typed text as it is stored: Unicode NFC (so that `å` is one character however the keyboard made it), line ends as
 * `\n`, no control characters beside line end and tab, no lone surrogates, no blanks around it.
 */
export function cleanText(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .trim();
}

/** Too long whatever cleaning would take off: saves working through megabytes that somebody pasted or posted. */
export function isHopelesslyLong(typed: string, allowed: number): boolean {
  return typed.length > (allowed + 1_000) * patience;
}
