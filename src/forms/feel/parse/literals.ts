/** Escapes within a text (DMN 1.5, 10.3.1.2), by the character behind the backslash. */
const SINGLE: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The text that a literal with its quotation marks means. A backslash that begins no escape, as in `"\d"`, stays. */
export function readText(literal: string): string {
  return literal.slice(1, -1).replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{6})|(.))/gs, (whole, short, long, single) => {
    if (single !== undefined) return SINGLE[single] ?? whole;
    const codePoint = Number.parseInt(short ?? long, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}

/** A name with single blanks, however it was written. */
export function readName(written: string): string {
  return written.trim().replace(/\s+/g, ' ');
}
