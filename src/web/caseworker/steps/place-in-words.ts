import { type Language, markedIn } from '../../../texts/catalogue.ts';
import type { CaseState, Iteration, OpenStep, Variables } from '../../../workflows/case-state.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import type { FeelJson } from '../../../workflows/feel-json.ts';
import { lineage, ownLine } from '../../../workflows/lines.ts';
import { caseStepTranslator } from './texts.ts';

/** Which branches and items an open step belongs to, in words, the outermost first; empty where the case has but one way. */
export function placeInWords(
  definition: WorkflowDefinition,
  state: CaseState,
  open: Pick<OpenStep, 'line'>,
  language: Language,
): readonly string[] {
  const t = caseStepTranslator(language);
  let variables: Variables | undefined = state;
  return lineage(state, open.line ?? ownLine).flatMap(({ gate: key, index }) => {
    const gate = definition.steps[key];
    if (gate?.kind === 'parallel') {
      const branch = gate.branches[index];
      return branch ? [markedIn(branch.title, language)] : [];
    }
    if (gate?.kind !== 'forEach') return [];
    const items: readonly Iteration[] | undefined = variables?.each?.[key];
    const item = items?.[index];
    variables = item;
    const name = item ? nameOf(item.item) : null;
    const place = { title: markedIn(gate.title, language), number: index + 1, count: items?.length ?? index + 1 };
    return [name === null ? t('caseSteps.item', place) : t('caseSteps.itemNamed', { ...place, name })];
  });
}

/** What to call an item: its first text that reads like a name. Numbers, of people above all, are none. */
function nameOf(item: FeelJson): string | null {
  const texts = typeof item === 'string' ? [item] : isContext(item) ? Object.values(item.context) : [];
  const found = texts.find(
    (text): text is string =>
      typeof text === 'string' && text.length <= longestName && /\p{L}/u.test(text) && !text.includes('@'),
  );
  return found?.trim() ?? null;
}

const longestName = 80;

function isContext(item: FeelJson): item is Extract<FeelJson, { readonly context: unknown }> {
  return typeof item === 'object' && item !== null && 'context' in item;
}
