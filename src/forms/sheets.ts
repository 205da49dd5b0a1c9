import type { FormContext, FormInput } from './answers.ts';
import { type EvaluatedForm, type EvaluatedPage, evaluate } from './evaluate.ts';
import type { PreparedForm } from './evaluation/prepare-form.ts';

/** A page that shows several pages of the definition under each other. */
interface Sheet extends EvaluatedPage {
  readonly parts: readonly EvaluatedPage[];
}

/** What {@link evaluate} gave, by what it was made into: the next evaluation goes on from it. */
const originals = new WeakMap<EvaluatedForm, EvaluatedForm>();

/**
 * Evaluates a form as it is filled in: its pages are those that are shown one at a time. In a form on one page that is a
 * single page with the fields of all; in every other form it is what {@link evaluate} gives. Pure; for server and browser.
 */
export function evaluateSheets(
  form: PreparedForm,
  input: FormInput,
  context: FormContext,
  previous?: EvaluatedForm,
): EvaluatedForm {
  const evaluated = evaluate(form, input, context, previous && (originals.get(previous) ?? previous));
  const { definition } = form.compiled;
  const [first] = evaluated.pages;
  if (definition.layout !== 'onePage' || !first) return evaluated;
  const { pages } = evaluated;
  const sheet: Sheet = {
    page: {
      key: first.page.key,
      title: definition.title,
      fields: pages.flatMap(({ page }) => page.fields),
    },
    visible: true,
    fields: pages.flatMap(({ fields }) => fields),
    groups: pages.flatMap(({ groups }) => groups),
    valid: evaluated.valid,
    parts: pages,
  };
  const arranged = { ...evaluated, pages: [sheet] };
  originals.set(arranged, evaluated);
  return arranged;
}

/** The pages of the definition that a page shows: itself, but for a form on one page. */
export function partsOf(page: EvaluatedPage): readonly EvaluatedPage[] {
  return isSheet(page) ? page.parts : [page];
}

function isSheet(page: EvaluatedPage): page is Sheet {
  return 'parts' in page;
}
