import { type AccessToken, exchangeAssertion } from './access-token.ts';
import type { OrganisationCertificate } from './certificate.ts';
import type { Platform } from './platform.ts';
import { type PlatformRefusal, type PlatformUnavailable, refusal, unavailable } from './refusal.ts';
import { type Assertion, issueAssertion } from './token-service.ts';

/** Who wants to call what: a token is good for this alone. */
export interface TokenUse {
  readonly platform: Platform;
  readonly cvr: string;
  readonly certificate: OrganisationCertificate;
  readonly entityId: string;
}

export type Got<Kind extends string, Value> =
  | ({ readonly kind: Kind } & { readonly [Name in Kind]: Value })
  | PlatformRefusal
  | PlatformUnavailable;

/** A token that a service has refused; `withAssertion` where one made anew of the same assertion was refused too. */
export interface RefusedToken {
  readonly value: string;
  readonly withAssertion: boolean;
}

/** Gets tokens, and keeps them until shortly before they end. */
export interface Tokens {
  /** @param refused id of an assertion that a service has refused */
  assertion(use: TokenUse, signal: AbortSignal, refused?: string): Promise<Got<'assertion', Assertion>>;
  accessToken(use: TokenUse, signal: AbortSignal, refused?: RefusedToken): Promise<Got<'token', AccessToken>>;
}

interface Kept {
  assertion?: Assertion;
  token?: AccessToken;
  /** The work that others who want the same wait for. */
  assertionWork?: Promise<Got<'assertion', Assertion>> | undefined;
  tokenWork?: Promise<Got<'token', AccessToken>> | undefined;
  refused?: { readonly by: PlatformRefusal; readonly until: number };
}

/** A new assertion is got so long before the old one ends; where that fails the old one is used as long as it holds. */
const assertionMargin = 5 * 60_000;
const tokenMargin = 60_000;
/** So much must be left of what is used: it has to reach the service. */
const leastLeft = 10_000;
/** Whoever was refused is not asked about again by each of a thousand deliveries. */
const refusedFor = 30_000;
/** Fetching a token may take so long, whoever waits for it. */
const fetchLimit = 20_000;
const mostKept = 2_000;

/**
 * Tokens of this process, per organisation, service and certificate. Those who want the same at the same time wait for one
 * fetch; each waits as long as its own signal allows.
 */
export function createTokens(now: () => Date = () => new Date()): Tokens {
  const keptByUse = new Map<string, Kept>();

  function keptFor({ platform, cvr, certificate, entityId }: TokenUse): Kept {
    const key = [platform.tokenServiceUrl, platform.url, cvr, certificate.thumbprint, entityId].join(' ');
    const kept = keptByUse.get(key) ?? {};
    keptByUse.delete(key);
    keptByUse.set(key, kept);
    const [oldest] = keptByUse.keys();
    if (keptByUse.size > mostKept && oldest !== undefined) keptByUse.delete(oldest);
    return kept;
  }

  const left = (thing: { readonly validTo: Date } | undefined): number =>
    thing === undefined ? 0 : thing.validTo.getTime() - now().getTime();

  /** What is wrong with the certificate itself is seen without asking anybody. */
  function refusedAlready({ certificate }: TokenUse, kept: Kept): PlatformRefusal | undefined {
    if (certificate.validTo <= now()) return refusal('certificate-expired');
    if (certificate.validFrom > now()) return refusal('certificate-not-yet-valid');
    return kept.refused && kept.refused.until > now().getTime() ? kept.refused.by : undefined;
  }

  function note<Answer extends { readonly kind: string }>(kept: Kept, answer: Answer | PlatformRefusal): void {
    if (answer.kind === 'refused') {
      kept.refused = { by: answer as PlatformRefusal, until: now().getTime() + refusedFor };
    }
  }

  async function fetchAssertion(use: TokenUse, kept: Kept): Promise<Got<'assertion', Assertion>> {
    const { platform, cvr, certificate, entityId } = use;
    const issued = await issueAssertion(platform, cvr, certificate, entityId, now(), AbortSignal.timeout(fetchLimit));
    note(kept, issued);
    if (issued.kind === 'assertion') kept.assertion = issued.assertion;
    else if (issued.kind === 'unavailable' && kept.assertion && left(kept.assertion) > leastLeft) {
      return { kind: 'assertion', assertion: kept.assertion };
    }
    return issued;
  }

  function assertionOf(use: TokenUse, kept: Kept): Promise<Got<'assertion', Assertion>> {
    if (kept.assertion && left(kept.assertion) > assertionMargin) {
      return Promise.resolve({ kind: 'assertion', assertion: kept.assertion });
    }
    kept.assertionWork ??= fetchAssertion(use, kept).finally(() => {
      kept.assertionWork = undefined;
    });
    return kept.assertionWork;
  }

  async function fetchToken(use: TokenUse, kept: Kept): Promise<Got<'token', AccessToken>> {
    const before = kept.token;
    const got = await exchanged(use, kept, true);
    note(kept, got);
    if (got.kind === 'token') kept.token = got.token;
    else if (got.kind === 'unavailable' && before !== undefined && kept.token === before && left(before) > leastLeft) {
      return { kind: 'token', token: before };
    }
    return got;
  }

  /** An assertion that is refused where it is exchanged is got anew once. */
  async function exchanged(use: TokenUse, kept: Kept, mayRenew: boolean): Promise<Got<'token', AccessToken>> {
    const got = await assertionOf(use, kept);
    if (got.kind !== 'assertion') return got;
    const signal = AbortSignal.timeout(fetchLimit);
    const answer = await exchangeAssertion(use.platform, use.certificate, got.assertion, now(), signal);
    if (answer.kind !== 'assertion-refused') return answer;
    if (!mayRenew) return refusal('token', answer.code);
    if (kept.assertion === got.assertion) delete kept.assertion;
    return exchanged(use, kept, false);
  }

  return {
    assertion(use, signal, refused) {
      const kept = keptFor(use);
      if (kept.assertion?.id === refused) delete kept.assertion;
      const already = refusedAlready(use, kept);
      return already ? Promise.resolve(already) : within(signal, assertionOf(use, kept));
    },
    accessToken(use, signal, refused) {
      const kept = keptFor(use);
      // Of a thousand calls that were refused with one token, one has it replaced.
      if (refused !== undefined && kept.token?.value === refused.value) {
        delete kept.token;
        if (refused.withAssertion) delete kept.assertion;
      }
      const already = refusedAlready(use, kept);
      if (already) return Promise.resolve(already);
      if (kept.token && left(kept.token) > tokenMargin) return Promise.resolve({ kind: 'token', token: kept.token });
      kept.tokenWork ??= fetchToken(use, kept).finally(() => {
        kept.tokenWork = undefined;
      });
      return within(signal, kept.tokenWork);
    },
  };
}

/** The answer, or that there is none within the time of who waits. */
async function within<Answer>(signal: AbortSignal, work: Promise<Answer>): Promise<Answer | PlatformUnavailable> {
  if (signal.aborted) return unavailable('no token within the time limit');
  const ended = Promise.withResolvers<PlatformUnavailable>();
  const stop = () => ended.resolve(unavailable('no token within the time limit'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, ended.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
