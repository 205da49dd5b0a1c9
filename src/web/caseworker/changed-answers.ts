import { isDeepStrictEqual } from 'node:util';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import type { Presented } from '../../forms/field-kind.ts';
import type { SummarySection } from '../../forms/summary.ts';
import type { PickedText } from '../../texts/catalogue.ts';

/** What became of an answer since the sending-in before; `before` is what it was. */
export type AnswerChange = { readonly kind: 'changed'; readonly before: Presented } | { readonly kind: 'added' };

export interface AnswerChanges {
  /** By the key of the field; an answer that is not here is as it was. */
  readonly byKey: ReadonlyMap<string, AnswerChange>;
  /** Labels of answers that are no longer among them, since their field is hidden now. */
  readonly removed: readonly PickedText[];
}

/** One sending-in, as it is shown and as it counts. */
export interface ShownSubmission {
  readonly sections: readonly SummarySection[];
  readonly values: SubmittedValues;
}

/**
 * What was changed from one sending-in to the next. The values are compared, not their look: two files of one name and
 * size are not the same file.
 */
export function changedAnswers(newer: ShownSubmission, older: ShownSubmission): AnswerChanges {
  const before = new Map(older.sections.flatMap((section) => section.entries).map((entry) => [entry.key, entry]));
  const entries = newer.sections.flatMap((section) => section.entries);
  const byKey = new Map<string, AnswerChange>();
  for (const { key } of entries) {
    const earlier = before.get(key);
    if (earlier === undefined) byKey.set(key, { kind: 'added' });
    else if (!isDeepStrictEqual(newer.values[key], older.values[key])) {
      byKey.set(key, { kind: 'changed', before: earlier.presented });
    }
  }
  const kept = new Set(entries.map((entry) => entry.key));
  return {
    byKey,
    removed: [...before.values()].filter((entry) => !kept.has(entry.key)).map((entry) => entry.label),
  };
}
