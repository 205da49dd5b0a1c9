import type { Answers, FileReference, FormContext } from '../../../forms/answers.ts';
import { isList } from '../../../forms/answers.ts';
import type { CompiledForm } from '../../../forms/compile-form.ts';
import type { FormPage } from '../../../forms/definition.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';
import { type FieldKindName, kindOf } from '../../../forms/kinds/kinds.ts';
import type { Marking } from '../../../forms/kinds/pieces/marking.ts';
import type { OpenDraft } from './open-draft.ts';

/** What the script of a form page starts from; see `src/web/browser/live-form`. */
export interface LiveData {
  /** Where the compiled form is. */
  readonly form: string;
  readonly page: string;
  /** Answers of other pages that expressions of this one ask about; this page's own are in its inputs. */
  readonly answers: Answers;
  readonly prefilled: Answers;
  readonly files: Readonly<Record<string, FileReference>>;
  readonly context: FormContext;
  readonly marking: Marking;
  /** The heading of the error summary for one error and for `{count}`. */
  readonly headings: { readonly one: string; readonly several: string };
}

/** The answers that the page's script needs, and no others: what is not in the page can't be read over a shoulder. */
export function liveAnswers(
  opened: OpenDraft,
  page: FormPage,
  answers: Answers,
): Pick<LiveData, 'answers' | 'prefilled' | 'files'> {
  const { compiled } = opened.form.prepared;
  const own = new Set(fieldsOfPage(page).map((field) => field.key));
  const needed = neededFields(compiled, page);
  const among = (all: Answers, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => wanted(key)));
  // What of an answer is not in an input: the files, and what the server holds of a look-up.
  const unseen = fieldsOfPage(page)
    .filter((field) => field.kind === 'files' || (field.kind === 'rows' ? field.columns : [field]).some(isHeld))
    .map((field) => field.key);
  const given = among(answers, (key) => (needed.has(key) && !own.has(key)) || unseen.includes(key));
  const ids = Object.values(given).flatMap((raw) => (isList(raw) ? raw : []));
  return {
    answers: given,
    prefilled: among(opened.draft.content.prefilled, (key) => needed.has(key) || own.has(key)),
    files: Object.fromEntries(Object.entries(opened.files).filter(([id]) => ids.includes(id))),
  };
}

function isHeld(field: { readonly kind: FieldKindName }): boolean {
  return kindOf(field).keep !== undefined;
}

const known = new WeakMap<CompiledForm, Map<string, ReadonlySet<string>>>();

/** The fields that the page's expressions ask about, and those that these depend on in their turn; found once for a form. */
function neededFields(compiled: CompiledForm, page: FormPage): ReadonlySet<string> {
  const ofPages = known.get(compiled) ?? new Map<string, ReadonlySet<string>>();
  known.set(compiled, ofPages);
  const needed = ofPages.get(page.key) ?? findNeeded(compiled, page);
  ofPages.set(page.key, needed);
  return needed;
}

function findNeeded(compiled: CompiledForm, page: FormPage): ReadonlySet<string> {
  const needed = new Set<string>();
  const places = Object.keys(compiled.expressions);
  const visit = (stems: readonly string[]): void => {
    for (const place of places) {
      if (!stems.some((stem) => place.startsWith(`${stem}.`))) continue;
      for (const reference of compiled.expressions[place]?.references ?? []) {
        const key = reference.split('.')[0] ?? reference;
        if (needed.has(key)) continue;
        needed.add(key);
        const onPage = compiled.definition.pages.find((each) => fieldsOfPage(each).some((field) => field.key === key));
        visit([`fields.${key}`, ...(onPage ? [`pages.${onPage.key}`] : [])]);
      }
    }
  };
  visit([
    `pages.${page.key}`,
    ...page.fields.map((item) => `fields.${item.key}`),
    ...fieldsOfPage(page).map((field) => `fields.${field.key}`),
  ]);
  return needed;
}
