import { DOMParser } from '@xmldom/xmldom';
import { ParseOption, XmlDocument } from 'libxml2-wasm';

/** The largest message that is read, in bytes; NemLog-in's are a tenth of it. */
export const messageLimit = 256_000;
/** The most elements, and the most inside each other. */
const elementLimit = 4_000;
const depthLimit = 40;

export type ReadXml =
  | { readonly ok: true; readonly root: Element }
  /** `detail` says what is wrong in fixed words, never with the content. */
  | { readonly ok: false; readonly detail: string };

/**
 * Reads a message that may be hostile. Whatever begins with `<!` is refused unread: a document type could declare entities
 * or fetch files, a comment can split a value so that two readers see two, and nobody needs CDATA. Two parsers must agree that
 * the rest is well-formed, since the one with the document tree forgives too much.
 */
export function readXml(text: string, limit = messageLimit): ReadXml {
  const problem = textProblem(text, limit);
  if (problem !== null) return { ok: false, detail: problem };
  const content = contentOf(text);
  return isWellFormed(content) ? readCanonical(content) : { ok: false, detail: 'not well-formed' };
}

/** What is in a text that no message may have; null when nothing is. Asked before any parser sees it. */
export function textProblem(text: string, limit = messageLimit): string | null {
  if (Buffer.byteLength(text) > limit) return 'too large';
  const declared = declarationOf(text);
  if (/encoding/i.test(declared) && !/encoding\s*=\s*["']utf-8["']/i.test(declared))
    return 'an encoding other than UTF-8';
  const content = contentOf(text);
  if (content.includes('<!')) return 'a document type, comment or CDATA';
  return content.includes('<?') ? 'a processing instruction' : null;
}

/** Reads a text that another parser has written in canonical form, or has found well-formed. */
export function readCanonical(content: string): ReadXml {
  const complaints: unknown[] = [];
  const note = (complaint: unknown) => complaints.push(complaint);
  const document = new DOMParser({
    errorHandler: { warning: note, error: note, fatalError: note },
  }).parseFromString(content, 'text/xml');
  const root: Element | null = document?.documentElement ?? null;
  if (root === null || complaints.length > 0) return { ok: false, detail: 'not well-formed' };
  return withinBounds(root) ? { ok: true, root } : { ok: false, detail: 'too many elements' };
}

function declarationOf(text: string): string {
  return /^\uFEFF?<\?xml\s[^<>]*\?>/.exec(text)?.[0] ?? '';
}

/** A message without its declaration and byte order mark. */
export function contentOf(text: string): string {
  return text.slice(declarationOf(text).length).replace(/^\uFEFF/, '');
}

/** Bytes as text, when they are UTF-8. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Base64 as it stands in a message, line breaks allowed; null for anything else. */
export function base64(text: string): Buffer | null {
  const plain = text.replaceAll(/[\t\n\r ]/g, '');
  if (plain === '' || plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return null;
  return Buffer.from(plain, 'base64');
}

function isWellFormed(content: string): boolean {
  try {
    XmlDocument.fromBuffer(Buffer.from(content), { option: ParseOption.XML_PARSE_NONET }).dispose();
    return true;
  } catch {
    return false;
  }
}

function withinBounds(root: Element): boolean {
  let count = 0;
  const visit = (element: Element, depth: number): boolean => {
    count += 1;
    if (count > elementLimit || depth > depthLimit) return false;
    return childElements(element).every((child) => visit(child, depth + 1));
  };
  return visit(root, 1);
}

/** The elements directly inside. */
export function childElements(parent: Element): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) found.push(node as Element);
  }
  return found;
}

/** How many elements have that name, the root and all inside it; a live list of the tree's costs ten times as much. */
export function countNamed(root: Element, namespace: string, name: string): number {
  let count = isNamed(root, namespace, name) ? 1 : 0;
  for (const child of childElements(root)) count += countNamed(child, namespace, name);
  return count;
}

/** Those of the elements directly inside that have that name. */
export function childrenNamed(parent: Element, namespace: string, name: string): readonly Element[] {
  return childElements(parent).filter((child) => isNamed(child, namespace, name));
}

/** The only child with that name; null when there is none or more than one. */
export function onlyChild(parent: Element | null, namespace: string, name: string): Element | null {
  if (parent === null) return null;
  const [first, second] = childrenNamed(parent, namespace, name);
  return first && !second ? first : null;
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** An element's text when it holds nothing else, without the blanks around it; null when it is empty or holds elements. */
export function textOf(element: Element | null): string | null {
  if (element === null || childElements(element).length > 0) return null;
  const text = (element.textContent ?? '').trim();
  return text === '' ? null : text;
}

/** An attribute's value; null when it is absent or empty. */
export function attributeOf(element: Element, name: string): string | null {
  const value = element.getAttribute(name);
  return value === null || value === '' ? null : value;
}

/** An `xs:dateTime` in UTC, as SAML has it; null for anything else. */
export function instantOf(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
