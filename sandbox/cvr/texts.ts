import { defineTexts } from '../../src/texts/catalogue.ts';

/** The page of the sandbox's CVR register. */
export const cvrPageTexts = defineTexts({
  'sandbox.cvr.title': { da: 'CVR-registret i sandkassen', en: 'The sandbox’s CVR register' },
  'sandbox.cvr.intro': {
    da: 'Alle virksomheder og foreninger er opdigtede. Registret svarer på opslag efter SF1530 CVR Online.',
    en: 'All companies and associations are invented. The register answers look-ups by SF1530 CVR Online.',
  },
  'sandbox.cvr.caption': { da: '{count} virksomheder og foreninger', en: '{count} companies and associations' },
  'sandbox.cvr.column.number': { da: 'CVR-nummer', en: 'CVR number' },
  'sandbox.cvr.column.name': { da: 'Navn', en: 'Name' },
  'sandbox.cvr.column.address': { da: 'Adresse', en: 'Address' },
  'sandbox.cvr.column.note': { da: 'Bemærkning', en: 'Note' },
  'sandbox.cvr.ceased': { da: 'Ophørt {date}', en: 'Ceased {date}' },
  'sandbox.cvr.advertising-protected': { da: 'Reklamebeskyttet', en: 'Advertising protection' },
  'sandbox.cvr.address-protected': { da: 'Adressebeskyttet', en: 'Protected address' },
  'sandbox.cvr.no-address': { da: 'Uden adresse', en: 'Without an address' },
});
