import { defineTexts } from '../../../src/texts/catalogue.ts';

/** The texts that the pages of every log-in provider of the sandbox share. */
export const providerTexts = defineTexts({
  'provider.error.title': { da: 'Log på kan ikke gennemføres', en: 'The log-in cannot go on' },
  'provider.error.what': {
    da: 'Tjenesten, du kom fra, har sendt en forespørgsel, der ikke kan besvares. Gå tilbage og prøv igen.',
    en: 'The service you came from sent a request that cannot be answered. Go back and try again.',
  },
  'provider.error.code': { da: 'Fejlkode', en: 'Error code' },
  'provider.error.detail': { da: 'Forklaring', en: 'Explanation' },
  'provider.out.title': { da: 'Du er logget af', en: 'You are logged out' },
  'provider.out.what': { da: 'Du kan lukke vinduet.', en: 'You may close the window.' },
});
