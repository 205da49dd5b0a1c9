import type { SubmissionView } from '../../cases/case-view.ts';
import { answersPath } from '../../cases/corrections/answers-path.ts';
import type { StoredCase } from '../../cases/stored-case.ts';

/** What one person has sent in by one form: the latest first. */
export interface SentAnswers {
  readonly person: string;
  readonly submissions: readonly [SubmissionView, ...SubmissionView[]];
}

/**
 * The submissions of a case (the latest first) by form and person, those that began it first. What one person has sent in by the
 * same form for several items of the case, each of which counts, is told apart by the step.
 */
export function sentAnswers(
  submissions: readonly SubmissionView[],
  { person: starter, state }: Pick<StoredCase, 'person' | 'state'>,
): readonly SentAnswers[] {
  const groups = new Map<string, [SubmissionView, ...SubmissionView[]]>();
  const keyOf = ({ alias, formVersion, person }: SubmissionView) => `${alias ?? formVersion} ${person ?? starter}`;
  const counting = new Map<string, Set<number | null>>();
  for (const submission of submissions) {
    const { alias, content, open } = submission;
    if (alias === null || answersPath(state, alias, content.values) === null) continue;
    counting.set(keyOf(submission), (counting.get(keyOf(submission)) ?? new Set()).add(open));
  }
  for (const submission of submissions) {
    const plain = keyOf(submission);
    const key = (counting.get(plain)?.size ?? 0) > 1 ? `${plain} ${submission.open}` : plain;
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
