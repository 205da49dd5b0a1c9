import { toDayNumber } from './calendar.ts';
import type { Evaluation } from './evaluation.ts';
import { type CalendarTime, type ClockTime, clockOf, dayOf, MILLISECONDS_PER_DAY, momentOf } from './temporal.ts';
import { type FeelValue, isNumber, isTemporal, kindOf } from './values.ts';

/**
 * Negative, 0 or positive as `left` is less than, equal to or greater than `right`; null where the two can't be ordered:
 * other kinds than numbers, texts, dates, times and durations, or two different kinds (DMN 1.5, table 54). Texts are
 * ordered by their code points. A local time beside one with an offset is taken to have the same.
 */
export function orderOf(left: FeelValue, right: FeelValue, evaluation: Evaluation): number | null {
  if (isNumber(left)) return isNumber(right) ? left.cmp(right) : null;
  if (typeof left === 'string') return typeof right === 'string' ? orderOfTexts(left, right, evaluation) : null;
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return null;
  if (kind === 'date and time') return orderOfMoments(momentOf(left), momentOf(right));
  if (kind === 'time') return orderOfMoments(onDayZero(clockOf(left)), onDayZero(clockOf(right)));
  const [leftNumber, rightNumber] = [lineNumber(left), lineNumber(right)];
  return leftNumber === null || rightNumber === null ? null : Math.sign(leftNumber - rightNumber);
}

/** A number that orders values of one kind as the kind is ordered. */
function lineNumber(value: FeelValue): number | null {
  if (isTemporal(value, 'days and time duration')) return value.milliseconds;
  if (isTemporal(value, 'years and months duration')) return value.months;
  const day = isTemporal(value, 'date') ? dayOf(value) : null;
  return day === null ? null : toDayNumber(day);
}

function onDayZero(clock: ClockTime | null): CalendarTime | null {
  return clock === null ? null : { dayNumber: 0, ...clock };
}

function orderOfMoments(left: CalendarTime | null, right: CalendarTime | null): number | null {
  if (left === null || right === null) return null;
  const offset = left.offset ?? right.offset;
  return Math.sign(millisecondsBetween({ ...right, offset: right.offset ?? offset }, { ...left, offset }) ?? 0);
}

/** Milliseconds from one moment to another; null where only one of them has an offset. */
export function millisecondsBetween(from: CalendarTime, to: CalendarTime): number | null {
  if ((from.offset === null) !== (to.offset === null)) return null;
  const offset = ((from.offset ?? 0) - (to.offset ?? 0)) * 60_000;
  return (to.dayNumber - from.dayNumber) * MILLISECONDS_PER_DAY + to.milliseconds - from.milliseconds + offset;
}

/** By code points: JavaScript's own order puts characters beyond U+FFFF before some that come earlier. */
function orderOfTexts(left: string, right: string, evaluation: Evaluation): number {
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  evaluation.charge(index >> 4);
  if (index === length) return left.length - right.length;
  const start = isSecondHalf(left, index) ? index - 1 : index;
  return (left.codePointAt(start) ?? 0) - (right.codePointAt(start) ?? 0);
}

function isSecondHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return index > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
