import type { RawAnswer } from '../answers.ts';
import type { Parsed } from '../field-kind.ts';
import { isoDate } from './calendar-date.ts';
import { fieldError, quote } from './errors.ts';
import { partText } from './raw-parts.ts';

export const dateParts = ['day', 'month', 'year'] as const;

/** The typed day, month and year. A whole ISO date is taken apart, since registers and links give dates so. */
export function datePartsOf(raw: RawAnswer | undefined, stem = ''): Record<(typeof dateParts)[number], string> {
  if (typeof raw === 'string') {
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw);
    return { day: iso?.[3] ?? '', month: iso?.[2] ?? '', year: iso?.[1] ?? '' };
  }
  return {
    day: partText(raw, `${stem}day`),
    month: partText(raw, `${stem}month`),
    year: partText(raw, `${stem}year`),
  };
}

/** The ISO date in three inputs whose part names begin with `stem`; an error names the input that is wrong. */
export function parseDateParts(raw: RawAnswer | undefined, stem = ''): Parsed<string> {
  const { day, month, year } = understood(datePartsOf(raw, stem));
  const empty = dateParts.filter((part) => ({ day, month, year })[part] === '');
  if (empty.length === 3) return { ok: true, value: null };
  if (empty.length === 2) return failed('form.error.dateIncomplete', `${stem}${empty[0]}`);
  if (day === '') return failed('form.error.noDay', `${stem}day`);
  if (month === '') return failed('form.error.noMonth', `${stem}month`);
  if (year === '') return failed('form.error.noYear', `${stem}year`);
  if (!isBetween(day, 1, 31)) return failed('form.error.badDay', `${stem}day`, day);
  if (!isBetween(month, 1, 12)) return failed('form.error.badMonth', `${stem}month`, month);
  if (!/^[1-9]\d{3}$/.test(year)) return failed('form.error.badYear', `${stem}year`, year);
  const iso = isoDate(Number(year), Number(month), Number(day));
  if (iso === null) return failed('form.error.noSuchDate', `${stem}day`, `${day}.${month}.${year}`);
  return { ok: true, value: iso };
}

type DateTexts = Record<(typeof dateParts)[number], string>;

const longestDate = 40;
const wholeDate = /^(\d{1,2})[./\- ]+(\d{1,2}|\p{L}{3,9})[./\- ]+(\d{4})$/u;
const isoWhole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** The months in Danish and English, and as they are cut short. */
const monthNames: readonly (readonly string[])[] = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/**
 * The parts as they are meant: people paste a whole date into the first input, write dots after day and month, and
 * months by name.
 */
function understood(typed: DateTexts): DateTexts {
  const plain = (text: string) => (text.length > longestDate ? text : text.trim().replace(/\.$/, ''));
  let [day, month, year] = [plain(typed.day), plain(typed.month), typed.year.trim()];
  if (month === '' && year === '' && day.length <= longestDate) {
    const iso = isoWhole.exec(day);
    const [, first, second, third] = wholeDate.exec(day) ?? (iso ? [iso[0], iso[3], iso[2], iso[1]] : []);
    if (first !== undefined && second !== undefined && third !== undefined) [day, month, year] = [first, second, third];
  }
  const named = monthNames.findIndex((names) => names.includes(month.toLowerCase()));
  return { day, month: named === -1 ? month : String(named + 1), year };
}

function isBetween(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function failed(key: Parameters<typeof fieldError>[0], part: string, given = ''): Parsed<string> {
  return { ok: false, error: fieldError(key, { given: quote(given) }, part) };
}
