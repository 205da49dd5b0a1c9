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
  'registers.address.none': {
    da: 'Vi fandt ingen adresser, der passer. Ret søgningen, eller skriv adressen i felterne nedenunder',
    en: 'We found no addresses that match. Correct the search, or write the address in the fields below',
  },
  'registers.address.empty': { da: 'Skriv den adresse, du søger efter', en: 'Write the address to search for' },
  'registers.address.failure.not-found': {
    da: 'Adressen findes ikke længere i adresseregistret. Søg igen, eller skriv den i felterne nedenunder',
    en: 'The address is no longer in the address register. Search again, or write it in the fields below',
  },
  'registers.address.failure.unavailable': {
    da: 'Vi kan ikke søge efter adresser lige nu. Skriv adressen i felterne nedenunder',
    en: 'We cannot search for addresses right now. Write the address in the fields below',
  },
  'registers.address.failure.refused': {
    da: 'Vi kan ikke søge efter adresser. Skriv adressen i felterne nedenunder',
    en: 'We cannot search for addresses. Write the address in the fields below',
  },
  'registers.property.none': {
    da: 'Vi fandt ingen ejendom på adressen. Ret søgningen, eller skriv BFE-nummeret',
    en: 'We found no property at the address. Correct the search, or write the BFE number',
  },
  'registers.property.empty': {
    da: 'Skriv et BFE-nummer eller den adresse, du søger efter',
    en: 'Write a BFE number or the address to search for',
  },
  'registers.property.failure.not-found': {
    da: 'Der er ingen ejendom med det BFE-nummer. Se efter, om et ciffer er skrevet forkert',
    en: 'There is no property with that BFE number. Check whether a digit is wrong',
  },
  'registers.property.failure.unavailable': {
    da: 'Vi kan ikke slå ejendomme op lige nu. Skriv BFE-nummeret, og gå videre',
    en: 'We cannot look up properties right now. Write the BFE number and go on',
  },
  'registers.property.failure.refused': {
    da: 'Vi kan ikke slå ejendomme op. Skriv BFE-nummeret, og gå videre',
    en: 'We cannot look up properties. Write the BFE number and go on',
  },
  'registers.cpr.notYours': {
    da: 'Vi henter kun oplysninger om dig selv og dine egne børn. Skriv selv personens navn',
    en: 'We only fetch data about you and your own children. Write the person’s name yourself',
  },
  'registers.cvr.ceased': { da: 'Virksomheden er ophørt', en: 'The company has ceased' },
});
