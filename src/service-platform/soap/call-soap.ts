import { randomUUID } from 'node:crypto';
import { sharedTokens } from '../call-service.ts';
import { exchangeHttp } from '../exchange-http.ts';
import { identityOf, type Platform, type PlatformCaller } from '../platform.ts';
import { type PlatformRefusal, type PlatformUnavailable, refusal, unavailable } from '../refusal.ts';
import { withoutService } from '../service-answer.ts';
import type { Tokens, TokenUse } from '../tokens.ts';
import { withCertificates } from '../with-certificates.ts';
import { readAnswer } from './read-answer.ts';
import { signedRequest } from './write-request.ts';

/** One call of a SOAP service of Serviceplatformen with a token ("way B": OIO IDWS, Liberty Basic SOAP Binding). */
export interface SoapServiceCall {
  /** Names the service in tokens. */
  readonly entityId: string;
  /** Below the platform's address, with a leading slash. */
  readonly path: string;
  /** Both `SOAPAction` and `wsa:Action`. */
  readonly action: string;
  /** The body's element, as XML that brings its own namespaces. */
  readonly payload: string;
}

/** `body`: the SOAP body of the answer as the service signed it, a fault too. */
export type SoapServiceAnswer =
  | { readonly kind: 'answered'; readonly body: string }
  | PlatformRefusal
  | PlatformUnavailable;

/** A service that refuses a token gets a new one once. */
const mostTries = 2;

/**
 * Calls a SOAP service: the request signed by the organisation's key, over TLS with the same certificate, with an assertion for this
 * service alone; the answer verified before anything of it is read. A certificate that is not taken makes room for the next one. Each
 * time is a new message, so this is for questions alone, never for what may happen once only. Never throws for what the network or
 * the service does.
 */
export async function callSoapService(
  platform: Platform,
  caller: PlatformCaller,
  call: SoapServiceCall,
  signal: AbortSignal,
  tokens: Tokens = sharedTokens,
): Promise<SoapServiceAnswer> {
  return withCertificates(platform, caller, call.entityId, (use) => callWith(use, call, signal, tokens));
}

async function callWith(
  use: TokenUse,
  call: SoapServiceCall,
  signal: AbortSignal,
  tokens: Tokens,
): Promise<SoapServiceAnswer> {
  const url = use.platform.url + call.path;
  let code: string | undefined;
  let refused: string | undefined;
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const got = await tokens.assertion(use, signal, refused);
    if (got.kind !== 'assertion') return got;
    const messageId = `urn:uuid:${randomUUID()}`;
    const { certificate } = use;
    const { action, payload } = call;
    const { assertion } = got;
    const request = { to: url, action, messageId, payload, assertion, certificate, now: new Date() };
    const message = Buffer.from(signedRequest(request));
    const answer = await exchangeHttp({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${call.action}"`, Accept: 'text/xml' },
      body: { length: message.length, pieces: one(message) },
      identity: identityOf(use.platform, use.certificate),
      signal,
    });
    if (answer.kind === 'none' || !isXml(answer.headers?.['content-type'])) {
      const without = withoutService(answer);
      if (without || answer.kind === 'none') return without ?? unavailable('no answer');
      return answer.status < 400
        ? unavailable(`HTTP ${answer.status} without XML`)
        : refusal('agreement', `HTTP.${answer.status}`);
    }
    const signers = use.platform.answerCertificates;
    const read = readAnswer(answer.body, { signers, messageId, now: new Date() });
    if (read.kind === 'verified') return { kind: 'answered', body: read.body };
    if (read.kind === 'rejected')
      return unavailable(`HTTP ${answer.status}, and the answer is no good: ${read.problem}`);
    // Who is not told what is wrong can only wait; who is told that it is the token gets another.
    if (read.code === undefined) return unavailable(`HTTP ${answer.status} with a fault that is not signed`);
    code = read.code;
    refused = assertion.id;
  }
  return refusal('token', code);
}

function isXml(type: string | undefined): boolean {
  return /^(text|application)\/xml\b/i.test(type ?? '');
}

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}
