import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page of the organisation's languages says. */
export const languagesTexts = defineTexts({
  'languages.title': { da: 'Sprog', en: 'Languages' },
  'languages.intro': {
    da: 'Her vælger I, hvilke sprog borgere og medarbejdere kan læse siderne på. Sproget følger med i menuer, blanketter, fejlmeddelelser og PDF-dokumenter.',
    en: 'Here you choose the languages that citizens and employees can read the pages in. Menus, forms, error messages and PDF documents follow the language.',
  },
  'languages.on.heading': { da: 'Sprogversionering', en: 'Language versions' },
  'languages.on.isOn': {
    da: 'Sprogversionering er slået til. Sprogmenuen står øverst til højre på alle sider, når der er mindst to sprog.',
    en: 'Language versions are on. The language menu is at the top right of every page when there are at least two languages.',
  },
  'languages.on.isOff': {
    da: 'Sprogversionering er slået fra. Der er ingen sprogmenu, og alle sider er på {language}.',
    en: 'Language versions are off. There is no language menu, and all pages are in {language}.',
  },
  'languages.on.turnOn': { da: 'Slå sprogversionering til', en: 'Turn language versions on' },
  'languages.on.turnOff': { da: 'Slå sprogversionering fra', en: 'Turn language versions off' },
  'languages.chosen.heading': { da: 'Sprog i menuen', en: 'Languages in the menu' },
  'languages.chosen.help': {
    da: 'Det første er organisationens eget. Det får den, der ikke har valgt noget.',
    en: 'The first is the organisation’s own. Whoever has not chosen one gets that.',
  },
  'languages.chosen.language': { da: 'Sprog', en: 'Language' },
  'languages.chosen.texts': { da: 'Tekster', en: 'Texts' },
  'languages.chosen.order': { da: 'Rækkefølge', en: 'Order' },
  'languages.chosen.actions': { da: 'Handlinger', en: 'Actions' },
  'languages.chosen.none': { da: 'Der er ingen sprog.', en: 'There are no languages.' },
  'languages.up': { da: 'Flyt op', en: 'Move up' },
  'languages.down': { da: 'Flyt ned', en: 'Move down' },
  'languages.hide': { da: 'Tag ud af menuen', en: 'Take out of the menu' },
  'languages.show': { da: 'Sæt i menuen', en: 'Put in the menu' },
  'languages.others.heading': { da: 'Sprog, der ikke er i menuen', en: 'Languages that are not in the menu' },
  'languages.builtIn': { da: 'Følger med produktet', en: 'Comes with the product' },
  'languages.complete': { da: 'Alle {count} tekster er oversat', en: 'All {count} texts are translated' },
  'languages.missing': { da: '{count} af {all} tekster mangler', en: '{count} of {all} texts are missing' },
  'languages.missing.help': {
    da: 'De vises på engelsk, hvis I tilbyder det, ellers på dansk.',
    en: 'They are shown in English where you offer it, otherwise in Danish.',
  },
  'languages.fetch': { da: 'Hent som fil', en: 'Download' },
  'languages.remove': { da: 'Fjern sproget', en: 'Remove the language' },
  'languages.remove.help': {
    da: 'Oversættelsen bliver slettet. Hent den som fil først, hvis I vil kunne lægge den ind igen. De, der har valgt sproget, får organisationens eget.',
    en: 'The translation is deleted. Download it first if you want to be able to import it again. Those who have chosen the language get the organisation’s own.',
  },
  'languages.remove.confirm': { da: 'Ja, fjern sproget', en: 'Yes, remove the language' },
  'languages.new.heading': { da: 'Et nyt sprog', en: 'A new language' },
  'languages.new.step1': {
    da: 'Hent en fil med alle tekster på dansk og engelsk, klar til at blive oversat.',
    en: 'Download a file with all texts in Danish and English, ready to be translated.',
  },
  'languages.new.tag': { da: 'Sprogets kode', en: 'The code of the language' },
  'languages.new.tagHelp': {
    da: 'For eksempel de for tysk, ar for arabisk eller kl for grønlandsk.',
    en: 'For example de for German, ar for Arabic or kl for Greenlandic.',
  },
  'languages.new.fetch': { da: 'Hent filen', en: 'Download the file' },
  'languages.new.step2': {
    da: 'Skriv oversættelsen ved “text” for hver tekst. Lad ord i krøllede parenteser stå, som de er, for eksempel {example}.',
    en: 'Write the translation at “text” for each text. Leave words in braces as they are, for example {example}.',
  },
  'languages.new.step3': {
    da: 'Indlæs filen her. Sproget kommer i menuen med det samme.',
    en: 'Import the file here. The language is in the menu at once.',
  },
  'languages.file': { da: 'Fil med oversættelsen', en: 'File with the translation' },
  'languages.fileHelp': { da: 'JSON i UTF-8, højst 5 MB.', en: 'JSON in UTF-8, at most 5 MB.' },
  'languages.skipUnknown': {
    da: 'Spring tekster over, som produktet ikke kender',
    en: 'Skip texts that the product does not know',
  },
  'languages.import': { da: 'Indlæs', en: 'Import' },
  'languages.imported': { da: '{language} er indlæst', en: '{language} has been imported' },
  'languages.imported.count': { da: '{count} tekster er oversat.', en: '{count} texts are translated.' },
  'languages.imported.skipped': {
    da: '{count} tekster er sprunget over, fordi produktet ikke kender dem: {keys}',
    en: '{count} texts were skipped because the product does not know them: {keys}',
  },
  'languages.imported.outdated': {
    da: '{count} tekster er oversat fra en ældre dansk tekst og bør ses igennem: {keys}',
    en: '{count} texts were translated from an older Danish text and should be looked at: {keys}',
  },
  'languages.more': { da: 'og {count} til', en: 'and {count} more' },

  'languages.problem.noFile': { da: 'Vælg en fil med oversættelsen', en: 'Choose a file with the translation' },
  'languages.problem.tooLarge': {
    da: 'Filen er for stor. Den må højst være på 5 MB',
    en: 'The file is too large. It can be at most 5 MB',
  },
  'languages.problem.encoding': {
    da: 'Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8, og indlæs den så',
    en: 'The file is not saved as UTF-8. Save it again with the encoding UTF-8, then import it',
  },
  'languages.problem.notJson': {
    da: 'Filen er ikke gyldig JSON. Se efter et manglende komma eller anførselstegn {at}',
    en: 'The file is not valid JSON. Look for a missing comma or quotation mark {at}',
  },
  'languages.problem.line': { da: 'omkring linje {line}', en: 'around line {line}' },
  'languages.problem.shape': {
    da: 'Filen har ikke den rigtige form. Hent en fil til oversættelse her på siden, og brug den',
    en: 'The file does not have the right shape. Download a file for translation on this page and use that',
  },
  'languages.problem.empty': {
    da: 'Der er ingen oversættelser i filen. Skriv dem ved “text”',
    en: 'There are no translations in the file. Write them at “text”',
  },
  'languages.problem.tag': {
    da: '“{at}” er ikke en sprogkode. Ret “language” i filen, for eksempel til de eller ar',
    en: '“{at}” is not a language code. Correct “language” in the file, for example to de or ar',
  },
  'languages.problem.tagTyped': {
    da: '“{at}” er ikke en sprogkode. Skriv for eksempel de for tysk',
    en: '“{at}” is not a language code. Write for example de for German',
  },
  'languages.problem.builtIn': {
    da: 'Sproget “{at}” følger med produktet og kan ikke indlæses',
    en: 'The language “{at}” comes with the product and cannot be imported',
  },
  'languages.problem.direction': {
    da: '“{at}” er ikke en skriveretning. “direction” skal være ltr eller rtl',
    en: '“{at}” is not a direction. “direction” must be ltr or rtl',
  },
  'languages.problem.notText': {
    da: '{at}: Oversættelsen er ikke en tekst. Sæt den i anførselstegn',
    en: '{at}: The translation is not a text. Put it in quotation marks',
  },
  'languages.problem.tooLong': {
    da: '{at}: Oversættelsen er længere end 5.000 tegn. Gør den kortere',
    en: '{at}: The translation is longer than 5,000 characters. Make it shorter',
  },
  'languages.problem.characters': {
    da: '{at}: Oversættelsen indeholder tegn, der ikke kan vises. Skriv den igen',
    en: '{at}: The translation has characters that cannot be shown. Write it again',
  },
  'languages.problem.placeholders': {
    da: '{at}: Teksten skal have {expected}, men har {found}. Skriv dem, som de står på dansk',
    en: '{at}: The text must have {expected} but has {found}. Write them as they stand in the Danish text',
  },
  'languages.problem.nothing': { da: 'ingen', en: 'none' },
  'languages.problem.unknown': {
    da: 'Produktet kender ikke disse tekster: {keys}. Ret nøglerne, eller vælg at springe dem over',
    en: 'The product does not know these texts: {keys}. Correct the keys, or choose to skip them',
  },
  'languages.problem.more': {
    da: 'Der er {count} fejl mere i filen',
    en: 'There are {count} more errors in the file',
  },
});

export type LanguagesTextKey = keyof typeof languagesTexts;
export type TranslateLanguages = Translate<LanguagesTextKey>;

/** What the page says in one language. */
export function languagesTranslator(language: Language): TranslateLanguages {
  return translator(languagesTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useLanguagesTexts(): TranslateLanguages {
  return languagesTranslator(useLanguage());
}
