import type { ReadPiece } from './read-page.ts';

/** A text of the product in every language that it is there in. */
export interface KnownText {
  readonly key: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** A text of another language where it doesn't say so. */
export interface ForeignText {
  readonly key: string;
  readonly language: string;
  readonly found: string;
}

interface Segment {
  readonly key: string;
  readonly language: string;
  readonly text: string;
  /** Long enough to be told from chance within a longer text; others must be the whole of a piece. */
  readonly isLong: boolean;
}

/** Letters that a piece of a text must have to be told from chance. */
const longEnough = 10;

/**
 * Finds texts of other languages on what is read in `language`. A text is known by its stretches between placeholders;
 * one that is also a stretch of some text in `language` proves nothing. What is marked by its own `lang` is as it should be;
 * what can't be marked (an attribute, the title) may be a fallback where there is no text in `language`.
 */
export function foreignTexts(
  known: readonly KnownText[],
  language: string,
): (pieces: readonly ReadPiece[]) => readonly ForeignText[] {
  const own = known.map(({ texts }) => texts[language] ?? '').join('\n');
  const ownBeginnings = new Set(Array.from({ length: own.length }, (_, at) => own.slice(at, at + longEnough)));
  const ownWhole = new Set(known.map(({ texts }) => texts[language]?.trim()));
  const segments = known.flatMap(({ key, texts }) =>
    Object.entries(texts)
      .filter(([other]) => other !== language)
      .flatMap(([other, text]) => segmentsOf(key, other, text))
      .filter(({ text, isLong }) =>
        isLong ? !(ownBeginnings.has(beginningOf(text)) && own.includes(text)) : !ownWhole.has(text),
      ),
  );
  // Of texts that are alike in another language, or parts of one another, one that isn't translated is enough: it may be
  // the one that is shown.
  const untranslated = known
    .filter(({ texts }) => texts[language] === undefined)
    .flatMap(({ key, texts }) => Object.entries(texts).flatMap(([other, text]) => segmentsOf(key, other, text)))
    .map(({ text }) => text)
    .join('\n');
  const long = Map.groupBy(
    segments.filter(({ isLong }) => isLong),
    ({ text }) => beginningOf(text),
  );
  const short = new Map(segments.filter(({ isLong }) => !isLong).map((segment) => [segment.text, segment]));
  return (pieces) =>
    pieces
      .filter((piece) => piece.language === language)
      .flatMap((piece) => {
        const found = [...withinWords(piece.text, long), ...[short.get(piece.text) ?? []].flat()];
        return found
          .filter(({ text }) => piece.kind === 'node' || !untranslated.includes(text))
          .map((segment) => ({ key: segment.key, language: segment.language, found: segment.text }));
      });
}

function segmentsOf(key: string, language: string, text: string): readonly Segment[] {
  const parts = text.split(/\{\{[^}]*\}\}|\{\w+\}|\n/).map((part) => part.replace(/\s+/g, ' ').trim());
  const isWhole = parts.length === 1;
  return parts
    .filter((part) => part.length >= longEnough || (isWhole && /\p{L}{3}/u.test(part)))
    .map((part) => ({ key, language, text: part, isLong: part.length >= longEnough }));
}

/** By this the many texts are found that may stand at a place, without looking for each. */
function beginningOf(text: string): string {
  return text.slice(0, longEnough);
}

/** The segments that stand in a text as whole words. */
function withinWords(whole: string, long: ReadonlyMap<string, readonly Segment[]>): ReadonlySet<Segment> {
  const found = new Set<Segment>();
  for (let at = 0; at + longEnough <= whole.length; at += 1) {
    if (isWordAt(whole, at - 1)) continue;
    for (const segment of long.get(whole.slice(at, at + longEnough)) ?? []) {
      if (whole.startsWith(segment.text, at) && !isWordAt(whole, at + segment.text.length)) found.add(segment);
    }
  }
  return found;
}

function isWordAt(whole: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(whole.charAt(at));
}
