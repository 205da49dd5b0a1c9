/**
 * The texts that an organisation has imported for languages beyond the product's own. The pure rooms ask for them by
 * {@link importedTexts} and know nothing of organisations, requests or databases: the server says whose they are for
 * each request and job (`reading.ts`), the browser reads them from the page.
 */
export interface ImportedTexts {
  /** The imported languages. */
  readonly languages: readonly string[];
  /** The languages to try before Danish where a text isn't there in the one that is asked for. */
  readonly fallbacks: readonly string[];
  /** A text of a catalogue by its key, or undefined where it isn't translated. */
  translation(key: string, language: string): string | undefined;
  /** Whether translators mark what they had to fall back for; only a page can turn the marks into `lang`. */
  readonly marks: boolean;
}

let read: () => ImportedTexts | undefined = () => undefined;

/** Says where {@link importedTexts} come from; called once by a program that has any. */
export function setImportedTexts(source: () => ImportedTexts | undefined): void {
  read = source;
}

/** Those of the organisation that the code works for now, or undefined where it has none. */
export function importedTexts(): ImportedTexts | undefined {
  return read();
}

// Characters of the private use area: no catalogue uses them, and what people type can do no more with them than be
// said in another voice.
const begin = '\ue000';
const middle = '\ue001';
const end = '\ue002';

/** A text of another language than the page's, between marks, where the page can turn them into `lang`. */
export function markFallback(text: string, language: string): string {
  return text !== '' && read()?.marks === true ? `${begin}${language}${middle}${text}${end}` : text;
}

const marks = /\ue000([A-Za-z0-9-]{1,35})\ue001|\ue002/g;

/** A text without the marks of {@link markFallback}, for what can't carry `lang`. */
export function withoutMarks(text: string): string {
  return text.includes(begin) ? text.replace(marks, '') : text;
}

/** A piece of a text, with its language where {@link markFallback} has marked it. */
export interface MarkedPiece {
  readonly text: string;
  readonly language: string | null;
}

/** A text in pieces that are each of one language; null where nothing in it is marked. A mark within a mark counts. */
export function splitMarks(text: string): readonly MarkedPiece[] | null {
  if (!text.includes(begin)) return null;
  const pieces: MarkedPiece[] = [];
  const languages: string[] = [];
  let from = 0;
  const add = (to: number): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), language: languages.at(-1) ?? null });
  };
  for (const mark of text.matchAll(marks)) {
    add(mark.index);
    if (mark[1] === undefined) languages.pop();
    else languages.push(mark[1]);
    from = mark.index + mark[0].length;
  }
  add(text.length);
  return pieces;
}

/**
 * HTML with the marks of {@link markFallback} as elements with `lang` (WCAG 2.2, 3.1.2); within tags, `<title>`,
 * `<option>` and the like, which can hold no elements, they are left out.
 */
export function marksToElements(html: string): string {
  if (!html.includes(begin)) return html;
  let isOpaque = false;
  return html.replace(/<(\/?)(title|option|textarea|script)\b[^>]*>|<[^>]*>|[^<]+/g, (piece, closing, opaque) => {
    if (!piece.startsWith('<')) return isOpaque ? withoutMarks(piece) : piece.replace(marks, toElement);
    if (opaque !== undefined) isOpaque = closing !== '/';
    return withoutMarks(piece);
  });
}

function toElement(_mark: string, language: string | undefined): string {
  return language === undefined ? '</span>' : `<span lang="${language}" dir="auto">`;
}
