/** The element around a field; undefined for a row that the page was drawn without. */
export function fieldElement(within: ParentNode, path: string): HTMLElement | undefined {
  return within.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`) ?? undefined;
}

/** What is the field's own within its element, not that of fields within it. */
export function ownElements<Kind extends Element>(element: HTMLElement, selector: string): readonly Kind[] {
  return [...element.querySelectorAll<Kind>(selector)].filter((each) => each.closest('[data-field]') === element);
}
