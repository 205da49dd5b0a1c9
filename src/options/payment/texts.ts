import { defineTexts } from '../../texts/catalogue.ts';

/** Texts of the payment option's settings. */
export const paymentOptionTexts = defineTexts({
  'payment-option.title': { da: 'Betaling', en: 'Payment' },
  'payment-option.intro': {
    da: 'Borgeren betaler med kort eller MobilePay i Pensopays vindue. Kortoplysninger kommer aldrig her forbi. Hver afdeling kan have sin egen aftale; blanketten vælger, hvilken der bruges.',
    en: 'The citizen pays by card or MobilePay in Pensopay’s window. Card details never pass through here. Each department can have an agreement of its own; the form chooses which is used.',
  },
  'payment-option.settings.agreements': { da: 'Betalingsaftaler', en: 'Payment agreements' },
  'payment-option.settings.name': { da: 'Kort navn', en: 'Short name' },
  'payment-option.settings.name-help': {
    da: 'Det, blanketter kalder aftalen. Kan ikke ændres, når der først er betalt efter den.',
    en: 'What forms call the agreement. It can’t be changed once something has been paid by it.',
  },
  'payment-option.settings.title': { da: 'Titel', en: 'Title' },
  'payment-option.settings.dialect': { da: 'Version af Pensopay', en: 'Version of Pensopay' },
  'payment-option.settings.dialect-help': {
    da: 'Nye aftaler bruger version 2.',
    en: 'New agreements use version 2.',
  },
  'payment-option.settings.dialect.v2': { da: 'Version 2', en: 'Version 2' },
  'payment-option.settings.dialect.v1': { da: 'Version 1 (ældre aftaler)', en: 'Version 1 (older agreements)' },
  'payment-option.settings.api-key': { da: 'API-nøgle', en: 'API key' },
  'payment-option.settings.api-key-help': {
    da: 'Fra Pensopays administration. Vi bruger den, når vi kalder Pensopay.',
    en: 'From Pensopay’s administration. We use it when we call Pensopay.',
  },
  'payment-option.settings.private-key': { da: 'Privat nøgle', en: 'Private key' },
  'payment-option.settings.private-key-help': {
    da: 'En anden nøgle end API-nøglen: Pensopay underskriver sine beskeder med den.',
    en: 'Another key than the API key: Pensopay signs its messages with it.',
  },
  'payment-option.settings.methods': { da: 'Betalingsmåder', en: 'Ways to pay' },
  'payment-option.settings.methods-help': {
    da: 'For eksempel »card, mobilepay«. Tomt felt: alle, som aftalen har.',
    en: 'For example “card, mobilepay”. Empty: all that the agreement has.',
  },
  'payment-option.settings.currencies': { da: 'Andre valutaer end kroner', en: 'Currencies other than kroner' },
  'payment-option.settings.currencies-help': {
    da: 'De valutaer, som aftalen også kan tage imod hos Pensopay, for eksempel »EUR, SEK«. Tomt felt: kun danske kroner.',
    en: 'The currencies that the agreement can also take at Pensopay, such as “EUR, SEK”. Empty: Danish kroner only.',
  },
  'payment-option.settings.statement': { da: 'Tekst på kontoudtog', en: 'Text on bank statements' },
  'payment-option.settings.statement-help': {
    da: '2 til 22 tegn uden æ, ø og å.',
    en: '2 to 22 characters without æ, ø and å.',
  },
  'payment-option.settings.branding': { da: 'Udseende', en: 'Branding' },
  'payment-option.settings.branding-help': {
    da: 'Nummeret på det udseende af betalingsvinduet, der er lavet hos Pensopay.',
    en: 'The number of the look of the payment window that was made at Pensopay.',
  },
  'payment-option.settings.account': { da: 'Kontostreng', en: 'Accounting string' },
  'payment-option.settings.account-help': {
    da: 'Bruges for de linjer i en blanket, der ikke har deres egen.',
    en: 'Used for lines of a form that have none of their own.',
  },
  'payment-option.settings.four-eyes': {
    da: 'To medarbejdere ved tilbagebetaling over',
    en: 'Two employees for refunds above',
  },
  'payment-option.settings.four-eyes-help': {
    da: 'Hele kroner. En anden medarbejder skal sige ja til en større tilbagebetaling, og altid til en i en anden valuta. Tomt felt: aldrig.',
    en: 'Whole kroner. Another employee must agree to a larger refund, and always to one in another currency. Empty: never.',
  },
  'payment-option.settings.minutes': { da: 'Minutter til at betale', en: 'Minutes to pay' },
  'payment-option.settings.minutes-help': {
    da: 'Så længe kan betalingsvinduet bruges; derefter kan borgeren åbne et nyt. 60, når feltet er tomt.',
    en: 'So long the payment window can be used; after that the citizen can open another. 60 when empty.',
  },
  'payment-option.settings.test-mode': { da: 'Prøvetilstand', en: 'Test mode' },
  'payment-option.settings.test-mode-help': {
    da: 'Der kan kun betales med Pensopays prøvekort, og ingen penge flyttes.',
    en: 'Only Pensopay’s test cards can pay, and no money moves.',
  },
  'payment-option.problem.method': {
    da: 'Pensopay kender ikke betalingsmåden {method}.',
    en: 'Pensopay does not know the way to pay {method}.',
  },
  'payment-option.problem.currency': {
    da: 'Der kan ikke betales i valutaen {currency}. Skriv valutaens tre bogstaver (ISO 4217), og kun valutaer, der deles i hundrededele.',
    en: 'Nobody can pay in the currency {currency}. Write its three letters (ISO 4217), and only currencies that are divided into hundredths.',
  },
  'payment-option.problem.twice': { da: 'To aftaler har det samme navn.', en: 'Two agreements have the same name.' },
  'payment-option.problem.same-key': {
    da: 'Den private nøgle må ikke være API-nøglen.',
    en: 'The private key must not be the API key.',
  },
  'payment-option.fact.test-mode': {
    da: 'Aftalen »{title}« er i prøvetilstand: Ingen betaler for alvor.',
    en: 'The agreement “{title}” is in test mode: nobody really pays.',
  },
  'payment-option.health.refused': {
    da: 'Pensopay siger nej til API-nøglen (HTTP {status}).',
    en: 'Pensopay refuses the API key (HTTP {status}).',
  },
  'payment-option.health.unavailable': {
    da: 'Pensopay svarer ikke: {reason}.',
    en: 'Pensopay does not answer: {reason}.',
  },
  'payment-option.health.private-key': {
    da: 'Den private nøgle er ikke den, som aftalen har hos Pensopay.',
    en: 'The private key is not the one that the agreement has at Pensopay.',
  },
  'payment-option.health.methods': {
    da: 'Aftalen har ikke {methods}. Den har: {enabled}.',
    en: 'The agreement does not have {methods}. It has: {enabled}.',
  },
  'payment-option.trial.test-mode': {
    da: 'Betalingsaftalen »{title}« er i prøvetilstand, så ingen ville betale for alvor. Slå prøvetilstanden fra under Funktioner › Betaling, eller vælg en anden aftale i blanketten.',
    en: 'The payment agreement “{title}” is in test mode, so that nobody would really pay. Switch test mode off under Functions › Payment, or choose another agreement in the form.',
  },
  'payment-option.trial.refused': {
    da: 'Pensopay siger nej til API-nøglen for betalingsaftalen »{title}« (HTTP {status}). Hent en ny i Pensopays administration, skriv den under Funktioner › Betaling, og udgiv igen.',
    en: 'Pensopay refuses the API key of the payment agreement “{title}” (HTTP {status}). Get a new one in Pensopay’s administration, write it under Functions › Payment, and publish again.',
  },
  'payment-option.trial.silent': {
    da: 'Betalingsaftalen »{title}« kunne ikke kontrolleres, fordi Pensopay ikke svarer ({reason}). Intet er udgivet. Prøv igen om nogle minutter; bliver det ved, så prøv forbindelsen under Funktioner › Betaling.',
    en: 'The payment agreement “{title}” could not be checked, because Pensopay does not answer ({reason}). Nothing was published. Try again in some minutes; if it stays so, try the connection under Functions › Payment.',
  },
  'payment-option.trial.private-key': {
    da: 'Den private nøgle for betalingsaftalen »{title}« er ikke den, som aftalen har hos Pensopay, så beskeder om betalinger ville blive afvist. Ret den under Funktioner › Betaling, og udgiv igen.',
    en: 'The private key of the payment agreement “{title}” is not the one that the agreement has at Pensopay, so that messages of payments would be refused. Correct it under Functions › Payment, and publish again.',
  },
  'payment-option.trial.methods': {
    da: 'Betalingsaftalen »{title}« har ikke de betalingsmåder, der er valgt: {methods}. Den har: {enabled}. Få dem slået til hos Pensopay, eller ret dem under Funktioner › Betaling.',
    en: 'The payment agreement “{title}” does not have the ways to pay that are chosen: {methods}. It has: {enabled}. Have them enabled at Pensopay, or correct them under Functions › Payment.',
  },
  'payment-option.trial.unlisted': {
    da: 'Betalingsaftalen »{title}« er af version 1, hvor Pensopay ikke kan oplyse, hvilke betalingsmåder der er slået til. Kun nøglen er kontrolleret: Prøv selv en betaling.',
    en: 'The payment agreement “{title}” is of version 1, where Pensopay can’t tell which ways to pay are enabled. Only the key has been checked: try a payment yourself.',
  },
  'payment-option.trial.cvr': {
    da: 'Betalingsaftalen »{title}« tilhører CVR-nummer {cvr} hos Pensopay, ikke jeres eget. Er det ikke meningen, så ret aftalen under Funktioner › Betaling.',
    en: 'The payment agreement “{title}” belongs to the CVR number {cvr} at Pensopay, not to your own. If that is not meant, correct the agreement under Functions › Payment.',
  },
});
