import type { CaseState } from '../../workflows/case-state.ts';
import { variablesAt } from '../../workflows/lines.ts';
import { answersPath } from '../corrections/answers-path.ts';
import type { SubmissionContent } from '../open-filling.ts';

/** The answers of a sending-in that no register has confirmed yet: as the case stands where they count, else as they were sent. */
export function uncheckedOf(
  state: CaseState,
  { alias, content }: { readonly alias: string | null; readonly content: SubmissionContent },
): readonly string[] {
  const { unchecked = [] } = content;
  if (unchecked.length === 0 || alias === null) return unchecked;
  const path = answersPath(state, alias, content.values);
  return path === null ? unchecked : (variablesAt(state, path)?.unchecked?.[alias] ?? []);
}
