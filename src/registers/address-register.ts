import type { LookUpFailure, LookUpOptions } from './register.ts';

/** Danish addresses as the product sees them. Answers with values, like the other registers, and never throws. */
export interface AddressRegister {
  /** What the text may be the beginning of, best first, at most `limit` (10 when absent). An empty list is an answer. */
  suggest(text: string, options?: LookUpOptions & { readonly limit?: number }): Promise<AddressSuggestions>;
  /** The address with this id, a UUID. */
  lookUp(id: string, options?: LookUpOptions): Promise<AddressLookUp>;
}

/** An address to choose, or a narrower question, such as a street that several towns have. */
export type AddressSuggestion =
  | { readonly kind: 'address'; readonly id: string; readonly text: string }
  | { readonly kind: 'narrow'; readonly text: string; readonly search: string };

export type AddressSuggestions =
  | { readonly ok: true; readonly suggestions: readonly AddressSuggestion[] }
  | LookUpFailure;
export type AddressLookUp = { readonly ok: true; readonly address: RegisteredAddress } | LookUpFailure;

/** An address as Danmarks Adresseregister (DAR) has it. */
export interface RegisteredAddress {
  /** UUID of the address in DAR. */
  readonly id: string;
  /** UUID of its house number (*husnummer*) in DAR, which flats at one entrance share. */
  readonly houseNumberId: string;
  /** On one line, as DAR writes it. */
  readonly text: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly floor?: string;
  readonly door?: string;
  /** Supplementary town name. */
  readonly town?: string;
  readonly postCode: string;
  readonly district: string;
  /** Four digits. */
  readonly municipalityCode?: string;
  /** The entrance, WGS84 in degrees. */
  readonly place?: { readonly lat: number; readonly lng: number };
  /** The day on which it ended, `2026-11-27`; such addresses are found by id and not suggested. */
  readonly endedOn?: string;
}
