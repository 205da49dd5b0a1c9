import type Big from 'big.js';
import { addMonths, fromDayNumber, toDayNumber } from './calendar.ts';
import { decimalOf, divide, minus, plus, power, roundAt, times, toTruncated } from './decimal.ts';
import type { Evaluation } from './evaluation.ts';
import type { ArithmeticOperator } from './node.ts';
import { millisecondsBetween } from './order.ts';
import {
  type CalendarTime,
  clockOf,
  dateOf,
  dateTimeOf,
  dayDuration,
  dayOf,
  MILLISECONDS_PER_DAY,
  momentOf,
  monthDuration,
  timeOf,
} from './temporal.ts';
import { type FeelValue, isNumber, isTemporal, kindOf } from './values.ts';

/** What `**` costs: up to sixty multiplications of 50 digits. */
const POWER_STEPS = 200;

/** `left operator right` (DMN 1.5, tables 56 to 60); null where it is not defined for the two. */
export function calculate(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  evaluation: Evaluation,
): FeelValue {
  if (operator === '**') evaluation.charge(POWER_STEPS);
  if (isNumber(left) && isNumber(right)) return calculateNumbers(operator, left, right);
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      if (typeof left === 'string' && typeof right === 'string') {
        evaluation.admit(left.length + right.length);
        return evaluation.text(left + right);
      }
      return isDuration(right) ? addDuration(left, right, 1) : isDuration(left) ? addDuration(right, left, 1) : null;
    case '-':
      return isDuration(right) ? addDuration(left, right, -1) : subtract(left, right);
    case '*':
      if (isNumber(right)) return scale(left, (length) => times(length, right));
      return isNumber(left) ? scale(right, (length) => times(length, left)) : null;
    case '/':
      if (isNumber(right)) return scale(left, (length) => divide(length, right));
      return ratio(left, right);
    case '**':
      return null;
  }
}

/** `-operand`; null where that is not defined. */
export function negate(operand: FeelValue): FeelValue {
  if (isNumber(operand)) return operand.neg();
  if (isTemporal(operand, 'days and time duration')) return dayDuration(-operand.milliseconds);
  return isTemporal(operand, 'years and months duration') ? monthDuration(-operand.months) : null;
}

function calculateNumbers(operator: ArithmeticOperator, left: Big, right: Big): Big | null {
  switch (operator) {
    case '+':
      return plus(left, right);
    case '-':
      return minus(left, right);
    case '*':
      return times(left, right);
    case '/':
      return divide(left, right);
    case '**':
      return power(left, right);
  }
}

function isDuration(value: FeelValue): boolean {
  const kind = kindOf(value);
  return kind === 'days and time duration' || kind === 'years and months duration';
}

function addDuration(value: FeelValue, duration: FeelValue, sign: 1 | -1): FeelValue {
  if (isTemporal(duration, 'years and months duration')) return shiftMonths(value, sign * duration.months);
  return isTemporal(duration, 'days and time duration') ? shift(value, sign * duration.milliseconds) : null;
}

function shiftMonths(value: FeelValue, months: number): FeelValue {
  if (isTemporal(value, 'years and months duration')) return monthDuration(value.months + months);
  const day = dayOf(value);
  const shifted = day === null ? null : addMonths(day, months);
  if (shifted === null) return null;
  const moment = momentOf(value);
  return moment === null ? dateOf(shifted) : dateTimeOf({ ...moment, dayNumber: toDayNumber(shifted) });
}

/** A date is taken as its midnight and stays a date; a time goes round the clock (DMN 1.5, table 57). */
function shift(value: FeelValue, milliseconds: number): FeelValue {
  if (isTemporal(value, 'days and time duration')) return dayDuration(value.milliseconds + milliseconds);
  const clock = clockOf(value) ?? { milliseconds: 0, offset: null };
  const total = clock.milliseconds + milliseconds;
  const days = Math.floor(total / MILLISECONDS_PER_DAY);
  const shifted = { milliseconds: total - days * MILLISECONDS_PER_DAY, offset: clock.offset };
  if (isTemporal(value, 'time')) return clockOf(value) === null ? null : timeOf(shifted);
  const moment = momentOf(value);
  if (moment !== null) return dateTimeOf({ ...shifted, dayNumber: moment.dayNumber + days });
  const day = isTemporal(value, 'date') ? dayOf(value) : null;
  return day === null ? null : dateOf(fromDayNumber(toDayNumber(day) + days));
}

function subtract(left: FeelValue, right: FeelValue): FeelValue {
  const leftTime = isTemporal(left, 'time') ? clockOf(left) : null;
  const rightTime = isTemporal(right, 'time') ? clockOf(right) : null;
  const distance =
    leftTime !== null && rightTime !== null
      ? millisecondsBetween({ dayNumber: 0, ...rightTime }, { dayNumber: 0, ...leftTime })
      : distanceOfDays(left, right);
  return distance === null ? null : dayDuration(distance);
}

function distanceOfDays(left: FeelValue, right: FeelValue): number | null {
  const from = asMoment(right);
  const to = asMoment(left);
  return from === null || to === null ? null : millisecondsBetween(from, to);
}

/** A date is its midnight in UTC (DMN 1.5, table 57); so it has no distance to a local time. */
function asMoment(value: FeelValue): CalendarTime | null {
  const moment = momentOf(value);
  if (moment !== null) return moment;
  const day = isTemporal(value, 'date') ? dayOf(value) : null;
  return day === null ? null : { dayNumber: toDayNumber(day), milliseconds: 0, offset: 0 };
}

/** A duration of another length; what is finer than a millisecond, or than a month, is cut off. */
function scale(duration: FeelValue, change: (length: Big) => Big | null): FeelValue {
  const isMonths = isTemporal(duration, 'years and months duration');
  const length = lengthOf(duration);
  const changed = length === null ? null : change(length);
  const whole = changed === null ? null : toTruncated(roundAt(changed, 0, 'down') ?? changed);
  if (whole === null) return null;
  return isMonths ? monthDuration(whole) : dayDuration(whole);
}

function ratio(left: FeelValue, right: FeelValue): FeelValue {
  if (kindOf(left) !== kindOf(right)) return null;
  const [dividend, divisor] = [lengthOf(left), lengthOf(right)];
  return dividend === null || divisor === null ? null : divide(dividend, divisor);
}

function lengthOf(duration: FeelValue): Big | null {
  if (isTemporal(duration, 'days and time duration')) return decimalOf(duration.milliseconds);
  return isTemporal(duration, 'years and months duration') ? decimalOf(duration.months) : null;
}
