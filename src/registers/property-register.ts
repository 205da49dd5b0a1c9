import type { LookUpFailure, LookUpOptions } from './register.ts';

/** Real properties by their BFE number (*Bestemt Fast Ejendom*). Answers with values and never throws. */
export interface PropertyRegister {
  /** `bfe`: one to ten digits. */
  lookUp(bfe: string, options?: LookUpOptions): Promise<PropertyLookUp>;
  /** The properties at an address: `address` is its UUID in DAR. An empty list is an answer. */
  atAddress(address: string, options?: LookUpOptions): Promise<PropertySearch>;
}

export interface RegisteredProperty {
  readonly bfe: string;
  /** Its address on one line. */
  readonly address: string;
  /** Four digits. */
  readonly municipalityCode?: string;
}

export type PropertyLookUp = { readonly ok: true; readonly property: RegisteredProperty } | LookUpFailure;
export type PropertySearch = { readonly ok: true; readonly properties: readonly RegisteredProperty[] } | LookUpFailure;
