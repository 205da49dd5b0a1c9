import { dateOf } from './copenhagen-today.ts';
import { birthDateOfCpr } from './cpr-number.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import { type PersonStatus, personStatusOf } from './person-status.ts';
import { doorOf, floorOf, fourDigits, houseNumberOf, type PostalAddress } from './postal-address.ts';
import type { Custody, ForeignAddress, Guardian, Parent, RegisteredPerson } from './register.ts';
import { childOf, childrenOf, textAt, type XmlElement } from './xml-reader.ts';

/** A `PersonLookupResponse` read: the person, and the number the register says is in force. */
export interface CprAnswer {
  readonly person: RegisteredPerson;
  readonly currentCpr: string | undefined;
}

/**
 * Reads a `PersonLookupResponse` (SF1520 PersonBaseDataExtended version 5) for the number `cpr`. Nearly everything in it
 * is optional by schema; without a name, a status or the right number it can't be used, and a problem is answered.
 * `today` (`YYYY-MM-DD`) decides whether protection, custody and contact address are in force.
 */
export function readPerson(
  response: XmlElement,
  cpr: string,
  today: string,
): ({ readonly ok: true } & CprAnswer) | { readonly ok: false; readonly problem: string } {
  const data = childOf(response, 'persondata');
  const addressing = textAt(data, 'navn', 'personadresseringsnavn');
  const status = personStatusOf(textAt(data, 'status', 'status'));
  const registeredBirthDate = dateOf(textAt(data, 'foedselsdato', 'dato'));
  const birthDate = registeredBirthDate ?? birthDateOfCpr(cpr);
  if (data === undefined) return { ok: false, problem: 'an answer without a person' };
  // Showing one citizen another one's data is the worst a look-up can do, so the number is checked, not assumed.
  if ((textAt(data, 'personnummer') ?? cpr) !== cpr) return { ok: false, problem: 'an answer about another person' };
  if (addressing === undefined) return { ok: false, problem: 'a person without a name' };
  if (status === undefined) return { ok: false, problem: 'a person without a status that is known' };
  if (birthDate === undefined) return { ok: false, problem: 'a person without a birth date' };

  const addresses = childOf(response, 'adresse');
  const current = childOf(addresses, 'aktuelAdresse');
  const relations = childOf(response, 'relationer');
  const mother = parentOf(childOf(relations, 'mor'));
  const father = parentOf(childOf(relations, 'far'));
  const person = freezeDeeply<RegisteredPerson>({
    cpr,
    name: {
      addressing,
      first: textAt(data, 'navn', 'fornavn'),
      middle: textAt(data, 'navn', 'mellemnavn'),
      last: textAt(data, 'navn', 'efternavn'),
    },
    birthDate,
    birthDateUncertain:
      registeredBirthDate === undefined || textAt(data, 'foedselsdato', 'usikkerhedsmarkering') !== undefined,
    status,
    protected: isProtected(childOf(data, 'adressebeskyttelse'), today),
    address: addressOf(current, status),
    addressFrom: dateOf(textAt(current, 'tilflytningsdato', 'dato')),
    foreignAddress: status === 80 ? foreignAddressOf(childOf(addresses, 'udrejseoplysninger')) : undefined,
    contactAddress: contactAddressOf(childOf(addresses, 'kontaktAdresse'), today),
    municipalityCode: fourDigits(textAt(current, 'kommunekode')),
    children: childrenOf(relations, 'barn').flatMap((child) => {
      const number = textAt(child, 'personnummer');
      return number !== undefined && isSomeonesNumber(number) ? [{ cpr: number }] : [];
    }),
    mother,
    father,
    custody: childrenOf(relations, 'foraeldremyndighed').flatMap((entry) => custodyOf(entry, mother, father, today)),
    guardian: guardianOf(childOf(data, 'umyndiggoerelse'), today),
  });
  const currentCpr = textAt(data, 'gaeldendePersonnummer');
  return { ok: true, person, currentCpr: currentCpr && isSomeonesNumber(currentCpr) ? currentCpr : undefined };
}

/** Ten digits that are not all zeros, with which extracts from registers fill a number they do not have. */
function isSomeonesNumber(cpr: string): boolean {
  return /^[0-9]{10}$/.test(cpr) && !/^0+$/.test(cpr);
}

/**
 * CPR-loven § 28: in force until it is lifted or its last day has passed. An ended one may still be listed. Where the
 * register says neither yes nor no, a start date counts as yes: showing a hidden address can't be undone.
 */
function isProtected(protection: XmlElement | undefined, today: string): boolean {
  if (protection === undefined) return false;
  const lastDay = dateOf(textAt(protection, 'slutdato'));
  if (lastDay !== undefined && lastDay < today) return false;
  const mark = textAt(protection, 'beskyttet');
  if (mark === 'false' || mark === '0') return false;
  return mark !== undefined || textAt(protection, 'startdato') !== undefined;
}

