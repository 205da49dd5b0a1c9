import { defineTexts, translator } from '../../../texts/catalogue.ts';

/** What is said when somebody must prove anew who they are. */
export const confirmTexts = defineTexts({
  'confirm.title': { da: 'Bekræft, at det er dig', en: 'Confirm that it is you' },
  'confirm.text.age': {
    da: 'Det, du vil gøre, har stor betydning. Derfor skal du logge på igen, når det er mere end {minutes} minutter siden, du sidst gjorde det.',
    en: 'What you are about to do has great effect. So you must log in again when you last did so more than {minutes} minutes ago.',
  },
  'confirm.text.factors': {
    da: 'Det, du vil gøre, har stor betydning. Derfor skal du logge på med mere end en adgangskode, for eksempel også en kode fra telefonen. Dit login har ikke vist, at du gjorde det. Bliver det ved, så kontakt jeres it-afdeling.',
    en: 'What you are about to do has great effect. So you must log in with more than a password, such as a code from your phone as well. Your log-in has not shown that you did. If this goes on, contact your IT department.',
  },
  'confirm.kept': {
    da: 'Intet er sendt, og intet er tabt: det, du har skrevet, kommer med tilbage, når du har logget på.',
    en: 'Nothing was sent and nothing is lost: what you have typed comes back with you when you have logged in.',
  },
  'confirm.login': { da: 'Log på igen', en: 'Log in again' },
  'confirm.resume.title': { da: 'Du har bekræftet, at det er dig', en: 'You have confirmed that it is you' },
  'confirm.resume.text': {
    da: 'Det, du var i gang med, er ikke sendt endnu.',
    en: 'What you were about to do has not been sent yet.',
  },
  'confirm.resume.send': { da: 'Send det nu', en: 'Send it now' },
  'confirm.resume.none': {
    da: 'Der er ikke noget, der venter på at blive sendt.',
    en: 'There is nothing waiting to be sent.',
  },
  'confirm.resume.back': { da: 'Gå til forsiden', en: 'Go to the front page' },
});

export const confirmTranslator = (language: string) => translator(confirmTexts, language);
