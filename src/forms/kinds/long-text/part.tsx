import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { formatDecimal } from '../format-decimal.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { maxLengthOf } from './kind.ts';
import type { LongTextField } from './schema.ts';

const defaultLines = 5;

/** The limit is said and not enforced by the browser: a pasted text would be cut off in silence. */
export function LongTextPart(properties: PartProperties<LongTextField>): VNode {
  const { field, raw, language } = properties;
  const allowed = formatDecimal(String(maxLengthOf(field)), language, { grouping: 'always' });
  const hint = <Localised text={formTexts['form.part.maxLength']} language={language} values={{ allowed }} />;
  return (
    <InputGroup {...properties} hint={hint}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="form-input input-width-xl"
          rows={field.lines ?? defaultLines}
          value={rawText(raw)}
        />
      )}
    </InputGroup>
  );
}
