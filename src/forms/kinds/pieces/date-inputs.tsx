import type { VNode } from 'preact';
import type { Language } from '../../../texts/catalogue.ts';
import { formTexts } from '../../texts.ts';
import { dateParts, type datePartsOf } from '../date-parts.ts';
import { Localised } from './localised.tsx';

interface DateInputsProperties {
  /** The stem of the three names, such as `birth` for `birth.day`. */
  readonly name: string;
  readonly typed: ReturnType<typeof datePartsOf>;
  readonly isWrong: (part: (typeof dateParts)[number]) => boolean;
  readonly required: boolean;
  readonly language: Language;
  readonly autocomplete?: 'bday' | undefined;
}

/**
 * Day, month and year. Text inputs with a numeric keyboard rather than number inputs, which change by a turn of the
 * mouse wheel and drop in silence what they can't read.
 */
export function DateInputs({ name, typed, isWrong, required, language, autocomplete }: DateInputsProperties): VNode {
  return (
    <div class="date-group mt-3">
      {dateParts.map((part) => (
        <div class={`form-group ${groupClasses[part]}`} key={part}>
          <label class="form-label" for={`${name}.${part}`}>
            <Localised text={formTexts[`form.part.${part}`]} language={language} />
          </label>
          <input
            type="text"
            inputMode="numeric"
            id={`${name}.${part}`}
            name={`${name}.${part}`}
            class="form-input"
            value={typed[part]}
            autocomplete={autocomplete === undefined ? 'off' : `${autocomplete}-${part}`}
            spellcheck={false}
            aria-invalid={isWrong(part) || undefined}
            aria-required={required || undefined}
          />
        </div>
      ))}
    </div>
  );
}

/** Written out, so that the stylesheet's unused rules can be found by searching the source for their names. */
const groupClasses = { day: 'form-group-day', month: 'form-group-month', year: 'form-group-year' } as const;
