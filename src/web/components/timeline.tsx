import type { ComponentChildren } from 'preact';
import { Time } from './time.tsx';

export interface TimelineEntry {
  readonly at: Date;
  readonly title: string;
  /** Who did it; left out where it was the system. */
  readonly by?: string;
  readonly body?: ComponentChildren;
}

/** What happened to a case, in the order given. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map(({ at, title, by, body }) => (
        <li key={`${at.toISOString()} ${title}`} class="timeline-entry">
          <p>
            <strong>{title}</strong>
          </p>
          <p class="quiet">
            <Time at={at} show="dateTime" />
            {by !== undefined && <>, {by}</>}
          </p>
          {typeof body === 'string' ? <p>{body}</p> : body}
        </li>
      ))}
    </ol>
  );
}
