import type { Step, WorkflowDefinition } from './definition.ts';

/** One way into a parallel or for-each step: its key, and which of its branches (0 for a for-each step). */
export interface Gate {
  readonly step: string;
  readonly index: number;
}

/** How the steps of a workflow hang together. */
export interface Structure {
  /** The steps that some path leads to. */
  readonly reachable: ReadonlySet<string>;
  /**
   * The branches that a step lies in, the outermost first. A step lies in a branch when every path to it goes through the
   * branch's beginning: the branch's first edge dominates it.
   */
  gatesOf(step: string): readonly Gate[];
  /** Whether going from a step to `next` is the end of a branch: `next` is one of the steps whose branches it lies in. */
  isArrival(step: string, next: string): boolean;
}

/** The keys of the steps that may follow, those of branches and of items included. */
export function followers(step: Step): readonly string[] {
  const found = [...entrances(step).map((entrance) => entrance.start), ...ways(step)];
  return found;
}

/** The beginnings of a step's branches; none but for parallel and for-each. */
export function entrances(step: Step): readonly { readonly index: number; readonly start: string }[] {
  switch (step.kind) {
    case 'parallel':
      return step.branches.map(({ start }, index) => ({ index, start }));
    case 'forEach':
      return [{ index: 0, start: step.start }];
    default:
      return [];
  }
}

/** The keys of the steps that may follow on the same line. */
export function ways(step: Step): readonly string[] {
  const present = (...keys: readonly (string | undefined)[]): readonly string[] =>
    keys.filter((key): key is string => key !== undefined);
  switch (step.kind) {
    case 'decide':
      return [...step.branches.map((branch) => branch.next), step.otherwise];
    case 'approve':
      return present(step.approved, step.rejected, step.returned);
    case 'fill':
      return present(step.next, step.declined, step.expiry?.next);
    case 'wait':
      return present(step.next, step.event?.expired);
    case 'pay':
      return present(step.next, step.cancelled, step.expiry?.next);
    case 'settle':
      return present(step.next, step.refused);
    case 'deliver':
      return present(step.next, step.unsent);
    case 'end':
      return [];
    default:
      return [step.next];
  }
}

/** The steps with which a case can begin, or begin again when it is annulled. */
export function roots(definition: WorkflowDefinition): readonly string[] {
  const annulled = definition.annulment?.start;
  return annulled === undefined ? [definition.start] : [definition.start, annulled];
}

/** Works out the structure. Unknown keys lead nowhere. Takes time in proportion to branches times steps. */
export function structureOf(definition: WorkflowDefinition): Structure {
  const { steps } = definition;
  const walk = (without?: Gate): ReadonlySet<string> => {
    const reached = new Set<string>();
    const waiting = [...roots(definition)];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      const step = own(steps, key);
      if (!step || reached.has(key)) continue;
      reached.add(key);
      waiting.push(...ways(step));
      for (const { index, start } of entrances(step)) {
        if (without?.step !== key || without.index !== index) waiting.push(start);
      }
    }
    return reached;
  };
  const reachable = walk();
  const gates = new Map<string, Gate[]>();
  for (const key of reachable) {
    const step = own(steps, key);
    if (!step) continue;
    for (const { index } of entrances(step)) {
      const gate = { step: key, index };
      const outside = walk(gate);
      for (const inside of reachable) {
        if (!outside.has(inside)) gates.set(inside, [...(gates.get(inside) ?? []), gate]);
      }
    }
  }
  const depth = (gate: Gate): number => gates.get(gate.step)?.length ?? 0;
  for (const list of gates.values()) list.sort((one, other) => depth(one) - depth(other));
  const gatesOf = (step: string): readonly Gate[] => gates.get(step) ?? [];
  return {
    reachable,
    gatesOf,
    isArrival: (step, next) => gatesOf(step).some((gate) => gate.step === next),
  };
}

/** The step with that key, and not something that every object has. */
export function own(steps: WorkflowDefinition['steps'], key: string): Step | undefined {
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}
