import { markedIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import type { ConfirmationField } from './schema.ts';

/** Raw `yes` when ticked and the empty text when not; the value is true or null, so that a demand asks for the tick. */
export const confirmation: FieldKind<ConfirmationField, true> = {
  kind: 'confirmation',
  asks: true,
  feelType: () => ({ kind: 'boolean' }),
  read(_field, name, posted) {
    const values = posted(name);
    if (values.length === 0) return undefined;
    return values.includes('yes') ? 'yes' : '';
  },
  parse: (_field, raw) => ({ ok: true, value: rawText(raw) === 'yes' ? true : null }),
  toFeel: (_field, value) => value === true,
  present: (_field, value, language) => ({
    kind: 'text',
    text: markedIn(formTexts[value === true ? 'form.part.yes' : 'form.part.no'], language),
  }),
  focusId: (name) => name,
};
