import type { VNode } from 'preact';
import { describedBy } from './described-by.ts';
import { FieldLabel } from './field-label.tsx';
import { type GroupProperties, groupClass } from './group-properties.ts';
import { HintAndErrors } from './hint-and-errors.tsx';

/** The attributes that tie an input to its label, hint and errors. */
export interface InputAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface InputGroupProperties extends GroupProperties {
  readonly class?: string;
  /** Draws the input with the attributes that it is given. */
  readonly children: (attributes: InputAttributes) => VNode;
}

/** A field of one input: label, hint, errors, input. */
export function InputGroup(properties: InputGroupProperties): VNode {
  const { field, name, required, errors, language, hint, unit, children } = properties;
  const hasHint = field.help !== undefined || hint !== undefined;
  return (
    <div class={groupClass(errors, properties.class)}>
      <label class="form-label" for={name}>
        <FieldLabel label={field.label} required={required} language={language} unit={unit} />
      </label>
      <HintAndErrors name={name} help={field.help} hint={hint} errors={errors} language={language} />
      {children({
        id: name,
        name,
        'aria-describedby': describedBy(name, hasHint, errors),
        'aria-invalid': errors.length > 0 || undefined,
        'aria-required': required || undefined,
      })}
    </div>
  );
}
