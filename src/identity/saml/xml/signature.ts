import { createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { ParseOption, XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
import { namespaces, signing } from '../names.ts';
import { canonical } from './canonical.ts';
import {
  attributeOf,
  base64,
  childElements,
  contentOf,
  onlyChild,
  readCanonical,
  textOf,
  textProblem,
} from './read-xml.ts';

export type VerifiedXml =
  /** `root`: the element as it was signed. Read this alone: what was around it nobody has vouched for. */
  { readonly ok: true; readonly root: Element } | { readonly ok: false; readonly detail: string };

const { signature: ds } = namespaces;

const path = (expression: string) => XmlXPath.compile(expression, { ds, c: signing.canonicalization });
const paths = {
  everySignature: path('//ds:Signature'),
  signature: path('/*/ds:Signature'),
  parts: path('*'),
  info: path('ds:SignedInfo'),
  value: path('ds:SignatureValue'),
  canonicalization: path('ds:CanonicalizationMethod'),
  transform: path('ds:Reference/ds:Transforms/ds:Transform[2]'),
  prefixList: path('c:InclusiveNamespaces/@PrefixList'),
} as const;

/**
 * Verifies the enveloped signature of a document's root element (XML Signature, core validation): one signature, directly in
 * the root, with one reference, to the root's own `ID`, by the algorithms that are allowed and no others, and by one of the
 * keys. libxml2 canonicalizes, Node computes; what the signature says of its own key (`KeyInfo`) is not read, and all that is
 * decided is decided by bytes that the key has signed.
 */
export function verifySignature(text: string, keys: readonly KeyObject[]): VerifiedXml {
  const problem = textProblem(text);
  if (problem !== null) return refused(problem);
  try {
    using document = XmlDocument.fromBuffer(Buffer.from(contentOf(text)), { option: ParseOption.XML_PARSE_NONET });
    return verifiedIn(document, keys);
  } catch {
    return refused('not well-formed');
  }
}

function refused(detail: string): VerifiedXml {
  return { ok: false, detail };
}

function verifiedIn(document: XmlDocument, keys: readonly KeyObject[]): VerifiedXml {
  const everywhere = document.find(paths.everySignature).length;
  if (everywhere === 0) return refused('no signature');
  const signature = document.get(paths.signature);
  if (everywhere !== 1 || !(signature instanceof XmlElement)) return refused('not one signature in its place');
  const parts = signature.find(paths.parts).filter((part) => part instanceof XmlElement);
  const names = parts.map(({ name, namespaceUri }) => (namespaceUri === ds ? name : 'another')).join();
  if (!/^SignedInfo,SignatureValue(,KeyInfo)?$/.test(names))
    return refused('a signature with more in it than one may have');
  const info = signature.get(paths.info);
  const value = base64(signature.get(paths.value)?.content ?? '');
  if (!(info instanceof XmlElement) || value === null) return refused('no value');
  const canonicalInfo = canonical(document, prefixesOf(info.get(paths.canonicalization)), info);
  const read = readCanonical(canonicalInfo);
  const reference = read.ok ? referenceIn(read.root) : 'not well-formed';
  if (typeof reference === 'string') return refused(reference);
  if (!keys.some((key) => verify('sha256', Buffer.from(canonicalInfo), key, value))) return refused('by no known key');
  // The enveloped-signature transform: all of the root but the signature.
  // What it says is read before it goes, for its nodes go with it.
  const kept = prefixesOf(info.get(paths.transform));
  signature.remove();
  // The whole document, which is the root alone: faster than a part of it.
  const signed = canonical(document, kept);
  const digest = createHash('sha256').update(signed).digest();
  if (reference.digest.length !== digest.length || !timingSafeEqual(reference.digest, digest)) {
    return refused('of another content');
  }
  const content = readCanonical(signed);
  if (!content.ok) return content;
  if (attributeOf(content.root, 'ID') !== reference.id) return refused('a reference to something else');
  return elementsWithId(content.root, reference.id) === 1 ? content : refused('an ID that is there twice');
}

/** The prefixes that a method keeps as they are, which exclusive canonicalization would else leave out. */
function prefixesOf(method: ReturnType<XmlElement['get']>): string[] {
  const list = method instanceof XmlElement ? method.get(paths.prefixList) : null;
  return list?.content.split(/\s+/).filter((prefix) => prefix !== '') ?? [];
}

interface Reference {
  readonly id: string;
  readonly digest: Buffer;
}

/** The one reference of a SignedInfo, or what is wrong with how it is built. */
function referenceIn(info: Element): Reference | string {
  const parts = childElements(info);
  if (parts.map(({ localName }) => localName).join() !== 'CanonicalizationMethod,SignatureMethod,Reference') {
    return 'not exactly one reference';
  }
  const [canonicalization, method, reference] = parts;
  if (!canonicalization || !method || !reference) return 'not exactly one reference';
  if (attributeOf(canonicalization, 'Algorithm') !== signing.canonicalization) return 'canonicalization algorithm';
  if (attributeOf(method, 'Algorithm') !== signing.signature) return 'signature algorithm';
  const [transforms, digestMethod, digestValue] = childElements(reference);
  const algorithms = transforms
    ? childElements(transforms).map((transform) => attributeOf(transform, 'Algorithm'))
    : [];
  if (algorithms.join(' ') !== `${signing.enveloped} ${signing.canonicalization}`) return 'transforms';
  if (!digestMethod || attributeOf(digestMethod, 'Algorithm') !== signing.digest) return 'digest algorithm';
  const digest = base64(textOf(onlyChild(reference, ds, 'DigestValue')) ?? '');
  const uri = attributeOf(reference, 'URI') ?? '';
  if (!/^#[A-Za-z_][\w.-]*$/.test(uri)) return 'a reference to something else';
  return digest === null || !digestValue ? 'no digest' : { id: uri.slice(1), digest };
}

/** How many elements have that value in an attribute that any reader could take for an id. */
function elementsWithId(root: Element, id: string): number {
  let count = 0;
  const visit = (element: Element): void => {
    const { attributes } = element;
    for (let index = 0; index < attributes.length; index += 1) {
      const attribute = attributes.item(index);
      if (attribute?.localName.toLowerCase() === 'id' && attribute.value === id) count += 1;
    }
    for (const child of childElements(element)) visit(child);
  };
  visit(root);
  return count;
}
