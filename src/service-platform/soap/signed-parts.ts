import { createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { XmlAttribute, type XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
import { signing } from '../../identity/saml/names.ts';
import { canonical } from '../../identity/saml/xml/canonical.ts';
import {
  attributeOf,
  base64,
  childElements,
  isNamed,
  onlyChild,
  readCanonical,
  textOf,
} from '../../identity/saml/xml/read-xml.ts';
import { soapNamespaces as ns, tokenTransform } from './names.ts';
import { tokenForm } from './token-form.ts';

/** What a signature vouches for: the canonical form of each signed element, by its id, which no other element has. */
export type SignedParts =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, string> }
  /** In fixed words. */
  | { readonly ok: false; readonly problem: string };

interface Reference {
  readonly id: string;
  readonly digest: Buffer;
  readonly kept: readonly string[];
  /** What is signed is the token that the element refers to. */
  readonly isToken: boolean;
}

/** An answer's header has seven or so; what has many more costs time alone. */
const mostReferences = 20;

const path = (expression: string) => XmlXPath.compile(expression, { ...ns, c: signing.canonicalization });
const paths = {
  parts: path('*'),
  info: path('ds:SignedInfo'),
  value: path('ds:SignatureValue'),
  keptOfMethod: path('ds:SignedInfo/ds:CanonicalizationMethod/c:InclusiveNamespaces/@PrefixList'),
  ids: path("//@*[local-name()='Id' or local-name()='ID' or local-name()='id']"),
  direct: path('wsse:Reference/@URI'),
} as const;

/**
 * Verifies a detached signature of a SOAP message (XML Signature, core validation): by one of the keys, with the algorithms that are
 * allowed and no others, each reference to one element by an id that is there once. What the signature says of its own key
 * (`KeyInfo`) is not read. The body is taken out of the document once it is verified. All that is decided is decided by the canonical SignedInfo, once a key has vouched for it.
 */
export function signedParts(document: XmlDocument, signature: XmlElement, keys: readonly KeyObject[]): SignedParts {
  const names = signature
    .find(paths.parts)
    .map((part) => (part instanceof XmlElement ? part.name : ''))
    .join();
  if (!/^SignedInfo,SignatureValue(,KeyInfo)?$/.test(names)) return no('a signature with more in it than one may have');
  const info = signature.get(paths.info);
  const value = base64(signature.get(paths.value)?.content ?? '');
  if (!(info instanceof XmlElement) || value === null) return no('a signature without a value');
  const canonicalInfo = canonical(document, prefixes(signature.get(paths.keptOfMethod)?.content), info);
  const read = readCanonical(canonicalInfo);
  const references = read.ok ? referencesIn(read.root) : 'not well-formed';
  if (typeof references === 'string') return no(references);
  if (!keys.some((key) => verify('sha256', Buffer.from(canonicalInfo), key, value)))
    return no('signed by no known key');
  const targets = targetsOf(references, elementsById(document));
  if (typeof targets === 'string') return no(targets);
  const parts = new Map<string, string>();
  // Canonicalizing a part walks the whole document. The body is nearly all of it, so it comes first and goes.
  const inOrder = targets.toSorted((a, b) => Number(isBody(b.element)) - Number(isBody(a.element)));
  for (const { reference, element } of inOrder) {
    const form = canonical(document, reference.kept, element);
    const signed = reference.isToken ? tokenForm(form) : form;
    const computed = createHash('sha256').update(signed).digest();
    if (reference.digest.length !== computed.length || !timingSafeEqual(reference.digest, computed)) {
      return no('signed with another content');
    }
    if (!reference.isToken) parts.set(reference.id, signed);
    if (isBody(element)) element.remove();
  }
  return { ok: true, parts };
}

interface Target {
  readonly reference: Reference;
  readonly element: XmlElement;
}

/** The element of each reference, or what is wrong with one. Headers and the body are signed as wholes, nothing within the body. */
function targetsOf(
  references: readonly Reference[],
  byId: ReadonlyMap<string, readonly XmlElement[]>,
): readonly Target[] | string {
  const targets: Target[] = [];
  for (const reference of references) {
    const [named, second] = byId.get(reference.id) ?? [];
    if (named === undefined || second !== undefined) return 'a reference to no element, or to more than one';
    if (targets.some((other) => other.reference.id === reference.id)) return 'an element that is signed twice';
    const element = reference.isToken ? tokenOf(named, byId) : named;
    if (element === undefined) return 'a reference to a token that is not there';
    for (let above = element.parent; above !== null; above = above.parent) {
      if (isBody(above)) return 'a reference to something within a body';
    }
    targets.push({ reference, element });
  }
  return targets;
}

function isBody({ name, namespaceUri }: XmlElement): boolean {
  return name === 'Body' && namespaceUri === ns.soap;
}

function no(problem: string): SignedParts {
  return { ok: false, problem };
}

function prefixes(list: string | undefined): readonly string[] {
  return list?.split(/\s+/).filter((prefix) => prefix !== '') ?? [];
}

/** The elements by the ids that any reader could take them by. */
function elementsById(document: XmlDocument): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  for (const attribute of document.find(paths.ids)) {
    if (!(attribute instanceof XmlAttribute) || attribute.parent === null) continue;
    const same = found.get(attribute.value);
    if (same) same.push(attribute.parent);
    else found.set(attribute.value, [attribute.parent]);
  }
  return found;
}

