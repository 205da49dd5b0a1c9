import type { ProviderMetadata } from '../provider-metadata.ts';
import type { ServiceProvider } from '../service-provider.ts';
import type { OutstandingLogin } from '../stores/outstanding.ts';
import type { VerifiedXml } from '../xml/signature.ts';

/** A check of an answer from the identity provider, by its number in the profile and a name that logs and tests call it by. */
export interface Rule<Context> {
  /** The number in the list of OIOSAML's validation; 0 for what comes before it, 17 for ours after it. */
  readonly number: number;
  readonly id: string;
  /** What must hold, for the documentation. */
  readonly demand: string;
  /** What is wrong, in fixed words without personal data; null when nothing is. */
  readonly check: (context: Context) => string | null;
}

/** What a Response is checked against. */
export interface ResponseContext {
  readonly response: Element;
  readonly text: string;
  readonly own: ServiceProvider;
  readonly provider: ProviderMetadata;
  /** The request of this browser that the handle named; null when there is none. */
  readonly request: OutstandingLogin | null;
  readonly now: Date;
}

/** What a decrypted assertion is checked against. */
export interface AssertionContext extends ResponseContext {
  readonly request: OutstandingLogin;
  readonly signature: VerifiedXml;
  /** As it was signed. Where the signature is no good the first rule says so, and none after it is asked. */
  readonly assertion: Element;
}

/** How far the provider's clock may be from ours; the reference implementation allows five minutes. */
export const clockSkew = 3 * 60_000;

export function isRecent(at: Date | null, now: Date): boolean {
  return at !== null && Math.abs(at.getTime() - now.getTime()) <= clockSkew;
}

/** Whether a moment has not come yet, our clock's error allowed. */
export function isAhead(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() > now.getTime() - clockSkew;
}

/** Whether a moment has come, our clock's error allowed. */
export function hasCome(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime() + clockSkew;
}
