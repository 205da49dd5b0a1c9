import type { FormDefinition } from '../../forms/definition.ts';
import { currencyOf } from '../../forms/kinds/payment/currency.ts';
import { prepareWorkflow } from '../compile-workflow.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { fieldOfStep } from '../price-of-step.ts';

/** The steps of a workflow that demand money, each with the currency and with the agreement that its form names; the usual one when absent. */
export function agreementsOfWorkflow(
  definition: WorkflowDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): readonly { readonly place: string; readonly currency: string; readonly agreement?: string }[] {
  const { workflow } = prepareWorkflow(definition, forms);
  return Object.entries(definition.steps).flatMap(([place, step]) => {
    const field = step.kind === 'pay' ? fieldOfStep(workflow, step) : undefined;
    if (!field) return [];
    const { agreement } = field;
    return [{ place, currency: currencyOf(field), ...(agreement === undefined ? {} : { agreement }) }];
  });
}
