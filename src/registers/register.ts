import type { PersonStatus } from './person-status.ts';
import type { PostalAddress } from './postal-address.ts';

/**
 * The registers as the product sees them. Adapters answer with values and never throw for what a register does;
 * they keep nothing and repeat nothing: caching and circuits belong to whoever calls.
 */
export interface CprRegister {
  /**
   * Everything the product uses about one person. `cpr` in any form that `parseCpr` reads. A number that was changed
   * (status 50 or 60) is followed to the one in force. Whoever calls has checked the right to ask (FUL-7).
   */
  lookUp(cpr: string, options?: LookUpOptions): Promise<PersonLookUp>;
}

/** Companies and associations by CVR number or name. */
export interface CvrRegister {
  /** Eight digits; ceased companies are found too: look at `ceased`. `owners` are read where they are asked for alone. */
  lookUp(cvr: string, options?: CompanyOptions): Promise<CompanyLookUp>;
  /** Active companies whose name holds the words given, at most `limit` (10 when absent, 50 at most). */
  search(name: string, options?: LookUpOptions & { readonly limit?: number }): Promise<CompanySearch>;
  /** The production units (*P-enheder*) of a company. */
  productionUnits(cvr: string, options?: LookUpOptions): Promise<ProductionUnitLookUp>;
}

export interface CompanyOptions extends LookUpOptions {
  /** The owners are wanted too; a register that gives none leaves them absent. */
  readonly owners?: boolean;
}

export interface LookUpOptions {
  /** Ends the look-up early; the answer is then `unavailable`. The adapter's own time limit holds besides. */
  readonly signal?: AbortSignal;
  /** The register itself is asked, whatever was kept of an earlier answer. */
  readonly fresh?: boolean;
}

/**
 * - `not-found`: the register answered, and has no such number.
 * - `unavailable`: no usable answer; asking again later may help.
 * - `refused`: asking again does not help until someone changes the question or the settings.
 *
 * `detail` is for operators, in English, and carries no personal data.
 */
export interface LookUpFailure {
  readonly ok: false;
  readonly code: 'not-found' | 'unavailable' | 'refused';
  readonly detail: string;
}

/** `kept`: it is an answer from some minutes ago, and the register was not asked. */
export type PersonLookUp =
  | { readonly ok: true; readonly person: RegisteredPerson; readonly kept?: boolean }
  | LookUpFailure;
export type CompanyLookUp =
  | { readonly ok: true; readonly company: RegisteredCompany; readonly kept?: boolean }
  | LookUpFailure;
export type CompanySearch =
  | {
      readonly ok: true;
      readonly companies: readonly RegisteredCompany[];
      /** The register has more than were asked for. */
      readonly more: boolean;
    }
  | LookUpFailure;
export type ProductionUnitLookUp = { readonly ok: true; readonly units: readonly ProductionUnit[] } | LookUpFailure;

/** A person as CPR has it; frozen. Nightly replica: up to a weekend old. */
export interface RegisteredPerson {
  /** The number that was asked for, ten digits. */
  readonly cpr: string;
  /** The number in force, where the one asked for has been changed: use this one and keep the other as an alias. */
  readonly currentCpr?: string;
  readonly name: PersonName;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** The register marks the date as uncertain, or has none and it was taken from the number. */
  readonly birthDateUncertain: boolean;
  readonly status: PersonStatus;
  /**
   * Name and address are protected (CPR-loven § 28). They are here all the same because an authority needs them:
   * other parties' pages, prints, logs and exports must not show them.
   */
  readonly protected: boolean;
  /** Where the person lives, or lived when dead (status 90). Absent for whoever has no address of that kind. */
  readonly address?: PostalAddress;
  /** The day on which the person moved to `address`, `YYYY-MM-DD`; one that is to come where the move is yet to be made. */
  readonly addressFrom?: string;
  /** Where an emigrated person (status 80) said to live. */
  readonly foreignAddress?: ForeignAddress;
  /** Up to five lines that the person wants to be reached at, where in force. */
  readonly contactAddress?: readonly string[];
  /** Four digits; also for persons without a fixed abode. */
  readonly municipalityCode?: string;
  readonly children: readonly { readonly cpr: string }[];
  readonly mother?: Parent;
  readonly father?: Parent;
  /** Who has custody of this person; empty for adults and where the register does not know. */
  readonly custody: readonly Custody[];
  /** Who is the guardian (*værge*) of this person, where one is in force. */
  readonly guardian?: Guardian;
}

export interface PersonName {
  /** As written on letters (*adresseringsnavn*), at most 34 characters; the only part that is always there. */
  readonly addressing: string;
  readonly first?: string;
  readonly middle?: string;
  readonly last?: string;
}

/** A parent who has a CPR number, or one of whom the register knows a name or a birth date at most. */
export type Parent =
  | { readonly kind: 'registered'; readonly cpr: string }
  | { readonly kind: 'unregistered'; readonly name?: string; readonly birthDate?: string };

export interface Custody {
  readonly holder: 'mother' | 'father' | 'other';
  /** Absent where the register knows the holder without a CPR number. */
  readonly cpr?: string;
}

export interface Guardian {
  /** Absent where the guardian is an authority or somebody whom the register knows by name alone. */
  readonly cpr?: string;
  /** It covers some matters only (*delvist værgemål*); the register does not say which. */
  readonly partial: boolean;
}

export interface ForeignAddress {
  /** CPR's four digit country code, such as 5120. */
  readonly countryCode?: string;
  /** One to five lines. */
  readonly lines: readonly string[];
}

/** A company or association as CVR has it; frozen. */
export interface RegisteredCompany {
  readonly cvr: string;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly cessationDate?: string;
  /** The cessation date has come. */
  readonly ceased: boolean;
  /** *Reklamebeskyttelse*: no unsolicited marketing. Letters in a case are not marketing. */
  readonly advertisingProtected: boolean;
  /** Absent where the register has none. */
  readonly address?: CompanyAddress;
  /** Where post goes when that is another place. */
  readonly postalAddress?: CompanyAddress;
  /** Six digits of Dansk Branchekode, and its words. */
  readonly activity?: { readonly code: string; readonly text?: string };
  readonly businessFormatCode?: number;
  /** Who owns or answers for it now; absent where nobody asked for them, or the register tells none of this company's owners. */
  readonly owners?: readonly CompanyOwner[];
}

/**
 * Who takes part in a company. Of people the register knows the CPR number as well: it is not read, because no form may show one
 * person's number to another.
 */
export type CompanyOwner =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'company'; readonly name: string; readonly cvr: string }
  /** Neither a person with a CPR number nor a company with a CVR number, such as one from abroad. */
  | { readonly kind: 'other'; readonly name: string };

export type CompanyAddress =
  | { readonly kind: 'parts'; readonly parts: PostalAddress; readonly protected: boolean }
  | {
      readonly kind: 'lines';
      readonly lines: readonly string[];
      /** As the register writes it, usually two letters (ISO 3166). */
      readonly countryCode: string;
      readonly protected: boolean;
    };

export interface ProductionUnit {
  /** Ten digits, without relation to the CVR number. */
  readonly number: string;
  readonly name: string;
  readonly address?: CompanyAddress;
  readonly advertisingProtected: boolean;
}
