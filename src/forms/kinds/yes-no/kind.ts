import { markedIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { fieldError } from '../errors.ts';
import type { YesNoField } from './schema.ts';

/** Raw `yes` or `no`; the value is a boolean. */
export const yesNo: FieldKind<YesNoField, boolean> = {
  kind: 'yesNo',
  asks: true,
  feelType: () => ({ kind: 'boolean' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(_field, raw) {
    const chosen = rawText(raw);
    if (chosen === '') return { ok: true, value: null };
    if (chosen === 'yes' || chosen === 'no') return { ok: true, value: chosen === 'yes' };
    return { ok: false, error: fieldError('form.error.notYesNo') };
  },
  toFeel: (_field, value) => value,
  present: (_field, value, language) =>
    value === null
      ? { kind: 'nothing' }
      : { kind: 'text', text: markedIn(formTexts[value ? 'form.part.yes' : 'form.part.no'], language) },
  focusId: (name) => name,
};
