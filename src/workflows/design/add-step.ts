import type { EndStep, StepKind, WorkflowDefinition } from '../definition.ts';
import { type BlankStep, blankStep } from './blank-step.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { isGate, targetOfWay, type Way, withWay } from './exits.ts';
import { freshStepKey } from './fresh-names.ts';
import { standardTexts } from './standard-texts.ts';

/** What a new step begins with. */
export type StepDefaults = Pick<BlankStep, 'form' | 'forms' | 'group' | 'delivery'>;

/**
 * Puts a new step on a way: what the way led to comes after it. An approval's refusals go to the workflow's end for
 * refusals, which is made where there is none. Pure.
 */
export function addStep(definition: WorkflowDefinition, way: Way, kind: StepKind, defaults: StepDefaults): Edited {
  const target = targetOfWay(definition, way);
  if (target === undefined) return refusedEdit('missing');
  if (way.step === null && way.exit === 'start' && kind !== 'fill') return refusedEdit('startFills');
  const key = freshStepKey(definition, kind);
  const withRefusal = kind === 'approve' ? ensureRefusal(definition) : { definition, refusal: '' };
  const { refusal } = withRefusal;
  const step = blankStep(withRefusal.definition, { ...defaults, kind, target, key, refusal });
  const added = { ...withRefusal.definition, steps: { ...withRefusal.definition.steps, [key]: step } };
  return { ok: true, definition: withWay(added, way, key), step: key };
}

/** The end where refused cases go, made where there is none. */
function ensureRefusal(definition: WorkflowDefinition): {
  readonly definition: WorkflowDefinition;
  readonly refusal: string;
} {
  const found = Object.entries(definition.steps).find(([, step]) => step.kind === 'end' && step.outcome === 'refused');
  if (found) return { definition, refusal: found[0] };
  const refusal = freshStepKey(definition, 'refused');
  const end: EndStep = {
    kind: 'end',
    title: standardTexts.refused,
    outcome: 'refused',
    status: { now: standardTexts.refusedNow, next: standardTexts.refusedNext },
  };
  return { definition: { ...definition, steps: { ...definition.steps, [refusal]: end } }, refusal };
}

/** Adds a branch to a step that has branches; it leads where the step's last way leads, until a step is put on it. Pure. */
export function addBranch(definition: WorkflowDefinition, key: string): Edited {
  const step = definition.steps[key];
  if (step?.kind === 'decide') {
    const title = numberedBranch(step.branches.length + 1);
    const branch = { title, when: 'true', next: step.otherwise };
    const changed = { ...step, branches: [...step.branches, branch] };
    return { ok: true, definition: { ...definition, steps: { ...definition.steps, [key]: changed } }, step: key };
  }
  if (isGate(step) && step.kind === 'parallel') {
    const branch = { title: numberedBranch(step.branches.length + 1), start: key };
    const changed = { ...step, branches: [...step.branches, branch] };
    return { ok: true, definition: { ...definition, steps: { ...definition.steps, [key]: changed } }, step: key };
  }
  return refusedEdit('missing');
}

function numberedBranch(number: number) {
  return { da: `Gren ${number}`, en: `Branch ${number}` };
}
