import { Labelled } from '../controls/labelled.tsx';

interface TryInputProperties {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

/** A text or a date that a form is tried with. */
export function TryInput({ label, value, type = 'text', maxLength, onChange }: TryInputProperties) {
  return (
    <Labelled label={label}>
      {(attributes) => (
        <input
          {...attributes}
          // Preact types an input by its literal type.
          {...({ type } as { type: 'text' })}
          class="form-input property-input"
          value={value}
          maxLength={maxLength}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
