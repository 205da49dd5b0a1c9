import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page says that tells which addresses are loaded. */
export const addressTableTexts = defineTexts({
  'addressTables.title': { da: 'Adresser og ejendomme', en: 'Addresses and properties' },
  'addressTables.intro': {
    da: 'Blanketterne foreslår adresser og finder ejendomme i en kopi af de officielle registre. Kopien er fælles for alle organisationer, og driften opdaterer den.',
    en: 'The forms suggest addresses and find properties in a copy of the official registers. All organisations share the copy, and operations keep it up to date.',
  },
  'addressTables.addresses.tables': {
    da: 'Adresser slås op i kopien nedenfor.',
    en: 'Addresses are looked up in the copy below.',
  },
  'addressTables.addresses.service': {
    da: 'Adresser slås op hos Adressevælger, ikke i kopien.',
    en: 'Addresses are looked up at Adressevælger, not in the copy.',
  },
  'addressTables.addresses.none': {
    da: 'Adresser kan ikke slås op. Borgerne skriver dem selv, og de er mærket som ikke kontrolleret.',
    en: 'Addresses can’t be looked up. Citizens type them, and they are marked as not verified.',
  },
  'addressTables.properties.tables': {
    da: 'Ejendomme slås op i kopien nedenfor.',
    en: 'Properties are looked up in the copy below.',
  },
  'addressTables.properties.service': {
    da: 'Ejendomme slås op hos ejendomsregistret, ikke i kopien.',
    en: 'Properties are looked up at the property register, not in the copy.',
  },
  'addressTables.properties.none': {
    da: 'Ejendomme kan ikke slås op. Borgerne skriver BFE-nummeret selv.',
    en: 'Properties can’t be looked up. Citizens type the BFE number.',
  },
  'addressTables.nothing': {
    da: 'Der er ikke indlæst adresser endnu. Driften indlæser dem med kommandoen npm run addresses; se driftsvejledningen.',
    en: 'No addresses are loaded yet. Operations load them by the command npm run addresses; see the operations guide.',
  },
  'addressTables.version': { da: 'Version {id}', en: 'Version {id}' },
  'addressTables.dataOn': { da: 'Registrenes dato', en: 'Date of the registers' },
  'addressTables.unknownDay': { da: 'ikke oplyst', en: 'not given' },
  'addressTables.loadedAt': { da: 'Indlæst', en: 'Loaded' },
  'addressTables.rows': { da: 'I kraft nu', en: 'In force now' },
  'addressTables.what': { da: 'Hvad', en: 'What' },
  'addressTables.count': { da: 'Antal', en: 'Count' },
  'addressTables.municipality': { da: 'Kommuner', en: 'Municipalities' },
  'addressTables.post_code': { da: 'Postnumre', en: 'Postal codes' },
  'addressTables.street': { da: 'Navngivne veje', en: 'Named roads' },
  'addressTables.access_address': { da: 'Adgangsadresser (husnumre)', en: 'Access addresses (house numbers)' },
  'addressTables.unit_address': {
    da: 'Adresser med etage og dør',
    en: 'Addresses with floor and door',
  },
  'addressTables.property_place': { da: 'Ejendomme (BFE)', en: 'Properties (BFE)' },
  'addressTables.history': { da: 'De seneste indlæsninger', en: 'The latest loads' },
  'addressTables.kind': { da: 'Slags', en: 'Kind' },
  'addressTables.kind.full': { da: 'Hele registret', en: 'The whole register' },
  'addressTables.kind.update': { da: 'Ændringer', en: 'Changes' },
  'addressTables.number': { da: 'Version', en: 'Version' },
  'addressTables.changes': { da: 'Ændringer i adresser', en: 'Changes of addresses' },
  'addressTables.changed': {
    da: '{added} nye, {changed} ændret, {ended} ophørt',
    en: '{added} new, {changed} changed, {ended} ended',
  },
});

export type AddressTableTextKey = keyof typeof addressTableTexts;

export function addressTableTranslator(language: Language): Translate<AddressTableTextKey> {
  return translator(addressTableTexts, language);
}

export function useAddressTableTexts(): Translate<AddressTableTextKey> {
  return addressTableTranslator(useLanguage());
}
