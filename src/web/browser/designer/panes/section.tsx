import type { ComponentChildren } from 'preact';

/** A part of the pane of properties that can be folded. */
export function Section({
  title,
  closed = false,
  children,
}: {
  readonly title: string;
  readonly closed?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="pane-section" open={!closed}>
      <summary>
        <h3 class="pane-heading">{title}</h3>
      </summary>
      <div class="pane-body">{children}</div>
    </details>
  );
}
