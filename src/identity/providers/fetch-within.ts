import { lookup as lookUp } from 'node:dns';
import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** `fetch` as the calls to identity providers use it: bodies are forms, texts, or nothing, and no redirect is followed. */
export type ProviderFetch = (address: string, init: RequestInit) => Promise<Response>;

/** A longer answer is no provider's; its rest is not read. */
const longestAnswer = 4 * 1024 * 1024;

/**
 * `fetch` for addresses that an organisation's administrator entered: it connects to nothing that `reaches` does not allow, judged
 * by the address of the connection itself, so that a name that leads elsewhere the next moment (DNS rebinding) gains nothing.
 * Fails like `fetch`, with a `TypeError`.
 */
export function fetchWithin(reaches: (address: string) => boolean): ProviderFetch {
  return async (address, init) => {
    const url = new URL(address);
    const host = url.hostname.replaceAll(/[[\]]/g, '');
    try {
      if (isIP(host) !== 0 && !reaches(host)) throw new Error('the address may not be called');
      return await answerOf(url, init, guarded(reaches));
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      throw new TypeError('fetch failed', { cause: error });
    }
  };
}

function answerOf(url: URL, init: RequestInit, lookup: LookupFunction): Promise<Response> {
  const { method = 'GET', body, signal } = init;
  const isForm = body instanceof URLSearchParams;
  const headers = new Headers(init.headers);
  if (isForm && !headers.has('content-type')) {
    headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecurely : requestPlainly;
    const options = { method, headers: Object.fromEntries(headers), lookup, agent: false as const };
    const outgoing = send(url, { ...options, ...(signal ? { signal } : {}) }, async (answer) => {
      try {
        const pieces: Uint8Array[] = [];
        let length = 0;
        for await (const piece of answer) {
          pieces.push(piece);
          length += piece.length;
          if (length > longestAnswer) throw new Error('the answer is too long');
        }
        const status = answer.statusCode ?? 502;
        const given = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
          [value ?? []].flat().map((each) => [name, each]),
        );
        const isEmpty = [204, 205, 304].includes(status);
        resolve(new Response(isEmpty ? null : Buffer.concat(pieces), { status, headers: given }));
      } catch (error) {
        reject(error);
      }
    });
    outgoing.on('error', reject);
    outgoing.end(isForm || typeof body === 'string' ? String(body) : undefined);
  });
}

/** Looks a name up and hands on those of its addresses alone that may be called. */
function guarded(reaches: (address: string) => boolean): LookupFunction {
  return (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => reaches(address));
      const [first] = allowed;
      if (!first) return done(new Error('the name leads where nothing may be called'), []);
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });
  };
}
