import { XmlC14NMode, type XmlDocument, type XmlElement } from 'libxml2-wasm';

/**
 * A document, or of one an element with all in it, in exclusive canonical form without comments. The element is named as a set of nodes:
 * the library's way for a part of a document makes an object of each node of the whole.
 * @param kept prefixes that are written although nothing uses them (`InclusiveNamespaces`)
 */
export function canonical(document: XmlDocument, kept: readonly string[], part?: XmlElement): string {
  return document.canonicalizeToString({
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    withComments: false,
    ...(part === undefined ? {} : { nodeSet: new Set([part]) }),
    ...(kept.length > 0 ? { inclusiveNamespacePrefixes: [...kept] } : {}),
  });
}
