import type { TLSSocket } from 'node:tls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { element, type XmlPiece } from '../../../src/registers/xml-builder.ts';
import { type PeerContext, withFaults } from '../../peer.ts';
import { forbiddenPage, type PlatformAnswer, type PlatformGate } from '../gate.ts';
import { judgeRequest } from './judge-request.ts';
import { soapNs } from './names.ts';
import { signedAnswer } from './sign-answer.ts';
import { SoapRefusal } from './soap-refusal.ts';

const faultNamespace = 'http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/';
const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault';
const type = 'text/xml; charset=utf-8';
/** MessageIDs are remembered for as long as a Timestamp may be off, and some more. */
const memory = 15 * 60_000;

/** One SOAP 1.1 service of the sandbox's Serviceplatform, by token. */
export interface SoapService {
  readonly path: string;
  readonly entityId: string;
  /** Whether the service's contract declares `ServiceplatformFault`; without it a fault has no detail. */
  readonly declaresFaults: boolean;
  /** Answers the body's element; throws {@link SoapRefusal} for what it refuses. @param cvr whom the token names */
  answer(action: string, payload: XmlElement, cvr: string): Promise<XmlPiece>;
}

/**
 * Adds the service's route behind Serviceplatformen's TLS. Certificates that are not taken get a page in HTML, 403. What is refused before
 * the service is asked is a fault without a signature (the refused may be anybody), the service's own faults and answers are signed.
 *
 * Faults of `kind: 'wrong'`: `service: 'soap-request'` at the request: `forbidden` (HTML, 403), `token-refused` (the token is not taken),
 * `service-fault` (signed, `Server`), `agreement-withdrawn` (signed, `Client`), `empty-fault` (signed, with an empty ErrorList), `unsigned-fault`; `service: 'soap-answer'`: those of
 * `answerFaults`. The others are of `service: 'soap'`.
 */
export function serveSoap(
  app: FastifyInstance,
  context: PeerContext,
  gate: PlatformGate,
  service: SoapService,
  now: () => Date = () => new Date(),
): void {
  const seen = new Map<string, number>();
  const isReplay = (messageId: string): boolean => {
    const at = now().getTime();
    for (const [id, since] of seen) if (since + memory < at) seen.delete(id);
    const isKnown = seen.has(messageId);
    seen.set(messageId, seen.get(messageId) ?? at);
    return isKnown;
  };
  app.post(service.path, (request, reply) =>
    withFaults(context, request, reply, () => answerRequest(context, request, gate, service, now(), isReplay), 'soap'),
  );
}

async function answerRequest(
  context: PeerContext,
  request: FastifyRequest,
  gate: PlatformGate,
  service: SoapService,
  now: Date,
  isReplay: (messageId: string) => boolean,
): Promise<PlatformAnswer> {
  const caller = gate.callerOf(request.raw.socket as TLSSocket);
  if (caller.kind === 'refused') return forbiddenPage(caller.why);
  const wrongs = (await context.strike('request', 'soap-request')).flatMap(({ kind, what }) =>
    kind === 'wrong' ? [what] : [],
  );
  if (wrongs.includes('forbidden')) return forbiddenPage('not here');
  let messageId: string | undefined;
  try {
    if (wrongs.includes('token-refused')) throw new SoapRefusal('wsse:InvalidSecurityToken', 'The token was not taken');
    if (wrongs.includes('unsigned-fault')) return unsignedFault(new SoapRefusal('Server', 'PNR not found'));
    const soapAction = actionOf(request);
    const judged = judgeRequest(String(request.body), {
      entityId: service.entityId,
      addresses: [`https://${request.headers.host ?? ''}${service.path}`],
      soapAction,
      holder: caller.der,
      now,
      isReplay,
    });
    messageId = judged.messageId;
    injectServiceFaults(wrongs);
    const payload = await answerBody(judged.body, (part) => service.answer(soapAction, part, judged.cvr));
    return signed(context, 200, {
      action: `${soapAction}Response`,
      relatesTo: messageId,
      payload: payload.source,
      now,
    });
  } catch (error) {
    if (!(error instanceof SoapRefusal)) throw error;
    if (messageId === undefined) return unsignedFault(error);
    const payload = faultOf(error, service.declaresFaults, wrongs.includes('empty-fault'));
    return signed(context, 500, { action: faultAction, relatesTo: messageId, payload: payload.source, now });
  }
}

