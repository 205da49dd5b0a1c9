import { randomBytes, X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { escaped, ns, rsaSha256 } from '../nemlogin/names.ts';
import { signXml } from '../nemlogin/seal.ts';
import type { KeyPair } from './issue-certificate.ts';

/** What an assertion of the token service says (the layout of a real one of 2022). */
export interface AssertionSpec {
  readonly issuer: string;
  readonly cvr: string;
  readonly entityId: string;
  /** Base64 of the certificate whose key makes it worth something. */
  readonly holder: string;
  readonly from: Date;
  readonly to: Date;
  readonly signer: KeyPair;
  /** How the subject is confirmed; holder of key when absent. */
  readonly method?: string;
  /** Before the names of its elements; none when absent, as KOMBIT writes it. */
  readonly prefix?: string;
}

const confirmation = 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key';
const formats = 'urn:oasis:names:tc:SAML:1.1:nameid-format:';

export function writeAssertion(spec: AssertionSpec): string {
  const id = `_${randomBytes(16).toString('hex')}`;
  const [from, to] = [spec.from.toISOString(), spec.to.toISOString()];
  const attribute = (name: string, value: string) =>
    `<Attribute Name="dk:gov:saml:attribute:${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><AttributeValue>${escaped(value)}</AttributeValue></Attribute>`;
  const subject = new X509Certificate(Buffer.from(spec.holder, 'base64')).subject.replaceAll('\n', ', ');
  const attributes = [
    attribute('CvrNumberIdentifier', spec.cvr),
    attribute('AssuranceLevel', '3'),
    attribute('SpecVer', 'DK-SAML-2.0'),
    attribute('KombitSpecVer', '1.0'),
    attribute('Privileges_intermediate', Buffer.from(privileges(spec)).toString('base64')),
  ];
  const xml = [
    `<Assertion xmlns="${ns.saml}" ID="${id}" IssueInstant="${from}" Version="2.0">`,
    `<Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${escaped(spec.issuer)}</Issuer>`,
    `<Subject><NameID Format="${formats}X509SubjectName">${escaped(subject)}</NameID>`,
    `<SubjectConfirmation Method="${spec.method ?? confirmation}"><SubjectConfirmationData xmlns:a="${ns.xsi}" a:type="KeyInfoConfirmationDataType" NotBefore="${from}" NotOnOrAfter="${to}" Recipient="${escaped(spec.entityId)}">`,
    `<KeyInfo xmlns="${ns.ds}"><X509Data><X509Certificate>${spec.holder}</X509Certificate></X509Data></KeyInfo>`,
    '</SubjectConfirmationData></SubjectConfirmation></Subject>',
    `<Conditions NotBefore="${from}" NotOnOrAfter="${to}"><AudienceRestriction><Audience>${escaped(spec.entityId)}</Audience></AudienceRestriction></Conditions>`,
    `<AttributeStatement>${attributes.join('')}</AttributeStatement>`,
    `<AuthnStatement AuthnInstant="${from}"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</AuthnContextClassRef></AuthnContext></AuthnStatement>`,
    '</Assertion>',
  ].join('');
  return signXml(spec.prefix === undefined ? xml : prefixed(xml, spec.prefix), { key: spec.signer });
}

function prefixed(xml: string, prefix: string): string {
  return xml
    .replace('<Assertion xmlns=', `<Assertion xmlns:${prefix}=`)
    .replaceAll(/<(\/?)(?!KeyInfo|X509)([A-Z])/g, `<$1${prefix}:$2`);
}

function privileges({ cvr, entityId }: AssertionSpec): string {
  const role = `${entityId.replace(/\/service\/.*$/, '')}/roles/servicesystemrolle/kald/1`;
  return `<bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile"><PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${cvr}"><Privilege>${role}</Privilege></PrivilegeGroup></bpp:PrivilegeList>`;
}

/** What an assertion says, once its signature is found good. */
export interface ReadAssertion {
  readonly cvr: string;
  readonly audience: string;
  readonly recipient: string;
  readonly method: string;
  readonly holder: string;
  readonly from: Date;
  readonly to: Date;
}

/** Reads an assertion; a text where it can't be trusted, in the words of the reference implementation. */
export function readAssertion(xml: string, signer: string): ReadAssertion | string {
  const silent = () => undefined;
  const parser = new DOMParser({ errorHandler: { warning: silent, error: silent, fatalError: silent } });
  const root = xml.startsWith('<') ? parser.parseFromString(xml, 'text/xml')?.documentElement : undefined;
  if (root?.localName !== 'Assertion' || root.namespaceURI !== ns.saml) return 'Token could not be parsed';
  const all = (name: string, namespace: string = ns.saml) => Array.from(root.getElementsByTagNameNS(namespace, name));
  const signatures = all('Signature', ns.ds);
  const signature = signatures[0];
  if (signatures.length !== 1 || !signature || signature.parentNode !== root) return 'The Token could not be validated';
  if (!isSigned(xml, signature, signer, root.getAttribute('ID') ?? '')) return 'The Token could not be validated';
  const [conditions] = all('Conditions');
  const [subject] = all('SubjectConfirmationData');
  const cvr = all('Attribute').find(
    (each) => each.getAttribute('Name') === 'dk:gov:saml:attribute:CvrNumberIdentifier',
  );
  const holder = subject?.getElementsByTagNameNS(ns.ds, 'X509Certificate')[0]?.textContent ?? '';
  return {
    cvr: cvr?.textContent?.trim() ?? '',
    audience: all('Audience')[0]?.textContent?.trim() ?? '',
    recipient: subject?.getAttribute('Recipient') ?? '',
    method: all('SubjectConfirmation')[0]?.getAttribute('Method') === confirmation ? 'holder-of-key' : 'another',
    holder: holder.replaceAll(/\s/g, ''),
    from: new Date(conditions?.getAttribute('NotBefore') ?? ''),
    to: new Date(conditions?.getAttribute('NotOnOrAfter') ?? ''),
  };
}

function isSigned(xml: string, signature: Element, signer: string, id: string): boolean {
  const verifier = new SignedXml({ publicCert: signer, getCertFromKeyInfo: () => null });
  verifier.loadSignature(signature as never);
  const [reference, more] = verifier.getReferences();
  if (more || reference?.uri !== `#${id}` || verifier.signatureAlgorithm !== rsaSha256) return false;
  try {
    return verifier.checkSignature(xml);
  } catch {
    return false;
  }
}
