import { Fragment, type VNode } from 'preact';
import { type Language, pick, type Text } from '../../../texts/catalogue.ts';
import { isolated } from '../../../texts/direction.ts';

interface LocalisedProperties {
  readonly text: Text;
  /** The language of the page. */
  readonly language: Language;
  /** What stands for each `{name}` in the text. */
  readonly values?: Readonly<Record<string, string | number | VNode>>;
}

/** A text in the page's language; where it falls back to another, `lang` says so to screen readers (WCAG 2.2, 3.1.2). */
export function Localised({ text, language, values = {} }: LocalisedProperties): VNode {
  const picked = pick(text, language);
  // Every second piece is the name between the braces; a name without a value stays as it was written.
  const content = picked.text.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = Object.hasOwn(values, piece) ? values[piece] : `{${piece}}`;
    return typeof value === 'object' || value === undefined ? value : isolated(String(value), picked.language);
  });
  return picked.language === language ? <Fragment>{content}</Fragment> : <span lang={picked.language}>{content}</span>;
}
