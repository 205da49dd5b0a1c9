import { DOMParser } from '@xmldom/xmldom';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { exclusive, rsaSha256, sha256, soapNs, strTransform } from './names.ts';
import { SoapRefusal } from './soap-refusal.ts';

/** A signature that was found good. */
export interface SignedMessage {
  /** Refuses the message where that element is not signed. */
  require(element: Element): void;
  /** The bytes that were signed of an element. */
  contentOf(element: Element): string;
}

/** Judges the signature of a request by `xml-crypto`: by that certificate, RSA-SHA256, over parts of this message. */
export function judgeSignature(
  text: string,
  signature: Element,
  assertion: Element,
  certificate: string,
): SignedMessage {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  verifier.CanonicalizationAlgorithms[strTransform] = tokenTransform(assertion);
  // It looks for each kind of id in the whole message, once for each reference; only one is used here.
  verifier.idAttributes = ['Id'];
  verifier.loadSignature(signature as never);
  if (verifier.signatureAlgorithm !== rsaSha256 || verifier.canonicalizationAlgorithm !== exclusive) {
    throw new SoapRefusal('wsse:UnsupportedAlgorithm', 'Only RSA-SHA256 over exclusive canonical form is taken');
  }
  for (const { digestAlgorithm, transforms } of verifier.getReferences()) {
    const isKnown = transforms.length === 1 && [exclusive, strTransform].includes(transforms[0] ?? '');
    if (digestAlgorithm !== sha256 || !isKnown) {
      throw new SoapRefusal('wsse:UnsupportedAlgorithm', 'Only SHA-256 over exclusive canonical form is taken');
    }
  }
  if (!isGood(verifier, text)) throw new SoapRefusal('wsse:FailedCheck', 'The signature was invalid');
  const signed = new Map(
    verifier
      .getReferences()
      .map(({ uri, transforms, signedReference }) => [
        uri.replace(/^#/, ''),
        { isToken: transforms[0] === strTransform, content: signedReference ?? '' },
      ]),
  );
  const partOf = (element: Element) => {
    const part = signed.get(element.getAttributeNS(soapNs.wsu, 'Id') ?? '');
    const isReference = element.localName === 'SecurityTokenReference';
    if (part && part.isToken === isReference) return part.content;
    throw new SoapRefusal('wsse:InvalidSecurity', `${element.localName} is not signed`);
  };
  return { require: (element) => void partOf(element), contentOf: partOf };
}

function isGood(verifier: SignedXml, text: string): boolean {
  try {
    return verifier.checkSignature(text);
  } catch {
    return false;
  }
}

/**
 * The transform that puts the token in the place of a reference to it; a root without a default namespace gets an empty one.
 * @param assertion the element, or its text where a message is being written
 */
export function tokenTransform(assertion: Element | string): new () => ExclusiveCanonicalization {
  const token = typeof assertion === 'string' ? elementOf(assertion) : assertion;
  return class extends ExclusiveCanonicalization {
    override process(): string {
      const written = super.process(token, {});
      const name = /^<[^\s>]+/.exec(written)?.[0] ?? '';
      const hasDefault = written.slice(name.length).startsWith(' xmlns="');
      return hasDefault ? written : `${name} xmlns=""${written.slice(name.length)}`;
    }
    override getAlgorithmName(): string {
      return strTransform;
    }
  };
}

function elementOf(xml: string): Element {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (!root) throw new Error('the assertion is no XML');
  return root;
}
