import type { WorkflowDefinition } from '../definition.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { mainExit, targetOfWay, type Way, withTarget, withWay } from './exits.ts';
import { insideOf } from './regions.ts';
import { canFill, relink } from './relink.ts';
import { continuation } from './remove-step.ts';

/**
 * Moves a step onto another way: the ways to it lead where the case went on from it, and it goes on where the way led. A gate
 * takes its branches along; the other ways out of a step stay as they are. Pure.
 */
export function moveStep(definition: WorkflowDefinition, key: string, way: Way): Edited {
  const step = definition.steps[key];
  if (!step || targetOfWay(definition, way) === undefined) return refusedEdit('missing');
  const inside = insideOf(definition, key);
  if (way.step === key || (way.step !== null && inside.has(way.step))) return refusedEdit('intoItself');
  const main = mainExit(step);
  const target = continuation(step, key);
  if (main === null || target === null) return refusedEdit(main === null ? 'lastEnd' : 'missing');
  if (definition.start === key && !canFill(definition, target)) return refusedEdit('startFills');
  if (way.step === null && way.exit === 'start' && step.kind !== 'fill') return refusedEdit('startFills');
  // Branches still come back to the gate, and a case is still sent back to the same form.
  const lifted = relink(
    definition,
    key,
    target,
    (from, exit) => from === key || inside.has(from) || exit.id === 'returned',
  );
  const onto = targetOfWay(lifted, way);
  if (onto === undefined) return refusedEdit('missing');
  const moved = { ...lifted, steps: { ...lifted.steps, [key]: withTarget(step, main, onto) } };
  return { ok: true, definition: withWay(moved, way, key), step: key };
}

/** Leads a way to another step that is there. Pure. */
export function linkWay(definition: WorkflowDefinition, way: Way, target: string): Edited {
  if (!(target in definition.steps) || targetOfWay(definition, way) === undefined) return refusedEdit('missing');
  if (way.step === null && way.exit === 'start' && !canFill(definition, target)) return refusedEdit('startFills');
  return { ok: true, definition: withWay(definition, way, target), step: way.step ?? target };
}
