import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { Localised } from '../pieces/localised.tsx';
import type { LinkField } from './schema.ts';

/** In the same tab: who wants another opens it, and the answers on the page are kept by the browser and by the draft. */
export function LinkPart({ field, name, language }: PartProperties<LinkField>): VNode {
  const hasHelp = field.help !== undefined;
  return (
    <p class="form-group">
      <a href={field.address} id={name} rel="noreferrer" aria-describedby={hasHelp ? `${name}-hint` : undefined}>
        <Localised text={field.label} language={language} />
      </a>
      {field.help !== undefined && (
        <span class="form-hint d-block" id={`${name}-hint`}>
          <Localised text={field.help} language={language} />
        </span>
      )}
    </p>
  );
}
