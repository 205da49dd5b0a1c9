import type { ComponentChildren } from 'preact';

interface ScrollTableProperties {
  /** For screen readers: a heading above the table says the same. */
  readonly caption: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A table that scrolls sideways within itself on a narrow screen, also by keyboard (WCAG 2.2, 1.4.10 and 2.1.1). */
export function ScrollTable({ caption, class: further = '', children }: ScrollTableProperties) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table--responsive-scroll" tabIndex={0} aria-label={caption}>
      <table class={`table ${further}`.trim()}>
        <caption class="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}
