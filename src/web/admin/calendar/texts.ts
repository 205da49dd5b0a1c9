import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page with the organisation's closing days says. */
export const calendarTexts = defineTexts({
  'calendar.title': { da: 'Lukkedage', en: 'Closing days' },
  'calendar.intro': {
    da: 'Frister i arbejdsdage springer weekender, helligdage og lukkedagene her over. En ændring gælder for frister, der bliver regnet ud fra nu af. Frister, der allerede er sat, flytter sig ikke.',
    en: 'Deadlines in working days leave out weekends, public holidays and the closing days here. A change applies to deadlines worked out from now on. Deadlines that are set already do not move.',
  },
  'calendar.heading': { da: 'Kommende lukkedage', en: 'Closing days to come' },
  'calendar.past': { da: 'Tidligere lukkedage', en: 'Closing days of the past' },
  'calendar.none': { da: 'Der er ingen kommende lukkedage.', en: 'There are no closing days to come.' },
  'calendar.date': { da: 'Dato', en: 'Date' },
  'calendar.name': { da: 'Navn', en: 'Name' },
  'calendar.nameHelp': {
    da: 'Så andre kan se hvorfor, for eksempel: Grundlovsdag eller Lukket mellem jul og nytår.',
    en: 'So that others can see why, for example: Constitution Day, or Closed between Christmas and New Year.',
  },
  'calendar.add': { da: 'Tilføj en lukkedag', en: 'Add a closing day' },
  'calendar.addButton': { da: 'Tilføj', en: 'Add' },
  'calendar.action': { da: 'Handling', en: 'Action' },
  'calendar.remove': { da: 'Fjern', en: 'Remove' },
  'calendar.notice.added': { da: 'Lukkedagen er tilføjet.', en: 'The closing day is added.' },
  'calendar.notice.removed': { da: 'Lukkedagen er fjernet.', en: 'The closing day is removed.' },
  'calendar.error.noDate': { da: 'Skriv datoen', en: 'Enter the date' },
  'calendar.error.wrongDate': {
    da: 'Datoen findes ikke. Skriv den som dag-måned-år, for eksempel 5-6-2027',
    en: 'There is no such date. Enter it as day-month-year, for example 5-6-2027',
  },
  'calendar.error.known': { da: 'Datoen er allerede en lukkedag', en: 'The date is a closing day already' },
  'calendar.error.notWorking': {
    da: 'Datoen er en weekend eller helligdag og er derfor i forvejen ikke en arbejdsdag',
    en: 'The date is a weekend or public holiday, and so no working day in any case',
  },
  'calendar.error.noName': { da: 'Skriv et navn', en: 'Enter a name' },
  'calendar.error.longName': {
    da: 'Navnet må højst være på {most} tegn',
    en: 'The name may have at most {most} characters',
  },
  'calendar.error.many': {
    da: 'Der kan højst være {most} lukkedage. Fjern nogle af de gamle først',
    en: 'There can be at most {most} closing days. Remove some of the old ones first',
  },
});

export type CalendarTextKey = keyof typeof calendarTexts;
export type TranslateCalendar = Translate<CalendarTextKey>;

/** These texts in one language. */
export function calendarTranslator(language: Language): TranslateCalendar {
  return translator(calendarTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useCalendarTexts(): TranslateCalendar {
  return calendarTranslator(useLanguage());
}
