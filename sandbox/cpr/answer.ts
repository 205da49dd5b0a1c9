import { element, optional, type XmlPiece } from '../../src/registers/xml-builder.ts';
import { entryOfCpr } from './entries.ts';
import type { EntryParent, RegisterEntry } from './register-entry.ts';

/** SF1520 PersonBaseDataExtended version 5. */
export const cprNamespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';

/** The `PersonLookupResponse` for a record, with the padding and the number types of the real one. `now` gives the ages. */
export function personLookupResponse(entry: RegisterEntry, now: Date): XmlPiece {
  return element(
    'PersonLookupResponse',
    { xmlns: cprNamespace },
    personData(entry, now),
    addresses(entry),
    relations(entry),
  );
}

function personData(entry: RegisterEntry, now: Date): XmlPiece {
  const { protection, guardian } = entry;
  return element(
    'persondata',
    {},
    optional('personnummer', entry.cpr),
    optional('gaeldendePersonnummer', entry.currentCpr),
    element(
      'navn',
      {},
      optional('personadresseringsnavn', entry.name.addressing),
      optional('fornavn', entry.name.first),
      optional('mellemnavn', entry.name.middle),
      optional('efternavn', entry.name.last),
    ),
    element(
      'foedselsdato',
      {},
      optional('dato', entry.birthDate),
      entry.birthDateUncertain ? optional('usikkerhedsmarkering', '*') : undefined,
    ),
    // Counted to now whatever the status, also for the dead: as documented in the schema.
    optional('alder', ageAt(entry.birthDate, now)),
    optional('koen', entry.sex),
    optional('antalBoernUnder18', (entry.children ?? []).filter((cpr) => isActiveMinor(entryOfCpr(cpr), now)).length),
    entry.sharedResidenceSince ? optional('DeltBopælMarkering', true) : undefined,
    optional('DeltBopælStartDato', dateTime(entry.sharedResidenceSince)),
    element(
      'status',
      {},
      optional('status', entry.status),
      element('statusdato', {}, optional('dato', dateTime(entry.statusDate))),
    ),
    element('civilstand', {}, optional('civilstand', entry.status === 90 ? 'D' : 'U')),
    element('statsborgerskab', {}, optional('landekode', 5100)),
    guardian &&
      element(
        'umyndiggoerelse',
        {},
        optional('umyndiggorelseRelationType', guardian.cpr ? 1 : 0),
        optional('relationPersonnummer', guardian.cpr),
        guardian.cpr ? undefined : optional('relationVaergenavn', guardian.name),
        optional('VærgemålType', guardian.partial ? 'DELVIS' : 'FULD'),
        element('umyndiggoerelseStartdato', {}, optional('dato', guardian.startDate)),
        optional('umyndiggjort', true),
      ),
    entry.status === 70 ? element('forsvindingsdato', {}, optional('dato', dateTime(entry.statusDate))) : undefined,
    protection &&
      element(
        'adressebeskyttelse',
        {},
        optional('startdato', protection.startDate),
        optional('slutdato', protection.endDate),
        optional('beskyttet', protection.inForce),
      ),
    optional('tilmeldtDigitalpost', entry.digitalPost ?? false),
  );
}

function addresses(entry: RegisterEntry): XmlPiece | undefined {
  const { address, emigration, contactAddress: contact } = entry;
  if (!address && !emigration && !contact) return undefined;
  return element(
    'adresse',
    {},
    address &&
      element(
        'aktuelAdresse',
        {},
        optional('kommunekode', address.municipalityCode),
        optional('vejkode', address.streetCode),
        optional('husnummer', address.houseNumber),
        optional('etage', address.floor),
        optional('sidedoer', address.door),
        optional('bygningsnummer', address.buildingNumber),
        optional('conavn', address.careOf),
        optional('lokalitet', address.locality),
        optional('bynavn', address.town),
        optional('postnummer', address.postCode),
        optional('postdistrikt', address.district),
        optional('vejnavn', address.street),
        optional('adresseringsnavn', entry.name.addressing),
        optional('vejadresseringsnavn', address.street.slice(0, 20)),
        address.from === undefined
          ? undefined
          : element('tilflytningsdato', {}, optional('dato', dateTime(address.from))),
        optional('AdresseUUID', address.addressId),
      ),
    emigration &&
      element(
        'udrejseoplysninger',
        {},
        optional('udrejselandekode', emigration.countryCode),
        element('udrejsedato', {}, optional('dato', dateTime(emigration.date))),
        emigration.lines.map((line, index) => optional(`udlandsadresse${index + 1}`, line)),
      ),
    contact &&
      element(
        'kontaktAdresse',
        {},
        contact.lines.map((line, index) => optional(`kontaktAdr${index + 1}`, line)),
        optional('startdato', contact.startDate),
        optional('slettedato', contact.endDate),
      ),
  );
}

function relations(entry: RegisterEntry): XmlPiece | undefined {
  const { children = [], mother, father, custody = [] } = entry;
  if (children.length === 0 && !mother && !father && custody.length === 0) return undefined;
  return element(
    'relationer',
    {},
    children.map((cpr) => element('barn', {}, optional('personnummer', cpr))),
    mother && parent('mor', mother),
    father && parent('far', father),
    custody.map((holder) =>
      element(
        'foraeldremyndighed',
        {},
        optional('foraeldremyndighedtype', holder.type),
        optional('foraeldremyndighedSletdato', holder.endDate),
        optional('relationPersonnummer', holder.cpr),
      ),
    ),
  );
}

function parent(name: 'mor' | 'far', known: EntryParent): XmlPiece {
  if ('cpr' in known) return element(name, {}, optional('personnummer', known.cpr));
  const birthDate = known.birthDate && element('foedselsdato', {}, optional('dato', known.birthDate));
  return element(name, {}, birthDate || undefined, optional('navn', known.name));
}

function isActiveMinor(child: RegisterEntry | undefined, now: Date): boolean {
  return child !== undefined && [1, 3, 5, 7].includes(child.status) && ageAt(child.birthDate, now) < 18;
}

function ageAt(birthDate: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

function dateTime(date: string | undefined): string | undefined {
  return date === undefined ? undefined : `${date}T00:00:00.000+01:00`;
}
