import type { CaseState, OpenStep, Vote } from '../../../workflows/case-state.ts';
import type { ApproveStep } from '../../../workflows/definition.ts';
import { fillers } from '../../../workflows/enter.ts';

/** Whether somebody may decide an open approve step, and for whom; else why not. The engine looks again. */
export type MayDecide =
  | { readonly kind: 'may'; readonly onBehalfOf: string | null }
  | { readonly kind: 'decided' | 'four-eyes' | 'not-asked' };

/** Where an approval stands. */
export interface Asking {
  /** How many must decide; null where one does. */
  readonly total: number | null;
  /** Those asked are named: every member of the group as it stood when the step began. */
  readonly byName: boolean;
  readonly votes: readonly Vote[];
  /** Ids of those asked by name who have not decided yet. */
  readonly missing: readonly string[];
  readonly reader: MayDecide;
}

/** How far an approval has come, and what it is for one reader. */
export function askingOf(
  state: CaseState,
  open: OpenStep,
  step: ApproveStep,
  reader: { readonly id: string; readonly standsInFor: readonly string[] },
  /** The employee whose task it is, where it is one's. */
  holder: string | null = open.taken ?? null,
): Asking {
  const votes = open.votes ?? [];
  const decided = new Set(votes.map((vote) => vote.employee));
  // Where some of a group must agree, a substitute's vote is their own as well.
  if (!open.members) for (const { by } of votes) if (by !== undefined) decided.add(by);
  const total = open.members?.length ?? (typeof step.approvers === 'number' ? step.approvers : null);
  const missing = (open.members ?? []).filter((member) => !decided.has(member));
  return { total, byName: open.members !== undefined, votes, missing, reader: mayDecide() };

  function mayDecide(): MayDecide {
    const barred: ReadonlySet<string> = step.fourEyes ? fillers({ state }) : new Set();
    if (barred.has(reader.id)) return { kind: 'four-eyes' };
    if (!open.members && decided.has(reader.id)) return { kind: 'decided' };
    const isAway = !open.members && holder !== null && reader.standsInFor.includes(holder);
    if (isAway) {
      if (decided.has(holder)) return { kind: 'decided' };
      return barred.has(holder) ? { kind: 'four-eyes' } : { kind: 'may', onBehalfOf: holder };
    }
    if (!decided.has(reader.id) && (!open.members || open.members.includes(reader.id))) {
      return { kind: 'may', onBehalfOf: null };
    }
    const absent = missing.find((member) => reader.standsInFor.includes(member));
    if (absent !== undefined) return { kind: 'may', onBehalfOf: absent };
    if (decided.has(reader.id)) return { kind: 'decided' };
    // Where one of those asked has filled in since, anybody of the group decides in their place.
    const inPlace = open.members?.some((member) => barred.has(member)) ?? true;
    return inPlace ? { kind: 'may', onBehalfOf: null } : { kind: 'not-asked' };
  }
}
