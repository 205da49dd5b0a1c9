import { defineTexts } from '../../texts/catalogue.ts';

export const loginTexts = defineTexts({
  'login.cancelled.title': { da: 'Du afbrød login', en: 'You cancelled the log-in' },
  'login.cancelled.text': {
    da: 'Du er ikke logget på. Det, du har gemt, ligger her stadig. Prøv igen, når du er klar.',
    en: 'You are not logged in. What you have saved is still here. Try again when you are ready.',
  },
  'login.unavailable.title': { da: 'Login svarer ikke lige nu', en: 'The log-in service does not answer right now' },
  'login.unavailable.text': {
    da: 'Det er ikke din fejl. Vent et par minutter, og prøv igen.',
    en: 'It is not your fault. Wait a few minutes and try again.',
  },
  'login.invalid.title': { da: 'Login kunne ikke gennemføres', en: 'The log-in could not be completed' },
  'login.invalid.text': {
    da: 'Login kan være udløbet, eller siden kan være åbnet to gange. Prøv igen.',
    en: 'The log-in may have expired, or the page may have been opened twice. Try again.',
  },
  'login.level.title': { da: 'Log på med et højere sikringsniveau', en: 'Log in with a higher assurance level' },
  'login.level.text': {
    da: 'Denne selvbetjening kræver MitID på et højere niveau end det, du brugte. Log på igen, for eksempel med din MitID-app.',
    en: 'This service needs MitID at a higher level than the one you used. Log in again, for example with your MitID app.',
  },
  'login.employer.title': { da: 'Du er ikke ansat her', en: 'You are not employed here' },
  'login.employer.text': {
    da: 'Du har logget på hos en anden arbejdsgiver end den, siden hører til. Log på hos den rigtige.',
    en: 'You logged in with another employer than the one this page belongs to. Log in with the right one.',
  },
  'login.again': { da: 'Prøv at logge på igen', en: 'Try to log in again' },
  'login.reference': { da: 'Henvisning til fejlen: {reference}', en: 'Reference for the error: {reference}' },
  'login.loggedOut.title': { da: 'Du er logget af', en: 'You are logged out' },
  'login.loggedOut.text': {
    da: 'Luk browseren, hvis andre bruger den samme computer.',
    en: 'Close the browser if others use the same computer.',
  },
  'login.loggedOut.home': { da: 'Gå til forsiden', en: 'Go to the front page' },
});
