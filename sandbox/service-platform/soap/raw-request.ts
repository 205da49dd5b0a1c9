import { randomUUID } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { KeyPair } from '../issue-certificate.ts';
import { tokenTransform } from './judge-signature.ts';
import { exclusive, rsaSha256, samlIdType, samlTokenType, sha256, soapNs, strTransform } from './names.ts';

/** A request as a test wants it: each member says in what it differs from a right one. */
export interface RawRequest {
  readonly to: string;
  readonly action: string;
  readonly payload: string;
  /** As it came from the token service. */
  readonly assertion: string;
  readonly holder: KeyPair;
  readonly now: Date;
  readonly messageId?: string;
  readonly replyTo?: string;
  readonly framework?: { readonly version: string; readonly profile: string };
  /** Minutes from now. */
  readonly created?: number;
  readonly expires?: number;
  /** Parts that are left out, written twice, or not signed, by {@link partNames}. */
  readonly without?: readonly PartName[];
  readonly twice?: readonly PartName[];
  readonly unsigned?: readonly PartName[];
  readonly mustUnderstand?: string;
  readonly algorithm?: string;
  readonly digest?: string;
  /** What the references to the token name; the assertion's ID when absent. */
  readonly tokenId?: string;
  /** What is done to the whole message before, and after, it is signed. */
  readonly before?: (xml: string) => string;
  readonly after?: (xml: string) => string;
}

export const partNames = [
  'Framework',
  'Action',
  'MessageID',
  'To',
  'ReplyTo',
  'Timestamp',
  'SecurityTokenReference',
  'Body',
] as const;
export type PartName = (typeof partNames)[number];

/** Writes and signs a request by `xml-crypto` alone: no code of the product's. */
export function rawRequest(spec: RawRequest): string {
  const { assertion, now, framework = { version: '2.0', profile: 'urn:liberty:sb:profile:basic' } } = spec;
  const assertionId = spec.tokenId ?? / ID="([^"]+)"/.exec(assertion)?.[1] ?? '';
  const instant = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
  const part = (name: PartName, xml: string) => {
    const again = spec.twice?.includes(name) ? xml.replace(/u:Id="[^"]*"/, `u:Id="again-${name}"`) : '';
    return spec.without?.includes(name) ? '' : xml + again;
  };
  const address = (name: 'Action' | 'MessageID' | 'To', text: string) =>
    part(name, `<a:${name} u:Id="${name}">${text}</a:${name}>`);
  const reference = (id: string) =>
    `<o:SecurityTokenReference b:TokenType="${samlTokenType}"${id}><o:KeyIdentifier ValueType="${samlIdType}">${assertionId}</o:KeyIdentifier></o:SecurityTokenReference>`;
  const xml = [
    `<s:Envelope xmlns:s="${soapNs.soap}" xmlns:a="${soapNs.wsa}" xmlns:u="${soapNs.wsu}" xmlns:o="${soapNs.wsse}" xmlns:b="${soapNs.wsse11}"><s:Header>`,
    part(
      'Framework',
      `<f:Framework xmlns:f="${soapNs.sbf}" xmlns:n1="${soapNs.profile}" version="${framework.version}" n1:profile="${framework.profile}" u:Id="Framework"/>`,
    ),
    address('Action', spec.action),
    address('MessageID', spec.messageId ?? `urn:uuid:${randomUUID()}`),
    address('To', spec.to),
    part(
      'ReplyTo',
      `<a:ReplyTo u:Id="ReplyTo"><a:Address>${spec.replyTo ?? 'http://www.w3.org/2005/08/addressing/anonymous'}</a:Address></a:ReplyTo>`,
    ),
    `<o:Security${spec.mustUnderstand === undefined ? ' s:mustUnderstand="1"' : spec.mustUnderstand}>`,
    part(
      'Timestamp',
      `<u:Timestamp u:Id="Timestamp"><u:Created>${instant(spec.created ?? 0)}</u:Created><u:Expires>${instant(spec.expires ?? 5)}</u:Expires></u:Timestamp>`,
    ),
    assertion,
    part('SecurityTokenReference', reference(' u:Id="SecurityTokenReference"')),
    `</o:Security></s:Header><s:Body u:Id="Body">${spec.payload}</s:Body></s:Envelope>`,
  ].join('');
  const signed = sign(spec, spec.before?.(xml) ?? xml, reference(''));
  return spec.after?.(signed) ?? signed;
}

function sign(spec: RawRequest, xml: string, keyReference: string): string {
  const writer = new SignedXml({
    idMode: 'wssecurity',
    privateKey: spec.holder.privateKey,
    signatureAlgorithm: spec.algorithm ?? rsaSha256,
    canonicalizationAlgorithm: exclusive,
    getKeyInfoContent: () =>
      keyReference.replace('<o:SecurityTokenReference', `$& xmlns:o="${soapNs.wsse}" xmlns:b="${soapNs.wsse11}"`),
  });
  writer.CanonicalizationAlgorithms[strTransform] = tokenTransform(spec.assertion);
  for (const name of partNames) {
    if (spec.without?.includes(name) || spec.unsigned?.includes(name)) continue;
    writer.addReference({
      xpath: `//*[@*[local-name()="Id"]="${name}"]`,
      digestAlgorithm: spec.digest ?? sha256,
      transforms: [name === 'SecurityTokenReference' ? strTransform : exclusive],
    });
  }
  writer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: '//*[local-name()="Security"]', action: 'append' },
  });
  return writer.getSignedXml();
}
