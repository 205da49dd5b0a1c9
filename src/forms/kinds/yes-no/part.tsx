import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { RadioButtons } from '../pieces/radio-buttons.tsx';
import type { YesNoField } from './schema.ts';

const options = [
  { value: 'yes', label: formTexts['form.part.yes'] },
  { value: 'no', label: formTexts['form.part.no'] },
];

export function YesNoPart(properties: PartProperties<YesNoField>): VNode {
  const { name, raw, language } = properties;
  return (
    <FieldsetGroup {...properties} role="radiogroup">
      <RadioButtons name={name} options={options} chosen={rawText(raw)} language={language} />
    </FieldsetGroup>
  );
}
