/** A day of the proleptic Gregorian calendar; `month` and `day` count from 1, year 0 is 1 BC (ISO 8601). */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** DMN 1.5, 10.3.2.3.5: years have at most nine digits. */
export const LARGEST_YEAR = 999_999_999;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

export function isCalendarDay(year: number, month: number, day: number): boolean {
  return Math.abs(year) <= LARGEST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Days since 1970-01-01. After Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so
 * that the leap day is the last, and 400 years are one era of 146,097 days.
 */
export function toDayNumber({ year, month, day }: CalendarDay): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day of a number of days since 1970-01-01; null outside the years that FEEL knows. */
export function fromDayNumber(dayNumber: number): CalendarDay | null {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return Math.abs(year) <= LARGEST_YEAR ? { year, month, day } : null;
}

/** Adds months; a day that the month lacks becomes its last (XML Schema 1.1 part 2, appendix E). Null out of range.
 * By the letter of DMN 1.5, table 57, there would be no date then; no engine does that. */
export function addMonths({ year, month, day }: CalendarDay, months: number): CalendarDay | null {
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  if (!Number.isSafeInteger(count) || Math.abs(newYear) > LARGEST_YEAR) return null;
  return { year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) };
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export function weekdayOf(day: CalendarDay): number {
  const weekday = (toDayNumber(day) + 3) % 7;
  return (weekday < 0 ? weekday + 7 : weekday) + 1;
}

/** 1…366. */
export function dayOfYear(day: CalendarDay): number {
  return toDayNumber(day) - toDayNumber({ year: day.year, month: 1, day: 1 }) + 1;
}

/** The week number of ISO 8601: week 1 is the one with the year's first Thursday. */
export function weekOfYear(day: CalendarDay): number {
  const thursday = fromDayNumber(toDayNumber(day) - weekdayOf(day) + 4);
  return thursday === null ? 53 : Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** Whole months from one day to another, negative when the other is earlier (XPath `yearMonthDuration` by full months). */
export function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}
