import { isCalendarDay, monthsBetween, toDayNumber } from '../calendar.ts';
import { decimalOf, toInteger } from '../decimal.ts';
import {
  clockOf,
  dateOf,
  dateTimeOf,
  dayOf,
  momentOf,
  monthDuration,
  readCalendarTime,
  readClock,
  readDay,
  readDuration,
  timeOf,
} from '../temporal.ts';
import { entryOf, type FeelValue, isTemporal, kindOf } from '../values.ts';
import { writeValue } from '../write-value.ts';
import { type Builtin, integerAt, isGiven, numberAt, singleAt, textAt } from './arguments.ts';

/** Conversion functions (DMN 1.5, table 72), and `today` and `now`, which read what the caller put in the scope. */
export const conversions: Readonly<Record<string, Builtin>> = {
  date: (given) => {
    if (given.length >= 2) return dateFromNumbers(given);
    const value = singleAt(given, 0);
    return dateOf(typeof value === 'string' ? readDay(value) : dayOf(value));
  },
  time: (given) => {
    if (given.length >= 2) return timeFromNumbers(given);
    const value = singleAt(given, 0);
    if (isTemporal(value, 'date')) return timeOf({ milliseconds: 0, offset: 0 });
    const clock = typeof value === 'string' ? readClock(value) : clockOf(value);
    return clock && timeOf(clock);
  },
  'date and time': (given) => {
    const value = singleAt(given, 0);
    if (given.length >= 2) return joinDateAndTime(value, singleAt(given, 1));
    const moment = typeof value === 'string' ? readCalendarTime(value) : momentOf(value);
    return moment && dateTimeOf(moment);
  },
  duration: (given) => {
    const value = singleAt(given, 0);
    if (typeof value === 'string') return readDuration(value);
    const kind = kindOf(value);
    return kind === 'days and time duration' || kind === 'years and months duration' ? value : null;
  },
  'years and months duration': (given) => {
    const from = dayOf(singleAt(given, 0));
    const to = dayOf(singleAt(given, 1));
    return from && to && monthDuration(monthsBetween(from, to));
  },
  number: (given) => {
    const value = singleAt(given, 0);
    if (typeof value !== 'string') return kindOf(value) === 'number' ? value : null;
    const grouping = isGiven(given, 1) ? textAt(given, 1) : '';
    const point = isGiven(given, 2) ? textAt(given, 2) : '.';
    if (grouping === null || point === null || !/^[ .,]?$/.test(grouping) || !/^[.,]$/.test(point)) return null;
    // Without a decimal separator the period is one only where it doesn't group.
    if (grouping === point && isGiven(given, 2)) return null;
    const plain = grouping === '' ? value : value.split(grouping).join('');
    return point === ',' && plain.includes('.') ? null : decimalOf(plain.replace(point, '.'));
  },
  string: (given, evaluation) => writeValue(given[0] ?? null, evaluation),
  today: (_given, evaluation) => scopeEntry(entryOf(evaluation.scope, 'today'), 'date'),
  now: (_given, evaluation) => scopeEntry(entryOf(evaluation.scope, 'now'), 'date and time'),
};

function scopeEntry(value: FeelValue, kind: 'date' | 'date and time'): FeelValue {
  return isTemporal(value, kind) ? value : null;
}

function dateFromNumbers(given: readonly FeelValue[]): FeelValue {
  const [year, month, day] = [integerAt(given, 0), integerAt(given, 1), integerAt(given, 2)];
  if (year === null || month === null || day === null || !isCalendarDay(year, month, day)) return null;
  return dateOf({ year, month, day });
}

/** `time(hour, minute, second, offset?)`: the second may have decimals, of which three are kept. */
function timeFromNumbers(given: readonly FeelValue[]): FeelValue {
  const [hour, minute, second] = [integerAt(given, 0), integerAt(given, 1), numberAt(given, 2)];
  const offset = singleAt(given, 3);
  if (hour === null || minute === null || second === null) return null;
  if (offset !== null && !isTemporal(offset, 'days and time duration')) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second.lt(0) || second.gte(60)) return null;
  const milliseconds = toInteger(second.times(1000).round(0, 0));
  if (milliseconds === null) return null;
  const minutes = offset === null ? null : offset.milliseconds / 60_000;
  if (minutes !== null && (!Number.isInteger(minutes) || Math.abs(minutes) > 14 * 60)) return null;
  return timeOf({ milliseconds: (hour * 60 + minute) * 60_000 + milliseconds, offset: minutes });
}

function joinDateAndTime(date: FeelValue, time: FeelValue): FeelValue {
  const day = dayOf(date);
  const clock = isTemporal(time, 'time') ? clockOf(time) : null;
  return day && clock && dateTimeOf({ ...clock, dayNumber: toDayNumber(day) });
}
