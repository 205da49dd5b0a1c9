import type { ComponentChildren } from 'preact';
import { type ButtonKind, buttonClasses } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface ButtonLinkProperties {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** A link that looks like a button: for the one next step of a page that leads on rather than sends something. */
export function ButtonLink({ href, kind = 'primary', icon, children }: ButtonLinkProperties) {
  return (
    <a href={href} class={buttonClasses[kind]}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </a>
  );
}
