import type { ComponentChildren } from 'preact';
import { ButtonLink } from '../components/button-link.tsx';

export interface MessagePageProperties {
  readonly title: string;
  readonly link: { readonly text: string; readonly href: string };
  readonly children: ComponentChildren;
}

/** A page that says one thing and leads on. */
export function MessagePage({ title, link, children }: MessagePageProperties) {
  return (
    <>
      <h1>{title}</h1>
      {typeof children === 'string' ? <p>{children}</p> : children}
      <div class="button-row">
        <ButtonLink href={link.href}>{link.text}</ButtonLink>
      </div>
    </>
  );
}
