import { useEffect, useState } from 'preact/hooks';
import { Labelled } from '../../designer/controls/labelled.tsx';

interface NameControlProperties {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  /** What is wrong with a name, or null. */
  readonly check: (name: string) => string | null;
  readonly onChange: (name: string) => void;
}

/** A name that others follow when it changes: it is taken when one leaves the input or presses Enter, not letter by letter. */
export function NameControl({ label, help, value, check, onChange }: NameControlProperties) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const problem = typed === value ? null : check(typed);
  const commit = (): void => {
    if (typed !== value && problem === null) onChange(typed);
  };
  return (
    <Labelled label={label} help={help} {...(problem === null ? {} : { error: problem })}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          class="form-input property-input"
          value={typed}
          maxLength={60}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      )}
    </Labelled>
  );
}