async function signed(
  context: PeerContext,
  status: number,
  spec: Omit<Parameters<typeof signedAnswer>[0], 'wrong'>,
): Promise<PlatformAnswer> {
  const faults = await context.strike('answer', 'soap-answer');
  const wrong = faults.flatMap(({ kind, what }) => (kind === 'wrong' && what !== undefined ? [what] : []));
  return { status, type, body: `<?xml version="1.0" encoding="UTF-8"?>\n${signedAnswer({ ...spec, wrong })}` };
}

function injectServiceFaults(wrongs: readonly (string | undefined)[]): void {
  if (wrongs.includes('service-fault')) throw new SoapRefusal('Server', 'The service is being mended');
  if (wrongs.includes('empty-fault')) throw new SoapRefusal('Server', 'Something is wrong');
  if (wrongs.includes('agreement-withdrawn')) {
    throw new SoapRefusal('Client', 'No service agreement for this user system and authority');
  }
}

function actionOf(request: FastifyRequest): string {
  if (!/^text\/xml\b/.test(request.headers['content-type'] ?? '') || !Buffer.isBuffer(request.body)) {
    throw new SoapRefusal('VersionMismatch', 'SOAP 1.1 expects content type text/xml');
  }
  // SOAP 1.1, section 6.1.1: a quoted address.
  const [, action] = /^"([^"]*)"$/.exec(String(request.headers.soapaction ?? '')) ?? [];
  if (action === undefined) throw new SoapRefusal('Client', 'SOAPAction must be a quoted address');
  return action;
}

/** Has the one element of a body answered; read by libxml2 from the bytes that were signed. */
async function answerBody(body: string, answer: (payload: XmlElement) => Promise<XmlPiece>): Promise<XmlPiece> {
  using document = XmlDocument.fromString(body);
  const [payload, more] = elementsIn(document.root);
  if (payload === undefined || more) throw new SoapRefusal('Client', 'The body must hold exactly one element');
  return await answer(payload);
}

/** The element children, in order. */
export function elementsIn(parent: XmlElement): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) elements.push(node);
  return elements;
}

function unsignedFault(refusal: SoapRefusal): PlatformAnswer {
  const prefix = refusal.code.includes(':') ? (refusal.code.split(':')[0] as keyof typeof soapNs) : undefined;
  const declaration = prefix ? ` xmlns:${prefix}="${soapNs[prefix]}"` : '';
  const body = `<soap:Envelope xmlns:soap="${soapNs.soap}"><soap:Body${declaration}>${faultOf(refusal, false, false).source}</soap:Body></soap:Envelope>`;
  return { status: 500, type, body };
}

function faultOf(refusal: SoapRefusal, withDetail: boolean, withoutErrors: boolean): XmlPiece {
  const error = element(
    'sp:Error',
    {},
    element('sp:ErrorCode', {}, refusal.errorCode),
    element('sp:ErrorText', {}, refusal.message),
  );
  return element(
    'soap:Fault',
    {},
    element('faultcode', {}, refusal.code.includes(':') ? refusal.code : `soap:${refusal.code}`),
    element('faultstring', {}, refusal.message),
    withDetail
      ? element(
          'detail',
          {},
          element(
            'sp:ServiceplatformFault',
            { 'xmlns:sp': faultNamespace },
            element('sp:ErrorList', {}, withoutErrors ? undefined : error),
          ),
        )
      : undefined,
  );
}
