import type { FormDefinition } from '../../../forms/definition.ts';
import type { DesignState, ListsAnswer, LoadedDesign } from '../../../forms/design/api-types.ts';
import type { MergeConflict } from '../../../forms/design/conflict.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import type { Place } from '../../../forms/design/place.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { Clip } from './model/clipboard.ts';
import type { Edit } from './model/edit.ts';
import { type History, make, redo, type Stepped, settle, startHistory, takeOver, undo } from './model/history.ts';
import { formPlace, nodeAt, outlineOf } from './model/outline.ts';
import { createStore, type Store } from './store.ts';

/** How far the server is behind what one sees. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Tried again by itself. */
  | { readonly kind: 'failed'; readonly reason: 'offline' | 'loggedOut' | 'refused'; readonly detail: string }
  | { readonly kind: 'unfit'; readonly findings: readonly DesignFinding[] };

/** Two people changed the same: what a person must decide. */
export interface OpenConflict<Definition = FormDefinition> {
  readonly revision: number;
  readonly merged: Definition;
  readonly conflicts: readonly MergeConflict[];
  readonly by: string | null;
  /** What this person's definition was when the server compared. */
  readonly mine: Definition;
}

export interface EditorState {
  readonly history: History;
  readonly chosen: Place;
  /** The language that texts are shown and written in. */
  readonly textLanguage: Language;
  readonly mode: 'edit' | 'try';
  readonly server: DesignState;
  /** The definition that the server holds at `revision`. */
  readonly stored: FormDefinition;
  readonly revision: number;
  readonly save: SaveState;
  readonly conflict: OpenConflict | null;
  readonly clip: Clip | null;
  readonly findings: readonly DesignFinding[];
  /** Said to screen readers, and shown for a moment. */
  readonly said: string;
}

export interface Editor extends Store<EditorState> {
  readonly loaded: LoadedDesign;
  /** What the organisation's own lists of answers are called, by their keys. */
  readonly listNames: ListsAnswer['names'];
  /** Makes an edit, as one step to undo; with a `mark` it goes on with the step before of the same mark. */
  edit(edit: Edit, after?: Place, mark?: string): boolean;
  /** False where the step could not be taken back, since somebody else has changed the same since. */
  undo(): boolean;
  redo(): boolean;
  /** Takes over what somebody else did: it is no step of one's own to undo. */
  takeOver(definition: FormDefinition): void;
  choose(place: Place): void;
  settle(): void;
}

export function createEditor(loaded: LoadedDesign, listNames: ListsAnswer['names']): Editor {
  const store = createStore<EditorState>({
    history: startHistory(loaded.definition),
    chosen: loaded.definition.pages[0] ? `pages.${loaded.definition.pages[0].key}` : formPlace,
    textLanguage: 'da',
    mode: 'edit',
    server: loaded.state,
    stored: loaded.definition,
    revision: loaded.state.revision,
    save: { kind: 'saved' },
    conflict: null,
    clip: null,
    findings: [],
    said: '',
  });
  const take = (history: History | null, chosen: Place | undefined): void => {
    if (history) store.set({ history, chosen: standing(history.definition, chosen ?? store.get().chosen) });
  };
  const step = (stepped: Stepped | null, chosen: Place | undefined): boolean => {
    take(stepped?.history ?? null, stepped?.isDone ? chosen : undefined);
    return stepped?.isDone !== false;
  };
  return {
    ...store,
    loaded,
    listNames,
    edit(edit, after, mark) {
      const { history, chosen } = store.get();
      const made = make(history, edit, { before: chosen, after: after ?? chosen }, mark ?? null);
      take(made, after);
      return made !== null;
    },
    undo() {
      const { history } = store.get();
      return step(undo(history), history.past.at(-1)?.chosen.before);
    },
    redo() {
      const { history } = store.get();
      return step(redo(history), history.future.at(-1)?.chosen.after);
    },
    takeOver(definition) {
      take(takeOver(store.get().history, definition), undefined);
    },
    choose(place) {
      const { history } = store.get();
      store.set({ chosen: standing(history.definition, place), history: settle(history) });
    },
    settle() {
      store.set({ history: settle(store.get().history) });
    },
  };
}

/** The place if it is there, else the nearest that is: what is chosen may have gone by undoing or by another's doing. */
function standing(definition: FormDefinition, place: Place): Place {
  if (place === formPlace) return place;
  const nodes = outlineOf(definition);
  return nodeAt(nodes, place)?.place ?? nodes[0]?.place ?? formPlace;
}
