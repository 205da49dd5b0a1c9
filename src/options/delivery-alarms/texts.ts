import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the settings for alarms. */
export const deliveryAlarmTexts = defineTexts({
  'delivery-alarms.title': { da: 'Alarm, når en modtager ikke svarer', en: 'Alarm when a receiver does not answer' },
  'delivery-alarms.intro': {
    da: 'Når en modtager af afleveringer (for eksempel Digital Post eller et fagsystem) ikke har svaret i et stykke tid, sender vi én e-mail om det. Afleveringerne går ikke tabt: De bliver forsøgt igen.',
    en: 'When a receiver of deliveries (such as Digital Post or another system) has not answered for a while, we send one e-mail about it. The deliveries are not lost: they are tried again.',
  },
  'delivery-alarms.settings.address': {
    da: 'E-mailadresse, der får alarmen',
    en: 'E-mail address that gets the alarm',
  },
  'delivery-alarms.settings.address-help': {
    da: 'Uden en adresse her sendes ingen alarm.',
    en: 'Without an address here no alarm is sent.',
  },
  'delivery-alarms.settings.minutes': {
    da: 'Minutter uden svar før alarmen',
    en: 'Minutes without an answer before the alarm',
  },
  'delivery-alarms.settings.minutes-help': { da: 'Uden et tal her er det 15.', en: 'Without a number here it is 15.' },
});
