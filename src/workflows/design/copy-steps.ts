import type { Step, WorkflowDefinition } from '../definition.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { mainExit, targetOfWay, type Way, withTarget, withTargets, withWay } from './exits.ts';
import { freshName, namesIn } from './fresh-names.ts';
import { goesWith } from './remove-step.ts';
import { withAliases } from './rename-alias.ts';

/** Steps that have been copied: one, with those that belong to it. */
export interface StepClip {
  readonly root: string;
  readonly steps: Readonly<Record<string, Step>>;
}

/** A step with its own branches and what they alone lead to, as it would go if it were taken out. Null for no such step. */
export function copySteps(definition: WorkflowDefinition, key: string): StepClip | null {
  const step = definition.steps[key];
  if (!step) return null;
  const steps: Record<string, Step> = { [key]: step };
  for (const each of goesWith(definition, key)) {
    const other = definition.steps[each];
    if (other) steps[each] = other;
  }
  return { root: key, steps };
}

/**
 * Puts a copy on a way: keys and aliases that are taken become others, and the copy's own expressions follow. Ways out of the
 * copy to steps that are not there lead where the way led. Pure.
 */
export function pasteSteps(definition: WorkflowDefinition, clip: StepClip, way: Way): Edited {
  const target = targetOfWay(definition, way);
  const root = clip.steps[clip.root];
  if (target === undefined || !root) return refusedEdit('missing');
  if (way.step === null && way.exit === 'start' && root.kind !== 'fill') return refusedEdit('startFills');
  const taken = new Set(Object.keys(definition.steps));
  const keys = new Map<string, string>();
  for (const key of Object.keys(clip.steps)) {
    const fresh = freshName(key, taken);
    taken.add(fresh);
    keys.set(key, fresh);
  }
  const names = new Set(namesIn(definition));
  const aliases = new Map<string, string>();
  for (const alias of namesIn({ ...definition, steps: clip.steps })) {
    const fresh = freshName(alias, names);
    names.add(fresh);
    if (fresh !== alias) aliases.set(alias, fresh);
  }
  const renamed = withAliases(clip.steps, aliases, new Set([...names, ...aliases.keys()]));
  if (renamed === null) return refusedEdit('unreadable');
  const lead = (to: string): string => keys.get(to) ?? (to in definition.steps ? to : target);
  const steps: Record<string, Step> = { ...definition.steps };
  for (const [key, step] of Object.entries(renamed)) steps[keys.get(key) ?? key] = withTargets(step, lead);
  const own = keys.get(clip.root) ?? clip.root;
  const main = mainExit(root);
  const placed = steps[own];
  if (placed && main !== null) steps[own] = withTarget(placed, main, target);
  return { ok: true, definition: withWay({ ...definition, steps }, way, own), step: own };
}
