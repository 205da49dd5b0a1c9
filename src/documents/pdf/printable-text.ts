/** Stands where the font has no glyph: a character that IBM Plex Sans has and that nobody types by accident. */
export const replacementMark = '\u25ca';

/** Typographic characters the font lacks and their nearest kin that it has; all else goes by its Unicode forms. */
const kin: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '\u2013',
  '\u2015': '\u2014',
  '\u201b': '\u2018',
  '\u201f': '\u201c',
  '\u2043': '-',
  '\u25cf': '\u2022',
  '\u25aa': '\u2022',
  '\u2714': '\u2713',
};

/** A text as it can be set, and whether something in it had to be replaced by {@link replacementMark}. */
export interface PrintableText {
  readonly text: string;
  readonly replaced: boolean;
}

/** Makes any string one that the font can show whole. */
export type ToPrintable = (text: string) => PrintableText;

/**
 * Gives the function that makes a string printable with a font that has the `covered` code points.
 *
 * PDF/A-2 (ISO 19005-2, 6.2.11.8) forbids the glyph `.notdef`, and typst refuses the whole document for one such character.
 * So: line ends become `\n`, other control and invisible characters go, a character that is missing becomes its canonical
 * or compatible form where the font has that, else each user-perceived character (an emoji family is one) becomes one mark.
 */
export function toPrintableWith(covered: ReadonlySet<number>): ToPrintable {
  const isCovered = (text: string) => [...text].every((character) => isShown(character, covered));
  const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' });

  return (given) => {
    const whole = given.toWellFormed().normalize('NFC');
    const text = withoutInvisible(whole);
    if (isCovered(text)) return { text, replaced: false };
    let replaced = false;
    let result = '';
    // The invisible joiners tell which characters are one to a person, so they go only after the text is parted.
    for (const { segment } of graphemes.segment(whole)) {
      const visible = withoutInvisible(segment);
      const shown = [visible, ...otherForms(visible)].find(isCovered);
      replaced ||= shown === undefined;
      result += shown ?? replacementMark;
    }
    return { text: result, replaced };
  };
}

function isShown(character: string, covered: ReadonlySet<number>): boolean {
  const code = character.codePointAt(0) ?? 0;
  // A private-use character has no meaning that could be extracted, which PDF/A-2a refuses.
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return character === '\n' || (covered.has(code) && code >= 0x20 && !isPrivate);
}

function withoutInvisible(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu, '');
}

function otherForms(segment: string): readonly string[] {
  const byKin = [...segment].map((character) => kin[character] ?? character).join('');
  return [byKin, segment.normalize('NFD'), withoutInvisible(segment.normalize('NFKC'))];
}
