import { markedIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { errorMessages } from '../errors.ts';
import { allOptions, optionsOf } from '../options.ts';
import type { OneOfField } from './schema.ts';

/** The value of the chosen option. */
export const oneOf: FieldKind<OneOfField, string> = {
  kind: 'oneOf',
  asks: true,
  feelType: () => ({ kind: 'string' }),
  read: (_field, name, posted) => posted(name)[0],
  parse(field, raw) {
    const chosen = rawText(raw);
    if (chosen === '') return { ok: true, value: null };
    return optionsOf(field.options).some((option) => option.value === chosen)
      ? { ok: true, value: chosen }
      : { ok: false, error: errorMessages.unknownChoice() };
  },
  toFeel: (_field, value) => value,
  present(field, value, language) {
    if (value === null) return { kind: 'nothing' };
    const option = allOptions(field.options).find((candidate) => candidate.value === value);
    return { kind: 'text', text: option ? markedIn(option.label, language) : value };
  },
  focusId: (name) => name,
};
