import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';

/** What all inputs have in common. */
export interface InputProperties {
  /** The input's name, and its id. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** What is wrong with the answer. */
  readonly error?: string;
  /** An input that needn't be filled in says so: most must, and marking those is only noise (dkfds, "Formularer"). */
  readonly optional?: boolean;
}

/** The ids that an input's `aria-describedby` names, or undefined. */
export function describedBy({ name, help, error }: InputProperties): string | undefined {
  const ids = [help !== undefined && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The label, help and error around an input with one element. */
export function FormGroup(properties: InputProperties & { readonly children: ComponentChildren }) {
  const { name, label, error, optional, children } = properties;
  const t = useTexts();
  return (
    <div class={error === undefined ? 'form-group' : 'form-group form-error'}>
      <label class="form-label" for={name}>
        {label}
        {optional === true && <span class="weight-normal">{t('web.field.optional')}</span>}
      </label>
      <HelpAndError {...properties} />
      {children}
    </div>
  );
}

/** The help and the error, under the ids that {@link describedBy} gives. */
export function HelpAndError({ name, help, error }: Pick<InputProperties, 'name' | 'help' | 'error'>) {
  const t = useTexts();
  return (
    <>
      {help !== undefined && (
        <span class="form-hint" id={`${name}-hint`}>
          {help}
        </span>
      )}
      {error !== undefined && (
        <span class="form-error-message" id={`${name}-error`}>
          <span class="sr-only">{t('web.field.error')}</span>
          {error}
        </span>
      )}
    </>
  );
}
