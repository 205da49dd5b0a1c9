import type { Language, Text } from '../texts/catalogue.ts';
import type { Direction } from '../texts/direction.ts';
import type { ImportedTexts } from '../texts/imported-texts.ts';

/** How an organisation is reached; shown at the foot of every page. */
export interface OrganisationContact {
  /** The address, line by line. */
  readonly address: readonly string[];
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
}

/** What the pages need to know about the organisation they are shown for. */
export interface WebOrganisation {
  readonly id: string;
  /** Its part of every address: `/{slug}/…`. */
  readonly slug: string;
  readonly name: Text;
  readonly cvr: string;
  /** Where the logo is served from: an address on this server. */
  readonly logo?: { readonly href: string };
  readonly contact: OrganisationContact;
  /** The languages it offers, its own first; with one, there is no language menu (SPR-6). */
  readonly languages: readonly [Language, ...Language[]];
  /** What the product says in the languages that it has imported, with marks on what its pages must fall back for. */
  readonly texts?: ImportedTexts | undefined;
  /** The direction of each imported language, as its catalogue says it. */
  readonly directions?: Readonly<Record<Language, Direction>>;
  /** Whether nobody gets in for now. */
  readonly isClosed?: boolean;
  /** Where its accessibility statement is; else `/{slug}/tilgaengelighed`. */
  readonly accessibilityStatement?: string;
}

/** Looks an organisation up by its slug, at every request: the caller keeps them in memory. */
export type FindOrganisation = (slug: string) => Promise<WebOrganisation | null>;
