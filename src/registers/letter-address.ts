import { letterLines } from './address-lines.ts';
import { copenhagenToday } from './copenhagen-today.ts';
import type { PostalAddress } from './postal-address.ts';
import type { CompanyAddress, RegisteredCompany, RegisteredPerson } from './register.ts';

/** Where a letter goes, or why none can be sent. The name is not among the lines. */
export type LetterAddress =
  | {
      /** `contact`: the lines the person gave for being reached without a fixed abode. */
      readonly kind: 'domestic' | 'foreign' | 'contact';
      readonly name: string;
      readonly lines: readonly string[];
      /** The same in parts, where the register has it so. */
      readonly parts?: PostalAddress;
      /** Country of the lines: ISO 3166 in two letters, or the four digits of CPR. `DK` when absent. */
      readonly country?: string;
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
  | 'between-addresses'
  | 'ceased';

/**
 * Where CPR's status lets a letter to this person go (FJE-7): residents to their address, the emigrated to the foreign
 * one only, those without a fixed abode to a contact address, and nobody to a former one or to one that they have yet to
 * move to. `today` is `YYYY-MM-DD`.
 */
export function letterAddressOfPerson(person: RegisteredPerson, today: string = copenhagenToday()): LetterAddress {
  const to = (kind: 'domestic' | 'foreign' | 'contact', lines: readonly string[], more: Country = {}): LetterAddress =>
    Object.freeze({
      kind,
      name: person.name.addressing,
      lines: Object.freeze([...lines]),
      ...more,
      protected: person.protected,
    });
  const contactOr = (reason: NoLetterReason): LetterAddress =>
    person.contactAddress ? to('contact', person.contactAddress) : none(reason);
  switch (person.status) {
    case 1:
    case 5: {
      if (!person.address) return contactOr('no-address');
      if (person.addressFrom !== undefined && person.addressFrom > today) return contactOr('between-addresses');
      const lines = letterLines(person.address);
      return person.status === 1
        ? to('domestic', lines, { parts: person.address })
        : to('domestic', [...lines, 'Grønland'], { parts: person.address, country: 'GL' });
    }
    case 3:
    case 7:
      return contactOr('without-fixed-abode');
    case 80:
      return person.foreignAddress
        ? to('foreign', person.foreignAddress.lines, { country: person.foreignAddress.countryCode })
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

type Country = Partial<Pick<Extract<LetterAddress, { name: string }>, 'parts' | 'country'>>;

/** Where a letter to this company goes: its postal address where it has one, none where it has ceased. */
export function letterAddressOfCompany(company: RegisteredCompany): LetterAddress {
  if (company.ceased) return none('ceased');
  const address = company.postalAddress ?? company.address;
  if (address === undefined) return none('no-address');
  return Object.freeze({
    kind: isForeign(address) ? 'foreign' : 'domestic',
    name: company.name,
    lines: address.kind === 'parts' ? letterLines(address.parts) : address.lines,
    ...(address.kind === 'parts' ? { parts: address.parts } : { country: address.countryCode }),
    protected: address.protected,
  });
}

function isForeign(address: CompanyAddress): boolean {
  return address.kind === 'lines' && !['DK', 'DNK', '208', '5100'].includes(address.countryCode.toUpperCase());
}

function none(reason: NoLetterReason): LetterAddress {
  return Object.freeze({ kind: 'none', reason });
}
