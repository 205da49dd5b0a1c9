import type { ComponentChildren } from 'preact';

interface DetailsProperties {
  readonly summary: string;
  /** Open from the start, as where there is something wrong in it. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** More that only some need to read (dkfds, "Detaljer"); opens without scripts. */
export function Details({ summary, open = false, children }: DetailsProperties) {
  return (
    <details class="details" open={open}>
      <summary class="details-summary">{summary}</summary>
      <div class="details-text">{children}</div>
    </details>
  );
}
