import { defineTexts } from '../../texts/catalogue.ts';

/** What is said of peers, on pages and in alarms. */
export const deliveryTexts = defineTexts({
  'deliveries.peer': { da: '{kind}: {name}', en: '{kind}: {name}' },
  'deliveries.down.one': {
    da: '{peer} har ikke svaret siden {since}. 1 aflevering venter. Næste forsøg er {next}.',
    en: '{peer} has not answered since {since}. 1 delivery waits. The next try is at {next}.',
  },
  'deliveries.down.many': {
    da: '{peer} har ikke svaret siden {since}. {count} afleveringer venter. Næste forsøg er {next}.',
    en: '{peer} has not answered since {since}. {count} deliveries wait. The next try is at {next}.',
  },
  'deliveries.failureMail.subject': {
    da: 'En aflevering i sag {number} er mislykket',
    en: 'A delivery in case {number} has failed',
  },
  'deliveries.failureMail.text': {
    da: 'En aflevering i sag {number} er mislykket og venter på, at nogen afgør, hvad der skal ske. Se den her: {link}',
    en: 'A delivery in case {number} has failed and waits for somebody to settle it. See it here: {link}',
  },
  'deliveries.alarm.subject': {
    da: '{peer} har ikke svaret siden {since}',
    en: '{peer} has not answered since {since}',
  },
  'deliveries.alarm.text': {
    da: 'Afleveringerne går ikke tabt: De bliver forsøgt igen, til modtageren svarer. Se, hvordan det går: {link}',
    en: 'The deliveries are not lost: they are tried again until the receiver answers. See how it goes: {link}',
  },
});
