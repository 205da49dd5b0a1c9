import { randomBytes } from 'node:crypto';
import { providerKeys } from './keys.ts';
import { core, escaped, instant, levelAddress, ns, persistent, status } from './names.ts';
import { type EncryptionWay, encryptXml, type SigningWay, signXml } from './seal.ts';

/** What an answer to a log-in says. */
export interface AnswerSpec {
  readonly provider: string;
  readonly serviceProvider: string;
  /** The certificate that the service provider decrypts by. */
  readonly certificate: string;
  readonly answerTo: string;
  readonly inResponseTo: string;
  readonly at: Date;
  readonly nameId: string;
  /** Persistent when absent. */
  readonly nameIdFormat?: string;
  readonly sessionIndex: string;
  /** As in the attribute: `Low`, `Substantial` or `High`. */
  readonly level: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** What stands before them: version and level by OIOSAML 3 when absent. */
  readonly leading?: readonly (readonly [name: string, value: string])[];
  readonly signing?: SigningWay;
}

/** How an answer is made other than NemLog-in makes it. Each step takes what the one before has made. */
export interface Recipe {
  /** Changes what the answer says. */
  readonly spec?: (spec: AnswerSpec) => AnswerSpec;
  /** Changes the assertion before it is signed. */
  readonly assertion?: (xml: string, spec: AnswerSpec) => string;
  /** `none`: not at all. */
  readonly signing?: 'none' | Partial<SigningWay>;
  /** Changes the signed assertion. */
  readonly signed?: (xml: string, spec: AnswerSpec) => string;
  readonly encryption?: Partial<EncryptionWay>;
  /** Puts something else in the place of the one encrypted assertion. */
  readonly sealed?: (encrypted: string, signed: string, spec: AnswerSpec) => string;
  /** Changes the whole Response. */
  readonly response?: (xml: string, spec: AnswerSpec, signed: string) => string;
  /** Signs the Response too. */
  readonly signResponse?: Partial<SigningWay>;
  /** Changes the Response after all. */
  readonly last?: (xml: string, spec: AnswerSpec, signed: string) => string;
}

/** An id as NemLog-in makes them. */
export function newId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}

/** Writes the Response, as the recipe has it. */
export function writeAnswer(of: AnswerSpec, recipe: Recipe = {}): string {
  const spec = recipe.spec?.(of) ?? of;
  const key = spec.signing ?? { key: providerKeys.first };
  const plain = assertionXml(spec);
  const changed = recipe.assertion?.(plain, spec) ?? plain;
  const once = recipe.signing === 'none' ? changed : signXml(changed, { ...key, ...recipe.signing });
  const signed = recipe.signed?.(once, spec) ?? once;
  const encrypted = encryptXml(signed, spec.certificate, {
    content: 'aes256-gcm',
    key: 'oaep-sha256',
    ...recipe.encryption,
  });
  const sealed = recipe.sealed?.(encrypted, signed, spec) ?? encrypted;
  const response = responseXml(spec, `<samlp:StatusCode Value="${status}Success"/>`, sealed);
  const altered = recipe.response?.(response, spec, signed) ?? response;
  const whole = recipe.signResponse ? signXml(altered, { ...key, ...recipe.signResponse }) : altered;
  return recipe.last?.(whole, spec, signed) ?? whole;
}

/** An answer that nobody was logged in: top-level status, and one below it where there is one. */
export function writeFailure(
  of: Pick<AnswerSpec, 'provider' | 'answerTo' | 'inResponseTo' | 'at'>,
  top: string,
  second: string | null,
): string {
  const below = second === null ? '' : `<samlp:StatusCode Value="${status}${second}"/>`;
  const code = `<samlp:StatusCode Value="${status}${top}">${below}</samlp:StatusCode>`;
  return responseXml(of, `${code}<samlp:StatusMessage>${escaped('Intern besked &c.')}</samlp:StatusMessage>`, '');
}

function responseXml(
  { provider, answerTo, inResponseTo, at }: Pick<AnswerSpec, 'provider' | 'answerTo' | 'inResponseTo' | 'at'>,
  code: string,
  content: string,
): string {
  return `<samlp:Response xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="${newId()}" Version="2.0" IssueInstant="${instant(at)}" Destination="${escaped(answerTo)}" InResponseTo="${escaped(inResponseTo)}"><saml:Issuer>${escaped(provider)}</saml:Issuer><samlp:Status>${code}</samlp:Status>${content}</samlp:Response>`;
}

const minute = 60_000;

function assertionXml(spec: AnswerSpec): string {
  const { at, provider, serviceProvider, answerTo, inResponseTo, nameId, sessionIndex, level } = spec;
  const later = (minutes: number) => instant(new Date(at.getTime() + minutes * minute));
  const leading = spec.leading ?? [
    [`${core}specVersion`, 'OIO-SAML-3.0'],
    ['https://data.gov.dk/concept/core/nsis/loa', level],
    ['https://data.gov.dk/concept/core/nsis/ial', level],
    ['https://data.gov.dk/concept/core/nsis/aal', level],
  ];
  const attributes = [...leading, ...spec.attributes].map(([name, value]) => attributeXml(name, value));
  return [
    `<saml:Assertion xmlns:saml="${ns.saml}" xmlns:xs="${ns.xs}" xmlns:xsi="${ns.xsi}" ID="${newId()}" Version="2.0" IssueInstant="${instant(at)}">`,
    `<saml:Issuer>${escaped(provider)}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${spec.nameIdFormat ?? persistent}">${escaped(nameId)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData NotOnOrAfter="${later(5)}" Recipient="${escaped(answerTo)}" InResponseTo="${escaped(inResponseTo)}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${instant(at)}" NotOnOrAfter="${later(60)}">`,
    `<saml:AudienceRestriction><saml:Audience>${escaped(serviceProvider)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${instant(at)}" SessionIndex="${escaped(sessionIndex)}">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>${levelAddress}${escaped(level)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement></saml:Assertion>`,
  ].join('');
}

/** One attribute of an assertion. */
export function attributeXml(name: string, value: string): string {
  return `<saml:Attribute Name="${escaped(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml:AttributeValue xsi:type="xs:string">${escaped(value)}</saml:AttributeValue></saml:Attribute>`;
}
