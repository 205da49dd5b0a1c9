import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the system administrators' pages of organisations say. */
export const managedTexts = defineTexts({
  'managed.title': { da: 'Organisationer', en: 'Organisations' },
  'managed.intro': {
    da: 'Her er de organisationer, som installationen betjener. Du kan oprette, rette og lukke dem. Deres sager, blanketter, medarbejdere og log ser du ikke herfra. Det, du gør, står i loggen her og i organisationens egen log.',
    en: 'These are the organisations that the installation serves. You can make, change and close them. You do not see their cases, forms, employees or log from here. What you do stands in the log here and in the log of the organisation.',
  },
  'managed.list': { da: 'Organisationer i installationen', en: 'Organisations of the installation' },
  'managed.column.name': { da: 'Navn', en: 'Name' },
  'managed.column.slug': { da: 'Nøgle i adressen', en: 'Key in the address' },
  'managed.column.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'managed.column.languages': { da: 'Sprog', en: 'Languages' },
  'managed.column.state': { da: 'Tilstand', en: 'State' },
  'managed.state.open': { da: 'Åben', en: 'Open' },
  'managed.state.closed': { da: 'Lukket', en: 'Closed' },
  'managed.state.operator': { da: 'Driftens egen', en: "The operator's own" },
  'managed.new': { da: 'Opret en organisation', en: 'Make an organisation' },
  'managed.slug': { da: 'Nøgle i adressen', en: 'Key in the address' },
  'managed.slug.hint': {
    da: 'Små bogstaver a-z, tal og bindestreg, fx aalborg. Den står i alle adresser og kan ikke ændres senere.',
    en: 'Small letters a-z, digits and hyphens, such as aalborg. It stands in every address and cannot be changed later.',
  },
  'managed.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'managed.cvr.hint': { da: '8 cifre', en: '8 digits' },
  'managed.name.da': { da: 'Navn på dansk', en: 'Name in Danish' },
  'managed.name.en': { da: 'Navn på engelsk', en: 'Name in English' },
  'managed.languages': { da: 'Sprog, som siderne findes på', en: 'Languages that the pages come in' },
  'managed.languages.hint': {
    da: 'Andre sprog indlæser organisationens egne administratorer.',
    en: "Other languages are imported by the organisation's own administrators.",
  },
  'managed.languages.first': { da: 'Sprog for den, der ikke har valgt', en: 'Language for whoever has chosen none' },
  'managed.address': { da: 'Postadresse, én linje ad gangen', en: 'Postal address, line by line' },
  'managed.address.hint': { da: 'Op til 6 linjer', en: 'Up to 6 lines' },
  'managed.phone': { da: 'Telefon', en: 'Telephone' },
  'managed.email': { da: 'E-mail', en: 'E-mail' },
  'managed.website': { da: 'Hjemmeside', en: 'Website' },
  'managed.website.hint': { da: 'Begynder med https://', en: 'Begins with https://' },
  'managed.logoText': {
    da: 'Hvad logoet siger, for den der ikke kan se det',
    en: 'What the logo says, for those who cannot see it',
  },
  'managed.settings': { da: 'Tilføj indstillinger som JSON', en: 'Add settings as JSON' },
  'managed.settings.hint': {
    da: 'Som settings i filen til npm run organisation, fx til login og registre. Det, du skriver, lægges oven i det, der er; det, du ikke nævner, bliver. Hvad der er gemt, vises ikke, for det kan være hemmeligt.',
    en: 'As settings of the file of npm run organisation, such as for log-in and registers. What you enter is added to what there is; what you do not name stays. What is kept is not shown, for it may be secret.',
  },
  'managed.more': { da: 'Indstillinger for teknikere', en: 'Settings for technicians' },
  'managed.save': { da: 'Gem organisationen', en: 'Save the organisation' },
  'managed.make': { da: 'Opret organisationen', en: 'Make the organisation' },
  'managed.open': { da: 'Gå til organisationens forside', en: "Go to the organisation's front page" },
  'managed.logo': { da: 'Logo', en: 'Logo' },
  'managed.logo.file': { da: 'Vælg et nyt logo', en: 'Choose a new logo' },
  'managed.logo.hint': { da: 'PNG eller SVG, højst 300 kB', en: 'PNG or SVG, at most 300 kB' },
  'managed.logo.save': { da: 'Gem logoet', en: 'Save the logo' },
  'managed.logo.none': { da: 'Der er intet logo.', en: 'There is no logo.' },
  'managed.close': { da: 'Luk organisationen', en: 'Close the organisation' },
  'managed.close.what': {
    da: 'Ingen kan komme ind på organisationens sider, logge på eller bruge dens API, før du åbner den igen. Intet bliver slettet. Sager, der er i gang, går videre af sig selv: frister, afleveringer og sletning.',
    en: "Nobody can get into the organisation's pages, log in or use its API until you open it again. Nothing is deleted. Cases that run go on by themselves: deadlines, deliveries and deletion.",
  },
  'managed.close.confirm': { da: 'Luk organisationen nu', en: 'Close the organisation now' },
  'managed.reopen': { da: 'Åbn organisationen igen', en: 'Open the organisation again' },
  'managed.reopen.what': {
    da: 'Organisationen er lukket siden {time}.',
    en: 'The organisation has been closed since {time}.',
  },
  'managed.done.made': {
    da: 'Organisationen er oprettet. Dens egne administratorer får rollen administrator fra deres eget login.',
    en: 'The organisation is made. Its own administrators get the role administrator from their own log-in.',
  },
  'managed.done.saved': { da: 'Organisationen er gemt', en: 'The organisation is saved' },
  'managed.done.closed': { da: 'Organisationen er lukket', en: 'The organisation is closed' },
  'managed.done.opened': { da: 'Organisationen er åbnet igen', en: 'The organisation is open again' },
  'managed.error.slug': {
    da: 'Skriv 2 til 40 tegn: små bogstaver a-z, tal og bindestreg, og begynd med et bogstav',
    en: 'Enter 2 to 40 characters: small letters a-z, digits and hyphens, beginning with a letter',
  },
  'managed.error.slugTaken': {
    da: 'Nøglen er optaget. Vælg en anden.',
    en: 'The key is taken. Choose another one.',
  },
  'managed.error.cvr': { da: 'Skriv et CVR-nummer på 8 cifre', en: 'Enter a CVR number of 8 digits' },
  'managed.error.name': { da: 'Skriv et navn på højst 200 tegn', en: 'Enter a name of at most 200 characters' },
  'managed.error.languages': { da: 'Vælg mindst ét sprog', en: 'Choose at least one language' },
  'managed.error.address': {
    da: 'Skriv mellem 1 og 6 linjer på højst 100 tegn hver',
    en: 'Enter between 1 and 6 lines of at most 100 characters each',
  },
  'managed.error.phone': {
    da: 'Skriv et telefonnummer på 3 til 40 tegn',
    en: 'Enter a telephone number of 3 to 40 characters',
  },
  'managed.error.email': {
    da: 'Skriv en e-mailadresse som navn@eksempel.dk',
    en: 'Enter an e-mail address such as name@example.dk',
  },
  'managed.error.website': {
    da: 'Skriv en adresse, der begynder med https://',
    en: 'Enter an address that begins with https://',
  },
  'managed.error.logoText': { da: 'Skriv højst 200 tegn', en: 'Enter at most 200 characters' },
  'managed.error.settings': {
    da: 'Indstillingerne kan ikke bruges: {problem}',
    en: 'The settings cannot be used: {problem}',
  },
  'managed.error.logo': {
    da: 'Vælg en PNG- eller SVG-fil på højst 300 kB',
    en: 'Choose a PNG or SVG file of at most 300 kB',
  },
  'managed.error.own': {
    da: 'Driftens egen organisation kan ikke lukkes. Der er ikke ændret noget.',
    en: "The operator's own organisation cannot be closed. Nothing has been changed.",
  },
  'managed.error.unknown': {
    da: 'Det er gjort allerede, måske af en anden.',
    en: 'That has been done already, perhaps by somebody else.',
  },
});

export type ManagedTextKey = keyof typeof managedTexts;
export type TranslateManaged = Translate<ManagedTextKey>;

export function managedTranslator(language: Language): TranslateManaged {
  return translator(managedTexts, language);
}

export function useManagedTexts(): TranslateManaged {
  return managedTranslator(useLanguage());
}
