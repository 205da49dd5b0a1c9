import { defineTexts } from '../../../texts/catalogue.ts';

/** What the page of option lists says. */
export const listTexts = defineTexts({
  'lists.title': { da: 'Valglister', en: 'Option lists' },
  'lists.intro': {
    da: 'Flere blanketter kan bruge den samme liste af svar. Svar, der mangler i en ny fil, kan ikke længere vælges; gamle svar beholder deres tekst.',
    en: 'Several forms can use the same list of answers. Answers that a new file leaves out can no longer be chosen; old answers keep their text.',
  },
  'lists.none': { da: 'Der er ingen lister endnu.', en: 'There are no lists yet.' },
  'lists.all': { da: 'Listerne', en: 'The lists' },
  'lists.national': {
    da: 'Listen er fælles for alle organisationer og følger Danmarks adresser. En liste, I selv indlæser med samme nøgle, træder i stedet for den hos jer.',
    en: 'The list is the same for all organisations and follows the addresses of Denmark. A list of your own with the same key takes its place with you.',
  },
  'lists.empty': { da: 'Listen er tom.', en: 'The list is empty.' },
  'lists.showAll': { da: 'Vis alle {count} svar', en: 'Show all {count} answers' },
  'lists.import': { da: 'Indlæs en liste', en: 'Import a list' },
  'lists.key': { da: 'Nøgle', en: 'Key' },
  'lists.keyHelp': {
    da: 'Små bogstaver, tal og bindestreg, for eksempel skoler. En kendt nøgle får nyt indhold.',
    en: 'Small letters, digits and hyphens, for example schools. A known key gets new content.',
  },
  'lists.name': { da: 'Navn', en: 'Name' },
  'lists.file': { da: 'CSV-fil', en: 'CSV file' },
  'lists.fileHelp': {
    da: 'Kolonner: value, da, en (og andre sprog), from og to. Datoer som 2026-08-01.',
    en: 'Columns: value, da, en (and other languages), from and to. Dates such as 2026-08-01.',
  },
  'lists.send': { da: 'Indlæs', en: 'Import' },
  'lists.badKey': {
    da: 'Skriv en nøgle af små bogstaver, tal og bindestreg',
    en: 'Write a key of small letters, digits and hyphens',
  },
  'lists.noName': { da: 'Skriv, hvad listen hedder', en: 'Write what the list is called' },
  'lists.saved': { da: 'Listen «{key}» er gemt', en: 'The list “{key}” is saved' },
  'lists.savedText': {
    da: 'Den har {count} svar, der kan vælges nu. Se den nedenfor.',
    en: 'It has {count} answers that can be chosen now. See it below.',
  },
  'lists.kept': {
    da: 'Intet er ændret. Ret filen, og indlæs den igen.',
    en: 'Nothing has been changed. Correct the file and import it again.',
  },
  'lists.noFile': { da: 'Vælg en CSV-fil', en: 'Choose a CSV file' },
  'lists.ended': { da: 'Kan ikke længere vælges', en: 'Can no longer be chosen' },
  'lists.value': { da: 'Værdi', en: 'Value' },
  'lists.label': { da: 'Tekst', en: 'Text' },
  'lists.from': { da: 'Fra og med', en: 'From' },
  'lists.to': { da: 'Til og med', en: 'To' },
});
