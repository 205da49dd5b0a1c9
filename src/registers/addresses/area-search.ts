import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { AddressQuestion } from './address-question.ts';
import { distanceToBeginning } from './edit-distance.ts';

/** How a question is put to the index of streets: a tsquery, and the beginnings that would be a street's whole name. */
export interface AreaSearch {
  readonly query: string;
  readonly phrases: readonly string[];
}

/** Each word as the beginning of one that finds the street. The words hold nothing but a to z and digits. */
export function plainSearch({ area }: AddressQuestion): AreaSearch {
  return { query: area.map((word) => `'${word}':*`).join(' & '), phrases: phrasesOf(area) };
}

/**
 * The same for text that found nothing: words that no street has may be those of the register that are spelt most like them,
 * and two words one.
 */
export async function looseSearch(database: Database, { area }: AddressQuestion): Promise<AreaSearch> {
  const spellings = await Promise.all(area.map(async (word) => [word, ...(await similarWords(database, word))]));
  const either = spellings.map((words) => `(${words.map((word) => `'${word}':*`).join(' | ')})`);
  const glued = area.slice(1).map((word, index) => {
    const others = either.filter((_, place) => place !== index && place !== index + 1);
    return [`'${area[index]}${word}':*`, ...others].join(' & ');
  });
  return {
    query: [either.join(' & '), ...glued].map((each) => `(${each})`).join(' | '),
    phrases: [...phrasesOf(spellings.map((words) => words[1] ?? words[0] ?? '')), ...phrasesOf([area.join('')])],
  };
}

function phrasesOf(area: readonly string[]): readonly string[] {
  return area.map((_, index) => area.slice(0, index + 1).join(' '));
}

const mostSpellings = 4;
const shortestMisspelt = 4;

/** Words of the register with the same first letter that are at most one step away, two for long ones; the nearest first. */
async function similarWords(database: Database, word: string): Promise<readonly string[]> {
  if (word.length < shortestMisspelt || !/^[a-z]/.test(word)) return [];
  const most = word.length >= 8 ? 2 : 1;
  const first = word.slice(0, 1);
  const rows = await database.single(
    0,
    sql<{ readonly word: string; readonly areas: number }>`
      select word, areas from address_word
      where word >= ${first} and word < ${String.fromCharCode(first.charCodeAt(0) + 1)} and length(word) >= ${word.length - most}`.compile(
      database.shared,
    ),
  );
  return rows
    .map((each) => ({ ...each, steps: distanceToBeginning(word, each.word) }))
    .filter(({ steps }) => steps <= most)
    .sort((one, other) => one.steps - other.steps || other.areas - one.areas)
    .slice(0, mostSpellings)
    .map((each) => each.word);
}
