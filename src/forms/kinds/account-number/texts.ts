import { defineTexts } from '../../../texts/catalogue.ts';

export const accountNumberTexts = defineTexts({
  'form.error.noRegistration': { da: 'Skriv også registreringsnummeret', en: 'Write the registration number too' },
  'form.error.badRegistration': {
    da: 'Et registreringsnummer har 4 cifre. Du skrev “{given}”',
    en: 'A registration number has 4 digits. You wrote “{given}”',
  },
  'form.error.noAccount': { da: 'Skriv også kontonummeret', en: 'Write the account number too' },
  'form.error.badAccount': {
    da: 'Et kontonummer har højst 10 cifre og intet andet. Du skrev “{given}”',
    en: 'An account number has at most 10 digits and nothing else. You wrote “{given}”',
  },
  'form.error.notIban': {
    da: '“{given}” er ikke et IBAN-nummer. Det begynder med to bogstaver for landet og to cifre',
    en: '“{given}” is not an IBAN. It begins with two letters for the country and two digits',
  },
  'form.error.ibanCountry': {
    da: 'IBAN-nummeret “{given}” begynder med et land, der ikke bruger IBAN. Se de to første bogstaver efter',
    en: 'The IBAN “{given}” begins with a country that has no IBANs. Check the first two letters',
  },
  'form.error.ibanLength': {
    da: 'Der mangler tegn i IBAN-nummeret “{given}”, eller der er for mange. Se det efter',
    en: 'There are too few or too many characters in the IBAN “{given}”. Check it',
  },
  'form.error.ibanCheckDigits': {
    da: 'Der er en tastefejl i IBAN-nummeret “{given}”. Se det efter',
    en: 'There is a typing mistake in the IBAN “{given}”. Check it',
  },
  'form.error.twoAccounts': {
    da: 'Skriv enten en dansk konto eller et IBAN-nummer, ikke begge dele',
    en: 'Write either a Danish account or an IBAN, not both',
  },
  'form.part.registration': { da: 'Registreringsnummer', en: 'Registration number' },
  'form.part.account': { da: 'Kontonummer', en: 'Account number' },
  'form.part.iban': { da: 'IBAN', en: 'IBAN' },
  'form.part.accountOrIban': {
    da: 'Er kontoen i en udenlandsk bank, så skriv kun IBAN.',
    en: 'If the account is with a foreign bank, write the IBAN only.',
  },
  'form.part.accountShown': {
    da: 'Reg.nr. {registration}, kontonr. {account}',
    en: 'Registration no. {registration}, account no. {account}',
  },
});
