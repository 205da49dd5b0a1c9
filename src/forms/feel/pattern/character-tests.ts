import type { CharacterTest } from './program.ts';

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
/** XML Schema part 2, appendix G: a word character is whatever is not punctuation, separator or control; so `æ` is one. */
const NOT_WORD = /[\p{P}\p{Z}\p{C}]/u;

export function negated(test: CharacterTest): CharacterTest {
  return (codePoint) => !test(codePoint);
}

export function isOneOf(tests: readonly CharacterTest[]): CharacterTest {
  return (codePoint) => tests.some((test) => test(codePoint));
}

/** The characters from one to another, both included; letters of either case where case is ignored. */
export function inRange(low: number, high: number, ignoreCase: boolean): CharacterTest {
  const within: CharacterTest = (codePoint) => codePoint >= low && codePoint <= high;
  if (!ignoreCase) return within;
  return (codePoint) => {
    if (within(codePoint)) return true;
    const text = String.fromCodePoint(codePoint);
    if (!LETTER.test(text)) return false;
    return within(soleCodePoint(text.toLowerCase())) || within(soleCodePoint(text.toUpperCase()));
  };
}

/** -1 where a change of case gives several characters, as `ß` does. */
function soleCodePoint(text: string): number {
  const codePoint = text.codePointAt(0) ?? -1;
  return text.length === (codePoint > 0xffff ? 2 : 1) ? codePoint : -1;
}

/** What the dot takes. */
export function anyCharacter(dotAll: boolean): CharacterTest {
  return dotAll ? () => true : (codePoint) => codePoint !== 10 && codePoint !== 13;
}

/** The class that a letter behind a backslash names, such as `d`; null where it names none. */
export function classEscape(letter: string): CharacterTest | null {
  switch (letter) {
    case 'd':
      return matching(DIGIT);
    case 'D':
      return negated(matching(DIGIT));
    case 's':
      return isSpace;
    case 'S':
      return negated(isSpace);
    case 'w':
      return negated(matching(NOT_WORD));
    case 'W':
      return matching(NOT_WORD);
    default:
      return null;
  }
}

/** A Unicode general category such as `L` or `Lu`; null where it is none. */
export function categoryTest(name: string): CharacterTest | null {
  if (!/^(L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) return null;
  return matching(new RegExp(`\\p{${name}}`, 'u'));
}

/** Only ever given one character, so that the host's expression has nothing to go back over. */
function matching(expression: RegExp): CharacterTest {
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}

function isSpace(codePoint: number): boolean {
  return codePoint === 32 || codePoint === 9 || codePoint === 10 || codePoint === 13;
}

/** The single character that a letter behind a backslash names, such as `n` for a line feed; null where it names none. */
export function singleEscape(letter: string): number | null {
  if (letter === 'n') return 10;
  if (letter === 'r') return 13;
  if (letter === 't') return 9;
  return /^[\\|.?*+(){}$\-[\]^/]$/.test(letter) ? (letter.codePointAt(0) ?? null) : null;
}
