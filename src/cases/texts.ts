import { defineTexts, type FillValues, fillText, type Text } from '../texts/catalogue.ts';

/** Texts that cases themselves put into documents and messages. */
export const caseTexts = defineTexts({
  'case.receipt.fileName': { da: 'Kvittering', en: 'Receipt' },
  'case.receipt.anonymous': { da: 'Sendt uden login', en: 'Sent without a log-in' },
  'case.receipt.onBehalf': {
    da: '{actor} på vegne af {name} (fuldmagt)',
    en: '{actor} on behalf of {name} (power of attorney)',
  },
  'case.receipt.custody': {
    da: '{actor} for {name} (forældremyndighed)',
    en: '{actor} for {name} (custody)',
  },
  'case.receipt.guardian': { da: '{actor} for {name} (værge)', en: '{actor} for {name} (guardian)' },
  'case.representation.fileName': { da: 'Følgebrev', en: 'Covering letter' },
  'case.representation.title': { da: 'Kvittering: {form}', en: 'Receipt: {form}' },
  'case.representation.grantor': {
    da: '{actor} har den {day} sendt »{form}« på dine vegne med den fuldmagt, du har givet. Sagen har nummer {number}. Du finder den under Mine sager.',
    en: '{actor} sent “{form}” on your behalf on {day}, by the power of attorney that you have given. The case has number {number}. You find it under My cases.',
  },
  'case.representation.notYou': {
    da: 'Har du ikke givet den fuldmagt, så kontakt os. Du kan trække den tilbage på borger.dk.',
    en: 'If you have not given that power, contact us. You can revoke it on borger.dk.',
  },
  'case.representation.representative': {
    da: 'Du har den {day} sendt »{form}« på vegne af {name}. Sagen har nummer {number}.',
    en: 'You sent “{form}” on behalf of {name} on {day}. The case has number {number}.',
  },
  'case.representation.receipt': { da: 'Kvitteringen er vedlagt.', en: 'The receipt is enclosed.' },
  'case.letter.fileName': { da: 'Afgørelse', en: 'Decision' },
  'case.invitation.fileName': { da: 'Invitation', en: 'Invitation' },
  'case.correction.message': {
    da: 'Vi mangler noget fra dig, før vi kan behandle din ansøgning. Sagsbehandleren skriver: {comment}',
    en: 'We need something more from you before we can handle your application. The case worker writes: {comment}',
  },
  'case.fill.message': {
    da: 'Vi har brug for flere oplysninger fra dig. Udfyld »{form}«, så behandler vi sagen videre.',
    en: 'We need more information from you. Fill in “{form}”, and we will go on with the case.',
  },
  'case.invitation.title': { da: 'Du er bedt om at udfylde en blanket', en: 'You are asked to fill in a form' },
  'case.invitation.email': {
    da: '{organisation} beder dig udfylde en blanket i en sag. Brug linket nedenfor. Det virker én gang og er kun til dig: Send det ikke videre.',
    en: '{organisation} asks you to fill in a form in a case. Use the link below. It works once and is for you alone: do not pass it on.',
  },
  'case.invitation.letter': {
    da: '{organisation} beder dig udfylde en blanket i en sag. Log på med dit MitID på adressen nedenfor. Du finder også blanketten under Mine sager.',
    en: '{organisation} asks you to fill in a form in a case. Log in with your MitID at the address below. You also find the form under My cases.',
  },
  'case.invitation.company': {
    da: '{organisation} beder virksomheden udfylde en blanket i en sag. Brug linket nedenfor. Det virker én gang, og den, der åbner det, udfylder på virksomhedens vegne.',
    en: '{organisation} asks the company to fill in a form in a case. Use the link below. It works once, and whoever opens it fills in on behalf of the company.',
  },
  'case.invitation.reminder': { da: 'Husk at udfylde en blanket', en: 'Remember to fill in a form' },
  'case.invitation.again': {
    da: 'Det er en påmindelse: Vi har ikke fået blanketten endnu. Brug linket i denne besked. Et link i en tidligere besked virker måske ikke mere.',
    en: 'This is a reminder: we have not received the form yet. Use the link in this message. A link in an earlier message may no longer work.',
  },
  'case.invitation.action': { da: 'Udfyld blanketten', en: 'Fill in the form' },
  'case.invitation.due': { da: 'Send blanketten senest {day}.', en: 'Send the form by {day}.' },
  'case.payment.demand': {
    da: 'Der er noget at betale i din sag. Du betaler her under Mine sager. Sagen går videre, når du har betalt.',
    en: 'There is something to pay in your case. You pay here under My cases. The case goes on when you have paid.',
  },
  'case.payment.reminder': {
    da: 'Det er en påmindelse: Vi mangler stadig din betaling.',
    en: 'This is a reminder: we have not received your payment yet.',
  },
  'case.payment.title': { da: 'Du skal betale i en sag', en: 'You have something to pay in a case' },
  'case.payment.text': {
    da: '{organisation} beder dig betale i sag {number}. Log på på adressen nedenfor for at se, hvad det er, og betale. Du finder det også under Mine sager.',
    en: '{organisation} asks you to pay in case {number}. Log in at the address below to see what it is, and to pay. You also find it under My cases.',
  },
  'case.payment.due': { da: 'Betal senest {day}.', en: 'Pay by {day}.' },
  'case.payment.action': { da: 'Se og betal', en: 'See and pay' },
  'case.payment.fileName': { da: 'Betaling', en: 'Payment' },
  'case.telling.title': { da: 'Du har fået en besked i din sag', en: 'You have a message in your case' },
  'case.telling.fileName': { da: 'Besked', en: 'Message' },
  'case.telling.text': {
    da: '{organisation} har skrevet til dig i sag {number}. Af hensyn til dine oplysninger står beskeden ikke her.',
    en: '{organisation} has written to you in case {number}. To protect your information, the message is not shown here.',
  },
  'case.telling.nemSms': {
    da: '{organisation}: Der er nyt i din sag {number}. Log på selvbetjeningen, og læs det.',
    en: '{organisation}: There is news in your case {number}. Log in and read it.',
  },
  'case.telling.sms': {
    da: '{organisation}: Der er nyt i din sag {number}. Log på, og læs det her:',
    en: '{organisation}: There is news in your case {number}. Log in and read it here:',
  },
  'case.number.code': {
    da: '{code} er din kode hos {organisation} til at bekræfte dit mobilnummer. Den gælder i {minutes} minutter. Har du ikke bedt om den, så se bort fra beskeden.',
    en: '{code} is your code at {organisation} to confirm your mobile number. It is valid for {minutes} minutes. If you did not ask for it, ignore this message.',
  },
  'case.billed.outside': { da: 'Uden for sager', en: 'Outside cases' },
  'case.telling.login': {
    da: 'Log på med MitID på adressen nedenfor for at læse beskeden og svare. Du finder den også under Mine sager.',
    en: 'Log in with MitID at the address below to read the message and answer it. You also find it under My cases.',
  },
  'case.telling.workLogin': {
    da: 'Log på på adressen nedenfor for at læse beskeden og svare. Du finder den også under Mine sager.',
    en: 'Log in at the address below to read the message and answer it. You also find it under My cases.',
  },
  'case.telling.action': { da: 'Læs beskeden', en: 'Read the message' },
  'case.delivery.gaveUp': {
    da: 'Modtageren har ikke svaret efter {attempts} forsøg. Send igen, når den svarer, eller klar det på anden vis.',
    en: 'The receiver has not answered after {attempts} attempts. Send again when it does, or handle it another way.',
  },
  'case.post.party': {
    da: 'Svar i Digital Post fra {name}, som er part i sagen. Kun sagsbehandlere ser det.',
    en: 'An answer by Digital Post from {name}, who is a party of the case. Only case workers see it.',
  },
  'case.post.partyUnnamed': {
    da: 'Svar i Digital Post fra en anden part i sagen. Kun sagsbehandlere ser det.',
    en: 'An answer by Digital Post from another party of the case. Only case workers see it.',
  },
  'case.notice.failed': {
    da: 'En besked til en part i sagen kunne ikke leveres. Se hvorfor under Afleveringer, og giv besked på en anden måde.',
    en: 'A message to a party of the case could not be delivered. See why under Deliveries, and tell them another way.',
  },
  'case.noticeMail.subject': { da: '{sender}: besked om sag {number}', en: '{sender}: message about case {number}' },
});

/** One of them with its values filled in, in every language. */
export function caseText(key: keyof typeof caseTexts, values: FillValues): Text {
  return fillText(caseTexts[key], values);
}
