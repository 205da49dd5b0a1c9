import type { FormDefinition } from '../../../forms/definition.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import type { LoadedWorkflow, WorkflowState } from '../../../workflows/design/api-types.ts';
import type { StepClip } from '../../../workflows/design/copy-steps.ts';
import type { Edited } from '../../../workflows/design/edited.ts';
import { mergeWorkflows } from '../../../workflows/design/merge-workflows.ts';
import type { OpenConflict, SaveState } from '../designer/editor-state.ts';
import {
  type History,
  redoBy,
  type Stepped,
  settle,
  startHistory,
  stepTo,
  takeOver,
  undoBy,
} from '../designer/model/history.ts';
import { createStore, type Store } from '../designer/store.ts';
import { type FlowPlace, standing } from './flow-place.ts';
import type { RefusedWorkflow } from './refused-findings.ts';

export interface WorkflowEditorState {
  readonly history: History<WorkflowDefinition>;
  readonly chosen: FlowPlace;
  /** The language that texts are shown and written in. */
  readonly textLanguage: Language;
  readonly server: WorkflowState;
  readonly stored: WorkflowDefinition;
  readonly revision: number;
  readonly save: SaveState;
  readonly conflict: OpenConflict<WorkflowDefinition> | null;
  readonly clip: StepClip | null;
  readonly findings: readonly DesignFinding[];
  /** What the server found when it was last to be published; null where nothing hindered it. */
  readonly refused: RefusedWorkflow | null;
  /** Definitions of the forms that the workflow asks, as far as they have been fetched. */
  readonly forms: Readonly<Record<string, FormDefinition>>;
  /** Said to screen readers, and shown for a moment. */
  readonly said: string;
}

export interface WorkflowEditor extends Store<WorkflowEditorState> {
  readonly loaded: LoadedWorkflow;
  /** Takes what an edit gave, as one step to undo; false where it gave nothing. */
  take(edited: Edited, mark?: string): boolean;
  /** The workflow become another; with a `mark` it goes on with the step before of the same mark. */
  change(definition: WorkflowDefinition, mark?: string): void;
  /** False where somebody else has changed the same since. */
  undo(): boolean;
  redo(): boolean;
  takeOver(definition: WorkflowDefinition): void;
  choose(place: FlowPlace): void;
  settle(): void;
}

export function createWorkflowEditor(loaded: LoadedWorkflow): WorkflowEditor {
  const store = createStore<WorkflowEditorState>({
    history: startHistory(loaded.definition),
    chosen: loaded.definition.start,
    textLanguage: 'da',
    server: loaded.state,
    stored: loaded.definition,
    revision: loaded.state.revision,
    save: { kind: 'saved' },
    conflict: null,
    clip: null,
    findings: [],
    refused: null,
    forms: loaded.definitions,
    said: '',
  });
  const put = (history: History<WorkflowDefinition>, chosen: FlowPlace): void => {
    store.set({ history, chosen: standing(history.definition, chosen) });
  };
  const step = (stepped: Stepped<WorkflowDefinition> | null, chosen: FlowPlace | undefined): boolean => {
    if (stepped) put(stepped.history, (stepped.isDone ? chosen : undefined) ?? store.get().chosen);
    return stepped?.isDone !== false;
  };
  const change = (definition: WorkflowDefinition, after: FlowPlace, mark?: string): void => {
    const { history, chosen } = store.get();
    if (definition === history.definition) return;
    put(stepTo(history, definition, { before: chosen, after }, mark ?? null), after);
  };
  return {
    ...store,
    loaded,
    take(edited, mark) {
      if (edited.ok) change(edited.definition, edited.step, mark);
      return edited.ok;
    },
    change: (definition, mark) => change(definition, store.get().chosen, mark),
    undo() {
      const { history } = store.get();
      return step(undoBy(mergeWorkflows, history), history.past.at(-1)?.chosen.before);
    },
    redo() {
      const { history } = store.get();
      return step(redoBy(mergeWorkflows, history), history.future.at(-1)?.chosen.after);
    },
    takeOver: (definition) => put(takeOver(store.get().history, definition), store.get().chosen),
    choose(place) {
      const { history } = store.get();
      store.set({ chosen: standing(history.definition, place), history: settle(history) });
    },
    settle: () => store.set({ history: settle(store.get().history) }),
  };
}
