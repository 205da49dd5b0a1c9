import { weekdayOf } from './calendar.ts';
import { decimalOf } from './decimal.ts';
import type { Evaluation } from './evaluation.ts';
import { clockOf, dayDuration, dayOf } from './temporal.ts';
import { entryOf, type FeelValue, isContext, isList, isTemporal } from './values.ts';

/**
 * `value.name`: an entry of a context, a component of a date, time or duration (DMN 1.5, tables 64 to 66), or the list of these
 * for every item of a list. Null where there is none.
 */
export function propertyOf(value: FeelValue, name: string, evaluation: Evaluation): FeelValue {
  if (isList(value)) {
    return evaluation.list(value).map((item) => (isContext(item) ? entryOf(item, name) : componentOf(item, name)));
  }
  return isContext(value) ? entryOf(value, name) : componentOf(value, name);
}

/** A component of a date, time or duration; null for what hasn't got it. */
export function componentOf(value: FeelValue, name: string): FeelValue {
  if (isTemporal(value, 'years and months duration')) return componentOfMonths(value.months, name);
  if (isTemporal(value, 'days and time duration')) return componentOfMilliseconds(value.milliseconds, name);
  const day = dayOf(value);
  const clock = clockOf(value);
  switch (name) {
    case 'year':
      return day && decimalOf(day.year);
    case 'month':
      return day && decimalOf(day.month);
    case 'day':
      return day && decimalOf(day.day);
    case 'weekday':
      return day && decimalOf(weekdayOf(day));
    case 'hour':
      return clock && decimalOf(Math.floor(clock.milliseconds / 3_600_000));
    case 'minute':
      return clock && decimalOf(Math.floor(clock.milliseconds / 60_000) % 60);
    case 'second':
      return clock && decimalOf((clock.milliseconds % 60_000) / 1000);
    case 'time offset':
      return clock === null || clock.offset === null ? null : dayDuration(clock.offset * 60_000);
    default:
      return null;
  }
}

function componentOfMonths(months: number, name: string): FeelValue {
  if (name === 'years') return decimalOf(Math.trunc(months / 12) + 0);
  return name === 'months' ? decimalOf((months % 12) + 0) : null;
}

function componentOfMilliseconds(milliseconds: number, name: string): FeelValue {
  switch (name) {
    case 'days':
      return decimalOf(Math.trunc(milliseconds / 86_400_000) + 0);
    case 'hours':
      return decimalOf((Math.trunc(milliseconds / 3_600_000) % 24) + 0);
    case 'minutes':
      return decimalOf((Math.trunc(milliseconds / 60_000) % 60) + 0);
    case 'seconds':
      return decimalOf((milliseconds % 60_000) / 1000 + 0);
    default:
      return null;
  }
}
