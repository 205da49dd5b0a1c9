import type { FastifyInstance, FastifyRequest } from 'fastify';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { element, type XmlPiece, xmlDocument } from '../../src/registers/xml-builder.ts';
import { type PeerContext, withFaults } from '../peer.ts';
import { SoapRefusal } from './soap-refusal.ts';

export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const faultNamespace = 'http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/';

/** One SOAP 1.1 service of the sandbox. */
export interface SoapService {
  readonly path: string;
  readonly secret: string;
  /** Whether the service's contract declares `ServiceplatformFault`; without it a fault has no detail. */
  readonly declaresFaults: boolean;
  /** Answers the body's element; throws {@link SoapRefusal} for what it refuses. */
  answer(action: string, payload: XmlElement): Promise<XmlPiece>;
}

/**
 * Adds the service's route. The message is read by libxml2, an other parser than the product's, so that the two can't
 * agree on the same mistake. Without the right secret the answer is a 403 in HTML, as Serviceplatformen's gateway gives
 * it where the certificate is missing.
 */
export function serveSoap(app: FastifyInstance, context: PeerContext, service: SoapService): void {
  app.addContentTypeParser(['text/xml', 'application/soap+xml'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.post(service.path, (request, reply) =>
    withFaults(context, request, reply, () => answerRequest(request, service)),
  );
}

async function answerRequest(
  request: FastifyRequest,
  service: SoapService,
): Promise<{ readonly status: number; readonly type: string; readonly body: string }> {
  if (request.headers.authorization !== `Bearer ${service.secret}`) {
    return { status: 403, type: 'text/html', body: '<html><body><h1>403 Forbidden</h1></body></html>' };
  }
  const type = 'text/xml; charset=utf-8';
  try {
    return { status: 200, type, body: soapMessage(await answerMessage(request, service)) };
  } catch (error) {
    if (!(error instanceof SoapRefusal)) throw error;
    return { status: 500, type, body: soapMessage(faultOf(error, service.declaresFaults)) };
  }
}

async function answerMessage(request: FastifyRequest, service: SoapService): Promise<XmlPiece> {
  if (!/^text\/xml\b/.test(request.headers['content-type'] ?? '') || !Buffer.isBuffer(request.body)) {
    throw new SoapRefusal('Client', 'SOAP 1.1 expects content type text/xml');
  }
  // SOAP 1.1, section 6.1.1: a quoted address.
  const [, action] = /^"([^"]*)"$/.exec(String(request.headers.soapaction ?? '')) ?? [];
  if (action === undefined) throw new SoapRefusal('Client', 'SOAPAction must be a quoted address');
  const document = parsed(request.body);
  try {
    return await service.answer(action, bodyOf(document));
  } finally {
    document.dispose();
  }
}

function parsed(bytes: Uint8Array): XmlDocument {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes);
  } catch {
    throw new SoapRefusal('Client', 'The message is not well-formed XML');
  }
  if (document.dtd === null) return document;
  document.dispose();
  throw new SoapRefusal('Client', 'A SOAP message must not contain a document type declaration');
}

function bodyOf(document: XmlDocument): XmlElement {
  const envelope = document.root;
  if (envelope.name !== 'Envelope' || envelope.namespaceUri !== soapNamespace) {
    throw new SoapRefusal('VersionMismatch', 'The message is not a SOAP 1.1 envelope');
  }
  const parts = elementsIn(envelope);
  const body = parts.at(-1);
  const [payload, ...others] = body?.name === 'Body' && body.namespaceUri === soapNamespace ? elementsIn(body) : [];
  const isHeaded = parts.length === 2 && parts[0]?.name === 'Header' && parts[0].namespaceUri === soapNamespace;
  if (payload === undefined || others.length > 0 || (parts.length !== 1 && !isHeaded)) {
    throw new SoapRefusal('Client', 'The envelope must hold a body with exactly one element, last');
  }
  return payload;
}

/** The element children, in order. */
export function elementsIn(parent: XmlElement): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) elements.push(node);
  return elements;
}

function soapMessage(payload: XmlPiece): string {
  return xmlDocument(element('soap:Envelope', { 'xmlns:soap': soapNamespace }, element('soap:Body', {}, payload)));
}

function faultOf(refusal: SoapRefusal, withDetail: boolean): XmlPiece {
  return element(
    'soap:Fault',
    {},
    element('faultcode', {}, `soap:${refusal.code}`),
    element('faultstring', {}, refusal.message),
    withDetail
      ? element(
          'detail',
          {},
          element(
            'sp:ServiceplatformFault',
            { 'xmlns:sp': faultNamespace },
            element(
              'sp:ErrorList',
              {},
              element(
                'sp:Error',
                {},
                element('sp:ErrorCode', {}, refusal.errorCode),
                element('sp:ErrorText', {}, refusal.message),
              ),
            ),
          ),
        )
      : undefined,
  );
}
