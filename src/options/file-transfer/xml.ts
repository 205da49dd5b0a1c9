import { XMLBuilder } from 'fast-xml-parser';
import type { DeliveryValue } from '../option.ts';

/** A context as an XML document with an element for each member; a list repeats its element. */
export function writeXml(root: string, content: { readonly [name: string]: DeliveryValue }): string {
  const builder = new XMLBuilder({ format: true, suppressEmptyNode: false });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [elementName(root)]: namedMembers(content) })}`;
}

/** What the library is handed: names that XML admits, and texts without characters that it can't hold. */
function namedMembers(value: DeliveryValue): unknown {
  if (value === null) return '';
  if (typeof value === 'string') return xmlCharacters(value);
  if (typeof value !== 'object') return value;
  if (isItems(value)) return value.map(namedMembers);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [elementName(name), namedMembers(member)]));
}

function elementName(name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_');
  return /^[\p{L}_]/u.test(safe) && !/^xml/i.test(safe) ? safe : `_${safe}`;
}

/** The characters of XML 1.0; others become U+FFFD, so that a stray control character stops no file. */
export function xmlCharacters(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

/** A text as XML content or attribute value. */
export function escapeXml(text: string): string {
  return xmlCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function isItems(value: DeliveryValue): value is readonly DeliveryValue[] {
  return Array.isArray(value);
}
