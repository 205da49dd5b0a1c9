import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import type { NumberField } from './schema.ts';

export function NumberPart(properties: PartProperties<NumberField>): VNode {
  const { field, raw, language } = properties;
  return (
    <InputGroup {...properties} unit={field.unit}>
      {(attributes) => {
        const input = (
          <input
            {...attributes}
            type="text"
            inputMode={keyboardOf(field)}
            class="form-input input-width-xs"
            value={rawText(raw)}
            autocomplete="off"
            spellcheck={false}
          />
        );
        if (!field.unit) return input;
        return (
          <div class="form-input-wrapper form-input-wrapper--suffix">
            {input}
            <div class="form-input-suffix" aria-hidden="true" lang={langOf(field.unit, language)}>
              <Localised text={field.unit} language={language} />
            </div>
          </div>
        );
      }}
    </InputGroup>
  );
}

/** The numeric keyboards of telephones have no minus, so only fields that take none get them. */
function keyboardOf(field: NumberField): 'numeric' | 'decimal' | 'text' {
  if (field.min === undefined || field.min < 0) return 'text';
  return (field.decimals ?? 0) > 0 ? 'decimal' : 'numeric';
}
