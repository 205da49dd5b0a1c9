import { defineTexts } from '../texts/catalogue.ts';

/** What users read about CPR and CVR numbers and look-ups; the last part of a key is the problem's or the failure's code. */
export const registerTexts = defineTexts({
  'registers.cpr.problem.empty': { da: 'Skriv et CPR-nummer', en: 'Enter a CPR number' },
  'registers.cpr.problem.characters': {
    da: 'CPR-nummeret må kun indeholde tal, for eksempel 010203-1234',
    en: 'The CPR number may only contain digits, for example 010203-1234',
  },
  'registers.cpr.problem.length': {
    da: 'CPR-nummeret skal have 10 cifre, for eksempel 010203-1234',
    en: 'The CPR number must have 10 digits, for example 010203-1234',
  },
  'registers.cpr.problem.date': {
    da: 'De første 6 cifre i CPR-nummeret er ikke en fødselsdato. Tjek, at du har skrevet det rigtigt',
    en: 'The first 6 digits of the CPR number are not a date of birth. Check that you have typed it correctly',
  },
  'registers.cpr.warning.check-digit': {
    da: 'CPR-nummeret ser usædvanligt ud. Tjek, at du har skrevet det rigtigt',
    en: 'The CPR number looks unusual. Check that you have typed it correctly',
  },
  'registers.cpr.failure.not-found': {
    da: 'CPR-nummeret findes ikke i CPR-registret. Tjek, at du har skrevet det rigtigt',
    en: 'The CPR number is not in the CPR register. Check that you have typed it correctly',
  },
  'registers.cpr.failure.unavailable': {
    da: 'Vi kan ikke hente oplysninger fra CPR-registret lige nu. Du kan selv skrive dem eller prøve igen senere',
    en: 'We cannot fetch data from the CPR register right now. You can enter it yourself or try again later',
  },
  'registers.cpr.failure.refused': {
    da: 'Oplysningerne kan ikke hentes fra CPR-registret. Du kan selv skrive dem',
    en: 'The data cannot be fetched from the CPR register. You can enter it yourself',
  },
  'registers.cvr.problem.empty': { da: 'Skriv et CVR-nummer', en: 'Enter a CVR number' },
  'registers.cvr.problem.characters': {
    da: 'CVR-nummeret må kun indeholde tal, for eksempel 12345678',
    en: 'The CVR number may only contain digits, for example 12345678',
  },
  'registers.cvr.problem.length': { da: 'CVR-nummeret skal have 8 cifre', en: 'The CVR number must have 8 digits' },
  'registers.cvr.problem.check-digit': {
    da: 'CVR-nummeret er ikke gyldigt. Tjek, at du har skrevet det rigtigt',
    en: 'The CVR number is not valid. Check that you have typed it correctly',
  },
  'registers.cvr.failure.not-found': {
    da: 'CVR-nummeret findes ikke i CVR-registret. Tjek, at du har skrevet det rigtigt',
    en: 'The CVR number is not in the CVR register. Check that you have typed it correctly',
  },
  'registers.cvr.failure.unavailable': {
    da: 'Vi kan ikke hente oplysninger fra CVR-registret lige nu. Du kan selv skrive dem eller prøve igen senere',
    en: 'We cannot fetch data from the CVR register right now. You can enter it yourself or try again later',
  },
  'registers.cvr.failure.refused': {
    da: 'Oplysningerne kan ikke hentes fra CVR-registret. Du kan selv skrive dem',
    en: 'The data cannot be fetched from the CVR register. You can enter it yourself',
  },
  'registers.cvr.ceased': { da: 'Virksomheden er ophørt', en: 'The company has ceased' },
});
