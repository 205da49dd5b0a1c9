import type { VNode } from 'preact';
import type { Text } from '../../../texts/catalogue.ts';
import type { BaseField } from '../../base-field.ts';
import type { PartProperties } from '../../field-kind.ts';

/** What the frame around a field's inputs needs of it. */
export interface GroupProperties
  extends Pick<PartProperties<BaseField>, 'field' | 'name' | 'required' | 'errors' | 'language'> {
  /** What the kind itself says of how to answer, after the form's own help. */
  readonly hint?: VNode | undefined;
  /** The unit of the answer, for screen readers. */
  readonly unit?: Text | undefined;
}

/** `form-group` with the class that marks a group as wrong, and further classes. */
export function groupClass(errors: PartProperties<BaseField>['errors'], further = ''): string {
  return ['form-group', errors.length > 0 ? 'form-error' : '', further].filter((name) => name !== '').join(' ');
}
