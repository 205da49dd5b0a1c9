import type { FormDefinition } from '../../../../forms/definition.ts';
import { mergeForms } from '../../../../forms/design/merge-forms.ts';
import { apply, type Edit } from './edit.ts';

/** A step of one's own that can be taken back: the form (or another definition) on both sides of it, which share all that it left alone. */
export interface HistoryEntry<Definition = FormDefinition> {
  readonly before: Definition;
  readonly after: Definition;
  /** What was chosen before and after, so that undoing leads one's eye to where it happens. */
  readonly chosen: { readonly before: string; readonly after: string };
  /** Edits in a row with the same mark are one step: a word that is typed is undone as a word. */
  readonly mark: string | null;
}

/** A form with all that has been done to it here since it was opened. Undo and redo have no limit. */
export interface History<Definition = FormDefinition> {
  readonly definition: Definition;
  readonly past: readonly HistoryEntry<Definition>[];
  readonly future: readonly HistoryEntry<Definition>[];
}

/** What came of taking a step back, or of making it again. */
export interface Stepped<Definition = FormDefinition> {
  readonly history: History<Definition>;
  /** False where somebody else has changed the same since: then theirs stands, and the step is none any more. */
  readonly isDone: boolean;
}

/** Brings two versions together that came from one; see `mergeForms`. */
export type Merge<Definition> = (
  base: Definition,
  mine: Definition,
  theirs: Definition,
) => { readonly definition: Definition; readonly conflicts: readonly unknown[] };

export function startHistory<Definition>(definition: Definition): History<Definition> {
  return { definition, past: [], future: [] };
}

/** The history with the edit made; null where it doesn't fit the form. What had been undone is gone then. */
export function make(
  history: History,
  edit: Edit,
  chosen: HistoryEntry['chosen'],
  mark: string | null = null,
): History | null {
  const after = apply(history.definition, edit);
  return after && stepTo(history, after, chosen, mark);
}

/** The history with the definition become another by a step of one's own. */
export function stepTo<Definition>(
  history: History<Definition>,
  after: Definition,
  chosen: HistoryEntry['chosen'],
  mark: string | null = null,
): History<Definition> {
  const last = history.past.at(-1);
  const continues = mark !== null && last?.mark === mark;
  const entry: HistoryEntry<Definition> = continues
    ? { ...last, after, chosen: { before: last.chosen.before, after: chosen.after } }
    : { before: history.definition, after, chosen, mark };
  return {
    definition: after,
    past: continues ? history.past.with(-1, entry) : [...history.past, entry],
    future: [],
  };
}

/** The history with what somebody else did: it is no step of one's own, and undoing leaves it where it is. */
export function takeOver<Definition>(history: History<Definition>, definition: Definition): History<Definition> {
  return { ...settle(history), definition };
}

/** Ends the run of edits that would be undone together. */
export function settle<Definition>(history: History<Definition>): History<Definition> {
  const last = history.past.at(-1);
  return last === undefined || last.mark === null
    ? history
    : { ...history, past: history.past.with(-1, { ...last, mark: null }) };
}

export function undo(history: History): Stepped | null {
  return undoBy(mergeForms, history);
}

export function redo(history: History): Stepped | null {
  return redoBy(mergeForms, history);
}

/** Takes a step back; `merge` brings it together with what others have done since. */
export function undoBy<Definition>(merge: Merge<Definition>, history: History<Definition>): Stepped<Definition> | null {
  return step(merge, history, 'past', 'future', ({ before, after }) => ({ from: after, to: before }));
}

/** Makes a step again that was taken back. */
export function redoBy<Definition>(merge: Merge<Definition>, history: History<Definition>): Stepped<Definition> | null {
  return step(merge, history, 'future', 'past', ({ before, after }) => ({ from: before, to: after }));
}

/**
 * The way from one side of an entry to the other, made to the form as it is now. Where nobody else has changed it since,
 * that is the other side exactly; else the step is merged with what they did, all of it or nothing.
 */
function step<Definition>(
  merge: Merge<Definition>,
  { definition, ...stacks }: History<Definition>,
  from: 'past' | 'future',
  to: 'past' | 'future',
  wayOf: (entry: HistoryEntry<Definition>) => { readonly from: Definition; readonly to: Definition },
): Stepped<Definition> | null {
  const entry = stacks[from].at(-1);
  if (!entry) return null;
  const left = stacks[from].slice(0, -1);
  const way = wayOf(entry);
  const merged = definition === way.from ? { definition: way.to, conflicts: [] } : merge(way.from, way.to, definition);
  const isDone = merged.conflicts.length === 0;
  const taken = isDone ? [...stacks[to], { ...entry, mark: null }] : stacks[to];
  return {
    history: { ...stacks, definition: isDone ? merged.definition : definition, [from]: left, [to]: taken },
    isDone,
  };
}