/** Only those who live at an address, or did when they died, have one; a former one must not be taken for it. */
function addressOf(current: XmlElement | undefined, status: PersonStatus): PostalAddress | undefined {
  const street = textAt(current, 'vejnavn') ?? textAt(current, 'vejadresseringsnavn');
  const postCode = fourDigits(textAt(current, 'postnummer'));
  const streetCode = fourDigits(textAt(current, 'vejkode'));
  if (street === undefined || postCode === undefined || ![1, 5, 90].includes(status)) return undefined;
  // Codes from 9900 stand for "without fixed abode" and the like, with those words in the place of a street.
  if (streetCode !== undefined && streetCode >= '9900') return undefined;
  return {
    careOf: textAt(current, 'conavn'),
    locality: textAt(current, 'lokalitet'),
    street,
    houseNumber: houseNumberOf(textAt(current, 'husnummer')),
    buildingNumber: textAt(current, 'bygningsnummer')?.replace(/^(B-?)?0*/i, '') || undefined,
    floor: floorOf(textAt(current, 'etage')),
    door: doorOf(textAt(current, 'sidedoer')),
    town: textAt(current, 'bynavn'),
    postCode,
    district: textAt(current, 'postdistrikt') ?? '',
    municipalityCode: fourDigits(textAt(current, 'kommunekode')),
    streetCode,
    addressId: textAt(current, 'AdresseUUID'),
  };
}

function foreignAddressOf(emigration: XmlElement | undefined): ForeignAddress | undefined {
  const lines = fiveLines(emigration, 'udlandsadresse');
  return lines && { countryCode: fourDigits(textAt(emigration, 'udrejselandekode')), lines };
}

function contactAddressOf(contact: XmlElement | undefined, today: string): readonly string[] | undefined {
  const from = dateOf(textAt(contact, 'startdato'));
  const removed = dateOf(textAt(contact, 'slettedato'));
  const inForce = (from === undefined || from <= today) && (removed === undefined || removed > today);
  return inForce ? fiveLines(contact, 'kontaktAdr') : undefined;
}

function fiveLines(parent: XmlElement | undefined, name: string): readonly string[] | undefined {
  const lines = [1, 2, 3, 4, 5].flatMap((number) => textAt(parent, `${name}${number}`) ?? []);
  return lines.length > 0 ? lines : undefined;
}

function parentOf(relation: XmlElement | undefined): Parent | undefined {
  if (relation === undefined) return undefined;
  const cpr = textAt(relation, 'personnummer');
  if (cpr !== undefined && isSomeonesNumber(cpr)) return { kind: 'registered', cpr };
  const name = textAt(relation, 'navn');
  const birthDate = dateOf(textAt(relation, 'foedselsdato', 'dato'));
  return name === undefined && birthDate === undefined ? undefined : { kind: 'unregistered', name, birthDate };
}

/** Type 3 is the mother, 4 the father, 5 and 6 other holders; the number may be left out for the parents. */
function custodyOf(
  entry: XmlElement,
  mother: Parent | undefined,
  father: Parent | undefined,
  today: string,
): readonly Custody[] {
  const removed = dateOf(textAt(entry, 'foraeldremyndighedSletdato'));
  if (removed !== undefined && removed <= today) return [];
  const type = textAt(entry, 'foraeldremyndighedtype');
  const holder = type === '3' ? 'mother' : type === '4' ? 'father' : 'other';
  const parent = holder === 'mother' ? mother : holder === 'father' ? father : undefined;
  const named = textAt(entry, 'relationPersonnummer');
  const known = parent?.kind === 'registered' ? parent.cpr : undefined;
  return [{ holder, cpr: named !== undefined && isSomeonesNumber(named) ? named : known }];
}

/** In force from its first day until it is removed. Relation type 1 says that the guardian has a CPR number. */
function guardianOf(entry: XmlElement | undefined, today: string): Guardian | undefined {
  if (entry === undefined || textAt(entry, 'umyndiggjort') === 'false') return undefined;
  const from = dateOf(textAt(entry, 'umyndiggoerelseStartdato', 'dato'));
  const removed = dateOf(textAt(entry, 'umyndiggoerelseSlettedato'));
  if ((from !== undefined && from > today) || (removed !== undefined && removed <= today)) return undefined;
  const named = textAt(entry, 'relationPersonnummer');
  const cpr = textAt(entry, 'umyndiggorelseRelationType') === '1' && named !== undefined && isSomeonesNumber(named);
  return { ...(cpr ? { cpr: named } : {}), partial: textAt(entry, 'VærgemålType') !== 'FULD' };
}
