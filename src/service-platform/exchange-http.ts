import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createSecureContext, rootCertificates } from 'node:tls';

/** Who calls, shown in the TLS handshake (mutual TLS), and whom the called is believed by. All in PEM. */
export interface TlsIdentity {
  /** With the certificates between it and its authority after it. */
  readonly certificate: string;
  readonly privateKey: string;
  /** Authorities that the called may be certified by beside those that everybody trusts. */
  readonly authorities?: string | undefined;
}

/** One call over HTTP/1.1, which Serviceplatformen's clients have to force. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent piece by piece; `length` is the number of bytes of all pieces. */
  readonly body?: { readonly length: number; readonly pieces: AsyncIterable<Uint8Array> };
  readonly identity?: TlsIdentity;
  readonly signal: AbortSignal;
}

/** A whole answer, or why there is none; `reason` is for operators and carries no personal data. */
export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly headers?: IncomingHttpHeaders }
  | { readonly kind: 'none'; readonly reason: string };

/** The services answer with some thousand bytes; what is longer is not from them. */
const maximumAnswer = 1_000_000;
/** Connections are kept for so many callers; the one that has been silent for longest goes first. */
const mostAgents = 500;

const plain = new HttpAgent({ keepAlive: true, maxSockets: 64 });
const anonymous = new HttpsAgent({ keepAlive: true, maxSockets: 64 });
const ofCallers = new Map<string, HttpsAgent>();

/** The connections of one caller: a TLS session belongs to the certificate that it was begun with. */
function agentOf(identity: TlsIdentity): HttpsAgent {
  const { certificate, privateKey, authorities } = identity;
  const key = createHash('sha256')
    .update(JSON.stringify([certificate, privateKey, authorities]))
    .digest('base64');
  const agent =
    ofCallers.get(key) ??
    new HttpsAgent({
      keepAlive: true,
      maxSockets: 64,
      ALPNProtocols: ['http/1.1'],
      // Made once: of the certificates themselves each connection would read all authorities anew, and each request write them together
      // to the name of its connection.
      secureContext: createSecureContext({
        cert: certificate,
        key: privateKey,
        ...(authorities === undefined ? {} : { ca: [...rootCertificates, authorities] }),
      }),
    });
  ofCallers.delete(key);
  ofCallers.set(key, agent);
  const [oldest] = ofCallers.keys();
  if (ofCallers.size > mostAgents && oldest !== undefined) {
    ofCallers.get(oldest)?.destroy();
    ofCallers.delete(oldest);
  }
  return agent;
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'no answer within the time limit';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    // An alert within the handshake has no code of its own; OpenSSL's words name it by number.
    const alert = error.code === 'EPROTO' ? /SSL alert number (\d+)/.exec(error.message)?.[1] : undefined;
    return alert === undefined ? error.code : `${error.code} alert ${alert}`;
  }
  return error instanceof Error ? error.message : 'unknown error';
}

async function read(response: IncomingMessage): Promise<HttpAnswer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    size += piece.length;
    if (size > maximumAnswer) return { kind: 'none', reason: `an answer of more than ${maximumAnswer} bytes` };
    pieces.push(piece);
  }
  const body = Buffer.concat(pieces).toString('utf8');
  return { kind: 'answer', status: response.statusCode ?? 0, body, headers: response.headers };
}

/**
 * Makes one call. Never throws: whatever the network or the peer does is in the answer. The body is read only as fast as
 * the peer takes it. An answer that comes before the body is out is taken, and the rest of the body left.
 */
export function exchangeHttp(call: HttpCall): Promise<HttpAnswer> {
  const answer = new Promise<HttpAnswer>((resolve) => {
    const none = (error: unknown) => resolve({ kind: 'none', reason: reasonOf(error, call.signal) });
    const secure = call.url.startsWith('https:');
    const outgoing = (secure ? httpsRequest : httpRequest)(call.url, {
      method: call.method,
      headers: { ...call.headers, ...(call.body && { 'Content-Length': call.body.length }) },
      agent: secure ? (call.identity ? agentOf(call.identity) : anonymous) : plain,
      signal: call.signal,
    });
    let answering = false;
    outgoing.on('error', (error) => answering || none(error));
    outgoing.on('response', (response) => {
      answering = true;
      read(response)
        .then(resolve, none)
        .finally(() => outgoing.writableFinished || outgoing.destroy());
    });
    if (call.body) pipeline(Readable.from(call.body.pieces), outgoing).catch((error) => answering || none(error));
    else outgoing.end();
  });
  // An address that is none makes the request itself throw.
  return answer.catch((error) => ({ kind: 'none', reason: reasonOf(error, call.signal) }));
}
