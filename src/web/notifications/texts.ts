import { defineTexts, type Language, type Translate, translator } from '../../texts/catalogue.ts';
import { useLanguage } from '../page-environment.ts';

/** What the pages with an employee's notifications say. */
export const notificationTexts = defineTexts({
  'notifications.title': { da: 'Mine notifikationer', en: 'My notifications' },
  'notifications.tabPage': { da: 'Mine notifikationer, side {page}', en: 'My notifications, page {page}' },
  'notifications.intro.none': {
    da: 'Du har læst alle dine notifikationer.',
    en: 'You have read all your notifications.',
  },
  'notifications.intro.one': { da: 'Du har 1 ulæst notifikation.', en: 'You have 1 unread notification.' },
  'notifications.intro.many': {
    da: 'Du har {count} ulæste notifikationer.',
    en: 'You have {count} unread notifications.',
  },
  'notifications.choose': { da: 'Vælg, hvad du vil have besked om', en: 'Choose what you want to hear of' },
  'notifications.readAll': { da: 'Markér alle som læst', en: 'Mark all as read' },
  'notifications.empty': { da: 'Du har ingen notifikationer.', en: 'You have no notifications.' },
  'notifications.column.what': { da: 'Hvad er der sket', en: 'What happened' },
  'notifications.column.when': { da: 'Hvornår', en: 'When' },
  'notifications.column.state': { da: 'Læst', en: 'Read' },
  'notifications.unread': { da: 'Ulæst', en: 'Unread' },
  'notifications.read': { da: 'Læst', en: 'Read' },
  'notifications.mailProblem.recipient': {
    da: 'E-mailen kunne ikke afleveres: Postserveren kender ikke din adresse.',
    en: 'The e-mail could not be delivered: the mail server does not know your address.',
  },
  'notifications.mailProblem.other': {
    da: 'E-mailen kunne ikke sendes.',
    en: 'The e-mail could not be sent.',
  },

  'notifications.choices.title': { da: 'Hvad vil du have besked om?', en: 'What do you want to hear of?' },
  'notifications.choices.intro': {
    da: 'Alt står i listen over dine notifikationer. Vælg, hvad du også vil have som e-mail til {email}. E-mailen indeholder kun sagsnumre og links.',
    en: 'Everything is in the list of your notifications. Choose what you also want by e-mail to {email}. The e-mail holds only case numbers and links.',
  },
  'notifications.choices.noEmail': {
    da: 'Alt står i listen over dine notifikationer. Vi kender ikke din e-mailadresse og kan derfor ikke sende dig e-mail. Din arbejdsgiver kan tilføje den, dér hvor du logger på.',
    en: 'Everything is in the list of your notifications. We do not know your e-mail address, so we cannot send you e-mail. Your employer can add it where you log in.',
  },
  'notifications.kind.newTask': { da: 'Nye opgaver til dig og dine grupper', en: 'New tasks for you and your groups' },
  'notifications.kind.reminder': { da: 'Frister, der nærmer sig', en: 'Deadlines that are near' },
  'notifications.kind.overdue': { da: 'Overskredne frister', en: 'Deadlines that have passed' },
  'notifications.kind.failedDelivery': { da: 'Mislykkede afleveringer', en: 'Failed deliveries' },
  'notifications.kind.citizenMessage': { da: 'Beskeder fra borgere', en: 'Messages from citizens' },
  'notifications.kind.workflowNotice': { da: 'Beskeder fra arbejdsgange', en: 'Notices from workflows' },
  'notifications.way.atOnce': { da: 'E-mail med det samme', en: 'E-mail at once' },
  'notifications.way.daily': { da: 'Samlet e-mail hver dag kl. 7', en: 'One e-mail a day at 7:00' },
  'notifications.way.site': { da: 'Kun i listen', en: 'Only in the list' },
  'notifications.choices.save': { da: 'Gem', en: 'Save' },
  'notifications.choices.saved': { da: 'Dine valg er gemt', en: 'Your choices are saved' },
  'notifications.choices.savedText': {
    da: 'De gælder for det, der sker fra nu af.',
    en: 'They apply to what happens from now on.',
  },
  'notifications.choices.missing': {
    da: 'Vælg, hvordan du vil have besked om: {kind}',
    en: 'Choose how you want to hear of: {kind}',
  },
});

type Key = keyof typeof notificationTexts;

export function notificationTranslator(language: Language): Translate<Key> {
  return translator(notificationTexts, language);
}

/** The texts in the language of the page. */
export function useNotificationTexts(): Translate<Key> {
  return notificationTranslator(useLanguage());
}
