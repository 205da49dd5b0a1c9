import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { datePartsOf } from '../date-parts.ts';
import { DateInputs } from '../pieces/date-inputs.tsx';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import type { PeriodField } from './schema.ts';

/** Two dates, each a group of its own within the field's, so that a screen reader says which of them one is in. */
export function PeriodPart(properties: PartProperties<PeriodField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const hint = <Localised text={formTexts['form.part.dateExample']} language={language} />;
  return (
    <FieldsetGroup {...properties} hint={hint}>
      {(['from', 'to'] as const).map((end) => (
        <fieldset class="mt-4" key={end}>
          <legend class="form-label weight-normal">
            <Localised text={formTexts[`form.part.${end}`]} language={language} />
          </legend>
          <DateInputs
            name={`${name}.${end}`}
            typed={datePartsOf(typeof raw === 'string' ? undefined : raw, `${end}.`)}
            isWrong={(part) => errors.some((error) => error.part === undefined || error.part === `${end}.${part}`)}
            required={required}
            language={language}
          />
        </fieldset>
      ))}
    </FieldsetGroup>
  );
}
