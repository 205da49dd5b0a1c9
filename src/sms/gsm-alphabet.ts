/**
 * The GSM 7 bit default alphabet (3GPP TS 23.038, section 6.2.1), in code order and without the escape. Æ, Ø and Å are in it; most other
 * letters with accents are not.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The extension table (section 6.2.1.1): each is written as the escape and a character. */
const extension = '\f^{}\\[~]|€';

const septets: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...basic].map((character) => [character, 1] as const),
  ...[...extension].map((character) => [character, 2] as const),
]);

/** How many septets a character takes; undefined for one that the alphabet lacks. */
export function septetsOf(character: string): 1 | 2 | undefined {
  return septets.get(character);
}

/** The characters of a text that the alphabet lacks, each once, in the order in which they come. One of them makes all of it UCS-2. */
export function outsideAlphabet(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => !septets.has(character));
}
