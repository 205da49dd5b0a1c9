import type { Answers, FormContext } from '../../src/forms/answers.ts';
import type { CompiledForm } from '../../src/forms/compile-form.ts';
import { evaluate, prepareForm } from '../../src/forms/evaluate.ts';
import { kindOf } from '../../src/forms/kinds/kinds.ts';
import { readPosted } from '../../src/forms/read-posted.ts';

/** One filling as the server has it: plain data that goes to a browser as it is. */
export interface Sample {
  readonly form: CompiledForm;
  readonly answers: Answers;
  readonly prefilled: Answers;
  readonly context: FormContext;
  /** What stands in the inputs of the pages, by name. */
  readonly posted: Readonly<Record<string, readonly string[]>>;
}

/**
 * What server and browser must agree on: every field's state, what is submitted, what a post leaves of the answers, the state
 * after it, and what is shown as computed. As JSON, since it comes back from another program.
 */
export function evaluateSample({ form, answers, prefilled, context, posted }: Sample): string {
  const prepared = prepareForm(form);
  const first = evaluate(prepared, { answers, prefilled, files: {} }, context);
  const typed = first.pages.reduce((all, page) => readPosted(page, all, (name) => posted[name] ?? []), answers);
  const next = evaluate(prepared, { answers: typed, prefilled, files: {} }, context, first);
  const outputs = next.pages
    .flatMap((page) => page.fields)
    .map(({ field, path, value }) => kindOf(field).outputs?.(field, path, value, context.language) ?? []);
  return JSON.stringify({ first, typed, next, outputs });
}
