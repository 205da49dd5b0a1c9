import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What a case's page says of forms that employees fill in, of those invited, of several who decide, and of annulment. */
export const caseStepTexts = defineTexts({
  'caseSteps.open.heading': { da: 'Lige nu', en: 'Right now' },
  'caseSteps.open.for': { da: 'Gælder', en: 'Concerns' },
  'caseSteps.open.waitsFor': { da: 'Venter på: {whom}', en: 'Waits for: {whom}' },
  'caseSteps.open.since': { da: 'Siden', en: 'Since' },
  'caseSteps.open.applicant': { da: 'Borgeren, som skal udfylde', en: 'The citizen, who is to fill in' },
  'caseSteps.open.invited': { da: '{name}, som er bedt om at udfylde', en: '{name}, who was asked to fill in' },
  'caseSteps.open.nobodyInvited': { da: 'At nogen kan inviteres', en: 'Somebody who can be invited' },
  'caseSteps.open.group': { da: 'Gruppen {group}', en: 'The group {group}' },
  'caseSteps.open.employee': { da: '{name} i gruppen {group}', en: '{name} in the group {group}' },
  'caseSteps.open.payer': { da: 'Betaling fra borgeren', en: 'The citizen’s payment' },
  'caseSteps.open.gateway': { da: 'Betalingssystemet', en: 'The payment system' },
  'caseSteps.open.delivery': { da: 'At noget bliver afleveret', en: 'Something to be delivered' },
  'caseSteps.open.event': { da: 'Besked udefra', en: 'Word from outside' },
  'caseSteps.open.time': { da: 'At tiden går', en: 'Time to pass' },
  'caseSteps.item': { da: '{title} {number} af {count}', en: '{title} {number} of {count}' },
  'caseSteps.itemNamed': { da: '{title} {number} af {count}: {name}', en: '{title} {number} of {count}: {name}' },

  'caseSteps.fill.form': { da: 'Blanket', en: 'Form' },
  'caseSteps.fill.text': {
    da: 'Når du vælger Udfyld, er opgaven din. Det, du skriver, bliver gemt undervejs, og en kollega, der overtager opgaven, skriver videre på det.',
    en: 'When you choose Fill in, the task is yours. What you write is saved as you go, and a colleague who takes the task over goes on with it.',
  },
  'caseSteps.fill.for': {
    da: 'Du udfylder for {name}, som du er stedfortræder for.',
    en: 'You fill in for {name}, whose substitute you are.',
  },
  'caseSteps.fill.button': { da: 'Udfyld', en: 'Fill in' },
  'caseSteps.fill.others': {
    da: '{name} er i gang med at udfylde. Du kan udfylde, hvis {name} lægger opgaven tilbage eller overdrager den til dig.',
    en: '{name} is filling in. You can fill in if {name} puts the task back or hands it over to you.',
  },
  'caseSteps.fill.noPerson': {
    da: 'Log af og på igen for at udfylde. Du loggede på, før medarbejdere kunne udfylde her.',
    en: 'Log out and in again to fill in. You logged in before employees could fill in here.',
  },
  'caseSteps.notice.udfyldt': {
    da: 'Blanketten er sendt, og sagen går videre.',
    en: 'The form is sent, and the case goes on.',
  },

  'caseSteps.invite.heading': { da: 'En person kunne ikke inviteres', en: 'A person could not be invited' },
  'caseSteps.invite.headingLate': { da: 'En person har ikke svaret', en: 'A person has not answered' },
  'caseSteps.invite.inbox': { da: 'kræver, at du ser på invitationen', en: 'the invitation needs a look' },
  'caseSteps.invite.who': { da: 'Inviteret', en: 'Invited' },
  'caseSteps.invite.why': { da: 'Årsag', en: 'Cause' },
  'caseSteps.invite.nobody': {
    da: 'Svarene i sagen giver hverken et CPR-nummer, et CVR-nummer eller en e-mailadresse, som kan bruges.',
    en: 'The answers in the case give no CPR number, CVR number or e-mail address that can be used.',
  },
  'caseSteps.invite.undelivered': {
    da: 'Invitationen kunne ikke leveres.',
    en: 'The invitation could not be delivered.',
  },
  'caseSteps.invite.late': {
    da: 'Fristen er gået, og blanketten er ikke sendt.',
    en: 'The deadline has passed, and the form has not been sent.',
  },
  'caseSteps.invite.retry': { da: 'Send invitationen igen', en: 'Send the invitation again' },
  'caseSteps.invite.anew': {
    da: 'Invitér en anden eller ret oplysningen',
    en: 'Invite another or correct the details',
  },
  'caseSteps.invite.to': {
    da: 'CPR-nummer, CVR-nummer eller e-mailadresse',
    en: 'CPR number, CVR number or e-mail address',
  },
  'caseSteps.invite.toHelp': {
    da: 'Med et CPR-nummer får personen besked i Digital Post og finder blanketten under Mine sager. Med et CVR-nummer får virksomheden et link i Digital Post. Med en e-mailadresse får personen et link. En tidligere invitation virker ikke længere.',
    en: 'With a CPR number the person is told by Digital Post and finds the form under My cases. With a CVR number the company gets a link by Digital Post. With an e-mail address the person gets a link. An earlier invitation no longer works.',
  },
  'caseSteps.invite.send': { da: 'Send invitation', en: 'Send invitation' },
  'caseSteps.invite.empty': {
    da: 'Skriv et CPR-nummer, et CVR-nummer eller en e-mailadresse',
    en: 'Enter a CPR number, a CVR number or an e-mail address',
  },
  'caseSteps.invite.neither': {
    da: 'Skriv et CPR-nummer med 10 cifre, for eksempel 010203-1234, et CVR-nummer med 8 cifre eller en e-mailadresse, for eksempel navn@eksempel.dk',
    en: 'Enter a CPR number of 10 digits, for example 010203-1234, a CVR number of 8 digits or an e-mail address, for example name@example.com',
  },
  'caseSteps.invite.replacement': {
    da: 'Et erstatningspersonnummer kan ikke bruges: Digital Post kender det ikke. Skriv en e-mailadresse i stedet',
    en: 'An administrative number can’t be used: Digital Post does not know it. Enter an e-mail address instead',
  },
  'caseSteps.invite.byHand': { da: 'Hvordan har personen fået besked?', en: 'How has the person been told?' },
  'caseSteps.invite.byHandHelp': {
    da: 'For eksempel: Jeg har ringet, og personen finder selv blanketten under Mine sager. Teksten gemmes i sagens historik, og sagen venter stadig på blanketten.',
    en: 'For example: I have called, and the person will find the form under My cases. The text is kept in the history of the case, and the case still waits for the form.',
  },
  'caseSteps.invite.byHandButton': {
    da: 'Notér, at personen har fået besked',
    en: 'Note that the person has been told',
  },
  'caseSteps.notice.inviter': { da: 'Invitationen er på vej.', en: 'The invitation is on its way.' },
  'caseSteps.notice.oplyst': {
    da: 'Det er noteret, at personen har fået besked. Sagen venter på blanketten.',
    en: 'It is noted that the person has been told. The case waits for the form.',
  },

  'caseSteps.asked': { da: 'Spurgt', en: 'Asked' },
  'caseSteps.asked.all': {
    da: 'Alle {count} i gruppen {group} skal godkende. Ét afslag giver afslag.',
    en: 'All {count} in the group {group} must approve. One rejection rejects.',
  },
  'caseSteps.asked.some': {
    da: '{count} i gruppen {group} skal være enige.',
    en: '{count} in the group {group} must agree.',
  },
  'caseSteps.asked.votes': { da: 'Har afgjort ({count} af {total})', en: 'Have decided ({count} of {total})' },
  'caseSteps.asked.missing': { da: 'Mangler', en: 'Still to decide' },
  'caseSteps.asked.none': { da: 'Ingen endnu', en: 'Nobody yet' },
  'caseSteps.vote': { da: '{name}: {decision}', en: '{name}: {decision}' },
  'caseSteps.voteReason': { da: '{name}: {decision}. {reason}', en: '{name}: {decision}. {reason}' },
  'caseSteps.vote.by': { da: '{name} ved {substitute}', en: '{name} by {substitute}' },
  'caseSteps.vote.approved': { da: 'Godkendt', en: 'Approved' },
  'caseSteps.vote.rejected': { da: 'Afslag', en: 'Rejected' },
  'caseSteps.vote.returned': { da: 'Sendt tilbage', en: 'Returned' },
  'caseSteps.barred.decided': {
    da: 'Du har afgjort. Sagen går videre, når de andre også har.',
    en: 'You have decided. The case goes on when the others have, too.',
  },
  'caseSteps.barred.four-eyes': {
    da: 'Du har selv udfyldt en blanket i sagen. Derfor skal en anden afgøre den.',
    en: 'You filled in a form of this case yourself. Therefore another must decide it.',
  },
  'caseSteps.barred.not-asked': {
    da: 'Du er ikke blandt dem, der blev spurgt, da trinnet begyndte.',
    en: 'You are not among those who were asked when the step began.',
  },
  'caseSteps.decide.for': {
    da: 'Du afgør for {name}, som du er stedfortræder for.',
    en: 'You decide for {name}, whose substitute you are.',
  },
  'caseSteps.decide.reasonFor': {
    da: 'Begrundelsen skal skrives, hvis du vælger: {decisions}. Den kan stå i brevet til borgeren.',
    en: 'A reason is required if you choose: {decisions}. It may appear in the letter to the citizen.',
  },
  'caseSteps.decide.reasonFree': {
    da: 'Den kan stå i brevet til borgeren.',
    en: 'It may appear in the letter to the citizen.',
  },
  'caseSteps.decide.form': {
    da: 'Til afgørelsen hører blanketten {form}, som du udfylder sammen med den.',
    en: 'The form {form} belongs to the decision; you fill it in with it.',
  },
  'caseSteps.decide.open': { da: 'Udfyld og afgør', en: 'Fill in and decide' },
  'caseSteps.decide.save': { da: 'Gem, og afgør senere', en: 'Save and decide later' },
  'caseSteps.decide.saved': {
    da: 'Det, du har skrevet, er gemt. Du finder det her igen, også i en anden browser.',
    en: 'What you have written is saved. You find it here again, also in another browser.',
  },
  'caseSteps.decide.thenSeveral': {
    da: 'Tæller som din stemme. Når nok er enige: {step}.',
    en: 'Counts as your vote. When enough agree: {step}.',
  },
  'caseSteps.notice.stemt': {
    da: 'Din afgørelse er gemt. Sagen går videre, når nok har afgjort.',
    en: 'Your decision is saved. The case goes on when enough have decided.',
  },

  'caseSteps.refused.title': { da: 'Det kunne ikke lade sig gøre', en: 'That could not be done' },
  'caseSteps.refused.four-eyes': {
    da: 'Du har selv udfyldt en blanket i sagen. Derfor skal en anden afgøre den.',
    en: 'You filled in a form of this case yourself. Therefore another must decide it.',
  },
  'caseSteps.refused.already-decided': {
    da: 'Du har allerede afgjort her, måske i et andet vindue. Sagen venter på de andre.',
    en: 'You have decided here already, perhaps in another window. The case waits for the others.',
  },
  'caseSteps.refused.not-allowed': {
    da: 'Sagens arbejdsgang tillader ikke, at du gør det nu.',
    en: 'The workflow of the case does not let you do that now.',
  },
  'caseSteps.refused.too-large': {
    da: 'Sagen ville få flere personer eller grene, end en sag kan have. Bed den, der har lavet arbejdsgangen, om hjælp.',
    en: 'The case would get more people or branches than a case can have. Ask whoever made the workflow for help.',
  },

  'caseSteps.annul.link': { da: 'Annullér sagen', en: 'Annul the case' },
  'caseSteps.annul.title': { da: 'Annullér sag {number}', en: 'Annul case {number}' },
  'caseSteps.annul.text': {
    da: 'Alt, hvad sagen venter på, bliver afbrudt. Breve, der er sendt, kan ikke kaldes tilbage. Sagen kan ikke åbnes igen.',
    en: 'Everything the case waits for is called off. Letters that were sent can’t be called back. The case can’t be opened again.',
  },
  'caseSteps.annul.reason': { da: 'Hvorfor annullerer du sagen?', en: 'Why do you annul the case?' },
  'caseSteps.annul.reasonHelp': {
    da: 'For eksempel: Borgeren har ringet og trukket ansøgningen tilbage. Teksten gemmes i sagens historik.',
    en: 'For example: The citizen has called and withdrawn the application. The text is kept in the history of the case.',
  },
  'caseSteps.annul.noReason': { da: 'Skriv, hvorfor du annullerer sagen', en: 'Say why you annul the case' },
  'caseSteps.annul.confirm': { da: 'Annullér sagen', en: 'Annul the case' },
  'caseSteps.annul.cancel': { da: 'Fortryd', en: 'Cancel' },
  'caseSteps.annul.stale': {
    da: 'Der er sket noget i sagen, siden du åbnede siden, så den er ikke annulleret. Se sagen igennem, og annullér den her, hvis den stadig skal annulleres.',
    en: 'Something has happened in the case since you opened the page, so it has not been annulled. Look through the case, and annul it here if it is still to be annulled.',
  },
  'caseSteps.notice.annulleret': { da: 'Sagen er annulleret.', en: 'The case is annulled.' },
});

export type CaseStepTextKey = keyof typeof caseStepTexts;
export type TranslateCaseSteps = Translate<CaseStepTextKey>;

/** These texts in one language. */
export function caseStepTranslator(language: Language): TranslateCaseSteps {
  return translator(caseStepTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useCaseStepTexts(): TranslateCaseSteps {
  return caseStepTranslator(useLanguage());
}
