import { defineTexts, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

export const sessionTexts = defineTexts({
  'session.title': { da: 'Dit login', en: 'Your log-in' },
  'session.intro': {
    da: 'Her ser du, hvor du er logget på lige nu. Kan du ikke kende et sted, så log af overalt.',
    en: 'Here you see where you are logged in right now. If you do not recognise a place, log out everywhere.',
  },
  'session.limits': {
    da: 'Du bliver logget af, når du ikke har hentet en side i {minutes} minutter, og senest {time}.',
    en: 'You will be logged out when you have not opened a page for {minutes} minutes, and at the latest at {time}.',
  },
  'session.caption': { da: 'Steder, hvor du er logget på', en: 'Places where you are logged in' },
  'session.place': { da: 'Sted', en: 'Place' },
  'session.began': { da: 'Logget på', en: 'Logged in' },
  'session.seen': { da: 'Sidst brugt', en: 'Last used' },
  'session.action': { da: 'Handling', en: 'Action' },
  'session.this': { da: 'Denne browser', en: 'This browser' },
  'session.browser.unknown': { da: 'Ukendt browser', en: 'Unknown browser' },
  'session.address.unknown': { da: 'ukendt netværk', en: 'unknown network' },
  'session.placeOf': { da: '{browser}, {address}', en: '{browser}, {address}' },
  'session.end': { da: 'Log af her', en: 'Log out here' },
  'session.endAbout': { da: 'fra {time}', en: 'from {time}' },
  'session.endAll': { da: 'Log af overalt', en: 'Log out everywhere' },
  'session.endAll.text': {
    da: 'Du bliver også logget af i denne browser. Det, du ikke har gemt andre steder, kan gå tabt.',
    en: 'You will be logged out in this browser too. What you have not saved elsewhere may be lost.',
  },
  'session.ended': { da: 'Der er logget af det andet sted.', en: 'The other place has been logged out.' },
  'session.none.title': { da: 'Du er ikke logget på', en: 'You are not logged in' },
  'session.none.text': {
    da: 'Log på for at se, hvor du er logget på.',
    en: 'Log in to see where you are logged in.',
  },
  'session.none.citizen': { da: 'Log på med MitID', en: 'Log in with MitID' },
  'session.none.employee': { da: 'Log på som medarbejder', en: 'Log in as an employee' },
  'session.stayed.title': { da: 'Du er logget på', en: 'You are logged in' },
  'session.stayed.text': {
    da: 'Luk dette vindue, og gå videre, hvor du var. Du bliver logget af om {minutes} minutter, hvis du ikke henter en side, og senest {time}.',
    en: 'Close this window and go on where you were. You will be logged out in {minutes} minutes if you open no page, and at the latest at {time}.',
  },
});

export type SessionTextKey = keyof typeof sessionTexts;

export const sessionTranslator = (language: string) => translator(sessionTexts, language);

export const useSessionTexts = () => sessionTranslator(useLanguage());
