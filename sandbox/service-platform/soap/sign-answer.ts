import { randomUUID } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { KeyPair } from '../issue-certificate.ts';
import { authority, platformKey } from '../keys.ts';
import { derOf } from '../user-systems.ts';
import { base64Type, exclusive, rsaSha256, sha256, soapNs, x509Type } from './names.ts';

/** An answer to be signed. */
export interface AnswerSpec {
  readonly action: string;
  readonly relatesTo: string;
  /** The element of the body. */
  readonly payload: string;
  readonly now: Date;
  /** What shall be wrong with it, or otherwise, by the names of {@link answerFaults} and {@link answerVariants}. */
  readonly wrong: readonly string[];
}

/**
 * What an answer can be asked to have wrong (`kind: 'wrong'`, `at: 'answer'`, `service: 'soap-answer'`). Each is something that a client
 * must refuse.
 */
export const answerFaults = [
  'relates-to',
  'unsigned',
  'another-signer',
  'sha-one',
  'stale',
  'early',
  'expired',
  'no-timestamp',
  'timestamp-unsigned',
  'body-unsigned',
  'relates-to-unsigned',
  'action-unsigned',
  'message-id-unsigned',
  'no-relates-to',
  'two-relates-to',
  'two-securities',
  'two-signatures',
  'body-changed',
  'header-changed',
  'digest-changed',
  'wrapped-body',
  'wrapped-in-security',
  'same-id-twice',
  'second-body',
  'must-understand',
  'envelope-twelve',
  'document-type',
  'comment-in-number',
] as const;

/** What an answer may look like as well, since the standards leave it open: a client must take each. */
export const answerVariants = ['kept-prefixes', 'default-namespace'] as const;

const block = (name: string, id: string, content: string) =>
  `<wsa:${name} xmlns:wsa="${soapNs.wsa}" xmlns:wsu="${soapNs.wsu}" wsu:Id="${id}">${content}</wsa:${name}>`;

/** A SOAP 1.1 answer as Serviceplatformen signs it (its token policy): addressing, Timestamp, its certificate, all of it signed. */
export function signedAnswer(spec: AnswerSpec): string {
  const has = (what: string) => spec.wrong.includes(what);
  const at = spec.now.getTime() + (has('stale') ? -6 : has('early') ? 6 : 0) * 60_000;
  const instant = (time: number) => new Date(time).toISOString();
  const expires = has('expired') ? spec.now.getTime() - 6 * 60_000 : at + 5 * 60_000;
  const signer: KeyPair = has('another-signer') ? authority : platformKey;
  const relatesTo = has('relates-to') ? `urn:uuid:${randomUUID()}` : spec.relatesTo;
  const related = block('RelatesTo', 'relates-to', relatesTo);
  const xml = [
    `<soap:Envelope xmlns:soap="${soapNs.soap}"${has('default-namespace') ? ' xmlns="urn:default" xmlns:more="urn:more"' : ''}><soap:Header>`,
    block('Action', 'action', spec.action),
    block('MessageID', 'message', `urn:uuid:${randomUUID()}`),
    has('no-relates-to') ? '' : related,
    has('two-relates-to') ? related.replace('"relates-to"', '"relates-to-2"') : '',
    `<sbf:Framework xmlns:sbf="${soapNs.sbf}" xmlns:p="${soapNs.profile}" xmlns:wsu="${soapNs.wsu}" version="2.0" p:profile="urn:liberty:sb:profile:basic" wsu:Id="framework"/>`,
    has('must-understand') ? '<x:New xmlns:x="urn:x" soap:mustUnderstand="1"/>' : '',
    `<wsse:Security xmlns:wsse="${soapNs.wsse}" xmlns:wsu="${soapNs.wsu}" soap:mustUnderstand="1">`,
    `<wsse:BinarySecurityToken EncodingType="${base64Type}" ValueType="${x509Type}" wsu:Id="certificate">${derOf(signer.certificate)}</wsse:BinarySecurityToken>`,
    has('no-timestamp')
      ? ''
      : `<wsu:Timestamp wsu:Id="timestamp"><wsu:Created>${instant(at)}</wsu:Created><wsu:Expires>${instant(expires)}</wsu:Expires></wsu:Timestamp>`,
    '</wsse:Security></soap:Header>',
    `<soap:Body xmlns:wsu="${soapNs.wsu}" wsu:Id="body">${spec.payload}</soap:Body></soap:Envelope>`,
  ].join('');
  return distorted(has('unsigned') ? xml : sign(xml, signer, spec.wrong), spec.wrong);
}

