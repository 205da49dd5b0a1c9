import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { datePartsOf } from '../date-parts.ts';
import { DateInputs } from '../pieces/date-inputs.tsx';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { dateTimePartsOf } from './kind.ts';
import type { DateTimeField } from './schema.ts';

/** The time is one text input: what browsers make of `type=time` differs too much to be told about in one hint. */
export function DateTimePart(properties: PartProperties<DateTimeField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const { day, typedTime } = dateTimePartsOf(raw);
  const isWrong = (part: string) => errors.some((error) => error.part === undefined || error.part === part);
  const hint = <Localised text={formTexts['form.part.dateTimeExample']} language={language} />;
  return (
    <FieldsetGroup {...properties} hint={hint}>
      <DateInputs name={name} typed={datePartsOf(day)} isWrong={isWrong} required={required} language={language} />
      <div class="form-group mt-4">
        <label class="form-label weight-normal" for={`${name}.time`}>
          <Localised text={formTexts['form.part.time']} language={language} />
        </label>
        <input
          type="text"
          id={`${name}.time`}
          name={`${name}.time`}
          class="form-input input-char-8"
          value={typedTime}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong('time') || undefined}
          aria-required={required || undefined}
        />
      </div>
    </FieldsetGroup>
  );
}
