import { letterLines } from './address-lines.ts';
import type { CompanyAddress, RegisteredCompany, RegisteredPerson } from './register.ts';

/** Where a letter goes, or why none can be sent. The name is not among the lines. */
export type LetterAddress =
  | {
      /** `contact`: the lines the person gave for being reached without a fixed abode. */
      readonly kind: 'domestic' | 'foreign' | 'contact';
      readonly name: string;
      readonly lines: readonly string[];
      /** The lines are on the envelope only: nobody else may see them. */
      readonly protected: boolean;
    }
  | { readonly kind: 'none'; readonly reason: NoLetterReason };

export type NoLetterReason =
  | 'dead'
  | 'disappeared'
  | 'annulled'
  | 'number-for-tax-only'
  | 'emigrated-without-address'
  | 'without-fixed-abode'
  | 'no-address'
  | 'ceased';

/**
 * Where CPR's status lets a letter to this person go (FJE-7): residents to their address, the emigrated to the foreign
 * one only, those without a fixed abode to a contact address, and nobody to a former one.
 */
export function letterAddressOfPerson(person: RegisteredPerson): LetterAddress {
  const to = (kind: 'domestic' | 'foreign' | 'contact', lines: readonly string[]): LetterAddress =>
    Object.freeze({
      kind,
      name: person.name.addressing,
      lines: Object.freeze([...lines]),
      protected: person.protected,
    });
  const contactOr = (reason: NoLetterReason): LetterAddress =>
    person.contactAddress ? to('contact', person.contactAddress) : none(reason);
  switch (person.status) {
    case 1:
      return person.address ? to('domestic', letterLines(person.address)) : contactOr('no-address');
    case 5:
      return person.address ? to('domestic', [...letterLines(person.address), 'Grønland']) : contactOr('no-address');
    case 3:
    case 7:
      return contactOr('without-fixed-abode');
    case 80:
      return person.foreignAddress
        ? to('foreign', person.foreignAddress.lines)
        : contactOr('emigrated-without-address');
    case 70:
      return contactOr('disappeared');
    case 20:
      return contactOr('number-for-tax-only');
    case 90:
      return none('dead');
    default:
      return none('annulled');
  }
}

/** Where a letter to this company goes: its postal address where it has one, none where it has ceased. */
export function letterAddressOfCompany(company: RegisteredCompany): LetterAddress {
  if (company.ceased) return none('ceased');
  const address = company.postalAddress ?? company.address;
  if (address === undefined) return none('no-address');
  return Object.freeze({
    kind: isForeign(address) ? 'foreign' : 'domestic',
    name: company.name,
    lines: address.kind === 'parts' ? letterLines(address.parts) : address.lines,
    protected: address.protected,
  });
}

function isForeign(address: CompanyAddress): boolean {
  return address.kind === 'lines' && !['DK', 'DNK', '208', '5100'].includes(address.countryCode.toUpperCase());
}

function none(reason: NoLetterReason): LetterAddress {
  return Object.freeze({ kind: 'none', reason });
}
