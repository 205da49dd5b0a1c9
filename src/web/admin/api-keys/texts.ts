import type { ApiScope } from '../../../organisations/api-keys/api-keys.ts';
import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the page of keys for other systems says. */
export const apiKeysTexts = defineTexts({
  'apiKeys.title': { da: 'API-nøgler og webhooks', en: 'API keys and webhooks' },
  'apiKeys.intro': {
    da: 'Her giver du andre systemer adgang. Giv hvert system sin egen nøgle, så du kan lukke den ene uden at forstyrre de andre.',
    en: 'Here you give other systems access. Give each system a key of its own, so that you can end one without disturbing the others.',
  },
  'apiKeys.description': { da: 'Beskrivelse af API’et (OpenAPI 3.1)', en: 'Description of the API (OpenAPI 3.1)' },
  'apiKeys.made.heading': { da: 'Nøglen til {name} er lavet', en: 'The key for {name} is made' },
  'apiKeys.madeSecret.heading': {
    da: 'Hemmeligheden til {name} er lavet',
    en: 'The secret for {name} is made',
  },
  'apiKeys.made.once': {
    da: 'Kopiér den nu, og giv den videre ad en sikker vej. Den bliver ikke vist igen. Mister du den, må du lave en ny.',
    en: 'Copy it now, and pass it on by a safe way. It will not be shown again. If you lose it, you must make a new one.',
  },
  'apiKeys.ended.heading': { da: '{name} er lukket', en: '{name} has ended' },
  'apiKeys.ended.text': {
    da: 'Systemet bliver afvist fra nu af.',
    en: 'The system is refused from now on.',
  },
  'apiKeys.keys.heading': { da: 'API-nøgler', en: 'API keys' },
  'apiKeys.keys.none': { da: 'Der er ingen API-nøgler endnu.', en: 'There are no API keys yet.' },
  'apiKeys.secrets.heading': { da: 'Hemmeligheder til webhooks', en: 'Secrets for webhooks' },
  'apiKeys.secrets.intro': {
    da: 'Et system, der kun skal melde, at noget er sket i en sag, kan sende en underskrevet webhook (Standard Webhooks) og behøver ingen nøgle.',
    en: 'A system that only tells that something has happened in a case can send a signed webhook (Standard Webhooks) and needs no key.',
  },
  'apiKeys.secrets.address': { da: 'Systemet sender til:', en: 'The system sends to:' },
  'apiKeys.secrets.none': { da: 'Der er ingen hemmeligheder endnu.', en: 'There are no secrets yet.' },
  'apiKeys.column.name': { da: 'System', en: 'System' },
  'apiKeys.column.scopes': { da: 'Må', en: 'May' },
  'apiKeys.column.made': { da: 'Lavet', en: 'Made' },
  'apiKeys.column.used': { da: 'Sidst brugt', en: 'Last used' },
  'apiKeys.column.state': { da: 'Tilstand', en: 'State' },
  'apiKeys.column.action': { da: 'Handling', en: 'Action' },
  'apiKeys.neverUsed': { da: 'Aldrig', en: 'Never' },
  'apiKeys.inForce': { da: 'I brug', en: 'In force' },
  'apiKeys.ended': { da: 'Lukket', en: 'Ended' },
  'apiKeys.end': { da: 'Luk', en: 'End' },
  'apiKeys.end.sure': {
    da: 'Systemet bliver afvist med det samme, og det kan ikke fortrydes. Lav først en ny, hvis systemet stadig skal have adgang.',
    en: 'The system is refused at once, and it cannot be undone. Make a new one first if the system still needs access.',
  },
  'apiKeys.end.confirm': { da: 'Luk nu', en: 'End now' },
  'apiKeys.new.heading': { da: 'Lav en API-nøgle', en: 'Make an API key' },
  'apiKeys.new.name': { da: 'Hvilket system skal bruge nøglen?', en: 'Which system will use the key?' },
  'apiKeys.new.nameHelp': {
    da: 'For eksempel "Byggesagssystemet". Navnet står i loggen ved alt, hvad systemet gør.',
    en: 'For example "The building case system". The name is in the log with everything that the system does.',
  },
  'apiKeys.new.scopes': { da: 'Hvad må systemet?', en: 'What may the system do?' },
  'apiKeys.new.make': { da: 'Lav nøglen', en: 'Make the key' },
  'apiKeys.newSecret.heading': { da: 'Lav en hemmelighed til webhooks', en: 'Make a secret for webhooks' },
  'apiKeys.newSecret.name': {
    da: 'Hvilket system skal sende webhooks?',
    en: 'Which system will send webhooks?',
  },
  'apiKeys.newSecret.make': { da: 'Lav hemmeligheden', en: 'Make the secret' },
  'apiKeys.scope.start': { da: 'Starte sager', en: 'Start cases' },
  'apiKeys.scope.onBehalf': {
    da: 'Starte sager for en person, som systemet oplyser CPR-nummeret på',
    en: 'Start cases for a person whose CPR number the system states',
  },
  'apiKeys.scope.onBehalfHelp': {
    da: 'Personen logger ikke på med MitID. Giv kun lov, hvis systemet selv har sikret sig, hvem personen er. Det står i sagen og i loggen.',
    en: 'The person does not log in with MitID. Allow it only if the system has made sure itself who the person is. It stands in the case and in the log.',
  },
  'apiKeys.scope.documents': { da: 'Hente filer i sager', en: 'Fetch the files of cases' },
  'apiKeys.column.workflows': { da: 'Arbejdsgange', en: 'Workflows' },
  'apiKeys.allWorkflows': { da: 'Alle', en: 'All' },
  'apiKeys.new.workflows': { da: 'Hvilke arbejdsgange?', en: 'Which workflows?' },
  'apiKeys.new.workflowsHelp': {
    da: 'Vælger du ingen, gælder nøglen alle sager, også i arbejdsgange, der kommer senere.',
    en: 'If you choose none, the key is for all cases, also of workflows that come later.',
  },
  'apiKeys.scope.read': { da: 'Se, hvor sager står', en: 'See where cases stand' },
  'apiKeys.scope.provision': {
    da: 'Oprette, ændre og lukke medarbejdere og grupper (SCIM 2.0)',
    en: 'Add, change and close employees and groups (SCIM 2.0)',
  },
  'apiKeys.scope.signal': {
    da: 'Melde, at noget er sket i en sag',
    en: 'Tell that something has happened in a case',
  },
  'apiKeys.error.name': {
    da: 'Skriv, hvilket system det er, med højst 100 tegn',
    en: 'Enter which system it is, in at most 100 characters',
  },
  'apiKeys.error.scopes': {
    da: 'Vælg mindst én ting, som systemet må',
    en: 'Choose at least one thing that the system may do',
  },
  'apiKeys.error.provisions': {
    da: 'En nøgle, der må oprette medarbejdere og grupper, kan kun laves af en, der må styre roller: gruppernes roller følger med',
    en: 'A key that may look after employees and groups can only be made by someone who may manage roles: the groups’ roles come with it',
  },
});

export type TranslateApiKeys = Translate<keyof typeof apiKeysTexts>;

/** The words for each scope. */
export const scopeTexts: Readonly<Record<ApiScope, keyof typeof apiKeysTexts>> = {
  'cases:start': 'apiKeys.scope.start',
  'cases:on-behalf': 'apiKeys.scope.onBehalf',
  'cases:read': 'apiKeys.scope.read',
  'cases:documents': 'apiKeys.scope.documents',
  'cases:signal': 'apiKeys.scope.signal',
  'employees:provision': 'apiKeys.scope.provision',
};

/** What the page says in one language. */
export function apiKeysTranslator(language: Language): TranslateApiKeys {
  return translator(apiKeysTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useApiKeysTexts(): TranslateApiKeys {
  return apiKeysTranslator(useLanguage());
}
