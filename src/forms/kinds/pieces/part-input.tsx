import type { VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import type { FieldError } from '../../field-kind.ts';
import { errorsOfPart } from './described-by.ts';
import { Localised } from './localised.tsx';

interface PartInputProperties {
  /** The field's name. */
  readonly name: string;
  readonly part: string;
  readonly label: Text;
  readonly value: string;
  readonly language: Language;
  readonly errors: readonly FieldError[];
  readonly required?: boolean;
  readonly hint?: Text;
  /** The class that says how wide the answer is. */
  readonly width?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly autocomplete?: string;
  /** Marks the input for a script. */
  readonly role?: string;
}

/** One input of a field of several, with its own label and hint. */
export function PartInput(properties: PartInputProperties): VNode {
  const { name, part, label, value, language, errors, required, hint, width, inputMode, autocomplete } = properties;
  const id = `${name}.${part}`;
  const described = [hint === undefined ? '' : `${id}-hint`, errorsOfPart(name, part, errors) ?? '']
    .filter((each) => each !== '')
    .join(' ');
  const isWrong = errors.some((error) => error.part === undefined || error.part === part);
  return (
    <div class="form-group mt-4">
      <label class="form-label weight-normal" for={id}>
        <Localised text={label} language={language} />
      </label>
      {hint && (
        <span class="form-hint" id={`${id}-hint`}>
          <Localised text={hint} language={language} />
        </span>
      )}
      <input
        type="text"
        inputMode={inputMode}
        id={id}
        name={id}
        class={`form-input ${width ?? 'input-width-xl'}`}
        value={value}
        autocomplete={autocomplete ?? 'off'}
        spellcheck={false}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={isWrong || undefined}
        aria-required={required === true || undefined}
      />
    </div>
  );
}
