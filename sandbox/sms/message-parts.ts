/**
 * 3GPP TS 23.038, clause 6.2.1: the basic alphabet in the order of its codes, 0x00 to 0x7F, without the escape at 0x1B. This table is the
 * peer's own: what the product counts is held against it.
 */
const basic = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('');

/** Clause 6.2.1.1: what takes the escape before it. */
const extended = '\f^{}\\[~]|€';

/** Octets of an SMS, and of the header by which the parts of a long one find each other. */
const octets = 140;
const header = 6;

export type WireEncoding = 'UTF8' | 'UCS2';

/** A text as the network carries it. */
export interface Carried {
  readonly parts: readonly string[];
  /** Septets, or 16 bit units. */
  readonly units: number;
}

/** The characters of a text that GSM 03.38 has not. */
export const outsideGsm = (text: string): readonly string[] => [
  ...new Set([...text].filter((character) => !basic.includes(character) && !extended.includes(character))),
];

/** Cuts a text into parts. No character that takes two units is cut. */
export function carry(text: string, encoding: WireEncoding): Carried {
  const unitBits = encoding === 'UCS2' ? 16 : 7;
  const alone = Math.floor((octets * 8) / unitBits);
  const each = Math.floor(((octets - header) * 8) / unitBits);
  const characters = [...text].map((character) => ({
    character,
    units: encoding === 'UCS2' ? character.length : extended.includes(character) ? 2 : 1,
  }));
  const units = characters.reduce((sum, next) => sum + next.units, 0);
  if (units <= alone) return { parts: [text], units };
  const parts: { readonly text: string; readonly units: number }[] = [];
  for (const next of characters) {
    const last = parts.at(-1);
    if (last && last.units + next.units <= each) {
      parts[parts.length - 1] = { text: last.text + next.character, units: last.units + next.units };
    } else parts.push({ text: next.character, units: next.units });
  }
  return { parts: parts.map((part) => part.text), units };
}

/** The parts of a binary message. */
export const binaryParts = (bytes: number): number => (bytes <= octets ? 1 : Math.ceil(bytes / (octets - header)));
