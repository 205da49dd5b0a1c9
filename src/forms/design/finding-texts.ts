import { type BothTexts, defineTexts, type FillValues, fillText } from '../../texts/catalogue.ts';

/** What a designer is told of a form while working on it, each with what to do. */
const findingTexts = defineTexts({
  'designer.finding.missing-label': { da: 'Her mangler en tekst.', en: 'A text is missing here.' },
  'designer.finding.missing-label.remedy': { da: 'Skriv, hvad der skal stå.', en: 'Write what it is to say.' },
  'designer.finding.missing-translation': {
    da: 'Teksten er ikke oversat ({language}).',
    en: 'The text is not translated ({language}).',
  },
  'designer.finding.missing-translation.remedy': {
    da: 'Oversæt den. Indtil da vises den på dansk.',
    en: 'Translate it. Until then it is shown in Danish.',
  },
  'designer.finding.outdated-translation': {
    da: 'Den danske tekst er ændret, siden den blev oversat ({language}).',
    en: 'The Danish text has changed since it was translated ({language}).',
  },
  'designer.finding.outdated-translation.remedy': {
    da: 'Ret oversættelsen, eller bekræft, at den stadig passer.',
    en: 'Correct the translation, or confirm that it still holds.',
  },
  'designer.finding.unclear-link': {
    da: 'Linket «{text}» siger ikke, hvor det fører hen. Mange hører linkene læst op uden teksten omkring.',
    en: 'The link “{text}” does not say where it leads. Many hear links read out without the text around them.',
  },
  'designer.finding.unclear-link.remedy': {
    da: 'Skriv i linket, hvad man finder der.',
    en: 'Write in the link what one finds there.',
  },
  'designer.finding.empty-page': { da: 'Siden er tom.', en: 'The page is empty.' },
  'designer.finding.empty-page.remedy': {
    da: 'Sæt et felt ind, eller slet siden.',
    en: 'Insert a field, or delete the page.',
  },
  'designer.finding.long-page': {
    da: 'Siden har {count} spørgsmål. Det er mange på én gang.',
    en: 'The page has {count} questions. That is many at once.',
  },
  'designer.finding.long-page.remedy': { da: 'Del den i flere sider.', en: 'Divide it into several pages.' },
  'designer.finding.double-label': {
    da: 'To spørgsmål på siden hedder det samme.',
    en: 'Two questions on the page are called the same.',
  },
  'designer.finding.double-label.remedy': {
    da: 'Skriv, hvad der skiller dem ad.',
    en: 'Write what tells them apart.',
  },
  'designer.finding.heading-order': {
    da: 'Overskriften er på niveau {level}, men der er ingen på niveau {above} over den.',
    en: 'The heading is of level {level}, but there is none of level {above} above it.',
  },
  'designer.finding.heading-order.remedy': { da: 'Giv den niveau {right}.', en: 'Give it level {right}.' },
  'designer.finding.unknown-list': {
    da: 'Der er ingen valgliste «{list}».',
    en: 'There is no option list “{list}”.',
  },
  'designer.finding.unknown-list.remedy': {
    da: 'Vælg en anden liste, eller lav den under Valglister.',
    en: 'Choose another list, or make it under Option lists.',
  },
  'designer.finding.ways-off': {
    da: 'Ingen af de måder at logge på, som blanketten tillader, er slået til. Ingen borger kan begynde den.',
    en: 'None of the ways to log in that the form allows is on. No citizen can begin it.',
  },
  'designer.finding.ways-off.remedy': {
    da: 'Vælg en måde, der er slået til, eller bed en administrator om at slå den til under Log-in.',
    en: 'Choose a way that is on, or ask an administrator to switch it on under Log-in.',
  },
  'designer.finding.payments-off': {
    da: 'Blanketten tager betaling, men organisationen har ingen betalingsaftale, eller tilvalget er slået fra.',
    en: 'The form takes payment, but the organisation has no payment agreement, or the option is off.',
  },
  'designer.finding.payments-off.remedy': {
    da: 'Bed en administrator om at tilføje en aftale under indstillingerne for betaling, eller fjern feltet.',
    en: 'Ask an administrator to add an agreement in the settings of payment, or remove the field.',
  },
  'designer.finding.agreement-gone': {
    da: 'Betalingsaftalen, som feltet bruger, findes ikke.',
    en: 'The payment agreement that the field uses is not there.',
  },
  'designer.finding.agreement-gone.remedy': {
    da: 'Vælg en af organisationens aftaler, eller lad valget være tomt for at bruge den første.',
    en: 'Choose one of the organisation’s agreements, or leave the choice empty to use the first.',
  },
  'designer.finding.currency-lacking': {
    da: 'Betalingsaftalen, som feltet bruger, kan ikke tage imod den valuta, der er valgt.',
    en: 'The payment agreement that the field uses cannot take the currency that is chosen.',
  },
  'designer.finding.currency-lacking.remedy': {
    da: 'Vælg en anden aftale, eller fjern valutaen, så der betales i danske kroner (og regn priserne om). Kan aftalen tage imod den hos Pensopay, så bed en administrator om at skrive den på aftalen.',
    en: 'Choose another agreement, or take the currency out to be paid in Danish kroner (and convert the prices). If the agreement can take it at Pensopay, ask an administrator to write it on the agreement.',
  },
  'designer.finding.way-off': {
    da: 'En af de måder at logge på, som blanketten tillader, er ikke slået til.',
    en: 'One of the ways to log in that the form allows is not on.',
  },
  'designer.finding.way-off.remedy': {
    da: 'Tag den fra, eller bed en administrator om at slå den til under Log-in.',
    en: 'Take it off, or ask an administrator to switch it on under Log-in.',
  },
  'designer.finding.no-purpose': {
    da: 'Blanketten får personoplysninger, men dette er ikke oplyst (databeskyttelsesforordningens artikel 13).',
    en: 'The form gets personal data, but this is not told (article 13 of the General Data Protection Regulation).',
  },
  'designer.finding.no-purpose.remedy': {
    da: 'Skriv det under Oplysningspligt.',
    en: 'Write it under Privacy notice.',
  },
  'designer.finding.never-shown': {
    da: 'Det kan aldrig blive vist: betingelsen kan ikke være opfyldt, uanset hvad der bliver svaret.',
    en: 'It can never be shown: the condition cannot hold, whatever is answered.',
  },
  'designer.finding.never-shown.remedy': {
    da: 'Se efter en valgmulighed, der ikke findes, eller betingelser, der udelukker hinanden.',
    en: 'Look for an option that does not exist, or conditions that exclude each other.',
  },
  'designer.finding.never-true': {
    da: 'Betingelsen kan aldrig være opfyldt.',
    en: 'The condition can never hold.',
  },
  'designer.finding.never-true.remedy': {
    da: 'Se efter en valgmulighed, der ikke findes, eller betingelser, der udelukker hinanden.',
    en: 'Look for an option that does not exist, or conditions that exclude each other.',
  },
  'designer.finding.never-valid': {
    da: 'Intet svar kan opfylde kontrollen.',
    en: 'No answer can meet the validation.',
  },
  'designer.finding.never-valid.remedy': { da: 'Ret reglen, eller fjern den.', en: 'Correct the rule, or remove it.' },
  'designer.finding.used-before-answered': {
    da: 'Betingelsen bruger «{field}», som først bliver spurgt på en senere side.',
    en: 'The condition uses “{field}”, which is asked on a later page.',
  },
  'designer.finding.used-before-answered.remedy': {
    da: 'Flyt spørgsmålet frem, eller flyt det, der afhænger af det.',
    en: 'Move the question forward, or what depends on it back.',
  },
});

/** What kind of finding it is; there is one sentence and one remedy for each. */
export type FindingKind = keyof typeof findingTexts extends `designer.finding.${infer Key}`
  ? Key extends `${string}.remedy`
    ? never
    : Key
  : never;

/** All kinds of findings. */
export const findingKinds: readonly string[] = Object.keys(findingTexts)
  .filter((key) => !key.endsWith('.remedy'))
  .map((key) => key.slice('designer.finding.'.length));

/** What is wrong, in every language. */
export function findingMessage(kind: FindingKind, values: FillValues): BothTexts {
  return fillText(findingTexts[`designer.finding.${kind}`], values);
}

/** What to do about it, in every language. */
export function findingRemedy(kind: FindingKind, values: FillValues): BothTexts {
  return fillText(findingTexts[`designer.finding.${kind}.remedy`], values);
}
