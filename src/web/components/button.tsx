import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type ButtonKind = 'primary' | 'secondary' | 'tertiary' | 'warning' | 'unstyled';

export interface ButtonProperties {
  readonly kind?: ButtonKind;
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  readonly icon?: IconName;
  /** The id of the form that the button sends, where it stands outside it. */
  readonly form?: string;
  readonly formAction?: string;
  /** More that a screen reader should say, such as what the button is about in a row of a table. */
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** The classes of each kind of button, whole. Links that look like buttons use them too. */
export const buttonClasses: Readonly<Record<ButtonKind, string>> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  tertiary: 'button button-tertiary',
  warning: 'button button-warning',
  unstyled: 'button button-unstyled',
};

/** A button; it submits its form unless told otherwise. Never disabled: an error that says what to do is better. */
export function Button(properties: ButtonProperties) {
  const { kind = 'primary', type = 'submit', icon, about, children, formAction, ...rest } = properties;
  return (
    <button type={type} class={buttonClasses[kind]} formaction={formAction} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {about !== undefined && <span class="sr-only"> {about}</span>}
    </button>
  );
}
