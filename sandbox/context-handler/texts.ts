import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the simulated Context Handler. */
export const contextHandlerTexts = defineTexts({
  'contextHandler.page.title': {
    da: 'Context Handler (Fælleskommunal Adgangsstyring)',
    en: 'Context Handler (shared municipal access management)',
  },
  'contextHandler.page.what': {
    da: 'Sender medarbejderen til kommunens egen identitetsudbyder og tilbage til fagsystemet med brugersystemroller.',
    en: 'Sends the employee to the municipality’s own provider, and back to the system with user system roles.',
  },
  'contextHandler.login.title': {
    da: 'Log på med test-adgangsstyringen',
    en: 'Log in with the test access management',
  },
  'contextHandler.login.what': {
    da: 'Vælg den medarbejder, du vil logge på som. Dette er ikke den rigtige adgangsstyring.',
    en: 'Choose the employee to log in as. This is not the real access management.',
  },
  'contextHandler.login.form': { da: 'Sådan beskrives medarbejderen', en: 'How the employee is described' },
  'contextHandler.login.bpp': { da: 'Privilegieprofil (BPP)', en: 'Privilege profile (BPP)' },
  'contextHandler.login.nameForm': { da: 'NameID', en: 'NameID' },
  'contextHandler.login.generation': { da: 'Profil', en: 'Profile' },
  'contextHandler.login.people': { da: 'Medarbejdere', en: 'Employees' },
  'contextHandler.login.as': { da: 'Log på som {name}', en: 'Log in as {name}' },
  'contextHandler.login.typed': { da: 'En anden medarbejder', en: 'Another employee' },
  'contextHandler.login.name': { da: 'Navn', en: 'Name' },
  'contextHandler.login.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'contextHandler.login.roles': {
    da: 'Roller, med komma imellem (tom: ingen)',
    en: 'Roles, with commas between (empty: none)',
  },
  'contextHandler.login.kle': { da: 'Kun KLE, med komma imellem', en: 'Only KLE, with commas between' },
  'contextHandler.login.units': {
    da: 'Kun enheder (UUID), med komma imellem',
    en: 'Only units (UUID), with commas between',
  },
  'contextHandler.login.typed.go': { da: 'Log på som den skrevne', en: 'Log in as the one typed' },
});
