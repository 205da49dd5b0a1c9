import type { FormDefinition } from '../forms/definition.ts';
import type { Step, WorkflowDefinition } from './definition.ts';
import type { Alias } from './scope.ts';
import { own, type Structure } from './structure.ts';

/** What the alias of a payment says. `state`: `reserved`, `captured`, `released`, `refunded`, `free` or `byHand`. */
export const paymentData = {
  state: 'string',
  orderNumber: 'string',
  currency: 'string',
  amount: 'number',
  captured: 'number',
  refunded: 'number',
  method: 'string',
  paidOn: 'date',
} as const;

/** A form that a step asks, by the alias of its answers. */
export interface AskedForm {
  readonly step: string;
  readonly alias: string;
  /** Key of the form. */
  readonly form: string;
}

/** The forms that a workflow asks: those of fill steps, and those that go with a decision. */
export function askedForms(definition: Pick<WorkflowDefinition, 'steps'>): readonly AskedForm[] {
  return Object.entries(definition.steps).flatMap(([step, of]): AskedForm[] => {
    if (of.kind === 'fill') return [{ step, alias: of.as, form: of.form }];
    if (of.kind === 'approve' && of.form) return [{ step, alias: of.form.as, form: of.form.form }];
    return [];
  });
}

/** The for-each steps that a step lies in, the outermost first. */
export function itemsAround(definition: WorkflowDefinition, structure: Structure, step: string): readonly string[] {
  return structure
    .gatesOf(step)
    .map((gate) => gate.step)
    .filter((gate) => own(definition.steps, gate)?.kind === 'forEach');
}

/** The aliases that a step says, without the items of for-each steps, whose types are known only when they are compiled. */
export function aliasesOf(
  step: Step,
  within: readonly string[],
  formByKey: ReadonlyMap<string, FormDefinition>,
): readonly (readonly [string, Alias])[] {
  const answers = (as: string, key: string): readonly (readonly [string, Alias])[] => {
    const form = formByKey.get(key);
    return form ? [[as, { kind: 'answers', form, within }]] : [];
  };
  switch (step.kind) {
    case 'fill':
      return answers(step.as, step.form);
    case 'approve':
      return [[step.as, { kind: 'decision', within }], ...(step.form ? answers(step.form.as, step.form.form) : [])];
    case 'wait':
      return step.event?.as === undefined
        ? []
        : [[step.event.as, { kind: 'signal', data: step.event.data ?? {}, within }]];
    case 'pay':
      return [[step.as, { kind: 'signal', data: paymentData, within }]];
    default:
      return [];
  }
}
