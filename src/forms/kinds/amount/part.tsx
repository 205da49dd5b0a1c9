import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import type { AmountField } from './schema.ts';

export function AmountPart(properties: PartProperties<AmountField>): VNode {
  const { field, raw, language } = properties;
  return (
    <InputGroup {...properties} unit={formTexts['form.part.inKroner']}>
      {(attributes) => (
        <div class="form-input-wrapper form-input-wrapper--suffix">
          <input
            {...attributes}
            type="text"
            // The decimal keyboards of telephones have no minus.
            inputMode={(field.min ?? 0) < 0 ? 'text' : 'decimal'}
            class="form-input input-width-xs"
            value={rawText(raw)}
            autocomplete="off"
            spellcheck={false}
          />
          <div class="form-input-suffix" aria-hidden="true">
            <Localised text={formTexts['form.part.kroner']} language={language} />
          </div>
        </div>
      )}
    </InputGroup>
  );
}
