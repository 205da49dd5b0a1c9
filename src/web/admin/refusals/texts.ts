import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** Numbers that have answered STOP, and how they get SMS again. */
const smsRefusalTexts = defineTexts({
  'smsRefusal.title': { da: 'Numre, der har sagt nej til sms', en: 'Numbers that have said no to SMS' },
  'smsRefusal.intro': {
    da: 'Svarer nogen STOP på en sms, får nummeret ingen flere fra os, heller ikke hvis det senere får en ny ejer. Beder borgeren selv om det, kan du ophæve det her. Det, en borger har valgt på Mine sager, ændrer borgeren selv dér.',
    en: 'Whoever answers STOP to an SMS gets no more from us at that number, not even when it gets another owner. When the citizen asks for it, you can lift that here. What a citizen has chosen on My cases, the citizen changes there.',
  },
  'smsRefusal.number': { da: 'Mobilnummer', en: 'Mobile number' },
  'smsRefusal.numberHelp': {
    da: 'Søgningen skrives i loggen; nummeret gør ikke.',
    en: 'The search is written in the log; the number is not.',
  },
  'smsRefusal.find': { da: 'Se efter', en: 'Look up' },
  'smsRefusal.gets': {
    da: '{number} har ikke svaret STOP. Får borgeren ingen sms’er, kan borgeren have sagt nej på Mine sager.',
    en: '{number} has not answered STOP. If the citizen gets no SMS, they may have said no on My cases.',
  },
  'smsRefusal.refused': { da: '{number} får ingen sms’er', en: '{number} gets no SMS' },
  'smsRefusal.since': { da: 'Svarede STOP den {date}.', en: 'Answered STOP on {date}.' },
  'smsRefusal.reason': { da: 'Hvorfor skal nummeret have sms’er igen?', en: 'Why is the number to get SMS again?' },
  'smsRefusal.reasonHelp': {
    da: 'For eksempel hvem der bad om det, og hvornår. Det skrives i loggen.',
    en: 'For example who asked for it, and when. It is written in the log.',
  },
  'smsRefusal.noReason': {
    da: 'Skriv, hvorfor nummeret skal have sms’er igen',
    en: 'Write why the number is to get SMS again',
  },
  'smsRefusal.lift': { da: 'Lad nummeret få sms’er igen', en: 'Let the number get SMS again' },
  'smsRefusal.lifted': {
    da: 'Nummeret får sms’er igen. Det, der ikke blev sendt imens, sendes ikke nu.',
    en: 'The number gets SMS again. What was not sent meanwhile is not sent now.',
  },
});

type SmsRefusalTextKey = keyof typeof smsRefusalTexts;

export function smsRefusalTranslator(language: Language): Translate<SmsRefusalTextKey> {
  return translator(smsRefusalTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useSmsRefusalTexts(): Translate<SmsRefusalTextKey> {
  return smsRefusalTranslator(useLanguage());
}