const parts: Readonly<Record<string, string>> = {
  body: '/*/*[local-name()="Body"]',
  action: '/*/*/*[local-name()="Action"]',
  'message-id': '/*/*/*[local-name()="MessageID"]',
  'relates-to': '/*/*/*[local-name()="RelatesTo"]',
  framework: '/*/*/*[local-name()="Framework"]',
  timestamp: '//*[local-name()="Timestamp"]',
  certificate: '//*[local-name()="BinarySecurityToken"]',
};

function sign(xml: string, signer: KeyPair, wrong: readonly string[]): string {
  const isOld = wrong.includes('sha-one');
  const writer = new SignedXml({
    idMode: 'wssecurity',
    privateKey: signer.privateKey,
    signatureAlgorithm: isOld ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' : rsaSha256,
    canonicalizationAlgorithm: exclusive,
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference xmlns:wsse="${soapNs.wsse}"><wsse:Reference URI="#certificate" ValueType="${x509Type}"/></wsse:SecurityTokenReference>`,
  });
  for (const [name, xpath] of Object.entries(parts)) {
    const isThere = !wrong.includes(`${name}-unsigned`) && !wrong.includes(`no-${name}`);
    const digestAlgorithm = isOld ? 'http://www.w3.org/2000/09/xmldsig#sha1' : sha256;
    if (!isThere) continue;
    const kept = wrong.includes('kept-prefixes') ? ['soap', 'wsse'] : [];
    writer.addReference({ xpath, digestAlgorithm, transforms: [exclusive], inclusiveNamespacesPrefixList: kept });
  }
  writer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: '//*[local-name()="Security"]', action: 'append' },
  });
  return writer.getSignedXml();
}

/** What is done to an answer once it is signed. */
function distorted(xml: string, wrong: readonly string[]): string {
  const has = (what: string) => wrong.includes(what);
  const body = /<soap:Body[\s\S]*<\/soap:Body>/.exec(xml)?.[0] ?? '';
  const forged = body.replace('wsu:Id="body"', 'wsu:Id="other"').replaceAll(/>([^<>]{3,})</g, '>forfalsket<');
  const timestamp = /<wsu:Timestamp[\s\S]*<\/wsu:Timestamp>/.exec(xml)?.[0] ?? '';
  if (has('body-changed')) return xml.replace(body, body.replace(/>([^<>]{3,})</, '>forfalsket<'));
  if (has('header-changed')) return xml.replace('urn:liberty:sb:profile:basic', 'urn:liberty:sb:profile:other');
  if (has('digest-changed')) return xml.replace(/<ds:DigestValue>../, '<ds:DigestValue>AA');
  // The signed body is kept where nobody looks, and another stands in its place.
  if (has('wrapped-body')) {
    const kept = `<x:Kept xmlns:x="urn:x">${body}</x:Kept></soap:Header>`;
    return xml.replace(body, forged).replace('</soap:Header>', kept);
  }
  if (has('wrapped-in-security'))
    return xml.replace(body, forged).replace('</wsse:Security>', `${body}</wsse:Security>`);
  if (has('same-id-twice')) {
    const again = forged.replace('wsu:Id="other"', 'wsu:Id="body"');
    return xml.replace(body, again).replace('</soap:Header>', `<x:Kept xmlns:x="urn:x">${body}</x:Kept></soap:Header>`);
  }
  if (has('second-body')) return xml.replace(body, forged + body);
  if (has('two-securities')) {
    return xml.replace(
      '</soap:Header>',
      `<wsse:Security xmlns:wsse="${soapNs.wsse}" xmlns:wsu="${soapNs.wsu}">${timestamp}</wsse:Security></soap:Header>`,
    );
  }
  if (has('two-signatures')) {
    const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
    return xml.replace(signature, signature + signature);
  }
  if (has('envelope-twelve')) return xml.replaceAll(soapNs.soap, 'http://www.w3.org/2003/05/soap-envelope');
  if (has('document-type')) return `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`;
  // Canonical form drops it, and a reader who stops at it sees less than was signed.
  if (has('comment-in-number')) return xml.replace(/>(\d{3})(\d+)</, '>$1<!---->$2<');
  return xml;
}
