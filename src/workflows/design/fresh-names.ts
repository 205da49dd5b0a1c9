import type { WorkflowDefinition } from '../definition.ts';

/** The names that steps give in expressions: answers, decisions, items, what comes with events. */
export function namesIn(definition: WorkflowDefinition): ReadonlySet<string> {
  const aliases = new Set<string>();
  for (const step of Object.values(definition.steps)) {
    if (step.kind === 'fill' || step.kind === 'approve' || step.kind === 'forEach' || step.kind === 'pay')
      aliases.add(step.as);
    if (step.kind === 'approve' && step.form) aliases.add(step.form.as);
    if (step.kind === 'wait' && step.event?.as !== undefined) aliases.add(step.event.as);
  }
  return aliases;
}

/** `stem`, or `stem2`, `stem3` … where it is taken. */
export function freshName(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const name = `${stem}${number}`;
    if (!taken.has(name)) return name;
  }
}

/** A key that no step has. */
export function freshStepKey(definition: WorkflowDefinition, stem: string): string {
  return freshName(stem, new Set(Object.keys(definition.steps)));
}
