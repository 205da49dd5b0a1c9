/** A piece of a line. */
export type ProsePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A paragraph with its lines, a list whose items are the lines, or a heading, which has one line. */
export interface ProseBlock {
  readonly kind: 'paragraph' | 'list' | 'steps' | 'heading2' | 'heading3';
  readonly lines: readonly (readonly ProsePiece[])[];
}

/**
 * The text of an information field. What it knows, and all that it knows:
 *
 * - An empty line begins a new paragraph; a line end within one is a line break.
 * - Lines that begin with `- ` are items of a bulleted list, those with a number and a dot of a numbered one.
 * - A line that begins with `## ` is a heading of level 2, with `### ` of level 3; the page's title is level 1.
 * - `**text**` is important text.
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
    const [, sign] = /^\s*(- |\d{1,3}\. |#{2,3} )/.exec(line) ?? [];
    const kind = kindOfLine(sign);
    const pieces = parseLine(sign === undefined ? line.trim() : line.trimStart().slice(sign.length).trim());
    const last = blocks.at(-1);
    const goesOn = last?.kind === kind && kind !== 'heading2' && kind !== 'heading3';
    if (last && !isNew && goesOn) last.lines.push(pieces);
    else blocks.push({ kind, lines: [pieces] });
    isNew = false;
  }
  return blocks;
}

function kindOfLine(sign: string | undefined): ProseBlock['kind'] {
  if (sign === undefined) return 'paragraph';
  if (sign === '- ') return 'list';
  return sign === '## ' ? 'heading2' : sign === '### ' ? 'heading3' : 'steps';
}

/** Bounded and without their own signs inside, so that a text of nothing but brackets or stars is read in linear time. */
const marked = /\[([^[\]]{1,300})\]\(([^()\s[\]]{1,2000})\)|\*\*([^*]{1,300})\*\*/g;

function parseLine(line: string): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let from = 0;
  for (const match of line.matchAll(marked)) {
    const [whole, text = '', href = '', bold] = match;
    if (bold === undefined && !isSafeAddress(href)) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    pieces.push(bold === undefined ? { kind: 'link', text, href } : { kind: 'bold', text: bold });
    from = match.index + whole.length;
  }
  if (from < line.length) pieces.push({ kind: 'text', text: line.slice(from) });
  return pieces;
}

/** `//host` and `/\host` leave the site although they begin with a slash; `javascript:` and its kin run code. */
function isSafeAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(href);
}
