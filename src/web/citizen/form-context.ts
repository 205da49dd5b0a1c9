import type { FormContext } from '../../forms/answers.ts';
import type { DraftContent } from '../../forms/drafts/draft.ts';
import { wholeYears } from '../../registers/whole-years.ts';
import type { Language } from '../../texts/catalogue.ts';
import { timeZone } from '../components/time-format.ts';
import type { Citizen } from './citizen.tsx';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone });

let lastMinute = Number.NaN;
let lastDate = '';

/** The date in Denmark at that moment, `YYYY-MM-DD`. */
export function danishDate(at: Date): string {
  // Asked for at every page, and new only when a minute begins.
  const minute = Math.floor(at.getTime() / 60_000);
  if (minute !== lastMinute) {
    lastDate = day.format(at);
    lastMinute = minute;
  }
  return lastDate;
}

/** The circumstances that a form's expressions may ask about, for a citizen's own filling. */
export function formContext(
  now: Date,
  language: Language,
  citizen: Pick<Citizen, 'level'>,
  { birthDate, municipality }: DraftContent['person'],
): FormContext {
  const today = danishDate(now);
  return {
    today,
    language,
    person: {
      age: birthDate === null ? null : wholeYears(birthDate, today),
      municipality,
      loginLevel: citizen.level,
    },
  };
}
