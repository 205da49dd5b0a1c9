import type { WorkflowDefinition } from '../definition.ts';
import { followers, roots, structureOf } from '../structure.ts';
import { isGate } from './exits.ts';

/** The steps that can be reached from some steps; the ways into `closed` steps are not gone. Pure. */
export function reachableFrom(
  definition: WorkflowDefinition,
  from: readonly string[],
  closed: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const step = Object.hasOwn(definition.steps, key) ? definition.steps[key] : undefined;
    if (!step || reached.has(key) || closed.has(key)) continue;
    reached.add(key);
    waiting.push(...followers(step));
  }
  return reached;
}

/** The steps where a case can come by: from its beginning, and from its annulment. */
export function reachedSteps(definition: WorkflowDefinition): ReadonlySet<string> {
  return reachableFrom(definition, roots(definition));
}

/** All steps within the branches of a gate; empty for other steps. */
export function insideOf(definition: WorkflowDefinition, gate: string): ReadonlySet<string> {
  if (!isGate(definition.steps[gate])) return new Set();
  const { reachable, gatesOf } = structureOf(definition);
  return new Set([...reachable].filter((key) => gatesOf(key).some(({ step }) => step === gate)));
}
