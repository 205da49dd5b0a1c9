import { defineTexts } from '../../texts/catalogue.ts';

/** Texts of the payment option's settings. */
export const paymentOptionTexts = defineTexts({
  'payment.title': { da: 'Betaling', en: 'Payment' },
  'payment.intro': {
    da: 'Borgeren betaler med kort eller MobilePay i Pensopays vindue. Kortoplysninger kommer aldrig her forbi. Hver afdeling kan have sin egen aftale; blanketten vælger, hvilken der bruges.',
    en: 'The citizen pays by card or MobilePay in Pensopay’s window. Card details never pass through here. Each department can have an agreement of its own; the form chooses which is used.',
  },
  'payment.settings.agreements': { da: 'Betalingsaftaler', en: 'Payment agreements' },
  'payment.settings.name': { da: 'Kort navn', en: 'Short name' },
  'payment.settings.name-help': {
    da: 'Det, blanketter kalder aftalen. Kan ikke ændres, når der først er betalt efter den.',
    en: 'What forms call the agreement. It can’t be changed once something has been paid by it.',
  },
  'payment.settings.title': { da: 'Titel', en: 'Title' },
  'payment.settings.dialect': { da: 'Version af Pensopay', en: 'Version of Pensopay' },
  'payment.settings.dialect-help': {
    da: 'Nye aftaler bruger version 2.',
    en: 'New agreements use version 2.',
  },
  'payment.settings.dialect.v2': { da: 'Version 2', en: 'Version 2' },
  'payment.settings.dialect.v1': { da: 'Version 1 (ældre aftaler)', en: 'Version 1 (older agreements)' },
  'payment.settings.api-key': { da: 'API-nøgle', en: 'API key' },
  'payment.settings.api-key-help': {
    da: 'Fra Pensopays administration. Vi bruger den, når vi kalder Pensopay.',
    en: 'From Pensopay’s administration. We use it when we call Pensopay.',
  },
  'payment.settings.private-key': { da: 'Privat nøgle', en: 'Private key' },
  'payment.settings.private-key-help': {
    da: 'En anden nøgle end API-nøglen: Pensopay underskriver sine beskeder med den.',
    en: 'Another key than the API key: Pensopay signs its messages with it.',
  },
  'payment.settings.methods': { da: 'Betalingsmåder', en: 'Ways to pay' },
  'payment.settings.methods-help': {
    da: 'For eksempel »card, mobilepay«. Tomt felt: alle, som aftalen har.',
    en: 'For example “card, mobilepay”. Empty: all that the agreement has.',
  },
  'payment.settings.statement': { da: 'Tekst på kontoudtog', en: 'Text on bank statements' },
  'payment.settings.statement-help': {
    da: '2 til 22 tegn uden æ, ø og å.',
    en: '2 to 22 characters without æ, ø and å.',
  },
  'payment.settings.branding': { da: 'Udseende', en: 'Branding' },
  'payment.settings.branding-help': {
    da: 'Nummeret på det udseende af betalingsvinduet, der er lavet hos Pensopay.',
    en: 'The number of the look of the payment window that was made at Pensopay.',
  },
  'payment.settings.account': { da: 'Kontostreng', en: 'Accounting string' },
  'payment.settings.account-help': {
    da: 'Bruges for de linjer i en blanket, der ikke har deres egen.',
    en: 'Used for lines of a form that have none of their own.',
  },
  'payment.settings.four-eyes': {
    da: 'To medarbejdere ved tilbagebetaling over',
    en: 'Two employees for refunds above',
  },
  'payment.settings.four-eyes-help': {
    da: 'Hele kroner. En anden medarbejder skal sige ja til en større tilbagebetaling. Tomt felt: aldrig.',
    en: 'Whole kroner. Another employee must agree to a larger refund. Empty: never.',
  },
  'payment.settings.minutes': { da: 'Minutter til at betale', en: 'Minutes to pay' },
  'payment.settings.minutes-help': {
    da: 'Så længe kan betalingsvinduet bruges; derefter kan borgeren åbne et nyt. 60, når feltet er tomt.',
    en: 'So long the payment window can be used; after that the citizen can open another. 60 when empty.',
  },
  'payment.settings.test-mode': { da: 'Prøvetilstand', en: 'Test mode' },
  'payment.settings.test-mode-help': {
    da: 'Der kan kun betales med Pensopays prøvekort, og ingen penge flyttes.',
    en: 'Only Pensopay’s test cards can pay, and no money moves.',
  },
  'payment.problem.method': {
    da: 'Pensopay kender ikke betalingsmåden {method}.',
    en: 'Pensopay does not know the way to pay {method}.',
  },
  'payment.problem.twice': { da: 'To aftaler har det samme navn.', en: 'Two agreements have the same name.' },
  'payment.problem.same-key': {
    da: 'Den private nøgle må ikke være API-nøglen.',
    en: 'The private key must not be the API key.',
  },
  'payment.fact.test-mode': {
    da: 'Aftalen »{title}« er i prøvetilstand: Ingen betaler for alvor.',
    en: 'The agreement “{title}” is in test mode: nobody really pays.',
  },
  'payment.health.refused': {
    da: 'Pensopay siger nej til API-nøglen (HTTP {status}).',
    en: 'Pensopay refuses the API key (HTTP {status}).',
  },
  'payment.health.unavailable': { da: 'Pensopay svarer ikke: {reason}.', en: 'Pensopay does not answer: {reason}.' },
  'payment.health.private-key': {
    da: 'Den private nøgle er ikke den, som aftalen har hos Pensopay.',
    en: 'The private key is not the one that the agreement has at Pensopay.',
  },
  'payment.health.methods': {
    da: 'Aftalen har ikke {methods}. Den har: {enabled}.',
    en: 'The agreement does not have {methods}. It has: {enabled}.',
  },
});
