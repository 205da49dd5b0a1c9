import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the log-in page with the test people. */
export const mitidTexts = defineTexts({
  'mitid.login.title': { da: 'Log på med test-MitID', en: 'Log in with test MitID' },
  'mitid.login.what': {
    da: 'Vælg den testperson, du vil logge på som. Dette er ikke det rigtige MitID.',
    en: 'Choose the test person to log in as. This is not the real MitID.',
  },
  'mitid.login.level': { da: 'Sikringsniveau (NSIS)', en: 'Assurance level (NSIS)' },
  'mitid.login.low': { da: 'Lav', en: 'Low' },
  'mitid.login.substantial': { da: 'Betydelig', en: 'Substantial' },
  'mitid.login.high': { da: 'Høj', en: 'High' },
  'mitid.login.people': { da: 'Testpersoner', en: 'Test people' },
  'mitid.login.as': { da: 'Log på som {name}', en: 'Log in as {name}' },
  'mitid.login.cancel': { da: 'Annuller', en: 'Cancel' },
  'mitid.login.over.title': { da: 'Log på er udløbet', en: 'The log-in has expired' },
  'mitid.login.over.what': {
    da: 'Gå tilbage til tjenesten, og log på igen.',
    en: 'Go back to the service and log in again.',
  },
  'mitid.page.title': { da: 'MitID-broker', en: 'MitID broker' },
  'mitid.page.what': {
    da: 'En OpenID Connect-broker med testpersoner. En tjeneste sender borgeren hertil for at logge på.',
    en: 'An OpenID Connect broker with test people. A service sends the citizen here to log in.',
  },
  'mitid.page.issuer': { da: 'Udsteder', en: 'Issuer' },
  'mitid.page.client': { da: 'Klient', en: 'Client' },
  'mitid.page.redirect': { da: 'Returadresse', en: 'Redirect address' },
});
