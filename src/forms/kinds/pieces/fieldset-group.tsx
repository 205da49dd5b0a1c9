import type { ComponentChildren, VNode } from 'preact';
import { describedBy } from './described-by.ts';
import { FieldLabel } from './field-label.tsx';
import { type GroupProperties, groupClass } from './group-properties.ts';
import { HintAndErrors } from './hint-and-errors.tsx';

interface FieldsetGroupProperties extends GroupProperties {
  /** Radio buttons are a `radiogroup`, which alone can say that it is demanded or wrong (WAI-ARIA 1.2). */
  readonly role?: 'radiogroup';
  /** For a fieldset that is itself what an error leads to. */
  readonly id?: string;
  readonly children: ComponentChildren;
}

/** A field of several inputs: legend, hint, errors, inputs. */
export function FieldsetGroup(properties: FieldsetGroupProperties): VNode {
  const { field, name, required, errors, language, hint, role, id, children } = properties;
  const hasHint = field.help !== undefined || hint !== undefined;
  const radioAttributes =
    role === undefined
      ? {}
      : { role, 'aria-required': required || undefined, 'aria-invalid': errors.length > 0 || undefined };
  return (
    <div class={groupClass(errors)}>
      <fieldset
        id={id}
        tabIndex={id === undefined ? undefined : -1}
        aria-describedby={describedBy(name, hasHint, errors)}
        {...radioAttributes}
      >
        <legend class="form-label">
          <FieldLabel label={field.label} required={required} language={language} />
        </legend>
        <HintAndErrors name={name} help={field.help} hint={hint} errors={errors} language={language} />
        {children}
      </fieldset>
    </div>
  );
}
