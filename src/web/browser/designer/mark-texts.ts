import { createElement, Fragment, options, type VNode } from 'preact';
import { importedTexts, setImportedTexts, splitMarks, withoutMarks } from '../../../texts/imported-texts.ts';

/** What can hold no elements, and what is no text to be read. */
const opaque: ReadonlySet<string> = new Set(['option', 'textarea', 'title', 'script', 'style']);

/**
 * Lets what the designer draws say in which language it is where that is another than the page's, as the server does for
 * its pages: what is marked becomes an element with `lang` (WCAG 2.2, 3.1.2) in whichever element it is drawn.
 */
export function markTexts(): void {
  const imported = importedTexts() ?? { languages: [], fallbacks: [], translation: () => undefined };
  const marking = { ...imported, marks: true };
  setImportedTexts(() => marking);
  const before = options.vnode;
  options.vnode = (node) => {
    const properties = node.props as Record<string, unknown>;
    if (typeof node.type === 'string') markIn(node.type, properties);
    else if (node.type === Fragment) properties.children = marked(properties.children, false);
    before?.(node);
  };
}

function markIn(type: VNode['type'] & string, properties: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'children') properties.children = marked(value, opaque.has(type));
    else if (typeof value === 'string') properties[name] = withoutMarks(value);
  }
}

function marked(children: unknown, isOpaque: boolean): unknown {
  if (Array.isArray(children)) return children.map((child) => marked(child, isOpaque));
  if (typeof children !== 'string') return children;
  const pieces = splitMarks(children);
  if (pieces === null) return children;
  if (isOpaque) return withoutMarks(children);
  return pieces.map(({ text, language }) =>
    language === null ? text : createElement('span', { lang: language, dir: 'auto' }, text),
  );
}
