import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';
import { Icon } from './icon.tsx';

/** The way to the page before this one (dkfds, "Tilbage-link"); says "Back" unless given other words. */
export function BackLink({ href, children }: { readonly href: string; readonly children?: ComponentChildren }) {
  const t = useTexts();
  return (
    <nav aria-label={t('web.back')}>
      <a href={href} class="back-link">
        <Icon name="chevron-left" />
        {children ?? t('web.back')}
      </a>
    </nav>
  );
}
