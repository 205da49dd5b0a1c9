/** A piece of a page that people read or hear. */
export interface ReadPiece {
  readonly text: string;
  /** By the nearest `lang`. */
  readonly language: string;
  /** `node` can hold an element with `lang`; `flat` (an attribute, the title, an option) cannot. */
  readonly kind: 'node' | 'flat';
}

const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'use',
  'wbr',
]);
const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'label'];
/** Not read as words: `code` shows keys. */
const unread = new Set(['script', 'style', 'code']);
const flat = new Set(['title', 'option', 'textarea']);

/** What is read of a page that the product wrote, and in which language it says that it is. */
export function readPage(html: string): readonly ReadPiece[] {
  const pieces: ReadPiece[] = [];
  const stack: { readonly name: string; readonly language: string }[] = [{ name: '', language: '' }];
  for (const [piece] of html.matchAll(/<!--[\s\S]*?-->|<(?:"[^"]*"|[^">])*>|[^<]+/g)) {
    const top = stack.at(-1) ?? { name: '', language: '' };
    if (!piece.startsWith('<')) {
      const text = plain(piece).replace(/\s+/g, ' ').trim();
      if (text !== '' && !unread.has(top.name)) {
        pieces.push({ text, language: top.language, kind: flat.has(top.name) ? 'flat' : 'node' });
      }
      continue;
    }
    const name = /^<\/?([a-z][\w-]*)/i.exec(piece)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (piece.startsWith('</')) {
      const open = stack.findLastIndex((each) => each.name === name);
      if (open > 0) stack.length = open;
      continue;
    }
    const attributes = new Map(
      [...piece.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map((match) => [match[1], match[2] ?? '']),
    );
    const language = attributes.get('lang') ?? top.language;
    for (const attribute of spoken) {
      const text = plain(attributes.get(attribute) ?? '').trim();
      if (text !== '') pieces.push({ text, language, kind: 'flat' });
    }
    if (name === 'button' || attributes.get('type') === 'submit') {
      const value = plain(attributes.get('value') ?? '').trim();
      if (name === 'input' && value !== '') pieces.push({ text: value, language, kind: 'flat' });
    }
    if (!empty.has(name) && !piece.endsWith('/>')) stack.push({ name, language });
  }
  return pieces;
}

/** The addresses that a page leads to by links. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map((match) => plain(match[1] ?? ''));
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
