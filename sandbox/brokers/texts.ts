import { defineTexts } from '../../src/texts/catalogue.ts';

export const brokerTexts = defineTexts({
  'brokers.page.title': { da: 'Log ind-leverandører', en: 'Log-in providers' },
  'brokers.page.what': {
    da: 'Leverandører, som en organisation selv kan indtaste under Administration, Log-in. Returadressen gælder, når leverandørens nøgle er den, der står i tabellen. Alle organisationer har deres egen; her står adresserne for organisationen demo.',
    en: "Providers that an organisation can enter itself under Administration, Log-in. The return address holds when the provider's key is the one in the table. Each organisation has its own; these are the addresses for the organisation demo.",
  },
  'brokers.page.kind': { da: 'Nøgle', en: 'Key' },
  'brokers.page.issuer': { da: 'Udsteder', en: 'Issuer' },
  'brokers.page.client': { da: 'Klient-id', en: 'Client id' },
  'brokers.page.secret': { da: 'Hemmelighed', en: 'Secret' },
  'brokers.page.byKey': { da: 'Nøgle (private_key_jwt)', en: 'Key (private_key_jwt)' },
  'brokers.page.redirect': { da: 'Returadresse', en: 'Return address' },
});
