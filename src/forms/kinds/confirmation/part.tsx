import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { describedBy } from '../pieces/described-by.ts';
import { FieldLabel } from '../pieces/field-label.tsx';
import { groupClass } from '../pieces/group-properties.ts';
import { HintAndErrors } from '../pieces/hint-and-errors.tsx';
import type { ConfirmationField } from './schema.ts';

/** One check box stands outside a fieldset (Det Fælles Designsystem, "Tjekboks"). */
export function ConfirmationPart(properties: PartProperties<ConfirmationField>): VNode {
  const { field, name, raw, required, errors, language } = properties;
  return (
    <div class={groupClass(errors)}>
      <HintAndErrors name={name} help={field.help} hint={undefined} errors={errors} language={language} />
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          id={name}
          name={name}
          class="form-checkbox"
          value="yes"
          checked={rawText(raw) === 'yes'}
          aria-describedby={describedBy(name, field.help !== undefined, errors)}
          aria-invalid={errors.length > 0 || undefined}
          aria-required={required || undefined}
        />
        <label class="form-label" for={name}>
          <FieldLabel label={field.label} required={required} language={language} />
        </label>
      </div>
      <input type="hidden" name={name} value="" />
    </div>
  );
}
