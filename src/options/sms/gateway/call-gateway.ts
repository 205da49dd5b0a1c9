import { Agent as PlainAgent, request as requestPlainly } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { isOutOfTime, withinTime } from '../../../processes/within-time.ts';
import { jsonOf } from './read-wire.ts';

/** One call. `path` begins with the version, such as `/rest/mtsms`. */
export interface GatewayCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Of HTTP Basic. */
  readonly user: string;
  readonly password: string;
  readonly body?: unknown;
}

/**
 * What came of a call. `unsent`: there was no connection, or it was turned away before it was heard, so that nothing happened.
 * `silent`: the request went out, at least in part, and no whole answer came. `body` is undefined where it is no JSON.
 */
export type GatewayReply =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unsent'; readonly why: string }
  | { readonly kind: 'silent'; readonly why: string };

/**
 * GatewayAPI refuses more than 40 open connections from one address. Half of them leaves room for another process of the product; what
 * is asked beyond that waits here.
 */
export const openConnections = 20;

/** One that has been idle for some seconds is closed here, before the other end does so while something is on its way. */
const keeping = { keepAlive: true, maxSockets: openConnections, timeout: 5_000 } as const;
const agents = { 'http:': new PlainAgent(keeping), 'https:': new SecureAgent(keeping) };

const longestAnswer = 20_000_000;
/** A gateway that has taken a message and is slow to say so must not make it a doubtful one: 30 seconds occur. */
const writeMilliseconds = 45_000;
const readMilliseconds = 15_000;

/**
 * Calls the gateway once, by one of a few connections that are kept open. Redirects are not followed, so that the token goes nowhere
 * else. Never throws.
 */
export function callGateway(call: GatewayCall, signal: AbortSignal): Promise<GatewayReply> {
  return withinTime(signal, call.method === 'GET' ? readMilliseconds : writeMilliseconds, (limited) =>
    callOnce(call, limited),
  );
}

function callOnce(call: GatewayCall, signal: AbortSignal): Promise<GatewayReply> {
  const url = new URL(call.url);
  const isPlain = url.protocol === 'http:';
  const text = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
  return new Promise((resolve) => {
    let isOut = false;
    const fail = (error: unknown) => resolve({ kind: isOut ? 'silent' : 'unsent', why: reasonOf(error, signal) });
    if (signal.aborted) return fail(signal.reason);
    const outgoing = (isPlain ? requestPlainly : requestSecurely)(url, {
      method: call.method,
      agent: isPlain ? agents['http:'] : agents['https:'],
      auth: `${call.user}:${call.password}`,
      headers: {
        accept: 'application/json',
        ...(text ? { 'content-type': 'application/json', 'content-length': text.length } : {}),
      },
      signal,
    });
    outgoing.on('error', fail);
    outgoing.on('socket', (socket) => {
      // Only what goes into a connection that stands can have been heard.
      if (socket.connecting) socket.once(isPlain ? 'connect' : 'secureConnect', () => (isOut = true));
      else isOut = true;
    });
    outgoing.on('response', async (answer) => {
      try {
        const pieces: Buffer[] = [];
        let length = 0;
        for await (const piece of answer) {
          pieces.push(piece);
          length += piece.length;
          if (length > longestAnswer) throw new Error('a longer answer than is read');
        }
        resolve({ kind: 'answer', status: answer.statusCode ?? 0, body: jsonOf(Buffer.concat(pieces)) });
      } catch (error) {
        fail(error);
      }
    });
    outgoing.end(text);
  });
}

/** A name for operators, without addresses. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (isOutOfTime(signal)) return 'no answer in time';
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'no answer';
}
