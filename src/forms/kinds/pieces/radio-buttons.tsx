import { Fragment, type VNode } from 'preact';
import type { Language } from '../../../texts/catalogue.ts';
import type { Option } from '../options.ts';
import { Localised } from './localised.tsx';

interface RadioButtonsProperties {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly language: Language;
}

/** Radio buttons; the first has the field's name as its id, so that an error leads to it. */
export function RadioButtons({ name, options, chosen, language }: RadioButtonsProperties): VNode {
  return (
    <Fragment>
      {options.map(({ value, label, offered }, index) => {
        const id = optionId(name, index, options);
        const isOff = offered === false;
        return (
          <div class="form-group-radio" key={value} hidden={isOff}>
            <input
              type="radio"
              id={id}
              name={name}
              class="form-radio"
              value={value}
              checked={value === chosen && !isOff}
              disabled={isOff}
            />
            <label class="form-label" for={id}>
              <Localised text={label} language={language} />
            </label>
          </div>
        );
      })}
    </Fragment>
  );
}

/** The id of an option's input: the first that can be chosen has the field's name, to which an error leads. */
export function optionId(name: string, index: number, options: readonly Pick<Option, 'offered'>[]): string {
  const first = options.findIndex(({ offered }) => offered !== false);
  return index === Math.max(first, 0) ? name : `${name}-option${index + 1}`;
}
