import type { DesignFinding } from '../../../forms/design/finding.ts';
import { isList, isObject, type Json } from '../../../forms/design/json.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { stepOfPlace } from '../../../workflows/design/workflow-path.ts';

/** What kept a workflow from being published, and the workflow as it was. */
export interface RefusedWorkflow {
  readonly definition: WorkflowDefinition;
  readonly findings: readonly DesignFinding[];
}

/**
 * What is found here, and what only the server can see (settings of the organisation, rules of a kind of delivery): that stays until what it
 * is about has been changed.
 */
export function withRefused(
  findings: readonly DesignFinding[],
  refused: RefusedWorkflow | null,
  definition: WorkflowDefinition,
): readonly DesignFinding[] {
  if (refused === null) return findings;
  const known = new Set(findings.map(nameOf));
  const still = refused.findings.filter(
    (finding) =>
      !known.has(nameOf(finding)) &&
      JSON.stringify(valueAt(refused.definition, finding.place)) === JSON.stringify(valueAt(definition, finding.place)),
  );
  return [...still, ...findings];
}

function nameOf({ place, message }: DesignFinding): string {
  return `${place} ${message.da}`;
}

/** What a definition says at a place; of a place that isn't there as it is named, what it would stand in. */
function valueAt(definition: WorkflowDefinition, place: string): Json | undefined {
  const step = stepOfPlace(definition, place);
  const parts = place.split('.');
  const rest = step === null ? parts : parts.slice(parts[0] === 'steps' ? 2 : 1);
  // Definitions are JSON.
  const whole = (step === null ? definition : definition.steps[step]) as Json | undefined;
  let value = whole;
  for (const part of rest) {
    const inner = isList(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined;
    if (inner === undefined) break;
    value = inner;
  }
  return value;
}
