import { type Found, writeFound } from '../../../forms/kinds/held-parts.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import type { Application } from '../../application.ts';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';
import { listAddresses, narrower } from './look-up-address.ts';

/** Finds a property by its BFE number, or by an address. */
export async function lookUpProperty({ application, raw, choice, isAsked }: Question): Promise<FieldLookUp | null> {
  const { properties, addresses } = application;
  if (/^[1-9]\d{0,9}$/.test(choice)) return takeProperty(application, choice);
  if (choice.startsWith(narrower) || (choice !== '' && addresses)) {
    return findProperties(application, choice.startsWith(narrower) ? choice.slice(1) : '', choice);
  }
  if (!isAsked) return null;
  const bfe = partText(raw, 'bfe').slice(0, 60).replace(/\D/g, '');
  if (bfe !== '') return takeProperty(application, bfe);
  const search = partText(raw, 'search').trim();
  if (search === '') return problem('registers.property.empty', 'bfe');
  if (!properties || !addresses) return problem('registers.property.failure.unavailable', 'bfe');
  return findProperties(application, search, '');
}

async function takeProperty({ properties }: Application, bfe: string): Promise<FieldLookUp> {
  if (!properties) return problem('registers.property.failure.unavailable', 'bfe');
  const answer = await properties.lookUp(bfe, patience());
  if (!answer.ok) return problem(`registers.property.failure.${answer.code}`, 'bfe');
  const { address, municipalityCode = '' } = answer.property;
  return { parts: { bfe: answer.property.bfe, address, municipality: municipalityCode, found: '' } };
}

/** The properties at a chosen address (`id`), or at the one address that the words find; else what the words may mean. */
async function findProperties(
  { properties, addresses }: Application,
  search: string,
  choice: string,
): Promise<FieldLookUp> {
  if (!properties || !addresses) return problem('registers.property.failure.unavailable', 'bfe');
  let id = choice.startsWith(narrower) ? '' : choice;
  let found: readonly Found[] = [];
  if (id === '') {
    const listed = await listAddresses(addresses, search);
    if ('error' in listed) return { error: { ...listed.error, part: 'search' } };
    found = listed.found;
    const [only, second] = found;
    if (only === undefined) return problem('registers.property.none', 'search');
    if (second !== undefined || only.value.startsWith(narrower)) {
      return { parts: { search: search.trim(), found: writeFound(found) } };
    }
    id = only.value;
  }
  const answer = await properties.atAddress(id, patience());
  if (!answer.ok) return problem(`registers.property.failure.${answer.code}`, 'search');
  const [property, another] = answer.properties;
  if (property === undefined) return problem('registers.property.none', 'search');
  if (another === undefined) {
    const { bfe, address, municipalityCode = '' } = property;
    return { parts: { bfe, address, municipality: municipalityCode, found: '' } };
  }
  return { parts: { found: writeFound(answer.properties.map(({ bfe, address }) => ({ value: bfe, text: address }))) } };
}
