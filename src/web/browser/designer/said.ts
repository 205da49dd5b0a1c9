import type { PublishNotes } from '../../../forms/design/api-types.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { useDesigner } from './context.ts';
import { DesignFailure } from './design-client.ts';

/** A failure of the client; anything else is a mistake of the program. @throws what is none. */
export function asFailure(error: unknown): DesignFailure {
  if (error instanceof DesignFailure) return error;
  throw error;
}

/** The first of what was found, as one text. */
export function saidOf(findings: readonly DesignFinding[], language: string): string {
  return findings
    .slice(0, 5)
    .map((finding) => markedIn(finding.message, language))
    .join(' ');
}

/** That something was published, with what is to be known beside. */
export function withNotes(said: string, notes: PublishNotes | undefined, language: string): string {
  return [said, ...(notes ?? []).map((note) => markedIn(note, language))].join(' ');
}

/** Why the server gave no answer. */
export function failureText(failure: DesignFailure, t: ReturnType<typeof useDesigner>['t']): string {
  return failure.reason === 'refused' ? failure.message : t(`designer.save.${failure.reason}`);
}
