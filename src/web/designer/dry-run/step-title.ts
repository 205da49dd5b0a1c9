import { markedIn, translator } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { titleOf } from '../../../workflows/dry-run/tell-difference.ts';
import { dryRunPageTexts } from './texts.ts';

/** What a step is called on the page, with the items it lies in. */
export function stepTitle(
  definition: WorkflowDefinition,
  step: string | null,
  items: readonly number[],
  language: string,
): string {
  const title = markedIn(titleOf(definition, step), language);
  if (items.length === 0) return title;
  const numbers = items.map((item) => item + 1).join('.');
  return translator(dryRunPageTexts, language)('dryRunPage.items', { step: title, items: numbers });
}
