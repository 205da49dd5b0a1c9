import Type from 'typebox';
import type { Answer } from '../../../cases/payments/payment-gateway.ts';
import { withinTime } from '../../../processes/within-time.ts';
import { hideCardNumbers } from './hide-card-numbers.ts';
import { maybe, read } from './wire-kinds.ts';

/** Where an agreement is reached, and its key. */
export interface GatewayAccess {
  /** Without the dialect's version and without a slash at the end, such as `https://api.pensopay.com`. */
  readonly url: string;
  /** Goes out as the Bearer token. Another secret than the one that signs callbacks. */
  readonly apiKey: string;
  /** Time limits; 10 and 30 seconds when absent, since a money movement takes the acquirer's time. */
  readonly readMilliseconds?: number;
  readonly writeMilliseconds?: number;
}

export interface GatewayCall {
  readonly method: 'GET' | 'POST';
  /** Begins with the version, such as `/v2/payments`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A page of 250 payments takes about 500 kB. */
const longestAnswer = 5_000_000;
const longestMessage = 300;

/** The errors of both dialects: `message`, Laravel's `errors`, and the acquirer's words within `response`. */
const ErrorBody = Type.Object({
  message: maybe(Type.String()),
  errors: maybe(Type.Record(Type.String(), Type.Union([Type.Array(Type.String()), Type.String()]))),
  response: maybe(Type.Object({ error_message: maybe(Type.String()) })),
});

/** These say nothing of the request itself: it may be tried again. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Calls the gateway once. `refused` only for an error in the gateway's own form: a page of something in between (a proxy, a maintenance
 * page) leaves the outcome unknown. Redirects are not followed, so that the key goes nowhere else.
 */
export async function callGateway(
  access: GatewayAccess,
  call: GatewayCall,
  signal: AbortSignal,
): Promise<Answer<unknown>> {
  const url = new URL(access.url + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const limit = call.method === 'GET' ? (access.readMilliseconds ?? 10_000) : (access.writeMilliseconds ?? 30_000);
  try {
    return await withinTime(signal, limit, async (limited) => {
      const answer = await fetch(url, {
        method: call.method,
        headers: {
          authorization: `Bearer ${access.apiKey}`,
          accept: 'application/json',
          'content-type': 'application/json',
        },
        ...(call.method === 'POST' ? { body: JSON.stringify(call.body ?? {}) } : {}),
        redirect: 'error',
        signal: limited,
      });
      return judge(answer.status, parse(await boundedText(answer)));
    });
  } catch (error) {
    return unknown(reasonOf(error));
  }
}

/** An answer that nobody can build on. */
export const unknown = (why: string): Extract<Answer<never>, { kind: 'unknown' }> => ({ kind: 'unknown', why });

function judge(status: number, body: unknown): Answer<unknown> {
  if (status >= 200 && status < 300) return body === undefined ? unknown('the answer is no JSON') : ok(body);
  const error = read(ErrorBody, body);
  if (status < 400 || status >= 500 || passing.has(status) || !error) return unknown(`HTTP ${status}`);
  const message = error.message ?? error.response?.error_message ?? '';
  const fields = Object.entries(error.errors ?? {}).map(([name, said]): [string, readonly string[]] => [
    name,
    [said].flat().map(tidy),
  ]);
  return { kind: 'refused', status, message: tidy(message), fields: Object.fromEntries(fields) };
}

const ok = (value: unknown): Answer<unknown> => ({ kind: 'ok', value });
const tidy = (text: string): string => hideCardNumbers(text).slice(0, longestMessage);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function boundedText(answer: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const piece of answer.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > longestAnswer) throw new Error('a longer answer than is read');
  }
  return text + decoder.decode();
}

/** A name for operators, without addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const { cause } = error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return error.name;
}
