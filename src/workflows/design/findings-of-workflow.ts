import type { FormDefinition } from '../../forms/definition.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import { type FindingKind, findingMessage, findingRemedy } from '../../forms/design/finding-texts.ts';
import type { OfferedAgreement } from '../../forms/design/findings.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import { compileWorkflow, prepareWorkflow } from '../compile-workflow.ts';
import type { WorkflowDefinition } from '../definition.ts';
import type { DeliveryContracts } from '../delivery-contract.ts';
import { fieldOfStep } from '../price-of-step.ts';
import { workflowTexts as workflowMessages } from '../texts.ts';
import { agreementsOfWorkflow } from './agreements-of-workflow.ts';
import { type Staff, staffFindings } from './staff-findings.ts';
import { flowTexts } from './texts.ts';
import { textsOfWorkflow } from './texts-of-workflow.ts';
import { workflowPath } from './workflow-path.ts';

/** What a workflow is judged by beside its definition. */
export interface WorkflowContext {
  /** The published forms by key; those that the workflow names are enough. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly deliveries: DeliveryContracts;
  /** The languages that the organisation offers. */
  readonly languages: readonly string[];
  /** What is known of the employees; not looked at when absent. */
  readonly staff?: Staff;
  /** The organisation's payment agreements, the usual one first; not looked at when absent. */
  readonly agreements?: readonly OfferedAgreement[];
}

/** A finding of the check before publishing as one of the design's. */
export function asWorkflowFinding(
  definition: WorkflowDefinition,
  { place, message, code = 'publishing' }: { readonly place: string; readonly message: Text; readonly code?: string },
  deliveries?: DeliveryContracts,
): DesignFinding {
  const path = workflowPath(definition, place, deliveries);
  return { severity: 'error', code, place, path, message: { ...message, en: message.en ?? message.da } };
}

/** Everything that a designer should know of a workflow, errors first. Pure; the browser runs it while one works. */
export function findingsOfWorkflow(definition: WorkflowDefinition, context: WorkflowContext): readonly DesignFinding[] {
  const compiled = compileWorkflow(definition, context.forms, context.deliveries);
  const errors = compiled.ok
    ? []
    : compiled.findings.map((finding) => asWorkflowFinding(definition, finding, context.deliveries));
  const { active } = definition;
  if (active?.from !== undefined && active.until !== undefined && active.from > active.until) {
    errors.push(
      asWorkflowFinding(definition, {
        place: 'active',
        code: 'active-never',
        message: flowTexts['flow.finding.active-never'],
      }),
    );
  }
  if (context.agreements) errors.push(...agreementFindings(definition, context.forms, context.agreements));
  const staff = context.staff ? staffFindings(definition, context.staff) : [];
  const uncaptured = captureFindings(definition, context.forms);
  const rank = ({ severity }: DesignFinding): number => (severity === 'error' ? 0 : 1);
  return [...errors, ...staff, ...uncaptured, ...textFindings(definition, context)].sort(
    (one, other) => rank(one) - rank(other),
  );
}

/** Payments by an agreement that the organisation does not have, or in a currency that it can't take: nobody could pay. */
function agreementFindings(
  definition: WorkflowDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
  agreements: readonly OfferedAgreement[],
): readonly DesignFinding[] {
  return agreementsOfWorkflow(definition, forms).flatMap(({ place, agreement, currency }) => {
    const chosen = agreement === undefined ? agreements[0] : agreements.find(({ key }) => key === agreement);
    if (chosen?.currencies.includes(currency)) return [];
    const code = chosen ? 'currency-lacking' : 'no-agreement';
    const values = { agreement: agreement ?? chosen?.key ?? '–', currency };
    return [
      asWorkflowFinding(definition, {
        place,
        code,
        message: fillText(workflowMessages[`workflow.finding.${code}`], values),
      }),
    ];
  });
}

/** Money that is reserved and that no step takes: the reservation runs out, and nobody has been paid. */
function captureFindings(
  definition: WorkflowDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): readonly DesignFinding[] {
  const { workflow } = prepareWorkflow(definition, forms);
  const steps = Object.entries(definition.steps);
  const captured = new Set(
    steps.flatMap(([, step]) => (step.kind === 'settle' && step.action === 'capture' ? [step.of] : [])),
  );
  return steps.flatMap(([place, step]) => {
    if (step.kind !== 'pay' || captured.has(step.as) || fieldOfStep(workflow, step)?.capture !== 'later') return [];
    const message = fillText(workflowMessages['workflow.finding.never-captured'], { alias: step.as });
    return [{ ...asWorkflowFinding(definition, { place, code: 'never-captured', message }), severity: 'advice' }];
  });
}

/** Texts that are empty, and those that lack a translation. */
function textFindings(
  definition: WorkflowDefinition,
  { languages, deliveries }: WorkflowContext,
): readonly DesignFinding[] {
  const findings: DesignFinding[] = [];
  for (const { place: whole, text } of textsOfWorkflow(definition)) {
    const place = whole.replace(/^steps\./, '');
    const path = workflowPath(definition, place, deliveries);
    if (text.da.trim() === '') {
      findings.push({
        severity: /(^|\.)title$/.test(place) ? 'advice' : 'error',
        code: 'missing-text',
        place,
        path,
        ...said('missing-label'),
      });
      continue;
    }
    for (const language of languages) {
      if (language === 'da' || (text[language] ?? '').trim() !== '') continue;
      findings.push({
        severity: 'advice',
        code: 'missing-translation',
        place,
        path,
        ...said('missing-translation', { language }),
      });
    }
  }
  return findings;
}

function said(
  kind: FindingKind,
  values: Readonly<Record<string, string>> = {},
): Pick<DesignFinding, 'message' | 'remedy'> {
  const remedy = findingRemedy(kind, values);
  return { message: findingMessage(kind, values), ...(remedy === undefined ? {} : { remedy }) };
}
