/** A piece of a line. */
export type ProsePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A paragraph with its lines, or a bulleted list whose items are the lines. */
export interface ProseBlock {
  readonly kind: 'paragraph' | 'list';
  readonly lines: readonly (readonly ProsePiece[])[];
}

/**
 * The text of an information field. What it knows, and all that it knows:
 *
 * - An empty line begins a new paragraph; a line end within one is a line break.
 * - Lines that begin with `- ` are items of a bulleted list.
 * - `[text](address)` is a link. Addresses begin with `https://`, `http://`, `mailto:`, `tel:` or one `/`.
 *
 * Everything else, HTML too, is shown as it is written. Total: every text has a reading.
 */
export function parseProse(text: string): readonly ProseBlock[] {
  const blocks: { readonly kind: ProseBlock['kind']; readonly lines: (readonly ProsePiece[])[] }[] = [];
  let isNew = true;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const kind = /^\s*- /.test(line) ? 'list' : 'paragraph';
    const pieces = parseLine((kind === 'list' ? line.replace(/^\s*- /, '') : line).trim());
    const last = blocks.at(-1);
    if (last && !isNew && last.kind === kind) last.lines.push(pieces);
    else blocks.push({ kind, lines: [pieces] });
    isNew = false;
  }
  return blocks;
}

/** Bounded and without `[` inside, so that a text of nothing but brackets is read in linear time. */
const link = /\[([^[\]]{1,300})\]\(([^()\s[\]]{1,2000})\)/g;

function parseLine(line: string): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let from = 0;
  for (const match of line.matchAll(link)) {
    const [whole, text = '', href = ''] = match;
    if (!isSafeAddress(href)) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    pieces.push({ kind: 'link', text, href });
    from = match.index + whole.length;
  }
  if (from < line.length) pieces.push({ kind: 'text', text: line.slice(from) });
  return pieces;
}

/** `//host` and `/\host` leave the site although they begin with a slash; `javascript:` and its kin run code. */
function isSafeAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(href);
}
