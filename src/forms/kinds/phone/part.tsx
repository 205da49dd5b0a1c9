import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { ownData } from '../pieces/own-data.ts';
import type { PhoneField } from './schema.ts';

export function PhonePart(properties: PartProperties<PhoneField>): VNode {
  const { field, name, raw, language } = properties;
  const example = formTexts[field.danishOnly === true ? 'form.part.danishPhoneExample' : 'form.part.phoneExample'];
  const hint = <Localised text={example} language={language} />;
  return (
    <InputGroup {...properties} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="tel"
          class="form-input input-width-xs"
          value={rawText(raw)}
          autocomplete={ownData(name, 'tel')}
          spellcheck={false}
        />
      )}
    </InputGroup>
  );
}
