/**
 * Moves the focus to the error summary, so that a screen reader begins there, and makes its links show the question
 * rather than only the input: the label stands above the input and would else be off the top of the screen (dkfds,
 * "Fejlopsummering", after GOV.UK Frontend's error summary).
 */
export function focusErrorSummary(document: Document): void {
  const summary = document.querySelector<HTMLElement>('[data-focus-on-load]');
  if (summary === null) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const input = link === null ? null : document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (input === null) return;
    event.preventDefault();
    questionOf(document, input).scrollIntoView();
    input.focus({ preventScroll: true });
  });
}

function questionOf(document: Document, input: HTMLElement): Element {
  const isChoice = input instanceof HTMLInputElement && (input.type === 'radio' || input.type === 'checkbox');
  const legend = isChoice ? input.closest('fieldset')?.querySelector('legend') : null;
  return legend ?? document.querySelector(`label[for="${CSS.escape(input.id)}"]`) ?? input;
}
