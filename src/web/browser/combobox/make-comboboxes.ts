import { matchOptions, type Suggestion } from './match-options.ts';

/** What is said beside the options; in the page's language, from the part that drew the select. */
interface ComboboxTexts {
  readonly none: string;
  readonly one: string;
  readonly several: string;
  readonly show: string;
}

/**
 * Makes an input with suggestions (ARIA Authoring Practices, "Editable Combobox With List Autocomplete") of every select
 * that asks for it. The select stays, unseen, and is what is posted and evaluated; without scripts it is what one uses.
 */
export function makeComboboxes(within: ParentNode): void {
  for (const select of within.querySelectorAll<HTMLSelectElement>('select[data-combobox]:not([hidden])'))
    makeCombobox(select);
}

function makeCombobox(select: HTMLSelectElement): void {
  const document = select.ownerDocument;
  const texts: ComboboxTexts = JSON.parse(select.dataset.combobox ?? '{}');
  const { id } = select;
  const listId = `${id}-list`;
  const around = element(document, 'div', { class: 'combobox' });
  const input = element(document, 'input', {
    id,
    class: 'form-input combobox-input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  });
  // Asked for by the field, and kept in step by the page's own script, which finds the input as it found the select.
  for (const name of ['aria-describedby', 'aria-invalid', 'aria-required']) {
    const value = select.getAttribute(name);
    if (value !== null) input.setAttribute(name, value);
  }
  const toggle = element(document, 'button', {
    type: 'button',
    class: 'combobox-toggle',
    tabindex: '-1',
    'aria-label': texts.show,
  });
  const list = element(document, 'ul', {
    id: listId,
    class: 'combobox-list nobullet-list',
    role: 'listbox',
    'aria-label': texts.show,
  });
  const status = element(document, 'div', { class: 'sr-only', 'aria-live': 'polite' });
  list.hidden = true;
  around.append(input, toggle, list, status);

  let shown: readonly Suggestion[] = [];
  let active = -1;

  /** The options as they are now: the page's script offers other ones as answers change. */
  const offered = (): readonly Suggestion[] =>
    [...select.options]
      .filter((option) => option.value !== '' && !option.disabled)
      .map(({ value, text }) => ({ value, label: text }));
  const chosenLabel = (): string => (select.value === '' ? '' : (select.selectedOptions[0]?.text ?? ''));

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const markActive = (place: number): void => {
    active = place;
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(index === active));
      if (index === active) item.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${active}`);
  };
  const open = (typed: string): void => {
    shown = matchOptions(offered(), typed);
    list.replaceChildren(
      ...shown.map(({ label }, index) => {
        const item = element(document, 'li', { id: `${listId}-${index}`, role: 'option', 'aria-selected': 'false' });
        item.textContent = label;
        return item;
      }),
    );
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    status.textContent =
      shown.length === 0
        ? texts.none
        : shown.length === 1
          ? texts.one
          : texts.several.replace('{count}', String(shown.length));
    markActive(-1);
  };
  const choose = (value: string): void => {
    close();
    status.textContent = '';
    if (select.value !== value) {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    input.value = chosenLabel();
  };
  /** Takes what stands in the input: a whole label, nothing, or else what was chosen before. */
  const settle = (): void => {
    const typed = input.value.trim().toLocaleLowerCase();
    const whole = offered().find(({ label }) => label.toLocaleLowerCase() === typed);
    choose(typed === '' ? '' : (whole?.value ?? select.value));
  };

  input.value = chosenLabel();
  input.addEventListener('input', (event) => {
    // What is typed is no answer yet: only the choice is told to the page.
    event.stopPropagation();
    open(input.value);
  });
  input.addEventListener('change', (event) => event.stopPropagation());
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) open(input.value === chosenLabel() ? '' : input.value);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown.length > 0) markActive((Math.max(active, step < 0 ? 0 : -1) + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && (isOpen || input.value !== chosenLabel())) {
      event.preventDefault();
      const suggestion = shown[active];
      if (suggestion) choose(suggestion.value);
      else settle();
    } else if (event.key === 'Escape' && (isOpen || input.value !== chosenLabel())) {
      event.preventDefault();
      close();
      input.value = chosenLabel();
    }
  });
  input.addEventListener('blur', settle);
  // Pressing on the list must not take the focus from the input, whose loss closes the list.
  for (const part of [list, toggle]) part.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const suggestion = item && shown[[...list.children].indexOf(item)];
    if (suggestion) choose(suggestion.value);
  });
  toggle.addEventListener('click', () => {
    input.focus();
    if (list.hidden) open('');
    else close();
  });
  // The page's script may take a choice away that is no longer offered.
  select.addEventListener('change', () => {
    input.value = chosenLabel();
  });

  select.removeAttribute('id');
  select.hidden = true;
  select.tabIndex = -1;
  select.before(around);
}

function element<Name extends 'div' | 'input' | 'button' | 'ul' | 'li'>(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
