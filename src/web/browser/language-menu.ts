/** Closes the language menu by Escape, and when something outside it is chosen, as menus do. */
export function closeOnOutside(document: Document): void {
  const menu = document.querySelector<HTMLDetailsElement>('.language-menu');
  if (menu === null) return;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  for (const kind of ['click', 'focusin']) {
    document.addEventListener(kind, (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
  }
}
