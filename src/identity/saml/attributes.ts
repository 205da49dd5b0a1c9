import type { AssuranceLevel } from '../oidc/claims.ts';
import { basicNameFormat, namespaces, uriNameFormat } from './names.ts';
import { attributeOf, childElements, isNamed, onlyChild } from './xml/read-xml.ts';

export type SamlAttributes = ReadonlyMap<string, readonly string[]>;

const { assertion: saml, schema, schemaInstance } = namespaces;

/**
 * The attributes of an assertion by name; null unless it has exactly one AttributeStatement in which each attribute stands
 * once, is named by an absolute URI, and has values that are texts.
 */
export function readAttributes(assertion: Element): SamlAttributes | null {
  const before = known.get(assertion);
  if (before !== undefined) return before;
  const read = attributesIn(assertion);
  known.set(assertion, read);
  return read;
}

/** Every rule asks anew. */
const known = new WeakMap<Element, SamlAttributes | null>();

function attributesIn(assertion: Element): SamlAttributes | null {
  const statement = onlyChild(assertion, saml, 'AttributeStatement');
  if (statement === null) return null;
  const read = new Map<string, readonly string[]>();
  for (const attribute of childElements(statement)) {
    const name = attributeOf(attribute, 'Name');
    if (!isNamed(attribute, saml, 'Attribute') || name === null || read.has(name)) return null;
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(name) || !isNameFormat(name, attributeOf(attribute, 'NameFormat')))
      return null;
    const values = childElements(attribute).map(textValue);
    if (values.includes(null)) return null;
    read.set(name, values as readonly string[]);
  }
  return read;
}

/** OIOSAML 3 names attributes by URIs and says so. OIOSAML 2 called its own names basic; they are URIs too. */
function isNameFormat(name: string, format: string | null): boolean {
  return format === uriNameFormat || (format === basicNameFormat && name.startsWith('dk:gov:saml:attribute:'));
}

function textValue(value: Element): string | null {
  if (!isNamed(value, saml, 'AttributeValue') || childElements(value).length > 0) return null;
  const type = value.getAttributeNS(schemaInstance, 'type');
  if (type !== null && type !== '') {
    const [prefix, name] = type.includes(':') ? type.split(':') : [null, type];
    // Exclusive canonicalization leaves a declaration out that only a value uses: then the prefix is all there is.
    const namespace = value.lookupNamespaceURI(prefix ?? null) ?? schema;
    if (name !== 'string' || (prefix !== null && namespace !== schema)) return null;
  }
  return (value.textContent ?? '').trim();
}

/** The value of an attribute that has exactly one; else null. */
export function soleValue(assertion: Element, name: string): string | null {
  const values = readAttributes(assertion)?.get(name);
  return values?.length === 1 ? (values[0] ?? null) : null;
}

/** The NameID of an assertion's subject. */
export function nameIdOf(assertion: Element): Element | null {
  return onlyChild(onlyChild(assertion, saml, 'Subject'), saml, 'NameID');
}

const words: Readonly<Record<string, AssuranceLevel>> = { Low: 'low', Substantial: 'substantial', High: 'high' };

/** The level that a value of NemLog-in's names: a bare word. The address that stands in requests and at brokers is none. */
export function samlLevel(value: string | null): AssuranceLevel | null {
  return value !== null && Object.hasOwn(words, value) ? (words[value] ?? null) : null;
}

/** A date of birth as `yyyy-mm-dd`, given so or as `dd-mm-yyyy`; null for anything that is no day. */
export function birthDateOf(value: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  const danish = /^(\d\d)-(\d\d)-(\d{4})$/.exec(value);
  const text = iso ? value : danish ? `${danish[3]}-${danish[2]}-${danish[1]}` : null;
  if (text === null) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}
