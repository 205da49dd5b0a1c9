import type { PlatformRefusal } from '../service-platform/refusal.ts';
import { callSoapService } from '../service-platform/soap/call-soap.ts';
import type { ServiceAccess, SoapService } from './service-access.ts';
import type { XmlPiece } from './xml-builder.ts';
import { childOf, childrenOf, readXml, textAt, type XmlElement } from './xml-reader.ts';

/** What came of a SOAP call. A fault is the service's own word; `refused` and `unavailable` say that there was none. */
export type SoapAnswer =
  | { readonly kind: 'payload'; readonly payload: XmlElement }
  | { readonly kind: 'fault'; readonly fault: SoapFault }
  | { readonly kind: 'refused' | 'unavailable'; readonly detail: string };

/** A fault in the service's own words, which may hold personal data: see `faultDetail`. */
export interface SoapFault {
  /** Local part of the code: `Client` says that the request was wrong (SOAP 1.1, section 4.4.1). */
  readonly code: string;
  /** The fault string and then each `ErrorText` of a `ServiceplatformFault`. */
  readonly texts: readonly string[];
}

const envelopeNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const faultNamespace = 'http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/';

/** One question to a SOAP service of Serviceplatformen; its answer is read once its signature is verified. Never throws. */
export async function callSoap(
  access: ServiceAccess,
  service: SoapService,
  request: { readonly action: string; readonly payload: XmlPiece; readonly signal?: AbortSignal | undefined },
): Promise<SoapAnswer> {
  if (access.platform === undefined) return { kind: 'refused', detail: 'the installation has no Serviceplatform' };
  const timeout = AbortSignal.timeout(access.timeoutMilliseconds ?? 10_000);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const call = { ...service, action: request.action, payload: request.payload.source };
  const answer = await callSoapService(access.platform, access.caller, call, signal);
  if (answer.kind === 'refused') return { kind: 'refused', detail: refusalDetail(answer) };
  if (answer.kind === 'answered') return payloadIn(answer.body);
  const isEnded = request.signal?.aborted === true;
  return { kind: 'unavailable', detail: isEnded ? 'the caller ended the look-up' : answer.reason };
}

function refusalDetail({ why, code }: PlatformRefusal): string {
  return `Serviceplatformen: ${why}${code === undefined ? '' : ` (${code})`}`;
}

/** @param body the SOAP body as it was signed */
function payloadIn(body: string): SoapAnswer {
  const document = readXml(body);
  if (!document.ok) return { kind: 'unavailable', detail: document.problem };
  const [payload, second] = document.root.children;
  if (payload === undefined || second !== undefined)
    return { kind: 'unavailable', detail: 'not one element in the body' };
  const isFault = payload.name === 'Fault' && payload.namespace === envelopeNamespace;
  return isFault ? { kind: 'fault', fault: faultOf(payload) } : { kind: 'payload', payload };
}

/** The children of a SOAP 1.1 fault are in no namespace (section 4.4). */
function faultOf(fault: XmlElement): SoapFault {
  const plain = (name: string): XmlElement | undefined => childOf(fault, name, '');
  const list = childOf(childOf(plain('detail'), 'ServiceplatformFault', faultNamespace), 'ErrorList');
  const texts = [
    plain('faultstring')?.text.trim(),
    ...childrenOf(list, 'Error').map((error) =>
      [textAt(error, 'ErrorCode'), textAt(error, 'ErrorText')].filter(Boolean).join(': '),
    ),
  ];
  return {
    code: plain('faultcode')?.text.trim().split(':').at(-1) ?? '',
    texts: texts.filter((text) => text !== undefined && text !== '') as string[],
  };
}
