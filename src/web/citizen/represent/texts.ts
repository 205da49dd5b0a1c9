import { defineTexts, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What is said to whoever acts for somebody else. */
export const representTexts = defineTexts({
  'represent.choose.title': { da: 'Hvem udfylder du blanketten for?', en: 'Who are you filling in the form for?' },
  'represent.choose.text': {
    da: 'Du har fuldmagt til at udfylde den for andre. Vælg dig selv eller den, du vil hjælpe.',
    en: 'You have power of attorney to fill it in for others. Choose yourself or whoever you want to help.',
  },
  'represent.choose.self': { da: 'Mig selv: {name}', en: 'Myself: {name}' },
  'represent.choose.other': { da: 'På vegne af {name}', en: 'On behalf of {name}' },
  'represent.choose.next': { da: 'Fortsæt', en: 'Continue' },
  'represent.choose.missing': {
    da: 'Vælg, hvem du udfylder blanketten for.',
    en: 'Choose who you are filling in for.',
  },
  'represent.choose.more': { da: 'Vis flere personer', en: 'Show more people' },
  'represent.choose.first': { da: 'Vis de første personer', en: 'Show the first people' },
  'represent.name.protected': {
    da: 'person med beskyttet navn og adresse (CPR-nummer {cpr})',
    en: 'a person with a protected name and address (CPR number {cpr})',
  },
  'represent.name.unknown': { da: 'personen med CPR-nummer {cpr}', en: 'the person with CPR number {cpr}' },
  'represent.unread.title': {
    da: 'Vi kunne ikke læse dine fuldmagter',
    en: 'We could not read your powers of attorney',
  },
  'represent.unread.text': {
    da: 'Du kan udfylde blanketten for dig selv. Vil du udfylde den for en anden, så log af og på igen. Hjælper det ikke, så kontakt os.',
    en: 'You can fill in the form for yourself. To fill it in for somebody else, log out and in again. Contact us if that does not help.',
  },
  'represent.dead': {
    da: '{name}: Fuldmagten gælder ikke længere, fordi personen er død.',
    en: '{name}: the power of attorney no longer holds because the person has died.',
  },
  'represent.young': {
    da: '{name}: Personen er for ung til, at fuldmagten kan bruges her.',
    en: '{name}: the person is too young for the power of attorney to be used here.',
  },
  'represent.noAnswer': {
    da: '{name}: CPR-registret svarer ikke lige nu. Prøv igen senere.',
    en: '{name}: the CPR register does not answer right now. Try again later.',
  },
  'represent.left.title': { da: 'Fuldmagter, du ikke kan bruge', en: 'Powers of attorney that you cannot use' },
  'represent.confirm.title': { da: 'Du udfylder på vegne af {name}', en: 'You are filling in on behalf of {name}' },
  'represent.confirm.text': {
    da: 'Sagen bliver {name}s, og vi skriver til {name} om den. Dit navn, {own}, står på blanketten og i sagen. Vi giver jer begge en kvittering.',
    en: 'The case will belong to {name}, and we will write to {name} about it. Your name, {own}, stands on the form and in the case. Both of you get a receipt.',
  },
  'represent.confirm.register': {
    da: 'Vi henter oplysninger om {name} i CPR-registret. Det bliver skrevet i vores log.',
    en: 'We fetch information about {name} from the CPR register. That is written in our log.',
  },
  'represent.confirm.begin': { da: 'Ja, begynd blanketten', en: 'Yes, begin the form' },
  'represent.confirm.back': { da: 'Vælg en anden', en: 'Choose somebody else' },
  'represent.acting': { da: 'Du udfylder på vegne af {name}', en: 'You are filling in on behalf of {name}' },
  'represent.switch': { da: 'Skift, hvem du udfylder for', en: 'Change who you are filling in for' },
  'represent.switch.title': { da: 'Vil du skifte person?', en: 'Do you want to change person?' },
  'represent.switch.text': {
    da: 'Du er i gang med at udfylde på vegne af {name}. Hvis du skifter, bliver alt det, du har skrevet, slettet. Det kan ikke hentes frem igen.',
    en: 'You are filling in on behalf of {name}. If you change, everything that you have written is deleted. It cannot be brought back.',
  },
  'represent.switch.confirm': { da: 'Slet og skift person', en: 'Delete and change person' },
  'represent.switch.cancel': { da: 'Bliv her', en: 'Stay here' },
  'represent.refused.title': { da: 'Du har ikke fuldmagt', en: 'You do not have power of attorney' },
  'represent.refused.text': {
    da: 'Dit login viser ikke en fuldmagt, der gælder for denne blanket og denne person. Har du lige fået den, så log på igen.',
    en: 'Your log-in shows no power of attorney that counts for this form and this person. If you have just been given it, log in again.',
  },
  'represent.refused.kept': {
    da: 'Det, du har skrevet, er gemt, så længe kladden opbevares.',
    en: 'What you have written is saved for as long as the draft is kept.',
  },
  'represent.login': { da: 'Log på igen', en: 'Log in again' },
  'represent.problem.heading': { da: 'Blanketten er ikke sendt', en: 'The form has not been sent' },
  'represent.problem.revoked': {
    da: 'Fuldmagten fra {name} gælder ikke længere. Den er trukket tilbage eller udløbet. Det, du har skrevet, er gemt.',
    en: 'The power of attorney from {name} no longer holds. It has been revoked or has expired. What you have written is saved.',
  },
  'represent.problem.old': {
    da: 'Det er for længe siden, du loggede på, til at vi ved, om fuldmagten fra {name} stadig gælder. Log på igen, og send derefter blanketten. Det, du har skrevet, er gemt.',
    en: 'You logged in too long ago for us to know whether the power of attorney from {name} still holds. Log in again and then send the form. What you have written is saved.',
  },
  'represent.problem.unavailable': {
    da: 'Vi kan ikke lige nu se, om fuldmagten fra {name} stadig gælder. Prøv at sende igen om lidt. Det, du har skrevet, er gemt.',
    en: 'We cannot see right now whether the power of attorney from {name} still holds. Try to send again shortly. What you have written is saved.',
  },
  'represent.problem.dead': {
    da: 'Fuldmagten fra {name} gælder ikke længere, fordi personen er død. Det, du har skrevet, er gemt.',
    en: 'The power of attorney from {name} no longer holds because the person has died. What you have written is saved.',
  },
  'represent.sentFor': { da: 'Sendt på vegne af {name}', en: 'Sent on behalf of {name}' },
  'represent.sentFor.text': {
    da: 'Sagen er {name}s. {name} får også en kvittering.',
    en: 'The case belongs to {name}, who gets a receipt as well.',
  },
  'represent.sentBy': {
    da: 'Sendt af {name} med fuldmagt fra dig',
    en: 'Sent by {name} with power of attorney from you',
  },
  'represent.cases.title': { da: 'Sendt på vegne af andre', en: 'Sent on behalf of others' },
  'represent.draft': { da: 'På vegne af {name}', en: 'On behalf of {name}' },
});

export type TranslateRepresent = Translate<keyof typeof representTexts>;

export function representTranslator(language: string): TranslateRepresent {
  return translator(representTexts, language);
}

export function useRepresentTexts(): TranslateRepresent {
  return representTranslator(useLanguage());
}
