import type { StepKind } from '../../../workflows/definition.ts';
import { addStep } from '../../../workflows/design/add-step.ts';
import { copySteps, pasteSteps } from '../../../workflows/design/copy-steps.ts';
import type { Edited } from '../../../workflows/design/edited.ts';
import { mainExit, type Way } from '../../../workflows/design/exits.ts';
import { moveStep } from '../../../workflows/design/move-step.ts';
import { continuation, goesWith, removeStep } from '../../../workflows/design/remove-step.ts';
import type { FlowDesignerKey } from '../../designer/workflows/texts.ts';
import { stepOf, waysAt, waysTo } from './flow-place.ts';
import type { WorkflowEditor } from './workflow-editor.ts';

/** What the keys, the tools and the mouse do to a workflow. */
export interface FlowActions {
  add(way: Way, kind: StepKind): boolean;
  copy(): void;
  cut(): void;
  paste(): void;
  /** Deletes what is chosen, after a question where other steps go with it. */
  remove(): void;
  removeNow(step: string): void;
  /** Moves what is chosen past the step before or behind it. */
  step(direction: 'up' | 'down'): void;
  /** Moves a step onto another way. */
  move(step: string, way: Way): void;
}

interface ActionParts {
  readonly editor: WorkflowEditor;
  readonly say: (key: FlowDesignerKey, values?: Readonly<Record<string, string | number>>) => void;
  readonly askRemoval: (step: string, others: readonly string[]) => void;
  readonly nameOf: (step: string) => string;
}

export function createFlowActions({ editor, say, askRemoval, nameOf }: ActionParts): FlowActions {
  const now = () => editor.get().history.definition;
  const chosenStep = (): string | null => {
    const step = stepOf(editor.get().chosen);
    return step !== null && Object.hasOwn(now().steps, step) ? step : null;
  };
  const take = (edited: Edited, said: FlowDesignerKey, name: string): boolean => {
    if (edited.ok) {
      editor.take(edited);
      say(said, { name });
    } else say(`flow.problem.${edited.problem}`);
    return edited.ok;
  };
  const removeNow = (step: string): void => {
    take(removeStep(now(), step), 'flow.said.removed', nameOf(step));
  };
  return {
    add(way, kind) {
      const { loaded } = editor;
      const letters = loaded.deliveries.find(({ contract }) => contract.letter) ?? loaded.deliveries[0];
      const { group } = now();
      const forms = new Map(Object.entries(editor.get().forms));
      const defaults = { form: loaded.forms[0]?.key ?? '', forms, group, delivery: letters?.key ?? '' };
      const edited = addStep(now(), way, kind, defaults);
      return take(edited, 'flow.said.added', '');
    },
    copy() {
      const step = chosenStep();
      const clip = step === null ? null : copySteps(now(), step);
      if (step === null || clip === null) return;
      editor.set({ clip });
      say('flow.said.copied', { name: nameOf(step), count: Object.keys(clip.steps).length });
    },
    cut() {
      const step = chosenStep();
      const clip = step === null ? null : copySteps(now(), step);
      if (step === null || clip === null) return;
      const name = nameOf(step);
      if (take(removeStep(now(), step), 'flow.said.cut', name)) editor.set({ clip });
    },
    paste() {
      const { clip, chosen } = editor.get();
      const [way] = waysAt(now(), chosen);
      if (clip === null || way === undefined) say('flow.said.nothingToPaste');
      else take(pasteSteps(now(), clip, way), 'flow.said.pasted', '');
    },
    remove() {
      const step = chosenStep();
      if (step === null) return;
      const others = goesWith(now(), step).filter((each) => each !== step);
      if (others.length > 0) askRemoval(step, others);
      else removeNow(step);
    },
    removeNow,
    step(direction) {
      const step = chosenStep();
      if (step === null) return;
      const way = direction === 'down' ? wayPast(step) : wayBefore(step);
      if (way === null) say('flow.said.noFurther');
      else take(moveStep(now(), step, way), 'flow.said.moved', nameOf(step));
    },
    move(step, way) {
      take(moveStep(now(), step, way), 'flow.said.moved', nameOf(step));
    },
  };

  function wayPast(step: string): Way | null {
    const here = now().steps[step];
    const next = here && continuation(here, step);
    const after = next === null || next === undefined ? undefined : now().steps[next];
    const exit = after && mainExit(after);
    return next === null || next === undefined || !exit ? null : { step: next, exit };
  }

  function wayBefore(step: string): Way | null {
    const [to] = waysTo(now(), step);
    const before = to?.step ?? null;
    return before === null ? null : (waysTo(now(), before)[0] ?? null);
  }
}
