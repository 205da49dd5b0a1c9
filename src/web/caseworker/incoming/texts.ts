import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages with post that came in say. */
export const incomingPostTexts = defineTexts({
  'incomingPost.title': { da: 'Indgået post', en: 'Post received' },
  'incomingPost.intro': {
    da: 'Her ligger svar på Digital Post, som ikke kunne lægges på en sag af sig selv. Læs dem, og læg dem på sagen, eller håndtér dem på anden måde.',
    en: 'Here are answers to Digital Post that could not be put on a case by themselves. Read them, and put them on the case, or settle them another way.',
  },
  'incomingPost.none': { da: 'Der er ingen post, der venter.', en: 'No post waits.' },
  'incomingPost.column.title': { da: 'Overskrift', en: 'Heading' },
  'incomingPost.column.sender': { da: 'Afsender', en: 'Sender' },
  'incomingPost.column.at': { da: 'Modtaget', en: 'Received' },
  'incomingPost.column.why': { da: 'Hvorfor den venter', en: 'Why it waits' },
  'incomingPost.noTitle': { da: 'Uden overskrift', en: 'Without heading' },
  'incomingPost.why.case': { da: 'Den nævner ingen sag, vi har.', en: 'It names no case that we have.' },
  'incomingPost.why.sender': {
    da: 'Afsenderen er ikke part i sagen.',
    en: 'The sender is no party of the case.',
  },
  'incomingPost.why.ended': { da: 'Sagen tager ikke imod beskeder.', en: 'The case takes no messages.' },
  'incomingPost.why.files': { da: 'Der er noget galt med filerne.', en: 'Something is wrong with the files.' },
  'incomingPost.senderNumber': { da: 'Afsenderens CPR- eller CVR-nummer', en: 'The sender’s CPR or CVR number' },
  'incomingPost.showNumber': { da: 'Vis nummeret', en: 'Show the number' },
  'incomingPost.names': { da: 'Sagsnummer i brevet', en: 'Case number in the letter' },
  'incomingPost.text': { da: 'Hvad der står', en: 'What is written' },
  'incomingPost.noText': {
    da: 'Der står ikke andet end det, der er i filerne.',
    en: 'Nothing is written but what is in the files.',
  },
  'incomingPost.files': { da: 'Filer', en: 'Files' },
  'incomingPost.filesScanned': {
    da: 'En fil bliver scannet for virus, før du får den.',
    en: 'A file is scanned for viruses before you get it.',
  },
  'incomingPost.place.heading': { da: 'Læg den på en sag', en: 'Put it on a case' },
  'incomingPost.place.number': { da: 'Sagsnummer', en: 'Case number' },
  'incomingPost.place.help': {
    da: 'Det skal være en sag, som afsenderen har startet eller er part i. Brevet bliver en besked i sagen. Borgeren ser den også, hvis det er borgerens egen sag.',
    en: 'It must be a case that the sender started or is a party of. The letter becomes a message in the case. The citizen sees it too if it is the citizen’s own case.',
  },
  'incomingPost.place.button': { da: 'Læg på sagen', en: 'Put on the case' },
  'incomingPost.place.missing': { da: 'Skriv et sagsnummer', en: 'Type a case number' },
  'incomingPost.place.unknown': {
    da: 'Der er ingen sag med det nummer, som du må arbejde med. Kontrollér nummeret.',
    en: 'There is no case with that number that you may work on. Check the number.',
  },
  'incomingPost.place.another': {
    da: 'Afsenderen er ikke part i sagen. Brevet kan ikke lægges på den.',
    en: 'The sender is no party of the case. The letter cannot be put on it.',
  },
  'incomingPost.place.later': {
    da: 'Filerne kan ikke scannes lige nu. Prøv igen om lidt.',
    en: 'The files cannot be scanned right now. Try again in a while.',
  },
  'incomingPost.settle.heading': { da: 'Er den håndteret på anden måde?', en: 'Is it settled another way?' },
  'incomingPost.settle.text': {
    da: 'Så forsvinder den fra listen, og indholdet bliver slettet. Gem det først, hvis det skal bruges.',
    en: 'Then it leaves the list, and its content is deleted. Save it first if it is needed.',
  },
  'incomingPost.settle.reason': { da: 'Hvordan er den håndteret?', en: 'How is it settled?' },
  'incomingPost.settle.reasonHelp': { da: 'Det står i loggen.', en: 'It stands in the log.' },
  'incomingPost.settle.missing': { da: 'Skriv, hvordan den er håndteret', en: 'Write how it is settled' },
  'incomingPost.settle.tooLong': {
    da: 'Skriv højst {allowed} tegn. Du har skrevet {given}.',
    en: 'Write at most {allowed} characters. You have written {given}.',
  },
  'incomingPost.settle.button': { da: 'Den er håndteret', en: 'It is settled' },
  'incomingPost.gone': {
    da: 'Brevet venter ikke længere. Måske har en anden håndteret det.',
    en: 'The letter no longer waits. Somebody else may have settled it.',
  },
  'incomingPost.settled': { da: 'Brevet er håndteret', en: 'The letter is settled' },
  'incomingPost.fileRefused': {
    da: 'Filen kan ikke hentes: {problem}',
    en: 'The file cannot be fetched: {problem}',
  },
});

type Key = keyof typeof incomingPostTexts;

export function incomingPostTranslator(language: Language): Translate<Key> {
  return translator(incomingPostTexts, language);
}

/** The texts in the language of the page. */
export function useIncomingPostTexts(): Translate<Key> {
  return incomingPostTranslator(useLanguage());
}
