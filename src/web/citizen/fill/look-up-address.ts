import type { FieldError } from '../../../forms/field-kind.ts';
import { type Found, writeFound } from '../../../forms/kinds/held-parts.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import type { AddressRegister, RegisteredAddress } from '../../../registers/address-register.ts';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';

/** Begins a choice that is a narrower question, asked for by its words. */
export const narrower = '*';

/**
 * Finds an address: takes the one that was chosen, or the only one that fits what was written; else lists what there is to
 * choose from.
 */
export async function lookUpAddress({
  application: { addresses },
  raw,
  choice,
  isAsked,
}: Question): Promise<FieldLookUp | null> {
  if (!isAsked && choice === '') return null;
  if (!addresses) return problem('registers.address.failure.unavailable', 'street');
  if (choice !== '' && !choice.startsWith(narrower)) return takeAddress(addresses, choice);
  const typed = ['street', 'number', 'floor', 'door', 'postCode', 'city'].map((part) => partText(raw, part));
  const search = choice.startsWith(narrower)
    ? choice.slice(narrower.length)
    : partText(raw, 'search').trim() || typed.filter((text) => text.trim() !== '').join(' ');
  if (search.trim() === '') return problem('registers.address.empty', 'search');
  const listed = await listAddresses(addresses, search);
  if ('error' in listed) return { error: listed.error };
  const [only, second] = listed.found;
  if (only === undefined) return problem('registers.address.none', 'search');
  if (second === undefined && !only.value.startsWith(narrower)) return takeAddress(addresses, only.value);
  return { parts: { search: search.trim(), found: writeFound(listed.found) } };
}

/** What words may mean, as a list to choose from. */
export async function listAddresses(
  register: AddressRegister,
  search: string,
): Promise<{ readonly found: readonly Found[] } | { readonly error: FieldError }> {
  const answer = await register.suggest(search, { ...patience(), limit: 20 });
  if (!answer.ok) return problem(`registers.address.failure.${answer.code}`, 'search');
  return {
    found: answer.suggestions.map((each) => ({
      value: each.kind === 'address' ? each.id : `${narrower}${each.search}`,
      text: each.text,
    })),
  };
}

async function takeAddress(register: AddressRegister, id: string): Promise<FieldLookUp> {
  const answer = await register.lookUp(id, patience());
  if (!answer.ok) return problem(`registers.address.failure.${answer.code}`, 'search');
  return { parts: { ...addressParts(answer.address), found: '', search: answer.address.text } };
}

/** A registered address as the raw answer of a field. */
function addressParts(address: RegisteredAddress): Readonly<Record<string, string>> {
  return {
    street: address.street,
    number: address.houseNumber,
    floor: address.floor ?? '',
    door: address.door ?? '',
    postCode: address.postCode,
    city: address.district,
    id: address.id.toLowerCase(),
    municipality: address.municipalityCode ?? '',
    lat: address.place?.lat.toFixed(6) ?? '',
    lng: address.place?.lng.toFixed(6) ?? '',
  };
}
