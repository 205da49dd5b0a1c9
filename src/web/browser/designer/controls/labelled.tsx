import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useFoundHere } from './place-findings.tsx';

/** What ties an input to its label and what is said of it. */
export interface LabelledAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface LabelledProperties {
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly error?: ComponentChildren;
  readonly children: (attributes: LabelledAttributes) => VNode;
}

/** A label with its input, in the small size of the pane of properties. */
export function Labelled({ label, help, error: own, children }: LabelledProperties) {
  const id = useId();
  // What the control itself sees is newer than what was found.
  const found = useFoundHere();
  const error = own ?? found;
  const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return (
    <div class={error === undefined ? 'property' : 'property property-wrong'}>
      <label class="property-label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <span class="property-help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error !== undefined && (
        <span class="form-error-message" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
}
