import { defineTexts } from '../../texts/catalogue.ts';

/** What the designer is told about an expression that can't be used. */
export const feelTexts = defineTexts({
  'feel.finding.empty': { da: 'Skriv et udtryk', en: 'Write an expression' },
  'feel.finding.syntax': {
    da: 'Udtrykket kan ikke læses fra dette sted: {given}',
    en: 'The expression cannot be read from here: {given}',
  },
  'feel.finding.incomplete': {
    da: 'Udtrykket mangler noget til sidst',
    en: 'Something is missing at the end of the expression',
  },
  'feel.finding.tooLong': {
    da: 'Udtrykket må højst være på {allowed} tegn. Det er på {given}',
    en: 'The expression can be at most {allowed} characters. It has {given}',
  },
  'feel.finding.tooDeep': {
    da: 'Udtrykket har for mange led inde i hinanden. Der må højst være {allowed}. Del det op i flere beregnede felter',
    en: 'The expression has too many parts within each other. At most {allowed} are allowed. Split it into several computed fields',
  },
  'feel.finding.unknownName': {
    da: 'Der er ikke noget, der hedder »{given}«. Du kan bruge: {allowed}',
    en: 'There is nothing called “{given}”. You can use: {allowed}',
  },
  'feel.finding.unknownEntry': {
    da: '»{given}« findes ikke her. Du kan bruge: {allowed}',
    en: '“{given}” does not exist here. You can use: {allowed}',
  },
  'feel.finding.noEntries': {
    da: '»{given}« findes ikke: {type} har ingen dele',
    en: '“{given}” does not exist: {type} has no parts',
  },
  'feel.finding.unknownFunction': {
    da: 'Der er ingen funktion, der hedder »{given}«',
    en: 'There is no function called “{given}”',
  },
  'feel.finding.functionAsValue': {
    da: '»{given}« er en funktion. Skriv argumenterne i parentes efter navnet',
    en: '“{given}” is a function. Write its arguments in brackets after the name',
  },
  'feel.finding.argumentCount': {
    da: 'Antal argumenter i »{name}« skal være {allowed}. Der står {given}',
    en: 'The number of arguments of “{name}” must be {allowed}. There are {given}',
  },
  'feel.finding.unknownParameter': {
    da: '»{name}« har intet argument, der hedder »{given}«. Du kan bruge: {allowed}',
    en: '“{name}” has no argument called “{given}”. You can use: {allowed}',
  },
  'feel.finding.missingParameter': {
    da: '»{name}« mangler argumentet »{given}«',
    en: '“{name}” lacks the argument “{given}”',
  },
  'feel.finding.argumentType': {
    da: 'Argumentet »{parameter}« i »{name}« skal være {allowed}. Her står {given}',
    en: 'The argument “{parameter}” of “{name}” must be {allowed}. This is {given}',
  },
  'feel.finding.type': {
    da: 'Her skal stå {allowed}. Der står {given}',
    en: 'This must be {allowed}. It is {given}',
  },
  'feel.finding.operands': {
    da: '»{operator}« kan ikke bruges på {left} og {right}',
    en: '“{operator}” cannot be used on {left} and {right}',
  },
  'feel.finding.notComparable': {
    da: 'Du kan ikke sammenligne {left} med {right}',
    en: 'You cannot compare {left} with {right}',
  },
  'feel.finding.result': {
    da: 'Resultatet skal være {allowed}. Det er {given}',
    en: 'The result must be {allowed}. It is {given}',
  },
  'feel.finding.literal': {
    da: '»{given}« er ikke {allowed}',
    en: '“{given}” is not {allowed}',
  },
  'feel.finding.pattern': {
    da: 'Mønsteret »{given}« kan ikke bruges. Henvisninger tilbage (\\1), [a-z-[b]], \\i, \\c og \\p{Is…} er ikke tilladt, og mønsteret må ikke være for stort',
    en: 'The pattern “{given}” cannot be used. References back (\\1), [a-z-[b]], \\i, \\c and \\p{Is…} are not allowed, and the pattern must not be too large',
  },
  'feel.finding.duplicateEntry': {
    da: '»{given}« står der flere gange',
    en: '“{given}” occurs more than once',
  },
  'feel.finding.range': {
    da: 'Et interval kan kun stå efter »in«',
    en: 'A range can only stand after “in”',
  },
  'feel.finding.noInput': {
    da: 'Der er intet på venstre side at sammenligne med. Skriv det før »in«',
    en: 'There is nothing on the left to compare with. Write it before “in”',
  },
  'feel.finding.notSupported': {
    da: '»{given}« er ikke understøttet',
    en: '“{given}” is not supported',
  },
  'feel.finding.noDate': {
    da: '»{given}« kan ikke bruges her, fordi tidspunktet ikke er kendt',
    en: '“{given}” cannot be used here because the time is not known',
  },
  'feel.type.any': { da: 'en vilkårlig værdi', en: 'any value' },
  'feel.type.null': { da: 'ingen værdi', en: 'no value' },
  'feel.type.boolean': { da: 'sandt eller falsk', en: 'true or false' },
  'feel.type.number': { da: 'et tal', en: 'a number' },
  'feel.type.string': { da: 'en tekst', en: 'a text' },
  'feel.type.date': { da: 'en dato', en: 'a date' },
  'feel.type.time': { da: 'et klokkeslæt', en: 'a time' },
  'feel.type.date and time': { da: 'en dato med klokkeslæt', en: 'a date with a time' },
  'feel.type.days and time duration': { da: 'en varighed i dage og timer', en: 'a duration in days and hours' },
  'feel.type.years and months duration': { da: 'en varighed i år og måneder', en: 'a duration in years and months' },
  'feel.type.list': { da: 'en liste', en: 'a list' },
  'feel.type.listOf': { da: 'en liste, hvor hvert led er {of}', en: 'a list in which each item is {of}' },
  'feel.type.context': { da: 'en gruppe af værdier', en: 'a group of values' },
  'feel.type.duration': { da: 'en varighed som P1Y6M eller P3DT4H', en: 'a duration such as P1Y6M or P3DT4H' },
  'feel.type.temporal': {
    da: 'en dato, et klokkeslæt eller en varighed, som findes',
    en: 'a date, time or duration that exists',
  },
  'feel.type.function': { da: 'en funktion', en: 'a function' },
  'feel.word.or': { da: '{left} eller {right}', en: '{left} or {right}' },
  'feel.word.none': { da: '(ingen)', en: '(none)' },
});
