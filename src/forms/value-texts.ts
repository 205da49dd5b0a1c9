import { defineTexts } from '../texts/catalogue.ts';

/** What is wrong with values that a program gives, for whoever writes the program. */
export const valueTexts = defineTexts({
  'value.unknown': { da: 'Blanketten har ikke noget med det navn', en: 'The form has nothing by that name' },
  'value.text': { da: 'Her skal stå en tekst', en: 'This must be a text' },
  'value.number': {
    da: 'Her skal stå et tal, for eksempel 1250.5 eller "1250.50"',
    en: 'This must be a number, such as 1250.5 or "1250.50"',
  },
  'value.date': { da: 'Her skal stå en dato som "2026-12-31"', en: 'This must be a date such as "2026-12-31"' },
  'value.dateTime': {
    da: 'Her skal stå dag og tidspunkt som "2026-12-31T14:30"',
    en: 'This must be a day and time such as "2026-12-31T14:30"',
  },
  'value.period': {
    da: 'Her skal stå et objekt med datoerne from og to',
    en: 'This must be an object with the dates from and to',
  },
  'value.boolean': { da: 'Her skal stå true eller false', en: 'This must be true or false' },
  'value.list': { da: 'Her skal stå en liste af tekster', en: 'This must be a list of texts' },
  'value.parts': { da: 'Her skal stå et objekt', en: 'This must be an object' },
  'value.polygon': {
    da: 'Her skal stå en polygon uden huller i GeoJSON',
    en: 'This must be a polygon without holes in GeoJSON',
  },
  'value.rows': { da: 'Her skal stå en liste', en: 'This must be a list' },
  'value.row': { da: 'Hver række skal være et objekt', en: 'Each row must be an object' },
  'value.files': { da: 'Filer kan ikke sendes gennem API’et endnu', en: 'Files cannot be sent by the API yet' },
  'value.computed': { da: 'Værdien regnes ud og kan ikke sendes', en: 'The value is computed and cannot be sent' },
  'value.asksNothing': { da: 'Her spørges der ikke om noget', en: 'Nothing is asked for here' },
});
