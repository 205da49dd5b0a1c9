import type { FormDefinition } from '../../../../forms/definition.ts';
import { apply, type Edit } from './edit.ts';

/** A step that can be taken back. */
export interface HistoryEntry {
  readonly edit: Edit;
  readonly inverse: Edit;
  /** What was chosen before and after, so that undoing leads one's eye to where it happens. */
  readonly chosen: { readonly before: string; readonly after: string };
  /** Edits in a row with the same mark are one step: a word that is typed is undone as a word. */
  readonly mark: string | null;
}

/** A form with all that has been done to it since it was opened. Undo and redo have no limit. */
export interface History {
  readonly definition: FormDefinition;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
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
  const applied = apply(history.definition, edit);
  if (!applied) return null;
  const last = history.past.at(-1);
  const continues = mark !== null && last?.mark === mark;
  const entry: HistoryEntry = continues
    ? {
        edit: { kind: 'several', edits: [last.edit, edit] },
        inverse: { kind: 'several', edits: [applied.inverse, last.inverse] },
        chosen: { before: last.chosen.before, after: chosen.after },
        mark,
      }
    : { edit, inverse: applied.inverse, chosen, mark };
  return {
    definition: applied.definition,
    past: continues ? history.past.with(-1, entry) : [...history.past, entry],
    future: [],
  };
}

/** Ends the run of edits that would be undone together. */
export function settle(history: History): History {
  const last = history.past.at(-1);
  return last === undefined || last.mark === null
    ? history
    : { ...history, past: history.past.with(-1, { ...last, mark: null }) };
}

export function undo(history: History): History | null {
  return step(history, 'past', 'future', ({ inverse }) => inverse);
}

export function redo(history: History): History | null {
  return step(history, 'future', 'past', ({ edit }) => edit);
}

function step(
  history: History,
  from: 'past' | 'future',
  to: 'past' | 'future',
  editOf: (entry: HistoryEntry) => Edit,
): History | null {
  const entry = history[from].at(-1);
  const applied = entry && apply(history.definition, editOf(entry));
  if (!applied) return null;
  return {
    ...history,
    definition: applied.definition,
    [from]: history[from].slice(0, -1),
    [to]: [...history[to], { ...entry, mark: null }],
  };
}
