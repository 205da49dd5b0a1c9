import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';
import type { Language } from '../texts/catalogue.ts';
import type { Direction } from '../texts/direction.ts';

/** The texts of one imported language. */
export interface LanguageCatalogue {
  readonly language: Language;
  readonly direction: Direction;
  /** Translations by the texts' keys. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The imported languages of an organisation, by tag. */
export type LanguageCatalogues = ReadonlyMap<Language, LanguageCatalogue>;

interface Held {
  readonly revision: string;
  readonly catalogue: LanguageCatalogue;
}

/**
 * Keeps the imported languages of all organisations in memory: some 50 kB each. `refresh` asks which there are now and
 * reads those that are new or were imported anew.
 */
export function createLanguageCatalogues(database: Database) {
  let held: ReadonlyMap<string, Held> = new Map();
  return {
    async refresh(): Promise<ReadonlyMap<number, LanguageCatalogues>> {
      const { rows } = await sql<{
        organisation: number;
        language: string;
        revision: string;
      }>`select * from language_revisions()`.execute(database.shared);
      const now = new Map<string, Held>();
      const found = new Map<number, Map<Language, LanguageCatalogue>>();
      for (const { organisation, language, revision } of rows) {
        const place = `${organisation} ${language}`;
        const known = held.get(place);
        const current = known?.revision === revision ? known : await read(database, organisation, language);
        if (current === null) continue;
        now.set(place, current);
        const own = found.get(organisation) ?? new Map<Language, LanguageCatalogue>();
        found.set(organisation, own.set(language, current.catalogue));
      }
      held = now;
      return found;
    },
  };
}

async function read(database: Database, organisation: number, language: Language): Promise<Held | null> {
  const row = await database.aside(organisation, (transaction) =>
    transaction
      .selectFrom('language_catalogue')
      .select(['revision', 'direction', 'texts'])
      .where('language', '=', language)
      .executeTakeFirst(),
  );
  // Removed between the two questions.
  if (!row) return null;
  const { revision, direction, texts } = row;
  return { revision, catalogue: { language, direction, texts: new Map(Object.entries(texts)) } };
}

/** Keeps an imported language in the place of an earlier import of it, within a transaction of the organisation. */
export async function writeLanguageCatalogue(
  transaction: Kysely<Tables>,
  organisation: number,
  { language, direction, texts }: LanguageCatalogue,
  importedBy: string,
  at: Date,
): Promise<void> {
  const values = {
    direction,
    texts: JSON.stringify(Object.fromEntries(texts)),
    imported_by: importedBy,
    imported_at: at,
  };
  await transaction
    .insertInto('language_catalogue')
    .values({ organisation, language, ...values })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'language']).doUpdateSet({ ...values, revision: sql`gen_random_uuid()` }),
    )
    .execute();
}

/** Takes an imported language away, within a transaction of the organisation. */
export async function deleteLanguageCatalogue(transaction: Kysely<Tables>, language: Language): Promise<void> {
  await transaction.deleteFrom('language_catalogue').where('language', '=', language).execute();
}
