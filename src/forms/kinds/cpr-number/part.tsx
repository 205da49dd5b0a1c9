import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import type { CprNumberField } from './schema.ts';

/** Browsers are told not to remember the number: machines in libraries and citizen centres are shared. */
export function CprNumberPart(properties: PartProperties<CprNumberField>): VNode {
  const { raw, language } = properties;
  const hint = <Localised text={formTexts['form.part.cprExample']} language={language} />;
  return (
    <InputGroup {...properties} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="numeric"
          class="form-input input-char-11"
          value={rawText(raw)}
          autocomplete="off"
          spellcheck={false}
        />
      )}
    </InputGroup>
  );
}
