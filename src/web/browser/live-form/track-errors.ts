import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import { formTexts } from '../../../forms/texts.ts';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import type { LiveData } from '../../citizen/fill/live-data.ts';
import { fieldElement, ownElements } from './field-element.ts';

/** The errors that the page was drawn with. */
export interface TrackedErrors {
  /** Removes those whose cause is gone; new ones are told when the page is sent, not while one is still typing. */
  update(page: EvaluatedPage): void;
}

interface Known {
  readonly messages: ReadonlySet<string>;
  readonly raw: string;
}

/**
 * Follows the errors on the page. One that the form itself tells of goes when the form no longer tells of it; one that
 * the server alone could find, such as a company that is not in the register, goes when the answer is changed.
 */
export function trackErrors(document: Document, form: HTMLElement, page: EvaluatedPage, data: LiveData): TrackedErrors {
  const { language } = data.context;
  const atFirst = new Map<string, Known>();
  for (const field of fieldsOf(page.fields)) {
    atFirst.set(field.path, { messages: messagesOf(field, language), raw: JSON.stringify(field.raw) ?? '' });
  }
  return {
    update(now) {
      let removed = false;
      for (const field of fieldsOf(now.fields)) {
        const element = fieldElement(form, field.path);
        const known = atFirst.get(field.path);
        if (!element || !known) continue;
        const current = messagesOf(field, language);
        const isChanged = known.raw !== (JSON.stringify(field.raw) ?? '');
        for (const told of ownElements<HTMLElement>(element, '.form-error-message')) {
          const message = messageIn(told);
          const isGone = !current.has(message) && (known.messages.has(message) || isChanged);
          if (!isGone) continue;
          removeError(document, element, told, message);
          removed = true;
        }
      }
      if (removed) shortenSummary(document, data);
    },
  };
}

function fieldsOf(fields: readonly EvaluatedField[]): readonly EvaluatedField[] {
  return fields.flatMap((field) => [field, ...field.rows.flatMap((row) => fieldsOf(row.fields))]);
}

function messagesOf(field: EvaluatedField, language: Language): ReadonlySet<string> {
  return new Set(field.visible ? field.errors.map((error) => textIn(error.message, language)) : []);
}

/** The message without what is said to screen readers before it. */
function messageIn(told: HTMLElement): string {
  const prefix = told.querySelector('.sr-only')?.textContent ?? '';
  return (told.textContent ?? '').slice(prefix.length);
}

function removeError(document: Document, element: HTMLElement, told: HTMLElement, message: string): void {
  for (const described of element.querySelectorAll(`[aria-describedby~="${CSS.escape(told.id)}"]`)) {
    const others = (described.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== told.id);
    if (others.length > 0) described.setAttribute('aria-describedby', others.join(' '));
    else described.removeAttribute('aria-describedby');
    // One input of several is right again while others are still wrong.
    if (!others.some((id) => document.getElementById(id)?.matches('.form-error-message'))) {
      described.removeAttribute('aria-invalid');
    }
  }
  told.remove();
  const isLast = ownElements(element, '.form-error-message').length === 0;
  if (isLast) {
    for (const group of ownElements(element, '.form-error')) group.classList.remove('form-error');
    for (const input of ownElements(element, '[aria-invalid]')) input.removeAttribute('aria-invalid');
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#error-summary a')];
  const link = links.find((each) => {
    const target = document.getElementById(decodeURIComponent(each.hash.slice(1)));
    return each.textContent?.endsWith(message) === true && target !== null && element.contains(target);
  });
  link?.closest('li')?.remove();
}

/** The summary says how many errors are left, and goes with the last one. */
function shortenSummary(document: Document, { headings, context }: LiveData): void {
  const summary = document.getElementById('error-summary');
  if (!summary) return;
  const count = summary.querySelectorAll('li').length;
  if (count === 0) {
    summary.remove();
    const prefix = textIn(formTexts['form.part.errorPrefix'], context.language);
    if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    return;
  }
  const heading = document.getElementById('error-summary-heading');
  if (heading) heading.textContent = count === 1 ? headings.one : headings.several.replace('{count}', String(count));
}
