import { evaluateExpression } from '../forms/feel/run.ts';
import type { DeliveryValue } from '../options/option.ts';
import { fillText, type Text } from '../texts/catalogue.ts';
import type { Variables } from './case-state.ts';
import { type ChosenRecipient, isInForm, recipientInForm } from './chosen-recipient.ts';
import type { DeliverStep } from './definition.ts';
import { type DeliveryContract, isRequired } from './delivery-contract.ts';
import { deliveryFields } from './delivery-values.ts';
import { variablesAt } from './lines.ts';
import { placeholders, type WritingPlace, writeText } from './placeholders.ts';
import { scopeValues } from './scope.ts';
import { workflowTexts } from './texts.ts';

/** One field of a delivery with what the case at hand gives it. */
export interface ToldField {
  readonly key: string;
  readonly title: Text;
  /** Absent where the step says nothing of it. */
  readonly value?: DeliveryValue;
  /** Whom the step chose, where it is a person of the case and no value. */
  readonly chosen?: Text;
  /** Why it is not what the kind needs for this case; null where it is. */
  readonly problem: Text | null;
}

/**
 * What a deliver step tells its delivery for one case, field by field as the kind declares them, with what is wrong in words: an
 * expression that gives nothing and which answers it lacks, places of a text that stay empty. The values are those that the
 * real delivery gets. Pure.
 */
export function toldFields(
  place: WritingPlace,
  stepKey: string,
  step: DeliverStep,
  contract: DeliveryContract,
  language: string,
): readonly ToldField[] {
  const told = deliveryFields(place, stepKey, step, language);
  return contract.fields.map((field) => {
    if (field.isRecipient && step.recipient !== undefined) {
      return { key: field.key, title: field.title, ...toldRecipient(place, step.recipient) };
    }
    const given = step[field.in];
    if (!given || !Object.hasOwn(given, field.key)) {
      const problem = isRequired(field, step) ? workflowTexts['workflow.told.missing'] : null;
      return { key: field.key, title: field.title, problem };
    }
    const problem =
      field.in === 'values'
        ? problemOfExpression(place, `${stepKey}.values.${field.key}`)
        : field.in === 'texts'
          ? problemOfText(place, step.texts?.[field.key], language)
          : null;
    return { key: field.key, title: field.title, value: told[field.key] ?? null, problem };
  });
}

function toldRecipient(place: WritingPlace, chosen: ChosenRecipient): Pick<ToldField, 'value' | 'chosen' | 'problem'> {
  if (!isInForm(chosen)) return { chosen: workflowTexts[`workflow.recipient.${chosen}`], problem: null };
  const found = recipientInForm(place.state, place.path, chosen);
  if (found) return { value: found.id, problem: null };
  return {
    value: null,
    problem: isSaid(place, chosen.alias)
      ? workflowTexts['workflow.told.noRecipient']
      : fillText(workflowTexts['workflow.told.unsaid'], { names: chosen.alias }),
  };
}

function problemOfExpression(place: WritingPlace, at: string): Text | null {
  const { workflow, state, path } = place;
  const expression = workflow.expressions.get(at);
  if (!expression) return workflowTexts['workflow.told.unreadable'];
  const scope = scopeValues(workflow.aliases, state, path, place.at, expression.names);
  const result = evaluateExpression(expression.run, scope);
  if (!result.ok) return workflowTexts['workflow.told.tooLong'];
  if (result.value !== null) return null;
  const unsaid = expression.names.filter((name) => !isSaid(place, name));
  return unsaid.length > 0
    ? fillText(workflowTexts['workflow.told.unsaid'], { names: unsaid.join(', ') })
    : workflowTexts['workflow.told.nothing'];
}

function problemOfText(place: WritingPlace, text: Text | undefined, language: string): Text | null {
  if (!text) return null;
  const empty = [...placeholders(text)].filter(
    (path) => writeText(place, { da: `{{${path}}}` }, language).trim() === '',
  );
  return empty.length > 0 ? fillText(workflowTexts['workflow.told.emptyPlaces'], { places: empty.join(', ') }) : null;
}

/** Whether what an alias names has been said in the case: its form sent in, its decision made, its event come. */
function isSaid({ workflow, state, path }: WritingPlace, name: string): boolean {
  const alias = workflow.aliases.get(name);
  if (!alias || alias.kind === 'item') return true;
  const own = variablesAt(state, path.slice(0, alias.within.length));
  return own !== undefined && has(own, alias.kind, name);
}

function has(variables: Variables, kind: 'answers' | 'decision' | 'signal', name: string): boolean {
  const { answers, decisions, signals = {} } = variables;
  return Object.hasOwn({ answers, decision: decisions, signal: signals }[kind], name);
}
