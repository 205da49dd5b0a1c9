import { type CalendarDay, fromDayNumber, isCalendarDay, toDayNumber } from './calendar.ts';
import {
  type FeelDate,
  type FeelDateTime,
  type FeelDayDuration,
  type FeelMonthDuration,
  type FeelTemporal,
  type FeelTime,
  type FeelValue,
  isTemporal,
} from './values.ts';

export const MILLISECONDS_PER_DAY = 86_400_000;

/** A time of day: milliseconds since midnight, and minutes east of UTC where the time says so. */
export interface ClockTime {
  readonly milliseconds: number;
  readonly offset: number | null;
}

/** A point on a calendar and a clock: whole days since 1970-01-01, and the time of that day. */
export interface CalendarTime extends ClockTime {
  readonly dayNumber: number;
}

/** The day that `YYYY-MM-DD` names; years of more than four digits and negative ones as in XML Schema. */
export function readDay(text: string): CalendarDay | null {
  const match = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return null;
  const year = match[1] === '-' ? 0 - Number(match[2]) : Number(match[2]);
  const month = Number(match[3]);
  const day = Number(match[4]);
  return isCalendarDay(year, month, day) ? { year, month, day } : null;
}

/** The time that `HH:mm:ss[.fff][Z|±HH:mm]` names. What is finer than a millisecond is dropped; time zones by name are refused. */
export function readClock(text: string): ClockTime | null {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,20}))?(Z|z|([+-])(\d\d):(\d\d))?$/.exec(text);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3));
  const milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  if (match[5] === undefined) return { milliseconds, offset: null };
  const offset = match[6] === undefined ? 0 : Number(match[7]) * 60 + Number(match[8]);
  // XML Schema: offsets reach from -14:00 to +14:00.
  if (offset > 14 * 60 || Number(match[8] ?? 0) > 59) return null;
  return { milliseconds, offset: match[6] === '-' ? 0 - offset : offset };
}

/** The moment that a date, `T` and a time name; a date alone is its midnight. */
export function readCalendarTime(text: string): CalendarTime | null {
  const separator = text.indexOf('T');
  const day = readDay(separator < 0 ? text : text.slice(0, separator));
  const clock = separator < 0 ? { milliseconds: 0, offset: null } : readClock(text.slice(separator + 1));
  return day === null || clock === null ? null : { dayNumber: toDayNumber(day), ...clock };
}

/** The duration that ISO 8601 text such as `P1Y2M` or `-P3DT4H5M6.7S` names; years and months never mix with days and time. */
export function readDuration(text: string): FeelDayDuration | FeelMonthDuration | null {
  const months = /^(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/.exec(text);
  if (months !== null && (months[2] !== undefined || months[3] !== undefined)) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return monthDuration(months[1] === '-' ? 0 - count : count);
  }
  const days = /^(-?)P(?:(\d{1,12})D)?(T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{1,20}))?S)?)?$/.exec(
    text,
  );
  if (days === null || text.endsWith('P') || text.endsWith('T')) return null;
  const seconds = ((Number(days[2] ?? 0) * 24 + Number(days[4] ?? 0)) * 60 + Number(days[5] ?? 0)) * 60;
  const fraction = Number((days[7] ?? '').padEnd(3, '0').slice(0, 3));
  const count = (seconds + Number(days[6] ?? 0)) * 1000 + fraction;
  return dayDuration(days[1] === '-' ? 0 - count : count);
}

/** The date of a day. */
export function dateOf(day: CalendarDay | null): FeelDate | null {
  return day === null ? null : { kind: 'date', iso: writeDay(day) };
}

/** The time of a clock; the milliseconds must lie within one day. */
export function timeOf(clock: ClockTime): FeelTime {
  return { kind: 'time', iso: writeClock(clock) };
}

/** The date and time of a moment; null out of the years that FEEL knows. */
export function dateTimeOf(moment: CalendarTime): FeelDateTime | null {
  const day = fromDayNumber(moment.dayNumber);
  return day === null ? null : { kind: 'date and time', iso: `${writeDay(day)}T${writeClock(moment)}` };
}

