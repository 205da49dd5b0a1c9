import type { FormDefinition } from '../forms/definition.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { type Price, priceOf } from '../forms/kinds/payment/price.ts';
import type { PaymentField } from '../forms/kinds/payment/schema.ts';
import type { CaseState, ItemPath } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { PayStep } from './definition.ts';
import { variablesAt } from './lines.ts';

export function paymentFieldsOf(form: FormDefinition | undefined): readonly PaymentField[] {
  return form ? fieldsOf(form).filter((field): field is PaymentField => field.kind === 'payment') : [];
}

/** The payment field that a pay step is about; undefined where the form has none such. */
export function fieldOfStep(workflow: Pick<PreparedWorkflow, 'forms'>, step: PayStep): PaymentField | undefined {
  const fields = paymentFieldsOf(workflow.forms.get(step.of));
  return step.field === undefined ? fields[0] : fields.find(({ key }) => key === step.field);
}

/** What a pay step demands, by the answers as they were sent in; null where there is no price. Pure. */
export function priceOfStep(workflow: PreparedWorkflow, state: CaseState, path: ItemPath, step: PayStep): Price | null {
  const field = fieldOfStep(workflow, step);
  if (!field) return null;
  for (let length = path.length; length >= 0; length -= 1) {
    const answers = variablesAt(state, path.slice(0, length))?.answers[step.of];
    if (answers) return priceOf(field, answers[field.key] ?? null);
  }
  return null;
}
