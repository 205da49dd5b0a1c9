import type { CompiledForm } from '../../../forms/compile-form.ts';
import { type EvaluatedForm, type EvaluatedPage, prepareForm } from '../../../forms/evaluate.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { evaluateSheets, partsOf } from '../../../forms/sheets.ts';
import type { LiveData } from '../../citizen/fill/live-data.ts';
import { showComputed } from './show-computed.ts';
import { showFields, showGroups, showOptions, showParts } from './show-fields.ts';
import { trackErrors } from './track-errors.ts';

/**
 * Evaluates the form at every input by the server's own `evaluate`, and shows what it says: fields come and go, computed
 * values follow, demands are marked, and errors whose cause is gone disappear. Nothing is drawn anew, so the focus stays;
 * hidden inputs stay and are sent, so that nothing typed is lost. Where the form can't be fetched the page goes on as
 * one without scripts.
 */
export async function startLiveForm(document: Document): Promise<void> {
  const island = document.querySelector<HTMLElement>('[data-live]');
  const form = island?.closest('form');
  if (!island || !form) return;
  const data: LiveData = JSON.parse(island.dataset.live ?? '');
  const answer = await fetch(data.form);
  if (!answer.ok) return;
  const compiled: CompiledForm = await answer.json();
  const prepared = prepareForm(compiled);
  const { language } = data.context;

  let evaluated: EvaluatedForm | undefined;
  const evaluatePage = (page?: EvaluatedPage): EvaluatedPage | undefined => {
    const answers = page ? readPosted(page, data.answers, postedBy(form)) : data.answers;
    const input = { answers, prefilled: data.prefilled, files: data.files };
    evaluated = evaluateSheets(prepared, input, data.context, evaluated);
    return evaluated.pages.find((each) => each.page.key === data.page);
  };

  // The first evaluation says which fields are locked; the second has what stands in the others.
  let page = evaluatePage(evaluatePage());
  if (!page) return;
  const errors = trackErrors(document, form, page, data);
  const show = (shown: EvaluatedPage): void => {
    showFields(form, shown.fields, data.marking, language);
    showParts(form, partsOf(shown));
    showGroups(form, shown.groups);
    showOptions(form, shown.fields);
    showComputed(document, shown.fields, language);
  };
  show(page);
  form.append(liveMark(document));
  // Buttons that ask the server for what now follows by itself.
  for (const button of form.querySelectorAll<HTMLElement>('[data-until-live]')) button.hidden = true;
  const update = (): void => {
    page = evaluatePage(page);
    if (!page) return;
    show(page);
    errors.update(page);
  };
  form.addEventListener('input', update);
  // Browsers that fill in by themselves, and some old ones at check boxes, tell by `change` alone.
  form.addEventListener('change', update);
}

/** What the form would post now. */
function postedBy(form: HTMLFormElement): (name: string) => readonly string[] {
  const values = new FormData(form);
  return (name) => values.getAll(name).filter((value) => typeof value === 'string');
}

/** Tells the server that new questions are in sight as soon as they come up. */
function liveMark(document: Document): HTMLInputElement {
  const mark = document.createElement('input');
  mark.type = 'hidden';
  mark.name = '_live';
  mark.value = '1';
  return mark;
}
