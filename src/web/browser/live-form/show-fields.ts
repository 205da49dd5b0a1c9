import type { EvaluatedField, EvaluatedGroup, EvaluatedPage } from '../../../forms/evaluate.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { allOptions, optionsOf } from '../../../forms/kinds/options.ts';
import type { Marking } from '../../../forms/kinds/pieces/marking.ts';
import { hasOptions } from '../../../forms/offered-options.ts';
import { formTexts } from '../../../forms/texts.ts';
import { type Language, pick } from '../../../texts/catalogue.ts';
import { fieldElement, ownElements } from './field-element.ts';

/** Shows and hides fields, and marks which must be answered, as the page parts do when the server draws them. */
export function showFields(
  form: HTMLElement,
  fields: readonly EvaluatedField[],
  marking: Marking,
  language: Language,
): void {
  for (const field of fields) {
    const element = fieldElement(form, field.path);
    if (element) {
      if (element.hidden === field.visible) element.hidden = !field.visible;
      if (field.visible && !field.readOnly && !isCompleted(field))
        markDemand(element, field.required, marking, language);
    }
    for (const row of field.rows) showFields(form, row.fields, marking, language);
  }
}

/** Shows and hides groups. */
export function showGroups(form: HTMLElement, groups: readonly EvaluatedGroup[]): void {
  for (const { group, visible } of groups) {
    const element = form.querySelector<HTMLElement>(`[data-group="${group.key}"]`);
    if (element && element.hidden === visible) element.hidden = !visible;
  }
}

/** Shows and hides what of a form on one page is a page of its own in other layouts. */
export function showParts(form: HTMLElement, parts: readonly EvaluatedPage[]): void {
  for (const { page, visible } of parts) {
    const element = form.querySelector<HTMLElement>(`[data-page="${page.key}"]`);
    if (element && element.hidden === visible) element.hidden = !visible;
  }
}

/**
 * Offers the options that can be chosen now, where they depend on answers. One that can no longer be chosen is hidden and
 * switched off, and stays chosen no longer.
 */
export function showOptions(form: HTMLElement, fields: readonly EvaluatedField[]): void {
  for (const { field, path, rows } of fields) {
    if (hasOptions(field) && allOptions(field.options).some(({ visibleWhen }) => visibleWhen !== undefined))
      offerOnly(form, path, new Set(optionsOf(field.options).map(({ value }) => value)));
    for (const row of rows) showOptions(form, row.fields);
  }
}

function offerOnly(form: HTMLElement, path: string, offered: ReadonlySet<string>): void {
  const element = fieldElement(form, path);
  if (!element) return;
  for (const input of element.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')) {
    const isOffered = offered.has(input.value);
    input.disabled = !isOffered;
    if (!isOffered) input.checked = false;
    const around = input.closest<HTMLElement>('.form-group-radio, .form-group-checkbox');
    if (around) around.hidden = !isOffered;
  }
  for (const option of element.querySelectorAll<HTMLOptionElement>('option')) {
    const isOffered = option.value === '' || offered.has(option.value);
    option.disabled = !isOffered;
    option.hidden = !isOffered;
    if (!isOffered && option.selected) option.selected = false;
  }
}

/** What the form works out as a whole is marked by the server, and none of its inputs is demanded by itself. */
function isCompleted({ field }: EvaluatedField): boolean {
  return kindOf(field).complete !== undefined;
}

function markDemand(element: HTMLElement, required: boolean, marking: Marking, language: Language): void {
  const inputs = 'input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, [role=radiogroup]';
  for (const input of ownElements<HTMLElement>(element, inputs)) {
    if (required) input.setAttribute('aria-required', 'true');
    else input.removeAttribute('aria-required');
  }
  const question = ownElements<HTMLElement>(element, 'legend.form-label, label.form-label')[0];
  if (!question) return;
  const drawn = [...question.children].find((child) => child.classList.contains('weight-normal'));
  const isMarked = required === (marking === 'required');
  if (isMarked && !drawn) question.append(markElement(question.ownerDocument, marking, language));
  if (!isMarked && drawn) drawn.remove();
}

function markElement(document: Document, marking: Marking, language: Language): HTMLElement {
  const picked = pick(formTexts[`form.part.${marking}`], language);
  const mark = document.createElement('span');
  mark.className = 'weight-normal';
  mark.textContent = ` ${picked.text}`;
  if (picked.language !== language) mark.lang = picked.language;
  return mark;
}
