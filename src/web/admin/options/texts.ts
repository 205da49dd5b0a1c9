import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages with the options' settings say. */
export const optionsTexts = defineTexts({
  'options.title': { da: 'Indstillinger', en: 'Settings' },
  'options.intro': {
    da: 'Her slår du organisationens tilvalg til og fra og udfylder deres indstillinger. Ændringer bliver logget.',
    en: 'Here you switch the organisation’s options on and off and fill in their settings. Changes are logged.',
  },
  'options.column.option': { da: 'Tilvalg', en: 'Option' },
  'options.column.state': { da: 'Tilstand', en: 'State' },
  'options.on': { da: 'Slået til', en: 'On' },
  'options.off': { da: 'Slået fra', en: 'Off' },
  'options.turnOn': { da: 'Slå til', en: 'Switch on' },
  'options.turnOff': { da: 'Slå fra', en: 'Switch off' },
  'options.offMeans': {
    da: 'Når det er slået fra, bliver afleveringer herfra til opgaver i stedet for at blive sendt.',
    en: 'While it is off, deliveries by it become tasks instead of being sent.',
  },
  'options.save': { da: 'Gem', en: 'Save' },
  'options.saved': { da: 'Indstillingerne er gemt', en: 'The settings are saved' },
  'options.savedText': { da: 'De gælder fra nu af.', en: 'They apply from now on.' },
  'options.secret.set': {
    da: 'Der er gemt en værdi. Den vises ikke. Lad feltet være tomt for at beholde den.',
    en: 'A value is saved. It is not shown. Leave the field empty to keep it.',
  },
  'options.secret.unset': { da: 'Der er ikke gemt nogen værdi.', en: 'No value is saved.' },
  'options.secret.forget': { da: 'Fjern den gemte værdi', en: 'Remove the saved value' },
  'options.switch.yes': { da: 'Ja', en: 'Yes' },
  'options.entry': { da: '{list}: {name}', en: '{list}: {name}' },
  'options.entry.new': { da: '{list}: tilføj en ny', en: '{list}: add a new one' },
  'options.entry.remove': { da: 'Fjern', en: 'Remove' },
  'options.test': { da: 'Afprøv forbindelsen', en: 'Test the connection' },
  'options.test.heading': { da: 'Virker forbindelsen?', en: 'Does the connection work?' },
  'options.test.intro': {
    da: 'Vi afprøver de gemte indstillinger uden at aflevere noget.',
    en: 'We test the saved settings without delivering anything.',
  },
  'options.test.ok': { da: '{peer}: Forbindelsen virker.', en: '{peer}: The connection works.' },
  'options.test.problem': { da: '{peer}: {problem}', en: '{peer}: {problem}' },
  'options.test.nothing': { da: 'Der er ingen modtagere at afprøve endnu.', en: 'There are no receivers to test yet.' },
  'options.test.failed': {
    da: 'Afprøvningen kunne ikke gennemføres. Prøv igen om lidt.',
    en: 'The test could not be carried out. Try again in a while.',
  },
  'options.error.missing': { da: 'Udfyld «{label}»', en: 'Fill in “{label}”' },
  'options.error.wrong': {
    da: 'Det, der står i «{label}», har ikke den rigtige form. Læs, hvad der skal stå, og ret det.',
    en: 'What is in “{label}” does not have the right form. Read what it should be, and correct it.',
  },
  'options.error.twice': {
    da: '«{label}» er brugt til mere end én. Giv hver sit eget navn.',
    en: '“{label}” is used for more than one. Give each a name of its own.',
  },
  'options.error.stale': {
    da: 'En anden har ændret indstillingerne, mens du havde siden åben. Se dem igennem, og gem igen.',
    en: 'Somebody else changed the settings while you had the page open. Look them over, and save again.',
  },
});

type Key = keyof typeof optionsTexts;

export function optionsTranslator(language: Language): Translate<Key> {
  return translator(optionsTexts, language);
}

/** The texts in the language of the page. */
export function useOptionsTexts(): Translate<Key> {
  return optionsTranslator(useLanguage());
}
