import { representationReceiptStep } from '../../cases/deliveries/representation-receipts.ts';
import { tellingStep } from '../../cases/telling-step.ts';
import { type Language, markedIn, type Text } from '../../texts/catalogue.ts';
import type { PreparedWorkflow } from '../../workflows/compile-workflow.ts';
import type { TranslateCaseworker } from './texts.ts';

/** What a delivery is called: its step, or what the product sends by itself. */
export function deliveryStepTitle(
  t: TranslateCaseworker,
  language: Language,
  workflow: PreparedWorkflow,
  step: string,
) {
  if (step === tellingStep) return t('caseworker.delivery.telling');
  const title: Text | undefined = workflow.definition.steps[step]?.title;
  if (title) return markedIn(title, language);
  return step === representationReceiptStep ? t('caseworker.delivery.representation') : step;
}
