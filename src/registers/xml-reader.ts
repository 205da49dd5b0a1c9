import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with its namespace resolved. */
export interface XmlElement {
  /** The namespace's address; empty where the element has none. */
  readonly namespace: string;
  /** Without prefix. */
  readonly name: string;
  /** By local name; the few attributes with a prefix as `{namespace}name`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, entities replaced, not trimmed. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // The library leaves numeric references such as `&#230;` alone, so all five entities and these are replaced below.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads a document from outside. Refused: what is not well-formed, a DOCTYPE (and with it every entity a document
 * could define for itself), undeclared prefixes, nesting deeper than 100. The problem never quotes the document.
 */
export function readXml(
  text: string,
): { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly problem: string } {
  if (/<!DOCTYPE/i.test(text)) return { ok: false, problem: 'XML with a DOCTYPE is not accepted' };
  try {
    // Neither the validator nor the parser minds text after the last element.
    if (XMLValidator.validate(text) !== true || !text.trimEnd().endsWith('>'))
      return { ok: false, problem: 'not well-formed XML' };
    const nodes: unknown = parser.parse(text);
    const content = contentOf(nodes, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
    const [root, ...others] = content.children;
    if (root === undefined || others.length > 0 || content.text.trim() !== '') {
      return { ok: false, problem: 'not one XML element' };
    }
    return { ok: true, root };
  } catch (error) {
    return { ok: false, problem: error instanceof ReadingError ? error.message : 'not well-formed XML' };
  }
}

/** The first child with this name, by default in the parent's own namespace. */
export function childOf(
  parent: XmlElement | undefined,
  name: string,
  namespace = parent?.namespace,
): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name && child.namespace === namespace);
}

/** All children with this name in the parent's own namespace. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((child) => child.name === name && child.namespace === parent.namespace) ?? [];
}

/** The trimmed text found by going down `path`, all in the parent's namespace; undefined where it is missing or blank. */
export function textAt(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>((at, name) => childOf(at, name), parent);
  const text = found?.text.trim();
  return text === '' ? undefined : text;
}

class ReadingError extends Error {}

type Prefixes = ReadonlyMap<string, string>;

function contentOf(
  nodes: unknown,
  prefixes: Prefixes,
): { readonly children: readonly XmlElement[]; readonly text: string } {
  const children: XmlElement[] = [];
  let text = '';
  for (const node of recordsIn(nodes)) {
    if (typeof node['#text'] === 'string') text += withEntities(node['#text']);
    else if ('#cdata' in node)
      text += recordsIn(node['#cdata'])
        .map((part) => String(part['#text'] ?? ''))
        .join('');
    else {
      const name = Object.keys(node).find((key) => key !== ':@');
      if (name !== undefined) children.push(elementOf(name, node[':@'], node[name], prefixes));
    }
  }
  return { children, text };
}

function elementOf(name: string, written: unknown, inner: unknown, outer: Prefixes): XmlElement {
  const pairs = isRecord(written)
    ? Object.entries(written).map(([key, value]) => [key, withEntities(String(value))] as const)
    : [];
  const prefixes = new Map(outer);
  for (const [key, value] of pairs) {
    if (key === 'xmlns') prefixes.set('', value);
    else if (key.startsWith('xmlns:')) prefixes.set(key.slice('xmlns:'.length), value);
  }
  const attributes: Record<string, string> = Object.create(null);
  for (const [key, value] of pairs) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    // An attribute without a prefix is in no namespace, whatever the default is (Namespaces in XML 1.0, section 6.2).
    const [namespace, local] = key.includes(':') ? resolved(key, prefixes) : ['', key];
    attributes[namespace === '' ? local : `{${namespace}}${local}`] = value;
  }
  const [namespace, local] = resolved(name, prefixes);
  return { namespace, name: local, attributes, ...contentOf(inner, prefixes) };
}

function resolved(name: string, prefixes: Prefixes): readonly [namespace: string, local: string] {
  const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name];
  const namespace = prefixes.get(prefix) ?? (prefix === '' ? '' : undefined);
  if (namespace === undefined) throw new ReadingError('XML with a prefix that is not declared');
  return [namespace, local];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withEntities(text: string): string {
  return text.replace(/&([^;]{0,10};?)/g, (_whole, reference: string) => {
    const [, decimal, hexadecimal, name] =
      /^(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));$/.exec(reference) ?? [];
    const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
    if (point !== undefined && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    const character = name && Object.hasOwn(named, name) ? named[name] : undefined;
    if (character === undefined) throw new ReadingError('XML with an entity that XML itself does not define');
    return character;
  });
}

function recordsIn(nodes: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(nodes) ? nodes.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
