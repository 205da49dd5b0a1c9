import type { Text } from '../../../texts/catalogue.ts';
import type { StepKind, WorkflowDefinition } from '../../definition.ts';
import { structureOf } from '../../structure.ts';
import { exitsOf, isGate, type Way } from '../exits.ts';

/** A box of the diagram: a step, or the place where a gate's branches come together. */
export interface DiagramNode {
  /** The step's key; for a joining place that and ` join`. */
  readonly id: string;
  readonly key: string;
  readonly kind: StepKind | 'join';
}

/** An arrow of the diagram: a way out of a step. */
export interface DiagramEdge {
  readonly id: string;
  readonly way: Way;
  readonly from: string;
  readonly to: string;
  /** What the way is called; null where there is nothing to tell it apart from. */
  readonly title: Text | null;
}

export interface DiagramGraph {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** The workflow as boxes and arrows, the start first. Ways to steps that are not there have no arrow. Pure. */
export function diagramGraph(definition: WorkflowDefinition): DiagramGraph {
  const structure = structureOf(definition);
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  for (const key of inOrder(definition)) {
    const step = definition.steps[key];
    if (step === undefined) continue;
    nodes.push({ id: key, key, kind: step.kind });
    const gate = isGate(step);
    if (gate) nodes.push({ id: joinOf(key), key, kind: 'join' });
    const exits = exitsOf(step);
    for (const exit of exits) {
      const to = Object.hasOwn(definition.steps, exit.target) ? exit.target : null;
      if (to === null) continue;
      const isBack = isGate(definition.steps[to]) && (to === key ? exit.id !== 'next' : structure.isArrival(key, to));
      edges.push({
        id: `${key}.${exit.id}`,
        way: { step: key, exit: exit.id },
        from: gate && exit.id === 'next' ? joinOf(key) : key,
        to: isBack ? joinOf(to) : to,
        title: exits.length > 1 && !(gate && exit.id === 'next') ? exit.title : null,
      });
    }
  }
  return { nodes, edges };
}

/**
 * The steps as a case comes to them, then those that it never comes to. A database keeps an object's keys in an order of its own; laid
 * out by that, a step to which a case may be sent back would stand in the middle, as if it began there.
 */
function inOrder({ start, steps }: WorkflowDefinition): Iterable<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (step === undefined || seen.has(key)) continue;
    seen.add(key);
    waiting.push(
      ...exitsOf(step)
        .map(({ target }) => target)
        .reverse(),
    );
  }
  for (const key of Object.keys(steps)) seen.add(key);
  return seen;
}

function joinOf(key: string): string {
  return `${key} join`;
}
