import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { ownData } from '../pieces/own-data.ts';
import type { EmailField } from './schema.ts';

/** A text input: one of type `email` rewrites the letters of `rødgrød.dk` in some browsers before they are posted. */
export function EmailPart(properties: PartProperties<EmailField>): VNode {
  const { name, raw } = properties;
  return (
    <InputGroup {...properties}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="email"
          class="form-input input-width-m"
          value={rawText(raw)}
          autocomplete={ownData(name, 'email')}
          autocapitalize="none"
          spellcheck={false}
        />
      )}
    </InputGroup>
  );
}
