import type { FormDefinition } from '../../forms/definition.ts';
import { askedForms } from '../aliases.ts';
import type { Step, StepKind, WorkflowDefinition } from '../definition.ts';
import { paymentFieldsOf } from '../price-of-step.ts';
import { freshName, namesIn } from './fresh-names.ts';
import { standardTexts } from './standard-texts.ts';

/** What a new step needs to know of where it comes. */
export interface BlankStep {
  readonly kind: StepKind;
  /** Where the way went before the step was put in. */
  readonly target: string;
  /** The step's own key, to which branches come back. */
  readonly key: string;
  /** Where a refused case goes. */
  readonly refusal: string;
  /** A form, the group and a kind of delivery to begin with. */
  readonly form: string;
  /** The forms that the workflow asks, by key, as far as they are known: a payment is of one that has a price. */
  readonly forms?: ReadonlyMap<string, FormDefinition>;
  readonly group: string;
  readonly delivery: string;
}

/** A new step with what every step of its kind must have; the designer fills in the rest. Pure. */
export function blankStep(definition: WorkflowDefinition, blank: BlankStep): Step {
  const { kind, target, key, group } = blank;
  const taken = namesIn(definition);
  const title = standardTexts[kind];
  const status = { now: standardTexts.now, next: standardTexts.next };
  switch (kind) {
    case 'fill':
      return {
        kind,
        title,
        status,
        form: blank.form,
        as: freshName('answers', taken),
        by: { group },
        next: target,
      };
    case 'approve':
      return {
        kind,
        title,
        status,
        group,
        as: freshName('decision', taken),
        deadline: { workingDays: 10 },
        remindBefore: { workingDays: 2 },
        approved: target,
        rejected: blank.refusal,
      };
    case 'decide':
      return {
        kind,
        title,
        branches: [{ title: standardTexts.branch1, when: 'true', next: target }],
        otherwise: target,
      };
    case 'parallel':
      return {
        kind,
        title,
        branches: [
          { title: standardTexts.branch1, start: key },
          { title: standardTexts.branch2, start: key },
        ],
        next: target,
      };
    case 'forEach':
      return { kind, title, over: '[]', as: freshName('item', taken), order: 'together', start: key, next: target };
    case 'deliver':
      return { kind, title, status, delivery: blank.delivery, failureGroup: group, next: target };
    case 'notify':
      return { kind, title, message: standardTexts.message, next: target };
    case 'wait':
      return { kind, title, status, term: { days: 7 }, next: target };
    case 'pay': {
      const { of, field } = unpaidOf(definition, blank.forms ?? new Map());
      return {
        kind,
        title,
        status: { now: standardTexts.payNow, next: standardTexts.payNext },
        of,
        ...(field === undefined ? {} : { field }),
        as: freshName('payment', taken),
        failureGroup: group,
        next: target,
      };
    }
    case 'settle': {
      const paid = Object.values(definition.steps).find((step) => step.kind === 'pay');
      const of = paid?.kind === 'pay' ? paid.as : 'payment';
      return { kind, title, status, of, action: 'capture', failureGroup: group, next: target };
    }
    case 'end':
      return { kind, title, outcome: 'done', status: { now: standardTexts.endNow, next: standardTexts.endNext } };
  }
}

/** The first price that no step demands yet; without one the first form that has a price, and without that the first that is asked. */
function unpaidOf(
  definition: WorkflowDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): { readonly of: string; readonly field?: string } {
  const asked = askedForms(definition);
  const prices = asked.flatMap(({ alias, form }) =>
    paymentFieldsOf(forms.get(form)).map(({ key }, index) => ({ alias, key, isFirst: index === 0 })),
  );
  const isDemanded = ({ alias, key, isFirst }: (typeof prices)[number]) =>
    Object.values(definition.steps).some(
      (step) =>
        step.kind === 'pay' && step.of === alias && (step.field === key || (step.field === undefined && isFirst)),
    );
  const found = prices.find((price) => !isDemanded(price)) ?? prices[0];
  if (!found) return { of: asked[0]?.alias ?? '' };
  return { of: found.alias, ...(found.isFirst ? {} : { field: found.key }) };
}
