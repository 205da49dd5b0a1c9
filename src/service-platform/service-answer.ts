import type { HttpAnswer } from './exchange-http.ts';
import { isCertificateAlert, type PlatformRefusal, type PlatformUnavailable, refusal, unavailable } from './refusal.ts';

/** What `WWW-Authenticate` says of a call that was refused (OIO IDWS REST, after RFC 6750 section 3). */
export interface Challenge {
  readonly error: string | undefined;
  readonly description: string | undefined;
}

/** Reads a challenge of the scheme `Holder-of-key`; undefined where there is none. */
export function challengeOf(answer: HttpAnswer): Challenge | undefined {
  const header = answer.kind === 'answer' ? answer.headers?.['www-authenticate'] : undefined;
  if (header === undefined || !/^holder-of-key\b/i.test(header)) return undefined;
  const parameter = (name: string) => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(header)?.[1];
  return { error: parameter('error'), description: parameter('error_description') };
}

/**
 * Why a call got no answer of a service at all, whichever it is: nothing came, something in between answered, or the caller's
 * certificate was not taken (which some gateways say in the handshake and some by an HTML page, 403). Null where a service spoke.
 */
export function withoutService(answer: HttpAnswer): PlatformRefusal | PlatformUnavailable | null {
  if (answer.kind === 'none') {
    return isCertificateAlert(answer.reason) ? refusal('certificate-refused') : unavailable(answer.reason);
  }
  const { status } = answer;
  const isPage = /^text\/html\b/i.test(answer.headers?.['content-type'] ?? '');
  if (status === 403 && isPage) return refusal('certificate-refused');
  if (status === 408 || status === 425 || status === 429 || status >= 500) return unavailable(`HTTP ${status}`);
  return isPage ? unavailable(`HTTP ${status} with an HTML page`) : null;
}

/** A code that may be shown and logged: nothing that could be a person's number or a sentence. */
export function safeCode(code: unknown): string | undefined {
  return typeof code === 'string' && /^[\w.:-]{1,80}$/.test(code) && !/\d{8}/.test(code) ? code : undefined;
}

/** The members of a JSON object; undefined where a body is none. */
export function jsonObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
