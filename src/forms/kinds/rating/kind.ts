import Big from 'big.js';
import { fill, markedIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { errorMessages } from '../errors.ts';
import type { RatingField } from './schema.ts';

/** The number chosen, as decimal text. */
export const rating: FieldKind<RatingField, string> = {
  kind: 'rating',
  asks: true,
  feelType: () => ({ kind: 'number' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const chosen = rawText(raw);
    if (chosen === '') return { ok: true, value: null };
    return scaleOf(field).includes(chosen)
      ? { ok: true, value: chosen }
      : { ok: false, error: errorMessages.unknownChoice() };
  },
  toFeel: (_field, value) => (value === null ? null : new Big(value)),
  present: (field, value, language) =>
    value === null
      ? { kind: 'nothing' }
      : {
          kind: 'text',
          text: fill(markedIn(formTexts['form.rating.shown'], language), { number: value, max: field.max }),
        },
  focusId: (name) => name,
};

/** The numbers of the scale, as text. */
export function scaleOf(field: RatingField): readonly string[] {
  return Array.from({ length: field.max }, (_, index) => String(index + 1));
}
