import { lookup as lookUp } from 'node:dns';
import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Reaches } from '../../processes/reachable.ts';

/** What came of a call. `body` is at most 64 kB of the answer. */
export type CallAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  /** The address leads where nothing may be called; nothing was sent. */
  | { readonly kind: 'forbidden' }
  /** No answer; `reason` says why, without addresses. */
  | { readonly kind: 'none'; readonly reason: string };

export interface CallRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const longestAnswer = 65_536;
const forbidden = 'EFORBIDDEN';

/**
 * Calls a receiver. Redirects are not followed: the address is the organisation's own word. What is judged by `reaches` is the address
 * that the connection goes to, so that a name that leads elsewhere the next moment (DNS rebinding) gains nothing. Never throws for
 * what the receiver does.
 */
export async function call(
  url: string,
  request: CallRequest,
  signal: AbortSignal,
  reaches: Reaches,
): Promise<CallAnswer> {
  const address = new URL(url);
  const host = address.hostname.replaceAll(/[[\]]/g, '');
  if (isIP(host) !== 0 && !reaches(host)) return { kind: 'forbidden' };
  try {
    return await answerOf(address, request, signal, guarded(reaches));
  } catch (error) {
    const reason = reasonOf(error);
    return reason === forbidden ? { kind: 'forbidden' } : { kind: 'none', reason };
  }
}

function answerOf(
  url: URL,
  { method, headers, body }: CallRequest,
  signal: AbortSignal,
  lookup: LookupFunction,
): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecurely : requestPlainly;
    const outgoing = send(url, { method, headers, signal, lookup, agent: false }, async (answer) => {
      try {
        const pieces: Uint8Array[] = [];
        let length = 0;
        // What is longer is read no further; the outcome stands in the status.
        for await (const piece of answer) {
          pieces.push(piece);
          length += piece.length;
          if (length >= longestAnswer) break;
        }
        const text = Buffer.concat(pieces).subarray(0, longestAnswer).toString('utf8');
        resolve({ kind: 'answer', status: answer.statusCode ?? 0, body: text });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Looks a name up and hands on those of its addresses alone that may be called. */
function guarded(reaches: Reaches): LookupFunction {
  return (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => reaches(address));
      const [first] = allowed;
      if (!first) return done(Object.assign(new Error(forbidden), { code: forbidden }), []);
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });
  };
}

function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'no answer';
}
