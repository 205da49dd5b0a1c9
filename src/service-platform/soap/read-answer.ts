import { XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
import {
  contentOf,
  instantOf,
  isNamed,
  onlyChild,
  readCanonical,
  textOf,
  textProblem,
} from '../../identity/saml/xml/read-xml.ts';
import { signerKeys } from '../signer-keys.ts';
import { clockSkew, soapNamespaces as ns } from './names.ts';
import { signedParts } from './signed-parts.ts';

/** What an answer must be good for. */
export interface AnswerExpected {
  /** PEM of the certificates that the services may sign their answers by. */
  readonly signers: string;
  /** The `MessageID` of the request. */
  readonly messageId: string;
  readonly now: Date;
}

export type ReadAnswer =
  /** `body`: the SOAP body as it was signed. Read this alone: what else stands in the message nobody has vouched for. */
  | { readonly kind: 'verified'; readonly body: string }
  /** A fault without a signature, as a service gives it that can't tell who asks. `code`: one of WS-Security's own; else undefined. */
  | { readonly kind: 'unsigned-fault'; readonly code: string | undefined }
  /** In fixed words, without anything of the content. */
  | { readonly kind: 'rejected'; readonly problem: string };

/** Bytes of an answer; the longest real ones are a hundredth of it. */
const longest = 1_000_000;
/** Of an unsigned fault nothing but one of these is believed (WS-Security 1.1, 12; WS-Addressing 1.0; Liberty SOAP Binding). */
const codes: ReadonlySet<string> = new Set([
  'UnsupportedSecurityToken',
  'UnsupportedAlgorithm',
  'InvalidSecurity',
  'InvalidSecurityToken',
  'FailedAuthentication',
  'FailedCheck',
  'SecurityTokenUnavailable',
  'MessageExpired',
  'InvalidAddressingHeader',
  'MessageAddressingHeaderRequired',
  'DestinationUnreachable',
  'ActionNotSupported',
  'FrameworkVersionMismatch',
]);

/** The policy of the services' "token" WSDL: signed where they are there. */
const mustBeSigned: readonly (readonly [namespace: string, name: string])[] = [
  ...['Action', 'MessageID', 'RelatesTo', 'To', 'From', 'ReplyTo', 'FaultTo'].map((name) => [ns.wsa, name] as const),
  [ns.sbf, 'Framework'],
];

const path = (expression: string) => XmlXPath.compile(expression, ns);
const paths = {
  children: path('*'),
  everySignature: path('//ds:Signature'),
  faultCode: path('soap:Fault/faultcode'),
  ids: path("@*[local-name()='Id' or local-name()='ID' or local-name()='id']"),
  mustUnderstand: path('@soap:mustUnderstand'),
} as const;

/**
 * Reads a service's signed answer (service-security 4): one signature in one `Security`, by a configured certificate, over the body, the
 * Timestamp and every block of addressing that is there; the answer to this request, and of now. Where a part stands is seen in
 * the message; what it says is read only in the bytes that the signature was found good for.
 */
export function readAnswer(text: string, expected: AnswerExpected): ReadAnswer {
  const problem = textProblem(text, longest);
  if (problem !== null) return rejected(problem);
  try {
    using document = XmlDocument.fromString(contentOf(text));
    return readIn(document, expected);
  } catch {
    return rejected('not well-formed XML');
  }
}

function rejected(problem: string): ReadAnswer {
  return { kind: 'rejected', problem };
}

function readIn(document: XmlDocument, expected: AnswerExpected): ReadAnswer {
  const { root } = document;
  if (!is(root, ns.soap, 'Envelope')) return rejected('not a SOAP 1.1 envelope');
  const parts = elementsIn(root);
  const body = parts.at(-1);
  const header = parts.length === 2 && parts[0] && is(parts[0], ns.soap, 'Header') ? parts[0] : undefined;
  if (!body || !is(body, ns.soap, 'Body') || parts.length > (header ? 2 : 1)) {
    return rejected('not one header and one body');
  }
  const signatures = document.find(paths.everySignature);
  if (signatures.length === 0) return withoutSignature(body);
  const blocks = header ? elementsIn(header) : [];
  const securities = blocks.filter((block) => is(block, ns.wsse, 'Security'));
  const [security] = securities;
  if (!security || securities.length > 1) return rejected('not exactly one Security');
  const inside = elementsIn(security);
  const signature = inside.find((each) => is(each, ns.ds, 'Signature'));
  if (signatures.length > 1 || !signature) return rejected('not one signature in its place');
  const timestamp = only(inside, ns.wsu, 'Timestamp');
  if (timestamp === undefined) return rejected('not exactly one Timestamp');
  const others = blocks.filter((block) => block !== security);
  const addressing = others.filter((block) => mustBeSigned.some(([space, name]) => is(block, space, name)));
  const unknown = others.filter((block) => !addressing.includes(block));
  if (unknown.some((block) => /^(1|true)$/.test(block.get(paths.mustUnderstand)?.content ?? ''))) {
    return rejected('a header that must be understood and is not');
  }
  if (new Set(addressing.map(({ name }) => name)).size < addressing.length)
    return rejected('a header that is there twice');
  // The body is gone from the document once it is verified.
  const idOf = (element: XmlElement): string | undefined => {
    const [id, second] = element.find(paths.ids);
    return second ? undefined : id?.content;
  };
  const ids = new Map([body, timestamp, ...addressing].map((element) => [element, idOf(element)] as const));
  const verified = signedParts(document, signature, signerKeys(expected.signers, expected.now));
  if (!verified.ok) return rejected(verified.problem);
  /** The bytes that were signed of an element that has one id; undefined where it was not signed. */
  const signedForm = (element: XmlElement): string | undefined => verified.parts.get(ids.get(element) ?? '');
  const bodyForm = signedForm(body);
  if (bodyForm === undefined) return rejected('a body that is not signed');
  const timeForm = signedForm(timestamp);
  if (timeForm === undefined) return rejected('a Timestamp that is not signed');
  const texts = new Map<string, string | null>();
  for (const block of addressing) {
    const form = signedForm(block);
    if (form === undefined) return rejected(`a header ${block.name} that is not signed`);
    texts.set(block.name, textIn(form));
  }
  for (const name of ['Action', 'MessageID', 'RelatesTo']) if (!texts.has(name)) return rejected(`no header ${name}`);
  if (texts.get('RelatesTo') !== expected.messageId) return rejected('an answer to another request');
  const untimely = untimeliness(timeForm, expected.now);
  return untimely === null ? { kind: 'verified', body: bodyForm } : rejected(untimely);
}

function withoutSignature(body: XmlElement): ReadAnswer {
  const [fault, second] = elementsIn(body);
  if (!fault || second || !is(fault, ns.soap, 'Fault')) return rejected('not signed');
  const code = body.get(paths.faultCode)?.content.trim().split(':').at(-1) ?? '';
  return { kind: 'unsigned-fault', code: codes.has(code) ? code : undefined };
}

function textIn(form: string): string | null {
  const read = readCanonical(form);
  return read.ok ? textOf(read.root) : null;
}

function untimeliness(form: string, now: Date): string | null {
  const read = readCanonical(form);
  const root = read.ok && isNamed(read.root, ns.wsu, 'Timestamp') ? read.root : null;
  const created = instantOf(textOf(onlyChild(root, ns.wsu, 'Created')));
  const expires = onlyChild(root, ns.wsu, 'Expires');
  const until = expires === null ? undefined : instantOf(textOf(expires));
  if (created === null || until === null) return 'a Timestamp that is no time';
  if (Math.abs(created.getTime() - now.getTime()) > clockSkew) return 'an answer of another time';
  return until !== undefined && until.getTime() + clockSkew < now.getTime() ? 'an answer that has expired' : null;
}

function is(element: XmlElement, namespace: string, name: string): boolean {
  return element.name === name && element.namespaceUri === namespace;
}

function elementsIn(parent: XmlElement): readonly XmlElement[] {
  return parent.find(paths.children).filter((node): node is XmlElement => node instanceof XmlElement);
}

function only(elements: readonly XmlElement[], namespace: string, name: string): XmlElement | undefined {
  const found = elements.filter((element) => is(element, namespace, name));
  return found.length === 1 ? found[0] : undefined;
}
