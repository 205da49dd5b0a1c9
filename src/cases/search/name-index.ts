import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { lookUpHash } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';

/** Bytes of a word's hash that are kept: enough that two words of one organisation hardly ever share one. */
const tokenBytes = 8;
/** Words of a name that are kept; the longest Danish names have fewer. */
const mostWords = 12;

/**
 * The words of a name as they are compared: without case, and without the accents that people leave out (é is e). The letters
 * æ, ø and å are letters of their own and stay.
 */
export function nameWords(name: string): readonly string[] {
  const plain = name
    .toLocaleLowerCase('da')
    .normalize('NFD')
    // The ring of å is decomposed too: it is put together again before the other marks go.
    .replaceAll('a\u030a', 'å')
    .replaceAll(/\p{Mark}/gu, '');
  const words = plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word.length > 1);
  return [...new Set(words)].slice(0, mostWords);
}

/** Keyed hashes of a name's words (decision 31): found again by who has the key and the word, readable by nobody. */
export function nameTokens(organisation: Organisation, name: string): readonly Buffer[] {
  return nameWords(name).map((word) => lookUpHash(organisation.keys.hashing, `name ${word}`).subarray(0, tokenBytes));
}

/** Keeps the words of a person's name in place of those from before. */
export async function indexName(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
  name: string,
): Promise<void> {
  await transaction.deleteFrom('person_name_token').where('person', '=', person).execute();
  const tokens = nameTokens(organisation, name);
  if (tokens.length > 0) {
    await transaction
      .insertInto('person_name_token')
      .values(tokens.map((token) => ({ organisation: organisation.id, token, person })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Ids of the people whose name has all the words, at most `most` of them. */
export async function peopleNamed(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  name: string,
  most: number,
): Promise<readonly string[]> {
  const tokens = nameTokens(organisation, name);
  if (tokens.length === 0) return [];
  const { rows } = await sql<{ person: string }>`
    select person from person_name_token where token = any(${[...tokens]}::bytea[])
    group by person having count(*) = ${tokens.length} limit ${most}`.execute(transaction);
  return rows.map((row) => row.person);
}
