import { defineTexts } from '../../texts/catalogue.ts';

/** What is wrong with the file of a list, and what to do about it. */
export const listFileTexts = defineTexts({
  'lists.file.tooLarge': {
    da: 'Filen fylder mere end 1 MB. Del listen i flere.',
    en: 'The file is larger than 1 MB. Divide the list.',
  },
  'lists.file.encoding': {
    da: 'Filen er hverken tekst i UTF-8 eller Windows-1252. Gem den som «CSV UTF-8», og prøv igen.',
    en: 'The file is text neither in UTF-8 nor in Windows-1252. Save it as “CSV UTF-8” and try again.',
  },
  'lists.file.notCsv': {
    da: 'Filen kan ikke læses som CSV. Se efter et anførselstegn eller en adskiller, der mangler.',
    en: 'The file cannot be read as CSV. Look for a missing quotation mark or separator.',
  },
  'lists.file.notCsvInLine': {
    da: 'Filen kan ikke læses som CSV (linje {line}). Se efter et anførselstegn eller en adskiller, der mangler.',
    en: 'The file cannot be read as CSV (line {line}). Look for a missing quotation mark or separator.',
  },
  'lists.file.columns': {
    da: 'Den første linje skal have kolonnerne value og da, og der skal være mindst én linje under den.',
    en: 'The first line must have the columns value and da, and there must be at least one line below it.',
  },
  'lists.file.doubleColumn': {
    da: 'Den første linje har kolonnen «{column}» to gange.',
    en: 'The first line has the column “{column}” twice.',
  },
  'lists.file.tooManyLines': {
    da: 'Listen har mere end {most} linjer.',
    en: 'The list has more than {most} lines.',
  },
  'lists.file.badValue': {
    da: 'Linje {line}: «{value}» kan ikke være en værdi. Brug bogstaver, tal, _ . og -.',
    en: 'Line {line}: “{value}” cannot be a value. Use letters, digits, _ . and -.',
  },
  'lists.file.doubleValue': {
    da: 'Linje {line}: værdien «{value}» står allerede i linje {earlier}.',
    en: 'Line {line}: the value “{value}” stands in line {earlier} already.',
  },
  'lists.file.noText': {
    da: 'Linje {line}: den danske tekst mangler.',
    en: 'Line {line}: the Danish text is missing.',
  },
  'lists.file.longText': {
    da: 'Linje {line}: teksten må højst være på {most} tegn. Den er på {given}.',
    en: 'Line {line}: the text can be at most {most} characters. It has {given}.',
  },
  'lists.file.badDate': {
    da: 'Linje {line}: «{date}» er ikke en dato som 2026-08-01.',
    en: 'Line {line}: “{date}” is not a date such as 2026-08-01.',
  },
  'lists.file.datesReversed': {
    da: 'Linje {line}: slutdatoen ligger før startdatoen.',
    en: 'Line {line}: the end date is before the start date.',
  },
  'lists.file.more': {
    da: 'Der er {count} fejl mere. Ret disse først.',
    en: 'There are {count} more errors. Correct these first.',
  },
});
