import { Compile } from 'typebox/compile';
import { badText, placeOfBadText } from '../../forms/design/check-shape.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import { asJson, isObject, type Json, memberOf } from '../../forms/design/json.ts';
import { type Misfit, misfitsOf } from '../../forms/design/misfits.ts';
import { fillText } from '../../texts/catalogue.ts';
import { type WorkflowDefinition, WorkflowDefinitionSchema } from '../definition.ts';
import { StepKeySchema, StepSchema } from '../step-schemas.ts';
import { flowTexts } from './texts.ts';
import { workflowMemberName } from './workflow-member-names.ts';

const schema = Compile(WorkflowDefinitionSchema);
const stepKey = Compile(StepKeySchema);
const isStepKey = (key: string): boolean => stepKey.Check(key);

/** The most steps that a workflow may have, as its schema says. */
const mostSteps = 500;
const mostTold = 20;

/** Something that fits the schema of a workflow, or what does not fit, each with its place. Never throws. */
export function checkWorkflowShape(
  definition: unknown,
):
  | { readonly ok: true; readonly definition: WorkflowDefinition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] } {
  const steps = stepsOf(definition);
  const count = Object.keys(steps).length;
  if (count > mostSteps) {
    const message = fillText(flowTexts['flow.finding.too-many-steps'], { count, most: mostSteps });
    const path = [workflowMemberName('steps')];
    return { ok: false, findings: [{ severity: 'error', code: 'too-many-steps', place: 'steps', path, message }] };
  }
  if (schema.Check(definition)) {
    const place = placeOfBadText(asJson(definition));
    return place === null ? { ok: true, definition } : { ok: false, findings: [badText(place)] };
  }
  const odd = Object.keys(steps).filter((key) => !isStepKey(key));
  if (odd.length > 0) {
    const findings = odd.slice(0, mostTold).map((key: string): DesignFinding => {
      const message = fillText(flowTexts['flow.finding.bad-step-key'], { key: key.slice(0, 80) });
      return { severity: 'error', code: 'schema', place: 'steps', path: [workflowMemberName('steps')], message };
    });
    return { ok: false, findings };
  }
  // Each step by itself: of all the kinds that it is not nobody wants to hear.
  const misfits: Misfit[] = Object.entries(steps).flatMap(([key, step]) =>
    misfitsOf(StepSchema, step).map(({ path, message }) => ({ path: ['steps', key, ...path], message })),
  );
  const whole =
    misfits.length > 0 && isObject(definition as Json) ? { ...(definition as object), steps: {} } : definition;
  misfits.push(...misfitsOf(WorkflowDefinitionSchema, whole as Json));
  const findings = misfits.slice(0, mostTold).map(({ path, message }): DesignFinding => {
    const named = path.map((part) => workflowMemberName(part));
    return { severity: 'error', code: 'schema', place: path.join('.'), path: named, message };
  });
  return { ok: false, findings };
}

function stepsOf(definition: unknown): Readonly<Record<string, Json>> {
  const steps = isObject(definition as Json) ? memberOf(asJson(definition as object), 'steps') : undefined;
  return isObject(steps) ? steps : {};
}
