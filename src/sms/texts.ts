import { defineTexts } from '../texts/catalogue.ts';

/** What is wrong with numbers and senders of SMS. */
export const smsTexts = defineTexts({
  'sms-text.number.unreadable': {
    da: 'Det er ikke et telefonnummer. Skriv otte cifre, for eksempel 20 12 34 56, eller et nummer med landekode, for eksempel +45 20 12 34 56',
    en: 'This is not a telephone number. Write eight digits, such as 20 12 34 56, or a number with its country code, such as +45 20 12 34 56',
  },
  'sms-text.number.notDanish': {
    da: 'Et dansk nummer har otte cifre og begynder med 2 til 9. Ret nummeret, eller skriv landekoden foran, hvis det er udenlandsk',
    en: 'A Danish number has eight digits and begins with 2 to 9. Correct it, or write its country code if it is foreign',
  },
  'sms-text.number.unknownNumber': {
    da: 'Landet har ikke sådan et nummer. Se efter, om landekoden og alle cifre er rigtige',
    en: 'The country has no such number. See whether the country code and all digits are right',
  },
  'sms-text.number.foreign': {
    da: 'Her kan kun sendes sms til danske numre. Skriv et dansk nummer',
    en: 'SMS can only be sent to Danish numbers here. Write a Danish number',
  },
  'sms-text.number.cannotReceive': {
    da: 'Nummeret kan ikke modtage sms. Skriv nummeret på en mobiltelefon',
    en: 'The number cannot receive SMS. Write the number of a mobile phone',
  },
  'sms-text.sender.length': {
    da: 'Afsendernavnet skal have mellem 3 og 11 tegn',
    en: 'The sender name must have between 3 and 11 characters',
  },
  'sms-text.sender.characters': {
    da: 'Afsendernavnet må kun have bogstaverne a til z, tal og mellemrum. Skriv æ som ae, ø som oe og å som aa: telefonnettet laver dem ellers om',
    en: 'The sender name may only have the letters a to z, digits and blanks. Write æ as ae, ø as oe and å as aa: the networks would change them',
  },
  'sms-text.sender.noLetter': {
    da: 'Afsendernavnet skal have mindst ét bogstav',
    en: 'The sender name must have at least one letter',
  },
  'sms-text.sender.blanks': {
    da: 'Afsendernavnet må ikke begynde eller slutte med et mellemrum',
    en: 'The sender name must not begin or end with a blank',
  },
  'sms-text.sender.number': {
    da: 'Et nummer som afsender har 4 til 15 cifre med landekode og begynder ikke med 0, for eksempel 4520123456',
    en: 'A number as sender has 4 to 15 digits with its country code and does not begin with 0, such as 4520123456',
  },
});
