import type { Step, WorkflowDefinition } from '../definition.ts';
import { type Exit, withTargets } from './exits.ts';

/**
 * The workflow with every way to a step leading elsewhere instead. `keep` says which ways stay. A case is only sent back to a
 * step where something is filled in: such a way is taken out where the new place is none. Pure.
 */
export function relink(
  definition: WorkflowDefinition,
  from: string,
  to: string,
  keep: (step: string, exit: Exit) => boolean = () => false,
): WorkflowDefinition {
  const steps: Record<string, Step> = {};
  for (const [key, step] of Object.entries(definition.steps)) {
    const led = withTargets(step, (target, exit) => (target === from && !keep(key, exit) ? to : target));
    const isLost = led.kind === 'approve' && led !== step && led.returned === to && !canFill(definition, to);
    steps[key] = isLost ? withoutReturn(led) : led;
  }
  const { annulment } = definition;
  return {
    ...definition,
    steps,
    start: definition.start === from ? to : definition.start,
    ...(annulment?.start === from ? { annulment: { ...annulment, start: to } } : {}),
  };
}

/** Whether a step asks somebody to fill in. */
export function canFill(definition: WorkflowDefinition, key: string): boolean {
  return definition.steps[key]?.kind === 'fill';
}

function withoutReturn(step: Extract<Step, { kind: 'approve' }>): Step {
  const { returned: _gone, ...rest } = step;
  return rest;
}
