import { defineTexts } from '../texts/catalogue.ts';

/** What employees are told, in the list and by e-mail. It names cases by their number: no personal data leaves by mail. */
export const messageTexts = defineTexts({
  'messages.notice.newTask': { da: 'Ny opgave i sag {case}', en: 'New task in case {case}' },
  'messages.notice.reminder': { da: 'Fristen i sag {case} nærmer sig', en: 'The deadline in case {case} is near' },
  'messages.notice.overdue': {
    da: 'Fristen i sag {case} er overskredet',
    en: 'The deadline in case {case} has passed',
  },
  'messages.notice.failedDelivery': {
    da: 'En aflevering i sag {case} er mislykket',
    en: 'A delivery in case {case} has failed',
  },
  'messages.notice.citizenMessage': {
    da: 'Ny besked fra borgeren i sag {case}',
    en: 'New message from the citizen in case {case}',
  },
  'messages.notice.workflowNotice': {
    da: 'Besked fra arbejdsgangen i sag {case}',
    en: 'Notice from the workflow in case {case}',
  },

  'messages.mail.greeting': { da: 'Hej {name}', en: 'Hello {name}' },
  'messages.mail.subject.many': {
    da: '{count} notifikationer fra {organisation}',
    en: '{count} notifications from {organisation}',
  },
  'messages.mail.intro.one': {
    da: 'Der er sket noget i en af dine sager:',
    en: 'Something has happened in one of your cases:',
  },
  'messages.mail.intro.many': {
    da: 'Der er sket {count} ting i dine sager:',
    en: '{count} things have happened in your cases:',
  },
  'messages.mail.more': {
    da: '… og {count} mere. Se dem alle: {link}',
    en: '… and {count} more. See them all: {link}',
  },
  'messages.mail.footer': {
    da: 'Du kan ikke svare på denne e-mail. Vælg, hvad du vil have besked om: {link}',
    en: 'You cannot answer this e-mail. Choose what you want to hear of: {link}',
  },
});
