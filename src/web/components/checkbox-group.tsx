import { Fieldset } from './fieldset.tsx';
import type { InputProperties } from './form-group.tsx';
import type { Choice } from './radio-group.tsx';

export interface CheckboxGroupProperties extends InputProperties {
  readonly values?: readonly string[];
  readonly choices: readonly Choice[];
}

/** Any number of a few choices. The first has the group's name as its id, so that an error can lead to it. */
export function CheckboxGroup(properties: CheckboxGroupProperties) {
  const { name, values = [], choices } = properties;
  return (
    <Fieldset {...properties}>
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div key={choice.value} class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox"
              id={id}
              name={name}
              value={choice.value}
              checked={values.includes(choice.value)}
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
