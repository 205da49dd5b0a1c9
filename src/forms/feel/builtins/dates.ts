import { type CalendarDay, dayOfYear, weekdayOf, weekOfYear } from '../calendar.ts';
import { decimalOf } from '../decimal.ts';
import { componentOf } from '../properties.ts';
import { dayOf } from '../temporal.ts';
import type { FeelValue } from '../values.ts';
import { type Builtin, singleAt } from './arguments.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Date functions: those of DMN 1.5, table 79, with the standard's English names of days and months, and the components
 * of table 66 as functions beside the properties, so that `year(birthday)` works like `birthday.year`.
 */
export const dates: Readonly<Record<string, Builtin>> = {
  year: component('year'),
  month: component('month'),
  day: component('day'),
  weekday: component('weekday'),
  hour: component('hour'),
  minute: component('minute'),
  second: component('second'),
  'day of year': ofDay((day) => decimalOf(dayOfYear(day))),
  'day of week': ofDay((day) => WEEKDAYS[weekdayOf(day) - 1] ?? null),
  'month of year': ofDay((day) => MONTHS[day.month - 1] ?? null),
  'week of year': ofDay((day) => decimalOf(weekOfYear(day))),
};

function component(name: string): Builtin {
  return (given) => componentOf(singleAt(given, 0), name);
}

function ofDay(answer: (day: CalendarDay) => FeelValue): Builtin {
  return (given) => {
    const day = dayOf(singleAt(given, 0));
    return day && answer(day);
  };
}
