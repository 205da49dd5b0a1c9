import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';
import type { WebTextKey } from '../texts.ts';
import { Icon } from './icon.tsx';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

export interface AlertProperties {
  readonly kind: AlertKind;
  readonly heading?: string;
  readonly id?: string;
  /** Takes the focus when the page has loaded, where scripts run. */
  readonly focusOnLoad?: boolean;
  readonly children: ComponentChildren;
}

// Class names are written whole so that the build, which drops styles that no page part names, sees them.
const looks: Readonly<Record<AlertKind, { readonly class: string; readonly label: WebTextKey }>> = {
  info: { class: 'alert alert-info', label: 'web.icon.info' },
  success: { class: 'alert alert-success', label: 'web.icon.success' },
  warning: { class: 'alert alert-warning', label: 'web.icon.warning' },
  error: { class: 'alert alert-error', label: 'web.icon.error' },
};

/** A message to the user (dkfds, "Beskeder"). It has a heading of level 2, or none. */
export function Alert({ kind, heading, id, focusOnLoad = false, children }: AlertProperties) {
  const t = useTexts();
  const look = looks[kind];
  const headingId = id !== undefined && heading !== undefined ? `${id}-heading` : undefined;
  // Said at once by a screen reader, under its heading's name; the milder kinds wait for their turn and have no role.
  const urgent =
    kind === 'warning' || kind === 'error' ? ({ role: 'alert', 'aria-labelledby': headingId } as const) : {};
  return (
    <div
      class={look.class}
      id={id}
      {...urgent}
      tabIndex={focusOnLoad ? -1 : undefined}
      data-focus-on-load={focusOnLoad ? '' : undefined}
    >
      <Icon name={kind} class="alert-icon" label={t(look.label)} />
      <div class="alert-body">
        {heading !== undefined && (
          <h2 class="alert-heading" id={headingId}>
            {heading}
          </h2>
        )}
        {typeof children === 'string' ? <p class="alert-text">{children}</p> : children}
      </div>
    </div>
  );
}
