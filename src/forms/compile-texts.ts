import { type BothTexts, defineTexts, type FillValues, fillText } from '../texts/catalogue.ts';

/** What is wrong with a definition of a form so that it can't be used, and what to do about it. */
const compileTexts = defineTexts({
  'designer.compile.doubleKey': {
    da: 'To felter har nøglen «{key}». Giv det ene en anden.',
    en: 'Two fields have the key “{key}”. Give one of them another.',
  },
  'designer.compile.doublePageKey': {
    da: 'To sider har nøglen «{key}». Giv den ene en anden.',
    en: 'Two pages have the key “{key}”. Give one of them another.',
  },
  'designer.compile.reservedKey': {
    da: 'Siden kan ikke hedde «{key}», fordi adressen er optaget. Giv den en anden nøgle.',
    en: 'The page cannot be called “{key}”, because that address is taken. Give it another key.',
  },
  'designer.compile.doubleOption': {
    da: 'To valgmuligheder har værdien «{value}». Giv den ene en anden.',
    en: 'Two options have the value “{value}”. Give one of them another.',
  },
  'designer.compile.tooHeavy': {
    da: 'Blankettens udtryk er tilsammen for lange til at blive læst. Gør de længste kortere, eller del dem op i beregnede felter.',
    en: 'The form’s expressions are too long together to be read. Make the longest shorter, or split them into computed fields.',
  },
  'designer.compile.cycle': {
    da: 'Felterne afhænger af hinanden i ring: {cycle}. Bryd ringen.',
    en: 'The fields depend on each other in a circle: {cycle}. Break the circle.',
  },
  'designer.compile.ruleNeedsMitid': {
    da: 'Alder og kommune kendes kun fra CPR. Fjern reglen, eller lad blanketten kræve MitID.',
    en: 'Age and municipality are known from CPR alone. Remove the rule, or let the form demand MitID.',
  },
  'designer.compile.ruleNeedsLogin': {
    da: 'Uden login kan det ikke ses, om en person har sendt før. Fjern reglen, eller kræv login.',
    en: 'Without a log-in nobody can see whether a person has sent before. Remove the rule, or demand a log-in.',
  },
  'designer.compile.closesBeforeOpens': {
    da: 'Blanketten lukker, før den åbner. Ret det ene tidspunkt.',
    en: 'The form closes before it opens. Correct one of the times.',
  },
  'designer.compile.agesReversed': {
    da: 'Den laveste alder er højere end den højeste. Ret den ene.',
    en: 'The lowest age is above the highest. Correct one of them.',
  },
  'designer.compile.doubleParameter': {
    da: 'To parametre hedder «{name}». Giv den ene et andet navn.',
    en: 'Two parameters are called “{name}”. Give one of them another name.',
  },
  'designer.compile.paymentDoubleKey': {
    da: 'To linjer eller gebyrer har nøglen «{key}». Giv den ene en anden.',
    en: 'Two lines or fees have the key “{key}”. Give one of them another.',
  },
  'designer.compile.paymentCurrency': {
    da: 'Der kan ikke betales i valutaen «{currency}». Vælg en, der findes, og som deles i hundrededele, eller fjern valget, så der betales i danske kroner.',
    en: 'Nobody can pay in the currency “{currency}”. Choose one that exists and is divided into hundredths, or take the choice out to be paid in Danish kroner.',
  },
  'designer.compile.mixedCurrencies': {
    da: 'Blanketten kræver betaling i flere valutaer: {currencies}. Brug den samme i alle dens betalinger, eller del den op i flere blanketter.',
    en: 'The form asks for payment in several currencies: {currencies}. Use the same in all its payments, or split it into several forms.',
  },
  'designer.compile.paymentTwoQuantities': {
    da: 'Linjen «{line}» har både et antal og et, som borgeren vælger. Fjern det ene.',
    en: 'The line “{line}” has a quantity and one that the citizen chooses. Remove one of them.',
  },
  'designer.compile.paymentLimits': {
    da: 'Linjen «{line}» har et mindste antal, som er over det højeste, eller intet højeste. Ret det.',
    en: 'The line “{line}” has a least quantity above the most, or no most. Correct it.',
  },
  'designer.compile.paymentFee': {
    da: 'Gebyret «{line}» skal have enten et beløb eller en procent, ikke begge dele.',
    en: 'The fee “{line}” must have either an amount or a percentage, not both.',
  },
  'designer.compile.paymentDecimals': {
    da: 'Procenten ved «{line}» må højst have to decimaler.',
    en: 'The percentage at “{line}” can have at most two decimals.',
  },
});

type CompileText = keyof typeof compileTexts extends `designer.compile.${infer Key}` ? Key : never;

/** One of the sentences with its values, in every language. */
export function compileText(key: CompileText, values: FillValues = {}): BothTexts {
  return fillText(compileTexts[`designer.compile.${key}`], values);
}
