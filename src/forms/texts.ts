import { defineTexts } from '../texts/catalogue.ts';
import { accountNumberTexts } from './kinds/account-number/texts.ts';
import { cprNumberTexts } from './kinds/cpr-number/texts.ts';
import { dateTimeTexts } from './kinds/date-time/texts.ts';
import { oneOfTexts } from './kinds/one-of/texts.ts';
import { paymentTexts } from './kinds/payment/texts.ts';
import { severalOfTexts } from './kinds/several-of/texts.ts';
import { placeTexts } from './place-texts.ts';

const ownTexts = defineTexts({
  'form.unchecked': { da: 'ikke kontrolleret i registret', en: 'not checked in the register' },
  // What is wrong with an answer, and what to do about it.
  'form.error.missing': { da: 'Besvar spørgsmålet', en: 'Answer this question' },
  'form.error.tooLong': {
    da: 'Teksten må højst være på {allowed} tegn. Den er på {given}',
    en: 'The text can be at most {allowed} characters. It has {given}',
  },
  'form.error.notNumber': {
    da: '“{given}” er ikke et tal, vi kan læse. Skriv tallet med cifre, for eksempel 1234 eller 12,5',
    en: 'We cannot read “{given}” as a number. Write it in digits, for example 1234 or 12.5',
  },
  'form.error.notWhole': {
    da: 'Tallet skal være et helt tal. Du skrev {given}',
    en: 'The number must be a whole number. You wrote {given}',
  },
  'form.error.tooManyDecimals': {
    da: 'Tallet må højst have {allowed} decimaler. Du skrev {given}',
    en: 'The number can have at most {allowed} decimals. You wrote {given}',
  },
  'form.error.tooSmall': {
    da: 'Tallet skal være {allowed} eller mere. Du skrev {given}',
    en: 'The number must be {allowed} or more. You wrote {given}',
  },
  'form.error.tooLarge': {
    da: 'Tallet skal være {allowed} eller mindre. Du skrev {given}',
    en: 'The number must be {allowed} or less. You wrote {given}',
  },
  'form.error.notAmount': {
    da: '“{given}” er ikke et beløb, vi kan læse. Skriv det i kroner og øre, for eksempel 1250,50',
    en: 'We cannot read “{given}” as an amount. Write it in kroner and øre, for example 1250.50',
  },
  'form.error.amountDecimals': {
    da: 'Beløbet må højst have to decimaler til ører. Du skrev {given}',
    en: 'The amount can have at most two decimals for øre. You wrote {given}',
  },
  'form.error.amountTooSmall': {
    da: 'Beløbet skal være {allowed} eller mere. Du skrev {given}',
    en: 'The amount must be {allowed} or more. You wrote {given}',
  },
  'form.error.amountTooLarge': {
    da: 'Beløbet skal være {allowed} eller mindre. Du skrev {given}',
    en: 'The amount must be {allowed} or less. You wrote {given}',
  },
  'form.error.dateIncomplete': {
    da: 'Skriv både dag, måned og år',
    en: 'Write the day, the month and the year',
  },
  'form.error.noDay': { da: 'Skriv også dagen i datoen', en: 'Write the day of the date too' },
  'form.error.noMonth': { da: 'Skriv også måneden i datoen', en: 'Write the month of the date too' },
  'form.error.noYear': { da: 'Skriv også året i datoen', en: 'Write the year of the date too' },
  'form.error.badDay': {
    da: 'Dagen skal være et tal fra 1 til 31. Du skrev “{given}”',
    en: 'The day must be a number from 1 to 31. You wrote “{given}”',
  },
  'form.error.badMonth': {
    da: 'Måneden skal være et tal fra 1 til 12. Du skrev “{given}”',
    en: 'The month must be a number from 1 to 12. You wrote “{given}”',
  },
  'form.error.badYear': {
    da: 'Skriv året med fire cifre, for eksempel 1985. Du skrev “{given}”',
    en: 'Write the year with four digits, for example 1985. You wrote “{given}”',
  },
  'form.error.noSuchDate': {
    da: 'Datoen {given} findes ikke. Ret dag, måned eller år',
    en: 'There is no such date as {given} (day.month.year). Correct the day, month or year',
  },
  'form.error.noFrom': { da: 'Skriv også startdatoen', en: 'Write the start date too' },
  'form.error.noTo': { da: 'Skriv også slutdatoen', en: 'Write the end date too' },
  'form.error.periodReversed': {
    da: 'Slutdatoen {to} ligger før startdatoen {from}. Ret en af dem',
    en: 'The end date {to} is before the start date {from}. Correct one of them',
  },
  'form.error.unknownChoice': {
    da: 'Vælg en af svarmulighederne på listen',
    en: 'Choose one of the answers in the list',
  },
  'form.error.notCaseNumber': {
    da: 'Skriv sagsnummeret som {allowed}. Du skrev {given}',
    en: 'Write the case number as {allowed}. You wrote {given}',
  },
  'form.error.notYesNo': { da: 'Vælg ja eller nej', en: 'Choose yes or no' },
  'form.error.notConfirmed': {
    da: 'Sæt flueben for at bekræfte',
    en: 'Tick the box to confirm',
  },
  'form.error.notEmail': {
    da: '“{given}” er ikke en e-mailadresse. Skriv den som navn@eksempel.dk',
    en: '“{given}” is not an e-mail address. Write it like name@example.com',
  },
  'form.error.emailTooLong': {
    da: 'E-mailadressen må højst være på {allowed} tegn. Den er på {given}',
    en: 'The e-mail address can be at most {allowed} characters. It has {given}',
  },
  'form.error.notPhone': {
    da: '“{given}” er ikke et telefonnummer, vi kan læse. Skriv et dansk nummer på 8 cifre eller et udenlandsk med + og landekode',
    en: 'We cannot read “{given}” as a phone number. Write a Danish number of 8 digits or a foreign one with + and country code',
  },
  'form.error.notDanishPhone': {
    da: 'Et dansk telefonnummer har 8 cifre og begynder ikke med 0 eller 1. Du skrev “{given}”',
    en: 'A Danish phone number has 8 digits and does not begin with 0 or 1. You wrote “{given}”',
  },
  'form.error.onlyDanishPhone': {
    da: 'Skriv et dansk telefonnummer på 8 cifre. Du skrev “{given}”',
    en: 'Write a Danish phone number of 8 digits. You wrote “{given}”',
  },
  'form.error.unknownCountry': {
    da: 'Der er intet land med den landekode, du skrev: “{given}”. Ret landekoden efter +',
    en: 'No country has the country code that you wrote: “{given}”. Correct the code after the +',
  },
  'form.error.phoneLength': {
    da: 'Der mangler cifre i “{given}”, eller der er for mange. Se nummeret efter',
    en: 'There are too few or too many digits in “{given}”. Check the number',
  },
  'form.error.noCvr': { da: 'Skriv virksomhedens CVR-nummer', en: 'Write the company’s CVR number' },
  'form.error.cvrCharacters': {
    da: 'Et CVR-nummer består kun af cifre. Du skrev “{given}”',
    en: 'A CVR number has digits only. You wrote “{given}”',
  },
  'form.error.cvrLength': {
    da: 'Et CVR-nummer har 8 cifre. Du skrev {given}',
    en: 'A CVR number has 8 digits. You wrote {given}',
  },
  'form.error.cvrCheckDigit': {
    da: '{given} er ikke et gyldigt CVR-nummer. Se efter, om et ciffer er skrevet forkert',
    en: '{given} is not a valid CVR number. Check whether a digit is wrong',
  },
  'form.error.noCompanyName': {
    da: 'Tryk på “Find virksomhed”, eller skriv virksomhedens navn',
    en: 'Press “Find company”, or write the name of the company',
  },
  'form.error.noFile': { da: 'Vælg en fil', en: 'Choose a file' },
  'form.error.fileGone': {
    da: 'En vedhæftet fil findes ikke længere. Fjern den, og vedhæft den igen',
    en: 'An attached file no longer exists. Remove it and attach it again',
  },
  'form.error.fileType': {
    da: 'Filen {given} skal være af typen {allowed}. Fjern den, og vedhæft en anden',
    en: 'The file {given} must be of the type {allowed}. Remove it and attach another',
  },
  'form.error.fileTooLarge': {
    da: 'Filen {given} er større end {allowed}. Fjern den, og vedhæft en mindre',
    en: 'The file {given} is larger than {allowed}. Remove it and attach a smaller one',
  },
  'form.error.tooManyFiles': {
    da: 'Du kan højst vedhæfte {allowed} filer. Der er {given}. Fjern nogle af dem',
    en: 'You can attach at most {allowed} files. There are {given}. Remove some of them',
  },
  'form.error.noRows': { da: 'Tilføj mindst én', en: 'Add at least one' },
  'form.error.tooFewRows': {
    da: 'Der skal være mindst {allowed}. Tilføj flere',
    en: 'There must be at least {allowed}. Add more',
  },
  'form.error.tooManyRows': {
    da: 'Der kan højst være {allowed}. Fjern nogle af dem',
    en: 'There can be at most {allowed}. Remove some of them',
  },

  // What the page parts say beside the form's own texts.
  'form.part.errorPrefix': { da: 'Fejl: ', en: 'Error: ' },
  'form.part.optional': { da: '(frivilligt)', en: '(optional)' },
  'form.part.required': { da: '(*skal udfyldes)', en: '(*required)' },
  'form.part.notGiven': { da: 'Ikke oplyst', en: 'Not given' },
  'form.part.notComputed': { da: 'Regnes ud, når du har svaret', en: 'Worked out when you have answered' },
  'form.part.fromCpr': { da: 'Hentet fra CPR', en: 'From the CPR register' },
  'form.part.fromCvr': { da: 'Hentet fra CVR', en: 'From the CVR register' },
  'form.part.fromLogin': { da: 'Hentet fra dit login', en: 'From your login' },
  'form.part.fromElsewhere': { da: 'Udfyldt på forhånd', en: 'Filled in beforehand' },
  'form.caseNumber.example': { da: 'For eksempel {example}.', en: 'For example {example}.' },
  'form.rating.shown': { da: '{number} ud af {max}', en: '{number} out of {max}' },
  'form.prices.line': { da: 'Vare', en: 'Item' },
  'form.prices.quantity': { da: 'Antal', en: 'Quantity' },
  'form.prices.unitPrice': { da: 'Pris for én', en: 'Price each' },
  'form.prices.amount': { da: 'Beløb', en: 'Amount' },
  'form.prices.total': { da: 'I alt', en: 'Total' },
  'form.prices.vat': { da: 'Heraf moms', en: 'Of which VAT' },
  'form.table.sum': { da: 'I alt', en: 'Total' },
  // What is wrong in one cell, named by the headings of its row and column.
  'form.table.cellError': { da: '{row}, {column}: {problem}', en: '{row}, {column}: {problem}' },
  'form.part.yes': { da: 'Ja', en: 'Yes' },
  'form.part.no': { da: 'Nej', en: 'No' },
  'form.part.choose': { da: 'Vælg', en: 'Choose' },
  'form.part.maxLength': { da: 'Højst {allowed} tegn.', en: 'At most {allowed} characters.' },
  'form.part.day': { da: 'Dag', en: 'Day' },
  'form.part.month': { da: 'Måned', en: 'Month' },
  'form.part.year': { da: 'År', en: 'Year' },
  'form.part.dateExample': { da: 'For eksempel 27 3 2026.', en: 'For example 27 3 2026.' },
  'form.part.from': { da: 'Startdato', en: 'Start date' },
  'form.part.to': { da: 'Slutdato', en: 'End date' },
  'form.part.periodShown': { da: '{from} til {to}', en: '{from} to {to}' },
  'form.part.kroner': { da: 'kr.', en: 'kr.' },
  'form.part.inKroner': { da: 'i kroner', en: 'in Danish kroner' },
  'form.part.phoneExample': {
    da: 'Udenlandske numre begynder med + og landekode.',
    en: 'Foreign numbers begin with + and the country code.',
  },
  'form.part.danishPhoneExample': { da: 'Et dansk nummer på 8 cifre.', en: 'A Danish number of 8 digits.' },
  'form.part.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'form.part.companyName': { da: 'Virksomhedens navn', en: 'Name of the company' },
  'form.part.findCompany': { da: 'Find virksomhed', en: 'Find company' },
  'form.part.companyShown': { da: '{name} (CVR-nummer {cvr})', en: '{name} (CVR number {cvr})' },
  'form.part.fileLimits': {
    da: 'Du kan vedhæfte op til {count} filer af typen {types}. Hver fil må højst fylde {size}.',
    en: 'You can attach up to {count} files of the type {types}. Each file can be at most {size}.',
  },
  'form.part.fileLimitsOne': {
    da: 'Du kan vedhæfte én fil af typen {types}. Den må højst fylde {size}.',
    en: 'You can attach one file of the type {types}. It can be at most {size}.',
  },
  'form.part.attached': { da: 'Vedhæftede filer', en: 'Attached files' },
  'form.part.fileGone': { da: 'Filen findes ikke længere', en: 'The file no longer exists' },
  'form.part.remove': { da: 'Fjern', en: 'Remove' },
  'form.part.addRow': { da: 'Tilføj {row}', en: 'Add {row}' },
  'form.part.removeRow': { da: 'Fjern {row} {number}', en: 'Remove {row} {number}' },
  'form.part.rowsFull': {
    da: 'Der kan ikke tilføjes flere end {allowed}.',
    en: 'No more than {allowed} can be added.',
  },
});

/** What the form engine and the kinds of fields say; the form's own texts stand in its definition. */
export const formTexts = {
  ...ownTexts,
  ...accountNumberTexts,
  ...cprNumberTexts,
  ...dateTimeTexts,
  ...oneOfTexts,
  ...paymentTexts,
  ...severalOfTexts,
  ...placeTexts,
};
