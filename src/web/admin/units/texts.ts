import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page of units says. */
export const unitsTexts = defineTexts({
  'units.title': { da: 'Enheder i adgangsstyringen', en: 'Units of the access management' },
  'units.intro': {
    da: 'En rolle fra Fælleskommunal Adgangsstyring kan være begrænset til enheder i kommunens organisation. Den kender enhederne ved et UUID. Skriv her, hvad hver enhed hedder i arbejdsgangene, så rollen kommer til at gælde dem. En rolle med en enhed uden navn bliver afvist.',
    en: 'A role from the shared municipal access management can be limited to units of the municipality’s organisation. It knows the units by a UUID. Enter here what each unit is called in the workflows, so that the role holds for those. A role with a unit without a name is refused.',
  },
  'units.when': {
    da: 'En ændring gælder, næste gang medarbejderen logger på.',
    en: 'A change holds the next time that the employee logs in.',
  },
  'units.unnamed': { da: 'Set, men uden navn', en: 'Seen, but without a name' },
  'units.unnamed.what': {
    da: 'Medarbejdere har logget på med roller, der er begrænset til disse enheder. Rollerne blev afvist.',
    en: 'Employees have logged in with roles that are limited to these units. The roles were refused.',
  },
  'units.unnamed.none': {
    da: 'Der er ingen. Alle enheder, som roller har været begrænset til, har et navn.',
    en: 'There are none. All units that roles have been limited to have a name.',
  },
  'units.known': { da: 'Enheder med navn', en: 'Units with a name' },
  'units.known.none': { da: 'Ingen enheder har et navn endnu.', en: 'No unit has a name yet.' },
  'units.column.uuid': { da: 'UUID', en: 'UUID' },
  'units.column.name': { da: 'Navn i arbejdsgangene', en: 'Name in the workflows' },
  'units.column.seen': { da: 'Sidst set', en: 'Last seen' },
  'units.column.action': { da: 'Handling', en: 'Action' },
  'units.column.used': { da: 'Bruges af en arbejdsgang', en: 'Used by a workflow' },
  'units.used.yes': { da: 'Ja', en: 'Yes' },
  'units.used.no': { da: 'Nej', en: 'No' },
  'units.name': { da: 'Giv en enhed et navn', en: 'Name a unit' },
  'units.name.uuid': { da: 'Enhedens UUID', en: 'UUID of the unit' },
  'units.name.choose': { da: 'Enhed, som en arbejdsgang har', en: 'Unit that a workflow has' },
  'units.name.other': { da: 'Eller et andet navn', en: 'Or another name' },
  'units.name.button': { da: 'Gem navnet', en: 'Save the name' },
  'units.give': { da: 'Giv navn', en: 'Name it' },
  'units.change': { da: 'Ret', en: 'Change' },
  'units.forget': { da: 'Slet navnet', en: 'Delete the name' },
  'units.file': { da: 'Indlæs fra en fil', en: 'Import from a file' },
  'units.file.what': {
    da: 'Filen er CSV med kolonnerne uuid og navn. Andre kolonner bliver sprunget over. Enheder i filen får navnene; andre enheder bliver, som de er. Er noget i filen forkert, bliver intet indlæst.',
    en: 'The file is CSV with the columns uuid and name. Other columns are skipped. Units of the file get the names; other units stay as they are. If anything in the file is wrong, nothing is imported.',
  },
  'units.file.label': { da: 'Fil med enheder (CSV)', en: 'File of units (CSV)' },
  'units.file.button': { da: 'Indlæs', en: 'Import' },
  'units.done.named': { da: 'Navnet er gemt.', en: 'The name is saved.' },
  'units.done.forgotten': { da: 'Navnet er slettet.', en: 'The name is deleted.' },
  'units.done.imported': {
    da: 'Filen er indlæst. Nye: {added}. Ændrede: {changed}.',
    en: 'The file is imported. New: {added}. Changed: {changed}.',
  },
  'units.atLine': { da: 'Linje {line}: {what}', en: 'Line {line}: {what}' },
  'units.problem.noFile': { da: 'Vælg en fil', en: 'Choose a file' },
  'units.problem.tooLarge': { da: 'Filen må højst være på 5 MB', en: 'The file must be at most 5 MB' },
  'units.problem.tooMany': {
    da: 'Filen må højst have {value} enheder',
    en: 'The file must have at most {value} units',
  },
  'units.problem.encoding': { da: 'Filen er ikke tekst. Gem den som CSV', en: 'The file is not text. Save it as CSV' },
  'units.problem.notCsv': {
    da: 'Filen kan ikke læses som CSV. Har linjen lige så mange felter som den første?',
    en: 'The file cannot be read as CSV. Does the line have as many fields as the first?',
  },
  'units.problem.columns': {
    da: 'Filen skal have kolonnerne uuid og navn og mindst én enhed',
    en: 'The file must have the columns uuid and name and at least one unit',
  },
  'units.problem.uuid': { da: 'Skriv et UUID, for eksempel {example}', en: 'Enter a UUID, for example {example}' },
  'units.problem.name': {
    da: 'Skriv et navn på højst {most} tegn, eller vælg en enhed',
    en: 'Enter a name of at most {most} characters, or choose a unit',
  },
  'units.problem.double': { da: 'Enheden står to gange: {value}', en: 'The unit is there twice: {value}' },
});

export type TranslateUnits = Translate<keyof typeof unitsTexts>;

/** What the page says in one language. */
export function unitsTranslator(language: Language): TranslateUnits {
  return translator(unitsTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useUnitsTexts(): TranslateUnits {
  return unitsTranslator(useLanguage());
}
