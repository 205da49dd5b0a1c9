import { Fragment, type VNode } from 'preact';
import type { Language, Text } from '../../../texts/catalogue.ts';
import { Localised } from './localised.tsx';

interface RadioButtonsProperties {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: Text }[];
  readonly chosen: string;
  readonly language: Language;
}

/** Radio buttons; the first has the field's name as its id, so that an error leads to it. */
export function RadioButtons({ name, options, chosen, language }: RadioButtonsProperties): VNode {
  return (
    <Fragment>
      {options.map(({ value, label }, index) => {
        const id = optionId(name, index);
        return (
          <div class="form-group-radio" key={value}>
            <input type="radio" id={id} name={name} class="form-radio" value={value} checked={value === chosen} />
            <label class="form-label" for={id}>
              <Localised text={label} language={language} />
            </label>
          </div>
        );
      })}
    </Fragment>
  );
}

/** The id of an option's input. */
export function optionId(name: string, index: number): string {
  return index === 0 ? name : `${name}-option${index + 1}`;
}
