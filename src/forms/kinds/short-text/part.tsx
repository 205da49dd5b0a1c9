import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { ownData } from '../pieces/own-data.ts';
import type { ShortTextField } from './schema.ts';

export function ShortTextPart(properties: PartProperties<ShortTextField>): VNode {
  const { field, name, raw } = properties;
  return (
    <InputGroup {...properties}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          class={`form-input ${widthOf(field.maxLength)}`}
          value={rawText(raw)}
          autocomplete={field.autocomplete === undefined ? undefined : ownData(name, field.autocomplete)}
          // Names and addresses are not words: a red line under one's own name is an insult.
          spellcheck={field.autocomplete === undefined ? undefined : false}
        />
      )}
    </InputGroup>
  );
}

/** The width tells how much is expected (Det Fælles Designsystem, "Feltbredde"). */
function widthOf(maxLength: number | undefined): string {
  if (maxLength === undefined || maxLength > 60) return 'input-width-xl';
  if (maxLength > 27) return 'input-width-m';
  if (maxLength > 11) return 'input-char-27';
  if (maxLength > 8) return 'input-char-11';
  return maxLength > 4 ? 'input-char-8' : 'input-char-4';
}
