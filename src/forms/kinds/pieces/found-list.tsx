import type { VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import type { Found } from '../held-parts.ts';
import { Localised } from './localised.tsx';

interface FoundListProperties {
  /** The field's name. */
  readonly name: string;
  readonly found: readonly Found[];
  readonly legend: Text;
  readonly language: Language;
}

/** What a look-up found, to choose from without scripts; the choice counts when the page is sent, by any button. */
export function FoundList({ name, found, legend, language }: FoundListProperties): VNode | null {
  if (found.length === 0) return null;
  return (
    <div class="form-group mt-4" data-found={name}>
      <fieldset id={`${name}.found`} tabIndex={-1}>
        <legend class="form-label">
          <Localised text={legend} language={language} />
        </legend>
        {found.map(({ value, text }, index) => {
          const id = `${name}.choice-${index + 1}`;
          return (
            <div class="form-group-radio" key={value}>
              <input type="radio" id={id} name={`${name}.choice`} class="form-radio" value={value} />
              <label class="form-label" for={id}>
                {text}
              </label>
            </div>
          );
        })}
      </fieldset>
      <button type="submit" class="button button-secondary mt-4" name="_lookup" value={name}>
        <Localised text={placePartTexts['form.part.useChosen']} language={language} />
      </button>
    </div>
  );
}
