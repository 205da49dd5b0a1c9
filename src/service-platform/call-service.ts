import { exchangeHttp, type HttpAnswer } from './exchange-http.ts';
import { identityOf, type Platform, type PlatformCaller } from './platform.ts';
import { type PlatformRefusal, type PlatformUnavailable, refusal } from './refusal.ts';
import { challengeOf, safeCode, withoutService } from './service-answer.ts';
import { createTokens, type RefusedToken, type Tokens, type TokenUse } from './tokens.ts';
import { withCertificates } from './with-certificates.ts';

/** One call of a REST service of Serviceplatformen ("way C": OIO IDWS REST). */
export interface ServiceCall {
  /** Names the service in tokens, such as `http://entityid.kombit.dk/service/kombipostafsend/1`. */
  readonly entityId: string;
  readonly method: 'GET' | 'POST';
  /** Below the platform's address, with a leading slash. */
  readonly path: string;
  /** Without `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Made anew for each time it is sent. */
  readonly body?: { readonly length: number; pieces(): AsyncIterable<Uint8Array> };
}

/** A service's answer (also one that is none), or why none could be asked: then nothing has gone out. */
export type ServiceAnswer =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | PlatformRefusal
  | PlatformUnavailable;

/** The tokens of this process: what one call has fetched serves the next. */
export const sharedTokens = createTokens();

/** When a service doesn't take a token: first a new one of the same assertion is tried, then all anew, then no more. */
const mostTries = 3;

/**
 * Calls a service with the organisation's certificate and a token. A token that the service refuses (401) is replaced, and the
 * call made again: what was refused so was not taken. A certificate that is not taken makes room for the next one.
 * Never throws for what the network or the services do.
 */
export async function callService(
  platform: Platform,
  caller: PlatformCaller,
  call: ServiceCall,
  signal: AbortSignal,
  tokens: Tokens = sharedTokens,
): Promise<ServiceAnswer> {
  return withCertificates(platform, caller, call.entityId, (use) => callWith(use, call, signal, tokens));
}

async function callWith(use: TokenUse, call: ServiceCall, signal: AbortSignal, tokens: Tokens): Promise<ServiceAnswer> {
  let code: string | undefined;
  let refused: RefusedToken | undefined;
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const got = await tokens.accessToken(use, signal, refused);
    if (got.kind !== 'token') return got;
    const answer = await exchangeHttp({
      method: call.method,
      url: use.platform.url + call.path,
      headers: { ...call.headers, Authorization: `Holder-of-key ${got.token.value}` },
      identity: identityOf(use.platform, use.certificate),
      signal,
      ...(call.body && { body: { length: call.body.length, pieces: call.body.pieces() } }),
    });
    const challenge = challengeOf(answer);
    if (answer.kind === 'answer' && answer.status === 401) {
      code = safeCode(challenge?.error);
      refused = { value: got.token.value, withAssertion: tries > 1 };
      continue;
    }
    if (answer.kind === 'answer' && answer.status === 403 && challenge) {
      return refusal('agreement', safeCode(challenge.error));
    }
    const without = withoutService(answer);
    return without?.kind === 'refused' ? without : { kind: 'answered', answer };
  }
  return refusal('token', code);
}
