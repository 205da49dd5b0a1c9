import type { CaseState, ItemPath, Variables } from './case-state.ts';

/** What a case answered to a question of the form with that alias, as it is seen from a place within for-each steps. Pure. */
export function answerAt(state: CaseState, path: ItemPath, alias: string, field: string): unknown {
  const levels: Variables[] = [state];
  for (const [step, index] of path) {
    const item: Variables | undefined = levels[0]?.each?.[step]?.[index];
    if (item) levels.unshift(item);
  }
  return levels.map((level) => level.answers[alias]).find((each) => each !== undefined)?.[field];
}
