import { defineTexts } from '../../../texts/catalogue.ts';

export const dateTimeTexts = defineTexts({
  'form.error.noDateForTime': { da: 'Skriv også datoen', en: 'Write the date too' },
  'form.error.noTime': { da: 'Skriv også klokkeslættet', en: 'Write the time too' },
  'form.error.badTime': {
    da: '“{given}” er ikke et klokkeslæt, vi kan læse. Skriv det med timer og minutter, for eksempel 14.30',
    en: 'We cannot read “{given}” as a time. Write hours and minutes by the 24-hour clock, for example 14:30',
  },
  'form.part.time': { da: 'Klokkeslæt', en: 'Time' },
  'form.part.dateTimeExample': { da: 'For eksempel 27 3 2026 klokken 14.30.', en: 'For example 27 3 2026 at 14:30.' },
});
