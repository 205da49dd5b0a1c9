import { septetsOf } from './gsm-alphabet.ts';

/** How a text goes out: its alphabet, its length and what each message of the phone network holds of it. */
export interface SmsParts {
  /** `ucs2` as soon as one character is not in the GSM alphabet: then all of the text is. */
  readonly encoding: 'gsm7' | 'ucs2';
  /** Septets, or UTF-16 code units. */
  readonly units: number;
  /** Joined they are the text; one empty part for the empty text. */
  readonly parts: readonly string[];
}

/**
 * 140 octets hold 160 septets or 70 code units; in each of several parts 6 octets tell which of how many it is
 * (3GPP TS 23.040, section 9.2.3.24.1).
 */
export const partLimits = {
  gsm7: { alone: 160, ofSeveral: 153 },
  ucs2: { alone: 70, ofSeveral: 67 },
} as const;

/** More parts than this have no number in the header of a part. */
export const mostPartsOfAll = 255;

/**
 * Divides a finished text as gateways bill it. No escape pair and no surrogate pair is cut. A link stays in one part where that takes no
 * more parts than cutting it.
 */
export function smsParts(text: string): SmsParts {
  const characters = [...text];
  const encoding = characters.every((character) => septetsOf(character) !== undefined) ? 'gsm7' : 'ucs2';
  const unitsOf = (character: string): number => (encoding === 'gsm7' ? (septetsOf(character) ?? 0) : character.length);
  const units = characters.reduce((sum, character) => sum + unitsOf(character), 0);
  const { alone, ofSeveral } = partLimits[encoding];
  if (units <= alone) return { encoding, units, parts: [text] };
  const inPiece = (piece: string): number => [...piece].reduce((sum, character) => sum + unitsOf(character), 0);
  const cut = fillParts(characters, inPiece, ofSeveral);
  const pieces = withLinksWhole(text);
  const whole = pieces.every((piece) => inPiece(piece) <= ofSeveral) ? fillParts(pieces, inPiece, ofSeveral) : cut;
  return { encoding, units, parts: whole.length <= cut.length ? whole : cut };
}

/** Fills part after part with pieces, of which none is longer than a part. */
function fillParts(pieces: readonly string[], unitsOf: (piece: string) => number, limit: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let filled = 0;
  for (const piece of pieces) {
    const units = unitsOf(piece);
    if (filled + units > limit) {
      parts.push(part);
      part = '';
      filled = 0;
    }
    part += piece;
    filled += units;
  }
  return [...parts, part];
}

/** The text's characters, but each link as one piece. */
function withLinksWhole(text: string): readonly string[] {
  return text.split(/(https?:\/\/\S+)/i).flatMap((piece, index) => (index % 2 === 1 ? [piece] : [...piece]));
}
