import type { ComponentChildren } from 'preact';

/** More that only some need to read (dkfds, "Detaljer"); opens without scripts. */
export function Details({ summary, children }: { readonly summary: string; readonly children: ComponentChildren }) {
  return (
    <details class="details">
      <summary class="details-summary">{summary}</summary>
      <div class="details-text">{children}</div>
    </details>
  );
}
