import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { exampleOf } from './read-by-pattern.ts';
import type { CaseNumberField } from './schema.ts';

export function CaseNumberPart(properties: PartProperties<CaseNumberField>): VNode {
  const { field, raw, language } = properties;
  const values = { example: exampleOf(field.pattern) };
  const hint = <Localised text={formTexts['form.caseNumber.example']} language={language} values={values} />;
  return (
    <InputGroup {...properties} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          class="form-input input-width-m"
          value={rawText(raw)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      )}
    </InputGroup>
  );
}
