import type { SandboxPerson } from '../people.ts';

/** A record of the sandbox's CPR register, in the register's own terms. */
export interface RegisterEntry {
  readonly cpr: string;
  /** The number in force, for a record with status 50 or 60. */
  readonly currentCpr?: string;
  readonly name: {
    readonly addressing: string;
    readonly first?: string;
    readonly middle?: string;
    readonly last?: string;
  };
  readonly birthDate: string;
  readonly birthDateUncertain?: boolean;
  readonly sex: 'K' | 'M';
  readonly status: 1 | 3 | 5 | 7 | 20 | 30 | 50 | 60 | 70 | 80 | 90;
  /** Since when, `YYYY-MM-DD`. */
  readonly statusDate: string;
  readonly protection?: { readonly startDate: string; readonly endDate?: string; readonly inForce: boolean };
  readonly digitalPost?: boolean;
  readonly address?: NonNullable<SandboxPerson['address']> & {
    readonly careOf?: string;
    readonly locality?: string;
    readonly buildingNumber?: string;
    readonly addressId?: string;
    /** Moved in, or is to move in, on that day, `YYYY-MM-DD`. */
    readonly from?: string;
  };
  readonly emigration?: { readonly countryCode: number; readonly date: string; readonly lines: readonly string[] };
  readonly contactAddress?: {
    readonly lines: readonly string[];
    readonly startDate: string;
    readonly endDate?: string;
  };
  readonly children?: readonly string[];
  readonly mother?: EntryParent;
  readonly father?: EntryParent;
  readonly custody?: readonly { readonly type: 3 | 4 | 5 | 6; readonly cpr?: string; readonly endDate?: string }[];
  readonly sharedResidenceSince?: string;
  readonly guardian?: {
    readonly name: string;
    readonly startDate: string;
    readonly partial: boolean;
    /** Absent where CPR knows the guardian by name alone. */
    readonly cpr?: string;
  };
  /** What the record is there to show. */
  readonly note: { readonly da: string; readonly en: string };
}

/** A parent by number, or by what is known without one. */
export type EntryParent = { readonly cpr: string } | { readonly name?: string; readonly birthDate?: string };
