import type { PageCharacter } from '../../../documents/pdfium/opened-pdf.ts';
import type { PrintFaults } from './print-faults.ts';

/** What has to be done about the fonts of a page that its file does not bring along. */
export type FontNeed = 'none' | 'stand-in' | 'unknown';

/**
 * Letters that our stand-ins for missing fonts surely have: those of Windows-1252, the encoding of nearly every PDF without
 * its fonts (ISO 32000-1, annex D), and what text extraction adds (spaces, line ends).
 */
const known = new Set(
  [...'\t\n\r\u00a0\u00ad€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufb01\ufb02'].map((character) => character.codePointAt(0) ?? 0),
);
const isKnown = (code: number) =>
  (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff) || known.has(code) || code === 0xfffe || code === 2;

/** The symbols of these are drawn by PDFium itself, as by every reader (the standard 14 of ISO 32000-1, 9.6.2.2). */
const standardSymbols = /^(Symbol|ZapfDingbats)$/;

/**
 * `unknown`: a letter of a missing font can't be told, and would be printed wrong or not at all. `stand-in`: all can be
 * told, and the page is drawn with a font that looks alike.
 */
export function fontNeed(missing: PrintFaults['missingFonts'], characters: readonly PageCharacter[]): FontNeed {
  const simple = new Map(missing.map(({ name, simple }) => [name, simple]));
  let need: FontNeed = 'none';
  for (const { font, code } of characters) {
    const name = font.replace(/^[A-Z]{6}\+/, '');
    const isSimple = simple.get(name);
    if (isSimple === undefined) continue;
    if (!isSimple || !(isKnown(code) || standardSymbols.test(name))) return 'unknown';
    need = 'stand-in';
  }
  return need;
}
