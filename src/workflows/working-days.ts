import Holidays from 'date-holidays';
import type { Term } from './definition.ts';

/** The time zone in which Danish deadlines are counted. */
const zone = 'Europe/Copenhagen';

let calendar: Holidays | undefined;
const publicHolidays = new Map<number, ReadonlySet<string>>();

/** Danish public holidays of a year as `YYYY-MM-DD`; the rules are the library's (1 May, 5 June and 24 December are not among them). */
export function danishPublicHolidays(year: number): ReadonlySet<string> {
  let dates = publicHolidays.get(year);
  if (!dates) {
    calendar ??= new Holidays('DK');
    dates = new Set(
      calendar
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public')
        .map((holiday) => holiday.date.slice(0, 10)),
    );
    publicHolidays.set(year, dates);
  }
  return dates;
}

/** Whether the date (`YYYY-MM-DD`) is neither Saturday, Sunday, public holiday nor one of the organisation's closing days. */
export function isWorkingDay(date: string, closingDays: ReadonlySet<string> = new Set()): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !closingDays.has(date) && !danishPublicHolidays(Number(date.slice(0, 4))).has(date);
}

/** The date so many working days after `date` (before it when negative); the day itself is not counted. */
export function addWorkingDays(date: string, count: number, closingDays?: ReadonlySet<string>): string {
  const direction = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, direction);
    if (isWorkingDay(day, closingDays)) left -= 1;
  }
  return day;
}

/** The date so many calendar days after `date`. */
export function addDays(date: string, count: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + count);
  return day.toISOString().slice(0, 10);
}

const localParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Danish calendar date of an instant (ISO 8601). */
export function danishDate(instant: string): string {
  return localParts.format(new Date(instant));
}

const localHour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });

/** The instant at which a Danish calendar day ends: the midnight after it, as ISO 8601 in UTC. */
export function endOfDanishDay(date: string): string {
  const utcMidnight = new Date(`${addDays(date, 1)}T00:00:00Z`).getTime();
  // Denmark is one hour ahead of UTC, two in summer; the clocks never change at midnight.
  const candidates = [1, 2].map((hours) => new Date(utcMidnight - hours * 3_600_000));
  const midnight = candidates.find((candidate) => localHour.format(candidate) === '00') ?? candidates[0];
  return (midnight ?? new Date(utcMidnight)).toISOString();
}

/** When a term that begins at `from` (ISO 8601) is over. Terms in days end with the Danish day. */
export function termEnd(from: string, term: Term, closingDays?: ReadonlySet<string>): string {
  if ('seconds' in term) return new Date(Date.parse(from) + term.seconds * 1_000).toISOString();
  return endOfDanishDay(daysOn(danishDate(from), term, 1, closingDays));
}

/** The instant a term before `due` (ISO 8601), the end of a day; the reminder of a deadline. */
export function termBefore(due: string, term: Term, closingDays?: ReadonlySet<string>): string {
  if ('seconds' in term) return new Date(Date.parse(due) - term.seconds * 1_000).toISOString();
  return endOfDanishDay(addDays(daysOn(lastDay(due), term, -1, closingDays), -1));
}

/** The instant a term after `due` (ISO 8601), the end of a day: what follows a deadline that has passed. */
export function termAfter(due: string, term: Term, closingDays?: ReadonlySet<string>): string {
  if ('seconds' in term) return new Date(Date.parse(due) + term.seconds * 1_000).toISOString();
  return endOfDanishDay(daysOn(lastDay(due), term, 1, closingDays));
}

/** The date a term in days after `date`, or before it. */
export function daysOn(
  date: string,
  term: Exclude<Term, { seconds: number }>,
  direction: 1 | -1,
  closingDays?: ReadonlySet<string>,
): string {
  return 'days' in term
    ? addDays(date, direction * term.days)
    : addWorkingDays(date, direction * term.workingDays, closingDays);
}

/** The Danish date of the day that ends at `due`: `due` is the midnight after it, so its own date is one too late. */
function lastDay(due: string): string {
  return danishDate(new Date(Date.parse(due) - 1).toISOString());
}
