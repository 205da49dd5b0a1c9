import type { Language } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';

/** How a moment is written. */
export type TimeShape = 'date' | 'dateTime' | 'shortDate';

/** Danish authorities live by Danish time, wherever the server or the browser stands. */
export const timeZone = 'Europe/Copenhagen';

const shapes: Readonly<Record<TimeShape, Intl.DateTimeFormatOptions>> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  shortDate: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** No shape tells less than a minute: what a minute is called is kept for a while, since every page of somebody logged in says one. */
const written = new Map<string, string>();
const mostWritten = 2_000;

/** A moment in words, such as `3. november 2026 kl. 14.05`. An ISO date without a time is that day everywhere. */
export function formatTime(at: Date | string, shape: TimeShape, language: Language): string {
  const dateOnly = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at);
  const zone = dateOnly ? 'UTC' : timeZone;
  const moment = typeof at === 'string' ? new Date(at) : at;
  const key = `${language} ${shape} ${zone}`;
  const named = `${key} ${Math.floor(moment.getTime() / 60_000)}`;
  const before = written.get(named);
  if (before !== undefined) return before;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(localeOf(language), { ...shapes[shape], timeZone: zone });
    formatters.set(key, formatter);
  }
  const text = formatter.format(moment);
  if (written.size >= mostWritten) written.clear();
  written.set(named, text);
  return text;
}
