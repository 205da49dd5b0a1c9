import { addressWords } from './address-words.ts';

/** What typed text may ask for: words that a street and its town must have, and where it goes on, a house and a flat. */
export interface AddressQuestion {
  /** Of street, town and postal code, in any order; folded. */
  readonly area: readonly string[];
  readonly house?: { readonly number: number; readonly letter: string };
  /** What may be floor and door: `2`, `tv`. */
  readonly unit: readonly string[];
}

const mostWords = 12;
const housePattern = /^(\d{1,3})([a-z]?)$/;
const unitWords = new Set(['st', 'kl', 'tv', 'th', 'mf']);
const noise = new Set(['sal', 'etage', 'doer', 'lejl', 'lejlighed', 'danmark', 'denmark']);

/**
 * The ways to read what somebody types, the likeliest first: as a street with a house number behind, as one whose name
 * holds a number, as a number that stands first, as a street alone. Commas count for nothing, so that they can be missing.
 */
export function addressQuestions(text: string): readonly AddressQuestion[] {
  const words = addressWords(text).slice(0, mostWords);
  const houses = words.flatMap((word, index) => (housePattern.test(word) && index > 0 ? [index] : []));
  const questions: AddressQuestion[] = [];
  for (const index of houses.slice(0, 3)) questions.push(...houseAt(words, index));
  if (words.length > 1 && housePattern.test(words[0] ?? '')) questions.push(...houseAt(words, 0));
  questions.push({ area: words, unit: [] });
  return questions.filter(({ area }) => area.some((word) => /[a-z]/.test(word) && word.length > 1));
}

function houseAt(words: readonly string[], index: number): readonly AddressQuestion[] {
  const [, digits = '', letter = ''] = housePattern.exec(words[index] ?? '') ?? [];
  const number = Number(digits);
  const before = words.slice(0, index);
  const behind = words.slice(index + 1);
  const next = behind[0] ?? '';
  const read = (given: string, town: readonly string[], rest: readonly string[]): AddressQuestion => {
    const { area, unit } = sorted(rest);
    return { area: [...before, ...town, ...area], house: { number, letter: given.toUpperCase() }, unit };
  };
  // `12 B`: the letter of the house, or the beginning of a town.
  if (letter === '' && /^[a-z]$/.test(next)) {
    return [read(next, [], behind.slice(1)), read('', [next], behind.slice(1))];
  }
  return [read(letter, [], behind)];
}

/** What stands behind the house number, told apart: floor and door, town and postal code. */
function sorted(words: readonly string[]): Pick<AddressQuestion, 'area' | 'unit'> {
  const area: string[] = [];
  const unit: string[] = [];
  for (const word of words) {
    if (noise.has(word)) continue;
    const isTown = /^\d{4}$/.test(word) || (/^[a-z]{2,}$/.test(word) && !unitWords.has(word));
    // København V and Aalborg SØ: a letter behind a town is the town's.
    if (isTown || (area.length > 0 && /^[a-z]$/.test(word))) area.push(word);
    else unit.push(word);
  }
  return { area, unit };
}
