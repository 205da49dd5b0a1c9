import type { FormDefinition } from '../forms/definition.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { currencyOf } from '../forms/kinds/payment/currency.ts';
import { type Price, priceOf } from '../forms/kinds/payment/price.ts';
import type { PaymentField } from '../forms/kinds/payment/schema.ts';
import type { CaseState, ItemPath } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { PayStep, SettleStep } from './definition.ts';
import { variablesAt } from './lines.ts';

export function paymentFieldsOf(form: FormDefinition | undefined): readonly PaymentField[] {
  return form ? fieldsOf(form).filter((field): field is PaymentField => field.kind === 'payment') : [];
}

/** The payment field that a pay step is about; undefined where the form has none such. */
export function fieldOfStep(workflow: Pick<PreparedWorkflow, 'forms'>, step: PayStep): PaymentField | undefined {
  const fields = paymentFieldsOf(workflow.forms.get(step.of));
  return step.field === undefined ? fields[0] : fields.find(({ key }) => key === step.field);
}

/** The currency that a step is paid in, or that the money is in which it settles; kroner where the form has no such payment. */
export function currencyOfStep(workflow: PreparedWorkflow, step: PayStep | SettleStep): string {
  const paid =
    step.kind === 'pay'
      ? step
      : Object.values(workflow.definition.steps).find(
          (each): each is PayStep => each.kind === 'pay' && each.as === step.of,
        );
  return currencyOf((paid && fieldOfStep(workflow, paid)) ?? {});
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
