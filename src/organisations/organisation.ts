import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Key } from '../database/encryption/envelope.ts';
import { type OrganisationKeys, openOrganisationKeys } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import type { Language, Text } from '../texts/catalogue.ts';
import type { ImportedTexts } from '../texts/imported-texts.ts';
import { createLanguageCatalogues, type LanguageCatalogues } from './language-catalogues.ts';
import { type OptionProofs, type OptionStates, readOptionProofs, readOptionStates } from './option-states.ts';
import { noRoles, type OrganisationRoles, readOrganisationRoles } from './organisation-roles.ts';
import { organisationTexts } from './organisation-texts.ts';

/** A municipality, region or authority that uses the product, with its keys opened. */
export interface Organisation {
  readonly id: number;
  /** Its part of every address. */
  readonly slug: string;
  readonly host: string | null;
  readonly cvr: string;
  readonly name: Text;
  /** The languages it offers; the first is what a visitor without a choice gets. */
  readonly languages: readonly Language[];
  /** Those that it was made with; its options can change what it offers. */
  readonly ownLanguages: readonly Language[];
  /** The languages it has imported, offered or not. */
  readonly catalogues: LanguageCatalogues;
  /** What the product says in them; given to `readingTexts` by whoever works for the organisation. */
  readonly texts: ImportedTexts | undefined;
  /** How its options stand, where somebody has switched or set them. */
  readonly options: OptionStates;
  /** What of its options' settings has been tried with success; nothing where absent. */
  readonly proofs?: OptionProofs | undefined;
  /** The roles it made itself, and what its groups hold. */
  readonly roles: OrganisationRoles;
  readonly branding: Branding;
  /** Settings of the options by the option's key. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The operator's own, whose system administrators manage all organisations. */
  readonly isOperator: boolean;
  /** Since when nobody gets in; null for one that is open. */
  readonly closedAt: Date | null;
  readonly keys: OrganisationKeys;
}

/** How an organisation shows itself on pages and documents. */
export interface Branding {
  /** The file in base64. */
  readonly logo?: { readonly mediaType: 'image/png' | 'image/svg+xml'; readonly content: string };
  /** What the logo says, for those who don't see it; the organisation's name when absent. */
  readonly logoText?: string;
  readonly address: readonly string[];
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
}

/** Finds organisations; keeps them in memory for a short while, since every request asks. */
export interface Organisations {
  bySlug(slug: string): Promise<Organisation | undefined>;
  byId(id: number): Promise<Organisation | undefined>;
  all(): Promise<readonly Organisation[]>;
  /** Looks again at the next question: called by the process that has changed something. */
  refresh(): void;
}

/** Says which languages an organisation offers, first its own; an option of the product decides. */
export type OfferedLanguages = (
  organisation: Pick<Organisation, 'ownLanguages' | 'catalogues' | 'options'>,
) => readonly Language[];

/** A change to an organisation shows in every process within this many milliseconds. */
const freshFor = 5_000;

export function createOrganisations(
  database: Database,
  masterKey: Key,
  offeredLanguages: OfferedLanguages = ({ ownLanguages }) => ownLanguages,
  now: () => number = Date.now,
): Organisations {
  const catalogues = createLanguageCatalogues(database);
  const open = openChanged(masterKey, offeredLanguages);
  let loaded: Promise<readonly Organisation[]> | undefined;
  let loadedAt = 0;
  const all = (): Promise<readonly Organisation[]> => {
    if (!loaded || now() - loadedAt > freshFor) {
      loadedAt = now();
      loaded = load(database, catalogues, open);
      loaded.catch(() => {
        loaded = undefined;
      });
    }
    return loaded;
  };
  return {
    all,
    bySlug: async (slug) => (await all()).find((organisation) => organisation.slug === slug),
    byId: async (id) => {
      const known = (await all()).find((organisation) => organisation.id === id);
      if (known) return known;
      // Made since the last look: jobs of a new organisation must not wait.
      loaded = undefined;
      return (await all()).find((organisation) => organisation.id === id);
    },
    refresh: () => {
      loaded = undefined;
    },
  };
}

async function load(
  database: Database,
  catalogues: ReturnType<typeof createLanguageCatalogues>,
  open: (stored: StoredOrganisation) => Organisation,
): Promise<readonly Organisation[]> {
  const states = await readOptionStates(database);
  const proofs = await readOptionProofs(database);
  const roles = await readOrganisationRoles(database);
  const imported = await catalogues.refresh();
  const rows = await database.shared.selectFrom('organisation').selectAll().orderBy('slug').execute();
  return rows.map((row) =>
    open({
      row,
      catalogues: imported.get(row.id) ?? new Map(),
      options: states.get(row.id) ?? {},
      proofs: proofs.get(row.id),
      roles: { ...(roles.get(row.id) ?? noRoles), isOperator: row.is_operator },
    }),
  );
}

/** All that an organisation is made of. */
interface StoredOrganisation {
  readonly row: Selectable<Tables['organisation']>;
  readonly catalogues: LanguageCatalogues;
  readonly options: OptionStates;
  readonly proofs: OptionProofs | undefined;
  readonly roles: OrganisationRoles;
}

/**
 * Opens organisations as they were read; one that is as it was at the last reading is the same object, so that what is
 * kept in memory beside it stays good.
 */
function openChanged(masterKey: Key, offeredLanguages: OfferedLanguages): (stored: StoredOrganisation) => Organisation {
  const opened = new Map<number, { readonly stored: StoredOrganisation; readonly organisation: Organisation }>();
  return (stored) => {
    const { row, catalogues, options, roles } = stored;
    const known = opened.get(row.id);
    if (known && isDeepStrictEqual(known.stored, stored)) return known.organisation;
    const own = { ownLanguages: row.languages, catalogues, options, roles };
    const languages = offeredLanguages(own);
    const organisation = {
      ...own,
      id: row.id,
      slug: row.slug,
      host: row.host,
      cvr: row.cvr,
      name: row.name,
      languages,
      proofs: stored.proofs,
      texts: organisationTexts(own.catalogues, languages),
      branding: row.branding,
      settings: row.settings,
      isOperator: row.is_operator,
      closedAt: row.closed_at,
      keys: openOrganisationKeys(masterKey, row.id, row.wrapped_key),
    };
    opened.set(row.id, { stored, organisation });
    return organisation;
  };
}
