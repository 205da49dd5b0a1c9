import { describedBy, FormGroup, type InputProperties } from './form-group.tsx';

export interface TextareaProperties extends InputProperties {
  readonly value?: string;
  readonly rows?: number;
}

/** Several lines of text. No `maxlength`: a browser would cut off what is pasted without a word. */
export function Textarea(properties: TextareaProperties) {
  const { name, value, rows = 5, error } = properties;
  return (
    <FormGroup {...properties}>
      <textarea
        class="form-input"
        id={name}
        name={name}
        rows={rows}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(properties)}
      >
        {value}
      </textarea>
    </FormGroup>
  );
}
