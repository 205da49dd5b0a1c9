import { timingSafeEqual } from 'node:crypto';
import type { Gateway } from './gateway/gateway.ts';
import { isEnabled } from './gateway/methods.ts';
import { type AgreementSettings, methodsOf } from './settings.ts';

/** How an agreement stands at its gateway, as far as asking tells; no money is moved. */
export type AgreementStanding =
  /** The API key is refused. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The gateway could not be asked: nobody knows. */
  | { readonly kind: 'silent'; readonly reason: string }
  /** The private key is not the agreement's: every callback would be taken for a forgery. */
  | { readonly kind: 'private-key' }
  /** Methods are chosen that are not enabled. */
  | { readonly kind: 'lacking'; readonly lacking: readonly string[]; readonly enabled: readonly string[] }
  /** `knowsMethods`: false in the legacy dialect, which can't say what is enabled. */
  | { readonly kind: 'works'; readonly knowsMethods: boolean; readonly cvr?: string };

/** Asks the gateway about an agreement. */
export async function inspectAgreement(
  settings: AgreementSettings,
  gateway: Pick<Gateway, 'dialect' | 'account' | 'methods'>,
  signal: AbortSignal,
): Promise<AgreementStanding> {
  const account = await gateway.account(signal);
  if (account.kind === 'refused') return { kind: 'refused', status: account.status };
  if (account.kind === 'unknown') return { kind: 'silent', reason: account.why };
  const { privateKey, cvr } = account.value;
  if (privateKey !== undefined && !isSame(privateKey, settings.privateKey)) return { kind: 'private-key' };
  const whose = cvr === undefined ? {} : { cvr };
  if (gateway.dialect === 'v1') return { kind: 'works', knowsMethods: false, ...whose };
  const enabled = await gateway.methods(signal);
  if (enabled.kind === 'refused') return { kind: 'refused', status: enabled.status };
  if (enabled.kind === 'unknown') return { kind: 'silent', reason: enabled.why };
  const lacking = methodsOf(settings).filter((method) => !isEnabled(method, enabled.value));
  return lacking.length > 0
    ? { kind: 'lacking', lacking, enabled: enabled.value }
    : { kind: 'works', knowsMethods: true, ...whose };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
