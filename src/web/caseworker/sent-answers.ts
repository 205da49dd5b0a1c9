import type { SubmissionView } from '../../cases/case-view.ts';

/** What one person has sent in by one form: the latest first. */
export interface SentAnswers {
  readonly person: string;
  readonly submissions: readonly [SubmissionView, ...SubmissionView[]];
}

/** The submissions of a case (the latest first) by form and person, those that began it first. */
export function sentAnswers(submissions: readonly SubmissionView[], starter: string): readonly SentAnswers[] {
  const groups = new Map<string, [SubmissionView, ...SubmissionView[]]>();
  for (const submission of submissions) {
    const key = `${submission.alias ?? submission.formVersion} ${submission.person ?? starter}`;
    const group = groups.get(key);
    if (group) group.push(submission);
    else groups.set(key, [submission]);
  }
  return [...groups.values()]
    .map((group) => ({ person: group[0].person ?? starter, submissions: group }))
    .sort((first, second) => beginning(first) - beginning(second));
}

function beginning({ submissions }: SentAnswers): number {
  return submissions.at(-1)?.sequence ?? 0;
}
