import type { SuggestedAddresses } from '../../citizen/fill/suggest-addresses.ts';

type Suggestion = SuggestedAddresses['suggestions'][number];

/** Milliseconds without a key after which it is asked: people who type on needn't be answered. */
const pause = 200;
const shortest = 2;

/**
 * Makes a combobox of a search for addresses (ARIA Authoring Practices, "Editable Combobox With List Autocomplete"). A
 * chosen address is sent with the page by the button beside the input, so that the server looks it up and fills it in; a
 * street goes into the input and is asked about again.
 */
export function startSuggestions(box: HTMLElement): void {
  const { document } = { document: box.ownerDocument };
  const name = box.dataset.suggest ?? '';
  const input = document.getElementById(`${name}.search`);
  const button = box.querySelector<HTMLButtonElement>('button[name="_lookup"]');
  const form = box.closest('form');
  if (!(input instanceof HTMLInputElement) || !button || !form) return;
  const listId = `${name}.suggestions`;
  const list = document.createElement('ul');
  list.id = listId;
  list.className = 'combobox-list nobullet-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent ?? '');
  list.hidden = true;
  const status = document.createElement('div');
  status.className = 'sr-only';
  status.setAttribute('aria-live', 'polite');
  const around = document.createElement('div');
  around.className = 'combobox';
  input.before(around);
  around.append(input, list, status);
  for (const [attribute, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-expanded', 'false'],
    ['aria-controls', listId],
  ] as const) {
    input.setAttribute(attribute, value);
  }

  let shown: readonly Suggestion[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const close = (): void => {
    list.hidden = true;
    shown = [];
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
  const show = (suggestions: readonly Suggestion[]): void => {
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map(({ text }, index) => {
        const item = document.createElement('li');
        item.id = `${listId}-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.textContent = text;
        return item;
      }),
    );
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(suggestions.length > 0));
    const { count = '', none = '' } = box.dataset;
    status.textContent = suggestions.length === 0 ? none : count.replace('{count}', String(suggestions.length));
    markActive(-1);
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const text = input.value;
    if (text.trim().length < shortest) return close();
    const token = form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '';
    const [organisation = ''] = location.pathname.split('/').filter(Boolean);
    try {
      const answer = await fetch(`/${organisation}/opslag/adresser`, {
        method: 'POST',
        headers: { 'x-csrf-token': token },
        body: new URLSearchParams({ tekst: text }),
      });
      if (!answer.ok || turn !== asked) return;
      const { suggestions }: SuggestedAddresses = await answer.json();
      if (document.activeElement === input) show(suggestions);
    } catch {
      // Without an answer the button is still there.
      close();
    }
  };
  const choose = (suggestion: Suggestion): void => {
    close();
    if (suggestion.id === undefined) {
      input.value = suggestion.search ?? suggestion.text;
      const comma = input.value.indexOf(' ,');
      const caret = comma === -1 ? input.value.length : comma + 1;
      input.setSelectionRange(caret, caret);
      input.focus();
      void ask();
      return;
    }
    input.value = suggestion.text;
    document.querySelector(`[data-found="${CSS.escape(name)}"]`)?.remove();
    const chosen = document.createElement('input');
    chosen.type = 'hidden';
    chosen.name = `${name}.choice`;
    chosen.value = suggestion.id;
    form.append(chosen);
    form.requestSubmit(button);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  });
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) void ask();
      else {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        markActive((Math.max(active, step < 0 ? 0 : -1) + step + shown.length) % shown.length);
      }
    } else if (event.key === 'Enter') {
      // In a search Enter means to search, not to go on with the form.
      event.preventDefault();
      const suggestion = shown[active];
      if (suggestion) choose(suggestion);
      else if (input.value.trim() !== '') form.requestSubmit(button);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const suggestion = item && shown[[...list.children].indexOf(item)];
    if (suggestion) choose(suggestion);
  });
}
