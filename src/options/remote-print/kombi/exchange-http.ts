import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One call over HTTP/1.1, which Serviceplatformen's clients have to force. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent piece by piece; `length` is the number of bytes of all pieces. */
  readonly body?: { readonly length: number; readonly pieces: AsyncIterable<Uint8Array> };
  readonly signal: AbortSignal;
}

/** A whole answer, or why there is none; `reason` is for operators and carries no personal data. */
export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The service answers with some hundred bytes; what is longer is not from it. */
const maximumAnswer = 1_000_000;

const agents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'no answer within the time limit';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
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
  return { kind: 'answer', status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') };
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
      agent: secure ? agents.https : agents.http,
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
