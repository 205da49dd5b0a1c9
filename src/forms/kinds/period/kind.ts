import { fill, markedIn } from '../../../texts/catalogue.ts';
import { contextOf } from '../../feel/values.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { formatDate } from '../calendar-date.ts';
import { dateParts, parseDateParts } from '../date-parts.ts';
import { fieldError } from '../errors.ts';
import { readParts } from '../raw-parts.ts';
import type { PeriodField } from './schema.ts';

/** Both ISO dates; `to` is the last day and not before `from`. */
export type Period = { readonly from: string; readonly to: string };

const inputs = ['from', 'to'].flatMap((end) => dateParts.map((part) => `${end}.${part}`));

/** A first and a last day; raw parts `from.day` to `to.year`. */
export const period: FieldKind<PeriodField, Period> = {
  kind: 'period',
  asks: true,
  feelType: () => ({ kind: 'context', entries: { from: { kind: 'date' }, to: { kind: 'date' } } }),
  read: (_field, name, posted) => readParts(name, inputs, posted),
  parse(_field, raw) {
    const from = parseDateParts(typeof raw === 'string' ? undefined : raw, 'from.');
    const to = parseDateParts(typeof raw === 'string' ? undefined : raw, 'to.');
    if (!from.ok) return to.ok ? from : { ...from, further: [to.error] };
    if (!to.ok) return to;
    if (from.value === null && to.value === null) return { ok: true, value: null };
    if (from.value === null) return { ok: false, error: fieldError('form.error.noFrom', {}, 'from.day') };
    if (to.value === null) return { ok: false, error: fieldError('form.error.noTo', {}, 'to.day') };
    const value = { from: from.value, to: to.value };
    if (value.to >= value.from) return { ok: true, value };
    const given = (language: string) => ({
      from: formatDate(value.from, language),
      to: formatDate(value.to, language),
    });
    return { ok: false, error: fieldError('form.error.periodReversed', given, 'to.day') };
  },
  toFeel: (_field, value) =>
    value === null
      ? null
      : contextOf([
          ['from', { kind: 'date', iso: value.from }],
          ['to', { kind: 'date', iso: value.to }],
        ]),
  present(_field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const dates = { from: formatDate(value.from, language), to: formatDate(value.to, language) };
    return { kind: 'text', text: fill(markedIn(formTexts['form.part.periodShown'], language), dates) };
  },
  focusId: (name, part = 'from.day') => `${name}.${part}`,
};
