import { limitedText } from './limited-text.ts';
import type { ServiceAccess } from './service-access.ts';
import { element, type XmlPiece, xmlDocument } from './xml-builder.ts';
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

/** A SOAP 1.1 message around the body's element. */
export function soapEnvelope(payload: XmlPiece): string {
  return xmlDocument(element('soap:Envelope', { 'xmlns:soap': envelopeNamespace }, element('soap:Body', {}, payload)));
}

/**
 * One SOAP 1.1 call by Node's fetch, which speaks HTTP/1.1. Never throws for what the network or the service does.
 * Redirects are not followed: the request carries personal data and a secret.
 */
export async function callSoap(
  access: ServiceAccess,
  request: { readonly action: string; readonly message: string; readonly signal?: AbortSignal | undefined },
): Promise<SoapAnswer> {
  const timeout = AbortSignal.timeout(access.timeoutMilliseconds ?? 10_000);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const response = await fetch(access.url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: `"${request.action}"`,
        accept: 'text/xml',
        authorization: `Bearer ${access.secret}`,
      },
      body: request.message,
    });
    const body = await limitedText(response, access.maximumAnswerBytes ?? 1_000_000);
    return body.ok ? readAnswer(response, body.text) : { kind: 'unavailable', detail: body.problem };
  } catch (error) {
    return { kind: 'unavailable', detail: networkProblem(error, timeout, request.signal) };
  }
}

function readAnswer(response: Response, text: string): SoapAnswer {
  const { status } = response;
  const type = response.headers.get('content-type') ?? 'no content type';
  // A gateway in front of the service answers in HTML; only the status tells whose fault it is.
  if (!/^(text|application)\/xml\b/i.test(type)) return withoutSoap(status, `HTTP ${status} with ${type.slice(0, 60)}`);
  const document = readXml(text);
  if (!document.ok) return withoutSoap(status, `HTTP ${status} with ${document.problem}`);
  const envelope = document.root;
  const body =
    envelope.name === 'Envelope' && envelope.namespace === envelopeNamespace ? childOf(envelope, 'Body') : undefined;
  const [payload] = body?.children ?? [];
  if (payload === undefined) return withoutSoap(status, `HTTP ${status} without a SOAP 1.1 body`);
  if (payload.name === 'Fault' && payload.namespace === envelopeNamespace)
    return { kind: 'fault', fault: faultOf(payload) };
  return status === 200 ? { kind: 'payload', payload } : withoutSoap(status, `HTTP ${status} without a fault`);
}

function withoutSoap(status: number, detail: string): SoapAnswer {
  const temporary = status < 300 || status >= 500 || [408, 425, 429].includes(status);
  return { kind: temporary ? 'unavailable' : 'refused', detail };
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

function networkProblem(error: unknown, timeout: AbortSignal, caller: AbortSignal | undefined): string {
  if (caller?.aborted) return 'the caller ended the look-up';
  if (timeout.aborted) return 'no answer within the time limit';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'connection failed';
  return `no answer: ${code}`;
}
