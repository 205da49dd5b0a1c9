import type { Step, WorkflowDefinition } from '../definition.ts';
import { roots } from '../structure.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { exitsOf, mainExit, targetOf } from './exits.ts';
import { reachableFrom, reachedSteps } from './regions.ts';
import { canFill, relink } from './relink.ts';

/**
 * Takes a step out: the ways to it lead where the case went on from it, and steps that no way leads to any more go with it
 * (its own branches). Pure; see {@link goesWith}.
 */
export function removeStep(definition: WorkflowDefinition, key: string): Edited {
  const step = definition.steps[key];
  if (!step) return refusedEdit('missing');
  const target = step.kind === 'end' ? otherEnd(definition, key) : continuation(step, key);
  if (target === null) return refusedEdit(step.kind === 'end' ? 'lastEnd' : 'missing');
  if (definition.start === key && !canFill(definition, target)) return refusedEdit('startFills');
  const relinked = relink(definition, key, target);
  const before = reachedSteps(definition);
  const left = { ...relinked, steps: without(relinked.steps, (each) => each === key) };
  // What steps that nobody comes to anyway lead to stays with them.
  const aside = Object.keys(left.steps).filter((each) => !before.has(each));
  const after = reachableFrom(left, [...roots(left), ...aside]);
  const steps = without(relinked.steps, (each) => each === key || (before.has(each) && !after.has(each)));
  return { ok: true, definition: { ...relinked, steps }, step: target in steps ? target : relinked.start };
}

/** The step and those that would go with it if it were taken out: its own branches and what they alone lead to. */
export function goesWith(definition: WorkflowDefinition, key: string): readonly string[] {
  const removed = removeStep(definition, key);
  if (!removed.ok) return key in definition.steps ? [key] : [];
  return Object.keys(definition.steps).filter((each) => !(each in removed.definition.steps));
}

/** Where the case goes on from a step; null where it leads to itself alone. */
export function continuation(step: Step, key: string): string | null {
  const main = mainExit(step);
  const target = main === null ? undefined : targetOf(step, main);
  if (target !== undefined && target !== key) return target;
  return exitsOf(step).find((exit) => exit.target !== key)?.target ?? null;
}

function otherEnd(definition: WorkflowDefinition, key: string): string | null {
  const others = Object.entries(definition.steps).filter(([each, step]) => each !== key && step.kind === 'end');
  return others[0]?.[0] ?? null;
}

function without(steps: WorkflowDefinition['steps'], isGone: (key: string) => boolean): Record<string, Step> {
  return Object.fromEntries(Object.entries(steps).filter(([key]) => !isGone(key)));
}
