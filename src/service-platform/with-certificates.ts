import type { Platform, PlatformCaller } from './platform.ts';
import { type PlatformRefusal, refusal } from './refusal.ts';
import type { TokenUse } from './tokens.ts';

/**
 * Makes a call of a service with each of the caller's certificates in turn, until one is not refused: one that is not taken makes room
 * for the next. Where none is taken it is the first one's refusal that a person has to put right.
 */
export async function withCertificates<Answer extends { readonly kind: string }>(
  platform: Platform,
  caller: PlatformCaller,
  entityId: string,
  call: (use: TokenUse) => Promise<Answer | PlatformRefusal>,
): Promise<Answer | PlatformRefusal> {
  let first: PlatformRefusal | undefined;
  for (const certificate of caller.certificates) {
    const answer = await call({ platform, cvr: caller.cvr, certificate, entityId });
    if (!isRefusal(answer)) return answer;
    first ??= answer;
  }
  return first ?? refusal('no-certificate');
}

function isRefusal(answer: { readonly kind: string }): answer is PlatformRefusal {
  return answer.kind === 'refused';
}
