import type { FormDefinition } from '../../../../forms/definition.ts';
import { mergeForms } from '../../../../forms/design/merge-forms.ts';
import { apply, type Edit } from './edit.ts';

/** A step of one's own that can be taken back: the form on both sides of it, which share all that it left alone. */
export interface HistoryEntry {
  readonly before: FormDefinition;
  readonly after: FormDefinition;
  /** What was chosen before and after, so that undoing leads one's eye to where it happens. */
  readonly chosen: { readonly before: string; readonly after: string };
  /** Edits in a row with the same mark are one step: a word that is typed is undone as a word. */
  readonly mark: string | null;
}

/** A form with all that has been done to it here since it was opened. Undo and redo have no limit. */
export interface History {
  readonly definition: FormDefinition;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

/** What came of taking a step back, or of making it again. */
export interface Stepped {
  readonly history: History;
  /** False where somebody else has changed the same since: then theirs stands, and the step is none any more. */
  readonly isDone: boolean;
}

export function startHistory(definition: FormDefinition): History {
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
  if (!after) return null;
  const last = history.past.at(-1);
  const continues = mark !== null && last?.mark === mark;
  const entry: HistoryEntry = continues
    ? { ...last, after, chosen: { before: last.chosen.before, after: chosen.after } }
    : { before: history.definition, after, chosen, mark };
  return {
    definition: after,
    past: continues ? history.past.with(-1, entry) : [...history.past, entry],
    future: [],
  };
}

/** The history with what somebody else did: it is no step of one's own, and undoing leaves it where it is. */
export function takeOver(history: History, definition: FormDefinition): History {
  return { ...settle(history), definition };
}

/** Ends the run of edits that would be undone together. */
export function settle(history: History): History {
  const last = history.past.at(-1);
  return last === undefined || last.mark === null
    ? history
    : { ...history, past: history.past.with(-1, { ...last, mark: null }) };
}

export function undo(history: History): Stepped | null {
  return step(history, 'past', 'future', ({ before, after }) => ({ from: after, to: before }));
}

export function redo(history: History): Stepped | null {
  return step(history, 'future', 'past', ({ before, after }) => ({ from: before, to: after }));
}

/**
 * The way from one side of an entry to the other, made to the form as it is now. Where nobody else has changed it since,
 * that is the other side exactly; else the step is merged with what they did, all of it or nothing.
 */
function step(
  { definition, ...stacks }: History,
  from: 'past' | 'future',
  to: 'past' | 'future',
  wayOf: (entry: HistoryEntry) => { readonly from: FormDefinition; readonly to: FormDefinition },
): Stepped | null {
  const entry = stacks[from].at(-1);
  if (!entry) return null;
  const left = stacks[from].slice(0, -1);
  const way = wayOf(entry);
  const merged =
    definition === way.from ? { definition: way.to, conflicts: [] } : mergeForms(way.from, way.to, definition);
  const isDone = merged.conflicts.length === 0;
  const taken = isDone ? [...stacks[to], { ...entry, mark: null }] : stacks[to];
  return {
    history: { ...stacks, definition: isDone ? merged.definition : definition, [from]: left, [to]: taken },
    isDone,
  };
}
