import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the employees' log-in page. */
export const employeeTexts = defineTexts({
  'employees.login.title': { da: 'Log på som medarbejder', en: 'Log in as an employee' },
  'employees.login.what': {
    da: 'Vælg den medarbejder, du vil logge på som.',
    en: 'Choose the employee to log in as.',
  },
  'employees.login.people': { da: 'Medarbejdere', en: 'Employees' },
  'employees.login.as': { da: 'Log på som {name}', en: 'Log in as {name}' },
  'employees.login.roles': { da: 'Roller: {roles}. Grupper: {groups}.', en: 'Roles: {roles}. Groups: {groups}.' },
  'employees.login.none': { da: 'ingen', en: 'none' },
  'employees.login.cancel': { da: 'Annuller', en: 'Cancel' },
  'employees.login.over.title': { da: 'Log på er udløbet', en: 'The log-in has expired' },
  'employees.login.over.what': {
    da: 'Gå tilbage til tjenesten, og log på igen.',
    en: 'Go back to the service and log in again.',
  },
  'employees.page.title': { da: 'Medarbejdernes log på', en: 'The employees’ log-in' },
  'employees.page.what': {
    da: 'OpenID Connect-udbydere i stil med Entra ID, én for hver arbejdsgiver:',
    en: 'OpenID Connect providers in the manner of Entra ID, one for each employer:',
  },
  'employees.page.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'employees.page.issuer': { da: 'Udsteder', en: 'Issuer' },
});
