import { useLanguage } from '../page-environment.ts';
import { formatTime, type TimeShape } from './time-format.ts';

export interface TimeProperties {
  /** A moment, or an ISO date (`2026-11-03`). */
  readonly at: Date | string;
  readonly show?: TimeShape;
}

/** A moment in the page's language and Danish time. */
export function Time({ at, show = 'date' }: TimeProperties) {
  const language = useLanguage();
  return <time dateTime={typeof at === 'string' ? at : at.toISOString()}>{formatTime(at, show, language)}</time>;
}
