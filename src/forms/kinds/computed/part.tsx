import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { describedBy } from '../pieces/described-by.ts';
import { groupClass } from '../pieces/group-properties.ts';
import { HintAndErrors } from '../pieces/hint-and-errors.tsx';
import { Localised } from '../pieces/localised.tsx';
import { computed } from './kind.ts';
import type { ComputedField } from './schema.ts';

/** An `output`, whose changes screen readers announce without being asked. */
export function ComputedPart(properties: PartProperties<ComputedField>): VNode {
  const { field, name, value, errors, language } = properties;
  const shown = computed.present(
    field,
    typeof value === 'string' || typeof value === 'boolean' ? value : null,
    language,
  );
  return (
    <div class={groupClass(errors)}>
      <label class="form-label" for={name}>
        <Localised text={field.label} language={language} />
      </label>
      <HintAndErrors name={name} help={field.help} hint={undefined} errors={errors} language={language} />
      <output
        id={name}
        class="d-block mt-3"
        tabIndex={-1}
        aria-describedby={describedBy(name, field.help !== undefined, errors)}
      >
        {shown.kind === 'text' ? (
          shown.text
        ) : (
          <Localised text={formTexts['form.part.notComputed']} language={language} />
        )}
      </output>
    </div>
  );
}
