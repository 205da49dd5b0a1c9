import { describedBy, FormGroup, type InputProperties } from './form-group.tsx';

export interface TextInputProperties extends InputProperties {
  readonly value?: string;
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'date';
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** WCAG 2.2, 1.3.5: what the input is about where it is about the user. */
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** The width by the length of what is expected. */
  readonly width?: 'short' | 'middle' | 'long';
}

const widths = { short: 'form-input input-width-xs', middle: 'form-input input-width-m', long: 'form-input' } as const;

/** A line of text. */
export function TextInput(properties: TextInputProperties) {
  const { name, value, type = 'text', inputMode, autocomplete, maxLength, width = 'long', error } = properties;
  // A plain record: preact types `<input>` by each literal `type`, which a type chosen at run time can't meet.
  const attributes: Readonly<Record<string, string | number | undefined>> = {
    class: widths[width],
    id: name,
    name,
    type,
    value,
    inputMode,
    autocomplete,
    maxLength,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-describedby': describedBy(properties),
  };
  return (
    <FormGroup {...properties}>
      <input {...attributes} />
    </FormGroup>
  );
}
