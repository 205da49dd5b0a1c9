import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { Prose } from './prose.tsx';
import type { InformationField } from './schema.ts';

export function InformationPart({ field, language }: PartProperties<InformationField>): VNode {
  return (
    <div class="form-group">
      <Prose text={field.text} language={language} />
    </div>
  );
}
