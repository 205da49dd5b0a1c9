import { defineTexts } from '../../../texts/catalogue.ts';

/** What the workflow designer says beside a text that goes out by SMS. */
export const flowSmsTexts = defineTexts({
  'flow.sms.ready': { da: 'Færdige tekster', en: 'Ready texts' },
  'flow.sms.readyChoose': { da: 'Vælg en færdig tekst', en: 'Choose a ready text' },
  'flow.sms.readyHelp': {
    da: 'Teksten erstatter den, der står i feltet, på alle jeres sprog, og vælger også link, hast og formål. Du kan fortryde og skrive videre i den.',
    en: 'The text replaces what stands in the field, in all your languages, and also chooses link, urgency and purpose. You can undo it and go on writing in it.',
  },
  'flow.sms.readyUse': { da: 'Brug teksten', en: 'Use the text' },
  'flow.sms.readyUsed': {
    da: 'Den færdige tekst »{title}« er sat ind.',
    en: 'The ready text “{title}” has been put in.',
  },

  'flow.sms.count': { da: 'Længde og pris', en: 'Length and price' },
  'flow.sms.length': { da: '{units} tegn', en: '{units} characters' },
  'flow.sms.gsm7': { da: '7 bit', en: '7 bit' },
  'flow.sms.ucs2': { da: 'Unicode', en: 'Unicode' },
  'flow.sms.part': { da: '1 sms-del', en: '1 part' },
  'flow.sms.parts': { da: '{parts} sms-dele', en: '{parts} parts' },
  'flow.sms.typical': { da: 'typisk {size}', en: 'typically {size}' },
  'flow.sms.least': { da: 'Uden de indsatte svar: {size}', en: 'Without the answers put in: {size}' },
  'flow.sms.most': { da: 'Med de længste svar: {size}', en: 'With the longest answers: {size}' },
  'flow.sms.unbounded': {
    da: 'Et af de indsatte svar har ingen grænse, så sms’en kan blive meget længere.',
    en: 'One of the answers put in has no limit, so that the SMS can become much longer.',
  },
  'flow.sms.places': {
    da: 'Det, der sættes ind med {{…}}, gør sms’en længere. Den rigtige længde afgøres, når den sendes. Har et svar et tegn uden for sms-alfabetet, bliver hele sms’en til Unicode.',
    en: 'What is put in by {{…}} makes the SMS longer. Its real length is settled when it is sent. If an answer has a character outside the alphabet of SMS, all of the SMS becomes Unicode.',
  },
  'flow.sms.outside': {
    da: 'Unicode på grund af {characters}. Nu er der kun plads til {alone} tegn i én sms-del, og til {ofSeveral} i hver af flere.',
    en: 'Unicode because of {characters}. Now one part only has room for {alone} characters, and each of several for {ofSeveral}.',
  },
  'flow.sms.outsideMore': { da: '{characters} og {count} andre tegn', en: '{characters} and {count} other characters' },
  'flow.sms.rough': {
    da: 'Teksten har formatering. Længden er omtrentlig; se den rigtige under »Se, hvad der afleveres«.',
    en: 'The text is formatted. The length is approximate; see the real one under “See what is delivered”.',
  },
  'flow.characters.count': { da: 'Længde', en: 'Length' },
  'flow.characters.size': { da: '{length} af {most} tegn', en: '{length} of {most} characters' },
  'flow.characters.unbounded': {
    da: 'Et af de indsatte svar har ingen grænse, så teksten kan blive meget længere.',
    en: 'One of the answers put in has no limit, so that the text can become much longer.',
  },
  'flow.characters.tooLong': {
    da: '{language}: {length} tegn er for meget. Der må højst være {most}. Gør teksten kortere.',
    en: '{language}: {length} characters are too many. There may be {most} at most. Make the text shorter.',
  },
  'flow.characters.typicallyTooLong': {
    da: 'Med almindelige svar bliver det {length} tegn, og så sendes beskeden ikke: Der må højst være {most}. Gør teksten kortere, eller sæt færre svar ind.',
    en: 'With usual answers it becomes {length} characters, and then the message is not sent: there may be {most} at most. Make the text shorter, or put fewer answers in.',
  },
  'flow.characters.mayBeTooLong': {
    da: 'Med lange svar kan det blive til mere end {most} tegn. Så sendes beskeden ikke, og en medarbejder skal rette den.',
    en: 'With long answers it can become more than {most} characters. Then the message is not sent, and an employee must correct it.',
  },
  'flow.sms.added': { da: 'Linket til sagen er talt med.', en: 'The link to the case is counted.' },
  'flow.sms.noPrice': {
    da: 'Prisen pr. sms-del er ikke skrevet på kontoen.',
    en: 'The price of a part is not written on the account.',
  },
  'flow.sms.tooLong': {
    da: '{language}: {parts} sms-dele er for meget. En sms må højst have {most} her. Gør teksten kortere.',
    en: '{language}: {parts} parts are too many. An SMS may have {most} here at most. Make the text shorter.',
  },
  'flow.sms.typicallyTooLong': {
    da: 'Med almindelige svar bliver det {parts} sms-dele, og så sendes sms’en ikke: Der må højst være {most}. Gør teksten kortere, eller sæt færre svar ind.',
    en: 'With usual answers it becomes {parts} parts, and then the SMS is not sent: there may be {most} at most. Make the text shorter, or put fewer answers in.',
  },
  'flow.sms.mayBeTooLong': {
    da: 'Med lange svar kan det blive til mere end {most} sms-dele. Så sendes sms’en ikke, og en medarbejder skal rette den.',
    en: 'With long answers it can become more than {most} parts. Then the SMS is not sent, and an employee must correct it.',
  },
});
