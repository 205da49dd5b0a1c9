/** A run of digits or letters, or signs that stand for themselves. */
type Piece =
  | { readonly kind: 'run'; readonly isDigits: boolean; readonly min: number; readonly max: number }
  | { readonly kind: 'signs'; readonly signs: string; readonly mayBeLeftOut: boolean };

/**
 * A number as its pattern writes it, from what a person typed; null where its letters and digits are not those of the
 * pattern. Small letters are made capital; signs may be others than the pattern's, and be left out after a run of fixed
 * length: `00.00.00-A00-0{1,4}-00` reads `271800g01 12/26` as `27.18.00-G01-12-26`. Reads each character once.
 */
export function readByPattern(pattern: string, typed: string): string | null {
  const rest = typed.toUpperCase().replace(/^[^0-9A-ZÆØÅ]+|[^0-9A-ZÆØÅ]+$/g, '');
  let written = '';
  let place = 0;
  for (const piece of piecesOf(pattern)) {
    const from = place;
    if (piece.kind === 'signs') {
      while (place < rest.length && !isLetterOrDigit(rest.charAt(place))) place += 1;
      if (place === from && !piece.mayBeLeftOut) return null;
      written += piece.signs;
      continue;
    }
    // Blanks within a run come of copying; other signs end it.
    let taken = 0;
    while (taken < piece.max && place < rest.length) {
      const character = rest.charAt(place);
      if (character.trim() !== '') {
        if (!isLetterOrDigit(character) || /[0-9]/.test(character) !== piece.isDigits) break;
        written += character;
        taken += 1;
      } else if (taken >= piece.min) break;
      place += 1;
    }
    if (taken < piece.min) return null;
  }
  return place === rest.length ? written : null;
}

const usualLength = 5;

/** A number of that pattern, for the person to compare theirs with. */
export function exampleOf(pattern: string): string {
  let digit = 0;
  const next = () => {
    digit += 1;
    return String(digit % 10);
  };
  return piecesOf(pattern)
    .map((piece) => {
      if (piece.kind === 'signs') return piece.signs;
      const length = Math.min(piece.max, Math.max(piece.min, usualLength));
      return piece.isDigits ? Array.from({ length }, next).join('') : 'K'.repeat(length);
    })
    .join('');
}

function isLetterOrDigit(character: string): boolean {
  return /[0-9A-ZÆØÅ]/.test(character);
}

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [whole, letter, least, most] of pattern.matchAll(/([0A])(?:\{(\d+)(?:,(\d+))?\})?|[^0A{}]+/g)) {
    const before = pieces.at(-1);
    if (letter === undefined) {
      const mayBeLeftOut = before === undefined || (before.kind === 'run' && before.min === before.max);
      pieces.push({ kind: 'signs', signs: whole, mayBeLeftOut });
    } else {
      const min = Number(least ?? 1);
      pieces.push({ kind: 'run', isDigits: letter === '0', min, max: Math.max(min, Number(most ?? min)) });
    }
  }
  return pieces;
}
