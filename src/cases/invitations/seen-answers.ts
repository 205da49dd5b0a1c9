import type { OptionLists } from '../../forms/answers.ts';
import { type SummarySection, summarise } from '../../forms/summary.ts';
import type { Language, Text } from '../../texts/catalogue.ts';
import type { CaseState, ItemPath } from '../../workflows/case-state.ts';
import type { PreparedWorkflow } from '../../workflows/compile-workflow.ts';
import type { FillStep } from '../../workflows/definition.ts';
import { variablesAt } from '../../workflows/lines.ts';

/** Answers of another's that somebody who fills in may see, as the workflow's designer chose. */
export interface SeenAnswers {
  readonly alias: string;
  readonly title: Text;
  readonly sections: readonly SummarySection[];
}

/**
 * What a fill step lets whoever fills in see of the answers so far: those that its `sees` names, of the same items of for-each
 * steps or of the case around them, all fields or the named ones. An alias that nobody has answered yet is left out. Pure.
 */
export function seenAnswers(
  { forms }: PreparedWorkflow,
  state: CaseState,
  path: ItemPath,
  step: Pick<FillStep, 'sees'>,
  language: Language,
  /** The organisation's lists that the forms' choices name. */
  lists: OptionLists,
): readonly SeenAnswers[] {
  return (step.sees ?? []).flatMap(({ alias, fields }): readonly SeenAnswers[] => {
    const form = forms.get(alias);
    const values = answersAround(state, path, alias);
    if (!form || !values) return [];
    const shown = fields ? Object.fromEntries(Object.entries(values).filter(([key]) => fields.includes(key))) : values;
    const sections = summarise(form, shown, language, lists);
    return sections.length === 0 ? [] : [{ alias, title: form.title, sections }];
  });
}

/** The answers of an alias from the innermost item outwards. */
function answersAround(state: CaseState, path: ItemPath, alias: string) {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const answers = variablesAt(state, path.slice(0, depth))?.answers;
    if (answers && Object.hasOwn(answers, alias)) return answers[alias];
  }
  return undefined;
}
