import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';
import { describedBy, HelpAndError, type InputProperties } from './form-group.tsx';

/** Inputs that belong together under one question. `name` is the stem of the ids of its help and error. */
export function Fieldset(properties: InputProperties & { readonly children: ComponentChildren }) {
  const { label, error, optional, children } = properties;
  const t = useTexts();
  return (
    <div class={error === undefined ? 'form-group' : 'form-group form-error'}>
      <fieldset aria-describedby={describedBy(properties)}>
        <legend class="form-label">
          {label}
          {optional === true && <span class="weight-normal">{t('web.field.optional')}</span>}
        </legend>
        <HelpAndError {...properties} />
        {children}
      </fieldset>
    </div>
  );
}
