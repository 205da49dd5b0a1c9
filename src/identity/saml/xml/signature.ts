import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { namespaces, signing } from '../names.ts';
import { attributeOf, childElements, childrenNamed, onlyChild } from './read-xml.ts';

export type VerifiedXml =
  /** `xml`: the element as it was signed, in canonical form. Read this alone: what was around it nobody has vouched for. */
  { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly detail: string };

/**
 * Verifies the enveloped signature of a document's root element: one signature, directly in the root, with one reference, to
 * the root's own `ID`, by the algorithms that are allowed and no others, and by one of the keys. What the signature says of its
 * own key (`KeyInfo`) is not read.
 */
export function verifySignature(text: string, root: Element, keys: readonly KeyObject[]): VerifiedXml {
  const signature = onlyChild(root, namespaces.signature, 'Signature');
  const everywhere = root.getElementsByTagNameNS(namespaces.signature, 'Signature');
  if (everywhere.length === 0) return refused('no signature');
  if (signature === null || everywhere.length !== 1) return refused('not exactly one signature, in its place');
  const shape = shapeProblem(root, signature);
  if (shape !== null) return refused(shape);
  for (const key of keys) {
    const verified = verifiedBy(key, text, signature);
    if (verified !== null) return { ok: true, xml: verified };
  }
  return refused('by no known key, or of another content');
}

function refused(detail: string): VerifiedXml {
  return { ok: false, detail };
}

function verifiedBy(key: KeyObject, text: string, signature: Element): string | null {
  try {
    const check = new SignedXml({
      publicCert: key,
      getCertFromKeyInfo: () => null,
      signatureAlgorithm: signing.signature,
      canonicalizationAlgorithm: signing.canonicalization,
    });
    check.loadSignature(signature as unknown as Node);
    if (!check.checkSignature(text)) return null;
    const [only, more] = check.getSignedReferences();
    return only !== undefined && more === undefined ? only : null;
  } catch {
    return null;
  }
}

/** What is wrong with how the signature is built; null when nothing is. */
function shapeProblem(root: Element, signature: Element): string | null {
  const names = childElements(signature).map((child) => child.localName);
  if (names.join() !== 'SignedInfo,SignatureValue' && names.join() !== 'SignedInfo,SignatureValue,KeyInfo') {
    return 'a signature with more in it than one may have';
  }
  const info = onlyChild(signature, namespaces.signature, 'SignedInfo');
  if (info === null) return 'a signature without SignedInfo';
  if (
    childElements(info)
      .map((child) => child.localName)
      .join() !== 'CanonicalizationMethod,SignatureMethod,Reference'
  ) {
    return 'not exactly one reference';
  }
  const [canonicalization, method, reference] = childElements(info);
  if (!canonicalization || !method || !reference) return 'not exactly one reference';
  if (attributeOf(canonicalization, 'Algorithm') !== signing.canonicalization) return 'canonicalization algorithm';
  if (attributeOf(method, 'Algorithm') !== signing.signature) return 'signature algorithm';
  const id = attributeOf(root, 'ID');
  if (id === null || attributeOf(reference, 'URI') !== `#${id}`) return 'a reference to something else';
  if (elementsWithId(root, id) !== 1) return 'an ID that is there twice';
  const digest = onlyChild(reference, namespaces.signature, 'DigestMethod');
  if (digest === null || attributeOf(digest, 'Algorithm') !== signing.digest) return 'digest algorithm';
  return transformsProblem(reference);
}

function transformsProblem(reference: Element): string | null {
  const transforms = onlyChild(reference, namespaces.signature, 'Transforms');
  const list = transforms === null ? [] : childrenNamed(transforms, namespaces.signature, 'Transform');
  const algorithms = list.map((transform) => attributeOf(transform, 'Algorithm'));
  return algorithms.join(' ') === `${signing.enveloped} ${signing.canonicalization}` ? null : 'transforms';
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
