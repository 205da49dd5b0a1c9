import { defineTexts, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What is said to whoever acts for somebody else. */
export const representTexts = defineTexts({
  'represent.choose.title': { da: 'Hvem udfylder du blanketten for?', en: 'Who are you filling in the form for?' },
  'represent.choose.text': {
    da: 'Du har fuldmagt til at udfylde den for andre. Vælg dig selv eller den, du vil hjælpe.',
    en: 'You have power of attorney to fill it in for others. Choose yourself or whoever you want to help.',
  },
  'represent.choose.children': {
    da: 'Du kan udfylde den for dine egne børn. Et barn står her kun, hvis CPR-registret siger, at du har forældremyndigheden eller er barnets værge.',
    en: 'You can fill it in for your own children. A child is listed here only if the CPR register says that you have custody or are the child’s guardian.',
  },
  'represent.choose.custody': { da: 'Mit barn: {name}', en: 'My child: {name}' },
  'represent.choose.guardian': { da: 'Den, jeg er værge for: {name}', en: 'The person whose guardian I am: {name}' },
  'represent.children.unanswered': {
    da: 'Vi kan ikke se dine børn lige nu',
    en: 'We cannot see your children right now',
  },
  'represent.children.unansweredText': {
    da: 'CPR-registret svarer ikke. Vent lidt, og prøv igen, hvis du vil udfylde blanketten for et barn.',
    en: 'The CPR register does not answer. Wait a moment and try again if you want to fill in the form for a child.',
  },
  'represent.children.again': { da: 'Prøv igen', en: 'Try again' },
  'represent.children.none': {
    da: 'Du har ingen børn, som blanketten kan udfyldes for',
    en: 'You have no children for whom the form can be filled in',
  },
  'represent.children.noneText': {
    da: 'Blanketten kan kun udfyldes af den, der ifølge CPR-registret har forældremyndigheden over barnet eller er barnets værge. Er det forkert, så kontakt os.',
    en: 'The form can only be filled in by whoever has custody of the child, or is the child’s guardian, according to the CPR register. Contact us if that is wrong.',
  },
  'represent.age': {
    da: '{name}: Blanketten er ikke til nogen i den alder.',
    en: '{name}: the form is not for anybody of that age.',
  },
  'represent.left.children': { da: 'Børn, du ikke kan vælge', en: 'Children you cannot choose' },
  'represent.confirm.childTitle': { da: 'Du udfylder for {name}', en: 'You are filling in for {name}' },
  'represent.confirm.childText': {
    da: 'Sagen handler om {name}. Vi skriver til dig om den, og du følger den under Mine sager. Dit navn, {own}, står på blanketten og i sagen.',
    en: 'The case is about {name}. We write to you about it, and you follow it under My cases. Your name, {own}, stands on the form and in the case.',
  },
  'represent.confirm.shared': {
    da: 'Ifølge CPR-registret er I to, der har forældremyndigheden. Det står i sagen, og vi kan spørge den anden, hvis jeres sag kræver, at I er enige.',
    en: 'According to the CPR register, two of you have custody. That stands in the case, and we may ask the other if the matter demands that you agree.',
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
  'represent.problem.childAge': {
    da: 'Blanketten er ikke længere til nogen i {name}s alder. Det, du har skrevet, er gemt.',
    en: 'The form is no longer for anybody of {name}’s age. What you have written is saved.',
  },
  'represent.problem.childUnavailable': {
    da: 'CPR-registret svarer ikke, så vi kan ikke se, om du stadig kan handle for {name}. Prøv at sende igen om lidt. Det, du har skrevet, er gemt.',
    en: 'The CPR register does not answer, so we cannot see whether you may still act for {name}. Try to send again shortly. What you have written is saved.',
  },
  'represent.refused.childTitle': { da: 'Du kan ikke handle for barnet', en: 'You cannot act for the child' },
  'represent.refused.childText': {
    da: 'CPR-registret siger ikke, at du har forældremyndigheden over eller er værge for den, som blanketten handler om. Er det forkert, så kontakt os.',
    en: 'The CPR register does not say that you have custody of, or are the guardian of, whoever the form is about. Contact us if that is wrong.',
  },
  'represent.refused.toForm': { da: 'Til blanketten', en: 'To the form' },
  'represent.acting.child': { da: 'Du udfylder for {name}', en: 'You are filling in for {name}' },
  'represent.sentFor.child': { da: 'Sendt for {name}', en: 'Sent for {name}' },
  'represent.sentFor.childText': {
    da: 'Sagen handler om {name}. Du følger den under Mine sager.',
    en: 'The case is about {name}. You follow it under My cases.',
  },
  'represent.sentBy.parent': {
    da: 'Sendt af {name}, som har forældremyndigheden over dig eller er din værge',
    en: 'Sent by {name}, who has custody of you or is your guardian',
  },
  'represent.sees.parent': {
    da: 'Du følger sagen, fordi du har forældremyndigheden over eller er værge for den, sagen handler om.',
    en: 'You follow the case because you have custody of, or are the guardian of, whoever it is about.',
  },
  'represent.sees.reader': {
    da: 'Du kan læse sagen, fordi du har en fuldmagt til at læse. Du kan ikke skrive eller sende noget.',
    en: 'You can read the case because you have a power of attorney to read. You cannot write or send anything.',
  },
  'represent.message.other': { da: 'En anden i sagen', en: 'Somebody else in the case' },
  'represent.read.title': { da: 'Sager, du må læse for andre', en: 'Cases that you may read for others' },
  'represent.cases.children': { da: 'Sager om dine børn', en: 'Cases about your children' },
  'represent.cases.about': { da: 'Om {name}', en: 'About {name}' },
  'represent.draft.child': { da: 'For {name}', en: 'For {name}' },
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
