import type { EvaluatedField } from '../../../forms/evaluate.ts';
import type { Marking } from '../../../forms/kinds/pieces/marking.ts';
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
      if (field.visible && !field.readOnly) markDemand(element, field.required, marking, language);
    }
    for (const row of field.rows) showFields(form, row.fields, marking, language);
  }
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