/** The token that a reference in the same message points to directly. */
function tokenOf(reference: XmlElement, byId: ReadonlyMap<string, readonly XmlElement[]>): XmlElement | undefined {
  if (reference.name !== 'SecurityTokenReference' || reference.namespaceUri !== ns.wsse) return undefined;
  const uri = reference.get(paths.direct)?.content ?? '';
  const [token, second] = uri.startsWith('#') ? (byId.get(uri.slice(1)) ?? []) : [];
  return second === undefined ? token : undefined;
}

/** The references of a SignedInfo, or what is wrong with how it is built. */
function referencesIn(info: Element): readonly Reference[] | string {
  const [canonicalization, method, ...others] = childElements(info);
  if (!canonicalization || !isNamed(canonicalization, ns.ds, 'CanonicalizationMethod'))
    return 'a signature of another shape';
  if (!method || !isNamed(method, ns.ds, 'SignatureMethod')) return 'a signature of another shape';
  if (attributeOf(canonicalization, 'Algorithm') !== signing.canonicalization) return 'another canonicalization';
  if (attributeOf(method, 'Algorithm') !== signing.signature) return 'another signature algorithm';
  if (others.length === 0 || others.length > mostReferences) return 'a signature of nothing, or of too much';
  const references: Reference[] = [];
  for (const each of others) {
    const reference = referenceIn(each);
    if (typeof reference === 'string') return reference;
    references.push(reference);
  }
  return references;
}

function referenceIn(element: Element): Reference | string {
  if (!isNamed(element, ns.ds, 'Reference')) return 'a signature of another shape';
  const transform = onlyChild(onlyChild(element, ns.ds, 'Transforms'), ns.ds, 'Transform');
  const digestMethod = onlyChild(element, ns.ds, 'DigestMethod');
  const digest = base64(textOf(onlyChild(element, ns.ds, 'DigestValue')) ?? '');
  const uri = attributeOf(element, 'URI') ?? '';
  if (!/^#[A-Za-z_][\w.-]*$/.test(uri)) return 'a reference to something outside';
  if (transform === null || digestMethod === null || digest === null) return 'a reference of another shape';
  if (attributeOf(digestMethod, 'Algorithm') !== signing.digest) return 'another digest algorithm';
  const algorithm = attributeOf(transform, 'Algorithm');
  const isToken = algorithm === tokenTransform;
  const method = isToken
    ? onlyChild(onlyChild(transform, ns.wsse, 'TransformationParameters'), ns.ds, 'CanonicalizationMethod')
    : transform;
  if (method === null || attributeOf(method, 'Algorithm') !== signing.canonicalization) return 'another transform';
  const list = onlyChild(method, signing.canonicalization, 'InclusiveNamespaces');
  return { id: uri.slice(1), digest, isToken, kept: prefixes(list?.getAttribute('PrefixList') ?? undefined) };
}
