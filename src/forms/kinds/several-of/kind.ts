import { fillText, markedIn } from '../../../texts/catalogue.ts';
import { isList } from '../../answers.ts';
import type { FieldKind } from '../../field-kind.ts';
import { errorMessages, fieldError } from '../errors.ts';
import { allOptions, optionsOf } from '../options.ts';
import type { SeveralOfField } from './schema.ts';
import { severalOfTexts } from './texts.ts';

/** The values of the ticked options, once each and in the order of the definition; null where none is ticked. */
export const severalOf: FieldKind<SeveralOfField, readonly string[]> = {
  kind: 'severalOf',
  asks: true,
  feelType: () => ({ kind: 'list', of: { kind: 'string' } }),
  read(_field, name, posted) {
    const values = posted(name);
    return values.length === 0 ? undefined : values.filter((value) => value !== '');
  },
  parse(field, raw) {
    const ticked = new Set(isList(raw) ? raw : []);
    const known = optionsOf(field.options)
      .map((option) => option.value)
      .filter((value) => ticked.has(value));
    if (new Set(known).size !== ticked.size) return { ok: false, error: errorMessages.unknownChoice() };
    if (known.length === 0) return { ok: true, value: null };
    const { minChosen = 1, maxChosen } = field;
    if (known.length < minChosen) {
      return { ok: false, error: fieldError('form.error.tooFewChosen', { allowed: minChosen, given: known.length }) };
    }
    if (maxChosen !== undefined && known.length > maxChosen) {
      return { ok: false, error: fieldError('form.error.tooManyChosen', { allowed: maxChosen, given: known.length }) };
    }
    return { ok: true, value: [...new Set(known)] };
  },
  toFeel: (_field, value) => value ?? [],
  present(field, value, language) {
    if (value === null || value.length === 0) return { kind: 'nothing' };
    const labelOf = (chosen: string) => allOptions(field.options).find((option) => option.value === chosen)?.label;
    return { kind: 'list', items: value.map((chosen) => markedIn(labelOf(chosen) ?? { da: chosen }, language)) };
  },
  focusId: (name) => name,
  problems({ minChosen = 1, maxChosen }) {
    if (maxChosen === undefined || minChosen <= maxChosen) return [];
    const message = fillText(severalOfTexts['designer.severalOf.limitsReversed'], {
      least: minChosen,
      most: maxChosen,
    });
    return [{ member: 'maxChosen', code: 'limits-reversed', message }];
  },
};
