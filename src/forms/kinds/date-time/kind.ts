import type { RawAnswer } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formatDateTime } from '../calendar-date.ts';
import { dateParts, parseDateParts } from '../date-parts.ts';
import { fieldError, quote } from '../errors.ts';
import { partText, readParts } from '../raw-parts.ts';
import { readTime } from './read-time.ts';
import type { DateTimeField } from './schema.ts';

const parts = [...dateParts, 'time'];

/** A day and a time by the clock in Denmark; raw parts `day`, `month`, `year` and `time`; the value `YYYY-MM-DDTHH:MM`. */
export const dateTime: FieldKind<DateTimeField, string> = {
  kind: 'dateTime',
  asks: true,
  feelType: () => ({ kind: 'date and time' }),
  read: (_field, name, posted) => readParts(name, parts, posted),
  parse(_field, raw) {
    const { day, typedTime } = dateTimePartsOf(raw);
    const date = parseDateParts(day);
    if (!date.ok) return date;
    if (date.value === null && typedTime === '') return { ok: true, value: null };
    if (date.value === null) return { ok: false, error: fieldError('form.error.noDateForTime', {}, 'day') };
    if (typedTime === '') return { ok: false, error: fieldError('form.error.noTime', {}, 'time') };
    const time = readTime(typedTime);
    return time === null
      ? { ok: false, error: fieldError('form.error.badTime', { given: quote(typedTime) }, 'time') }
      : { ok: true, value: `${date.value}T${time}` };
  },
  toFeel: (_field, value) => (value === null ? null : { kind: 'date and time', iso: `${value}:00` }),
  present: (_field, value, language) =>
    value === null ? { kind: 'nothing' } : { kind: 'text', text: formatDateTime(value, language) },
  focusId: (name, part = 'day') => `${name}.${part}`,
};

/** The day as date parts take it, and the typed time. A whole ISO value is taken apart, since links give it so. */
export function dateTimePartsOf(raw: RawAnswer | undefined): { day: RawAnswer | undefined; typedTime: string } {
  if (typeof raw !== 'string') return { day: raw, typedTime: partText(raw, 'time').trim() };
  const [day = '', time = ''] = raw.slice(0, 40).split('T');
  return { day, typedTime: time.replace(/^(\d\d:\d\d):\d\d.*$/, '$1') };
}
