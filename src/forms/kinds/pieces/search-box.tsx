import type { VNode } from 'preact';
import { type Language, type Text, textIn } from '../../../texts/catalogue.ts';
import type { FieldError } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { Localised } from './localised.tsx';
import { PartInput } from './part-input.tsx';

interface SearchBoxProperties {
  readonly name: string;
  readonly value: string;
  readonly label: Text;
  readonly button: Text;
  readonly language: Language;
  readonly errors: readonly FieldError[];
}

/**
 * An address to look for, and the button that does it. A script makes a combobox of the input (`data-suggest`), with the
 * texts that it says in the attributes.
 */
export function SearchBox({ name, value, label, button, language, errors }: SearchBoxProperties): VNode {
  return (
    <div
      class="suggest"
      data-suggest={name}
      data-count={textIn(placePartTexts['form.part.addressSuggestions'], language)}
      data-none={textIn(placePartTexts['form.part.noAddressSuggestions'], language)}
    >
      <PartInput
        name={name}
        part="search"
        label={label}
        hint={placePartTexts['form.part.addressExample']}
        value={value}
        language={language}
        errors={errors}
      />
      <button type="submit" class="button button-secondary mt-4" name="_lookup" value={name}>
        <Localised text={button} language={language} />
      </button>
    </div>
  );
}
