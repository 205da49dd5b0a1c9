import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { datePartsOf } from '../date-parts.ts';
import { DateInputs } from '../pieces/date-inputs.tsx';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { ownData } from '../pieces/own-data.ts';
import type { DateField } from './schema.ts';

export function DatePart(properties: PartProperties<DateField>): VNode {
  const { field, name, raw, required, errors, language } = properties;
  const hint = <Localised text={formTexts['form.part.dateExample']} language={language} />;
  const isOwn = field.autocomplete !== undefined && ownData(name, 'on') === 'on';
  return (
    <FieldsetGroup {...properties} hint={hint}>
      <DateInputs
        name={name}
        typed={datePartsOf(raw)}
        isWrong={(part) => errors.some((error) => error.part === undefined || error.part === part)}
        required={required}
        language={language}
        autocomplete={isOwn ? field.autocomplete : undefined}
      />
    </FieldsetGroup>
  );
}
