import type { FieldKind } from '../../field-kind.ts';
import { formatDate } from '../calendar-date.ts';
import { dateParts, parseDateParts } from '../date-parts.ts';
import { readParts } from '../raw-parts.ts';
import type { DateField } from './schema.ts';

/** A real day of the calendar; raw parts `day`, `month` and `year`; the value is `YYYY-MM-DD`. */
export const date: FieldKind<DateField, string> = {
  kind: 'date',
  asks: true,
  feelType: () => ({ kind: 'date' }),
  read: (_field, name, posted) => readParts(name, dateParts, posted),
  parse: (_field, raw) => parseDateParts(raw),
  toFeel: (_field, value) => (value === null ? null : { kind: 'date', iso: value }),
  present: (_field, value, language) =>
    value === null ? { kind: 'nothing' } : { kind: 'text', text: formatDate(value, language) },
  focusId: (name, part = 'day') => `${name}.${part}`,
};
