/** What is written shorter than the register has it. Both the register's names and what is typed go through this. */
const abbreviations: Readonly<Record<string, string>> = {
  kbh: 'koebenhavn',
  khvn: 'koebenhavn',
  cph: 'koebenhavn',
  copenhagen: 'koebenhavn',
  frb: 'frederiksberg',
  gl: 'gammel',
  gml: 'gammel',
  ndr: 'nordre',
  nr: 'noerre',
  sdr: 'soendre',
  skt: 'sankt',
  sct: 'sankt',
  kgs: 'kongens',
  blvd: 'boulevard',
  bvd: 'boulevard',
};

const letters: Readonly<Record<string, string>> = {
  å: 'aa',
  æ: 'ae',
  ä: 'ae',
  ø: 'oe',
  ö: 'oe',
  œ: 'oe',
  ü: 'y',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
};

/**
 * The words of an address as they are compared: small letters a to z and digits, `å` as `aa`, `ø` as `oe`, `æ` as `ae`,
 * other marks off the letters, common abbreviations written out, initials in one (`H.C.` is `hc`), without signs.
 */
export function addressWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åæäøöœüßðþ]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’´`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (folded === '') return [];
  return withInitialsGlued(folded.split(' ')).map((word) => abbreviations[word] ?? word);
}

/** `h c andersens` as `hc andersens`. A letter behind a number is the house's: `12 b v` stays. */
function withInitialsGlued(words: readonly string[]): readonly string[] {
  const glued: string[] = [];
  let isInitial = false;
  for (const word of words) {
    const isLetter = /^[a-z]$/.test(word);
    if (isLetter && isInitial) {
      glued.push(`${glued.pop() ?? ''}${word}`);
      continue;
    }
    isInitial = isLetter && !/^\d/.test(glued.at(-1) ?? '');
    glued.push(word);
  }
  return glued;
}