/** Null where the count is not a whole number that the host can hold exactly. */
export function dayDuration(milliseconds: number): FeelDayDuration | null {
  return Number.isSafeInteger(milliseconds) ? { kind: 'days and time duration', milliseconds: milliseconds + 0 } : null;
}

/** Null where the count is not a whole number that the host can hold exactly. */
export function monthDuration(months: number): FeelMonthDuration | null {
  return Number.isSafeInteger(months) ? { kind: 'years and months duration', months: months + 0 } : null;
}

function writeDay({ year, month, day }: CalendarDay): string {
  return `${year < 0 ? '-' : ''}${digits(Math.abs(year), 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function writeClock({ milliseconds, offset }: ClockTime): string {
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = milliseconds % 1000;
  const clock = `${digits(Math.floor(seconds / 3600), 2)}:${digits(Math.floor(seconds / 60) % 60, 2)}:${digits(seconds % 60, 2)}`;
  return clock + (fraction === 0 ? '' : `.${writeFraction(fraction)}`) + writeOffset(offset);
}

function writeOffset(offset: number | null): string {
  if (offset === null) return '';
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;
}

function writeFraction(milliseconds: number): string {
  return digits(milliseconds, 3).replace(/0+$/, '');
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The day of a date or of a date and time; null for anything else. */
export function dayOf(value: FeelValue | undefined): CalendarDay | null {
  if (isTemporal(value, 'date')) return readDay(value.iso);
  const moment = isTemporal(value, 'date and time') ? readCalendarTime(value.iso) : null;
  return moment === null ? null : fromDayNumber(moment.dayNumber);
}

/** The clock of a time or of a date and time; null for anything else. */
export function clockOf(value: FeelValue | undefined): ClockTime | null {
  if (isTemporal(value, 'time')) return readClock(value.iso);
  return isTemporal(value, 'date and time') ? readCalendarTime(value.iso) : null;
}

/** The moment of a date and time; null for anything else. */
export function momentOf(value: FeelValue | undefined): CalendarTime | null {
  return isTemporal(value, 'date and time') ? readCalendarTime(value.iso) : null;
}

/** Canonical text of a temporal value (DMN 1.5, table 72). */
export function writeTemporal(value: FeelTemporal): string {
  switch (value.kind) {
    case 'years and months duration':
      return writeMonths(value.months);
    case 'days and time duration':
      return writeMilliseconds(value.milliseconds);
    default:
      return value.iso;
  }
}

function writeMonths(months: number): string {
  const [years, rest] = [Math.floor(Math.abs(months) / 12), Math.abs(months) % 12];
  const text = (years === 0 ? '' : `${years}Y`) + (rest === 0 ? '' : `${rest}M`);
  return `${months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
}

function writeMilliseconds(milliseconds: number): string {
  const total = Math.abs(milliseconds);
  const [days, hours] = [Math.floor(total / MILLISECONDS_PER_DAY), Math.floor(total / 3_600_000) % 24];
  const [minutes, seconds, fraction] = [Math.floor(total / 60_000) % 60, Math.floor(total / 1000) % 60, total % 1000];
  const secondText = fraction === 0 ? `${seconds}` : `${seconds}.${writeFraction(fraction)}`;
  const time =
    (hours === 0 ? '' : `${hours}H`) +
    (minutes === 0 ? '' : `${minutes}M`) +
    (seconds === 0 && fraction === 0 ? '' : `${secondText}S`);
  const text = (days === 0 ? '' : `${days}D`) + (time === '' ? '' : `T${time}`);
  return `${milliseconds < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

/** The value that the text of an `@"…"` literal names (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8); null where it is none. */
export function readTemporal(text: string): FeelTemporal | null {
  if (text.startsWith('P') || text.startsWith('-P')) return readDuration(text);
  if (text.includes('T')) {
    const moment = readCalendarTime(text);
    return moment === null ? null : dateTimeOf(moment);
  }
  const clock = readClock(text);
  return clock === null ? dateOf(readDay(text)) : timeOf(clock);
}
