import { Fieldset } from './fieldset.tsx';
import type { InputProperties } from './form-group.tsx';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly help?: string;
}

export interface RadioGroupProperties extends InputProperties {
  readonly value?: string;
  readonly choices: readonly Choice[];
}

/** One of a few choices. The first has the group's name as its id, so that an error can lead to it. */
export function RadioGroup(properties: RadioGroupProperties) {
  const { name, value, choices } = properties;
  return (
    <Fieldset {...properties}>
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div key={choice.value} class="form-group-radio">
            <input
              type="radio"
              class="form-radio"
              id={id}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-describedby={choice.help === undefined ? undefined : `${id}-choice-hint`}
            />
            <label class="form-label" for={id}>
              {choice.text}
            </label>
            {choice.help !== undefined && (
              <span class="form-hint" id={`${id}-choice-hint`}>
                {choice.help}
              </span>
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}
