import { isDeepStrictEqual } from 'node:util';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import type { ItemPath, Variables } from '../../workflows/case-state.ts';

/** Where in a case the answers of a submission stand: with the case itself, or an item of a for-each step; null where nowhere. */
export function answersPath(variables: Variables, alias: string, values: SubmittedValues): ItemPath | null {
  const own = variables.answers[alias];
  if (own !== undefined && isDeepStrictEqual(own, values)) return [];
  for (const [step, items] of Object.entries(variables.each ?? {})) {
    for (const [index, item] of items.entries()) {
      const within = answersPath(item, alias, values);
      if (within !== null) return [[step, index], ...within];
    }
  }
  return null;
}
