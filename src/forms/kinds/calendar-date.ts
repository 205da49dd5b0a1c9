import type { Language } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';
import { isCalendarDay } from '../feel/calendar.ts';

/** `YYYY-MM-DD`, or null when the Gregorian calendar has no such day. Years 1000 to 9999. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1000 && year <= 9999) || !isCalendarDay(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `1. juli 1985` or `1 July 1985`; a text that is no ISO date comes back unchanged. */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** `1. juli 1985 kl. 14.30` from `1985-07-01T14:30`; a text that is no such moment comes back unchanged. */
export function formatDateTime(iso: string, language: Language): string {
  const moment = new Date(`${iso}:00Z`);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(moment);
}
