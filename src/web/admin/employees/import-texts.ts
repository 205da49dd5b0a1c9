import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page of importing employees says. */
export const importTexts = defineTexts({
  'staffImport.title': { da: 'Indlæs medarbejdere', en: 'Import employees' },
  'staffImport.choose': { da: 'Vælg en fil', en: 'Choose a file' },
  'staffImport.intro': {
    da: 'Du ser først, hvad filen vil ændre. Der sker ikke noget, før du bekræfter det.',
    en: 'You first see what the file would change. Nothing happens until you confirm it.',
  },
  'staffImport.columns': {
    da: 'Filen er CSV med kolonnerne id og navn, og gerne e-mail, brugernavn, leder (e-mail), grupper og roller (flere adskilt af |). id er det, jeres eget brugerkatalog kalder medarbejderen, i Entra ID objekt-id’et.',
    en: 'The file is CSV with the columns id and name, and perhaps email, username, manager (e-mail), groups and roles (several with | between). id is what your own directory calls the employee, in Entra ID the object id.',
  },
  'staffImport.file': { da: 'Fil med medarbejdere (CSV)', en: 'File of employees (CSV)' },
  'staffImport.show': { da: 'Vis, hvad der vil ske', en: 'Show what would happen' },
  'staffImport.preview': { da: 'Det vil filen ændre', en: 'What the file would change' },
  'staffImport.nothingYet': {
    da: 'Der er ikke ændret noget endnu. {unchanged} medarbejdere i filen er, som de skal være.',
    en: 'Nothing has been changed yet. {unchanged} employees of the file are as they should be.',
  },
  'staffImport.added': { da: 'Nye: {count}', en: 'New: {count}' },
  'staffImport.changed': { da: 'Ændrede: {count}', en: 'Changed: {count}' },
  'staffImport.missing': { da: 'Ikke i filen: {count}', en: 'Not in the file: {count}' },
  'staffImport.more': { da: 'De første {shown} af {count} vises.', en: 'The first {shown} of {count} are shown.' },
  'staffImport.column.name': { da: 'Navn', en: 'Name' },
  'staffImport.column.groups': { da: 'Grupper', en: 'Groups' },
  'staffImport.column.roles': { da: 'Roller givet her eller af filen', en: 'Roles given here or by the file' },
  'staffImport.left': { da: 'Dem, der ikke er i filen', en: 'Those not in the file' },
  'staffImport.leftYes': { da: 'Meld alle {count} stoppet', en: 'Mark all {count} as left' },
  'staffImport.leftHelp': {
    da: 'Vælg det kun, hvis filen rummer alle medarbejdere. De bliver logget af med det samme, og deres opgaver går tilbage til grupperne.',
    en: 'Choose it only if the file holds all employees. They are logged out at once, and their tasks go back to the groups.',
  },
  'staffImport.confirm': { da: 'Indlæs nu', en: 'Import now' },
  'staffImport.done': {
    da: 'Filen er indlæst. Nye: {added}. Ændrede: {changed}. Stoppede: {left}.',
    en: 'The file is imported. New: {added}. Changed: {changed}. Left: {left}.',
  },
  'staffImport.atLine': { da: 'Linje {line}: {what}', en: 'Line {line}: {what}' },
  'staffImport.atCell': { da: 'Linje {line}, {column}: {what}', en: 'Line {line}, {column}: {what}' },
  'staffImport.problem.noFile': { da: 'Vælg en fil', en: 'Choose a file' },
  'staffImport.problem.gone': {
    da: 'Filen er her ikke længere: den er indlæst, eller en anden er valgt siden. Vælg den igen.',
    en: 'The file is no longer here: it was imported, or another was chosen since. Choose it again.',
  },
  'staffImport.problem.changed': {
    da: 'Noget er ændret, siden du så det. Se det igennem igen. Der er ikke indlæst noget.',
    en: 'Something has changed since you saw it. Look it over again. Nothing has been imported.',
  },
  'staffImport.problem.tooLarge': { da: 'Filen må højst være på 10 MB', en: 'The file must be at most 10 MB' },
  'staffImport.problem.encoding': {
    da: 'Filen er ikke tekst. Gem den som CSV',
    en: 'The file is not text. Save it as CSV',
  },
  'staffImport.problem.notCsv': {
    da: 'Filen kan ikke læses som CSV. Har linjen lige så mange felter som den første?',
    en: 'The file cannot be read as CSV. Does the line have as many fields as the first?',
  },
  'staffImport.problem.columns': {
    da: 'Filen skal have kolonnerne id og navn og mindst én medarbejder',
    en: 'The file must have the columns id and name and at least one employee',
  },
  'staffImport.problem.unknownColumn': { da: 'Kolonnen kendes ikke', en: 'The column is not known' },
  'staffImport.problem.tooMany': {
    da: 'Filen må højst have {value} medarbejdere',
    en: 'The file must have at most {value} employees',
  },
  'staffImport.problem.empty': { da: 'Feltet må ikke være tomt', en: 'The field must not be empty' },
  'staffImport.problem.long': { da: 'Feltet er for langt', en: 'The field is too long' },
  'staffImport.problem.double': { da: 'Der er to af samme slags: {value}', en: 'There are two of the same: {value}' },
  'staffImport.problem.email': { da: '{value} er ikke en e-mailadresse', en: '{value} is not an e-mail address' },
  'staffImport.problem.role': { da: 'Rollen {value} findes ikke', en: 'There is no role {value}' },
  'staffImport.problem.ownRight': {
    da: 'Linjen ville tage din egen ret til at administrere roller. Ret linjen, eller bed en anden administrator om at indlæse filen.',
    en: 'The line would take your own right to manage roles. Correct the line, or ask another administrator to import the file.',
  },
  'staffImport.problem.mayNot': { da: 'Du kan ikke give rollen {value}', en: 'You cannot give the role {value}' },
});

export type TranslateImport = Translate<keyof typeof importTexts>;

/** What the page says in one language. */
export function importTranslator(language: Language): TranslateImport {
  return translator(importTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useImportTexts(): TranslateImport {
  return importTranslator(useLanguage());
}
