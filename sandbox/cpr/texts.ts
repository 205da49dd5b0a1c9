import { defineTexts } from '../../src/texts/catalogue.ts';

/** The page of the sandbox's CPR register. */
export const cprPageTexts = defineTexts({
  'sandbox.cpr.title': { da: 'CPR-registret i sandkassen', en: 'The sandbox’s CPR register' },
  'sandbox.cpr.intro': {
    da: 'Alle personer er opdigtede. Registret svarer på opslag efter SF1520 PersonBaseDataExtended, version 5.',
    en: 'All persons are invented. The register answers look-ups by SF1520 PersonBaseDataExtended, version 5.',
  },
  'sandbox.cpr.caption': { da: '{count} personer', en: '{count} persons' },
  'sandbox.cpr.column.number': { da: 'CPR-nummer', en: 'CPR number' },
  'sandbox.cpr.column.name': { da: 'Navn', en: 'Name' },
  'sandbox.cpr.column.status': { da: 'Status', en: 'Status' },
  'sandbox.cpr.column.address': { da: 'Adresse', en: 'Address' },
  'sandbox.cpr.column.children': { da: 'Børn', en: 'Children' },
  'sandbox.cpr.column.note': { da: 'Bemærkning', en: 'Note' },
  'sandbox.cpr.protected': { da: 'Navne- og adressebeskyttet', en: 'Protected name and address' },
  'sandbox.cpr.status.resident': { da: 'bopæl i Danmark', en: 'resident in Denmark' },
  'sandbox.cpr.status.without-fixed-abode': { da: 'uden fast bopæl', en: 'without a fixed abode' },
  'sandbox.cpr.status.resident-in-greenland': { da: 'bopæl i Grønland', en: 'resident in Greenland' },
  'sandbox.cpr.status.without-fixed-abode-in-greenland': {
    da: 'uden fast bopæl i Grønland',
    en: 'without a fixed abode in Greenland',
  },
  'sandbox.cpr.status.number-for-tax-only': { da: 'kun skattepersonnummer', en: 'number for tax only' },
  'sandbox.cpr.status.annulled': { da: 'annulleret nummer', en: 'annulled number' },
  'sandbox.cpr.status.double-number': { da: 'slettet dobbeltnummer', en: 'deleted double number' },
  'sandbox.cpr.status.number-changed': { da: 'skiftet nummer', en: 'number changed' },
  'sandbox.cpr.status.disappeared': { da: 'forsvundet', en: 'disappeared' },
  'sandbox.cpr.status.emigrated': { da: 'udrejst', en: 'emigrated' },
  'sandbox.cpr.status.dead': { da: 'død', en: 'dead' },
});
