import { providerEndpoints } from '../oidc/discovery.ts';
import { signatureAlgorithms } from '../oidc/id-token.ts';
import { isSafeAddress } from '../oidc/safe-address.ts';
import type { ProviderFetch } from './fetch-within.ts';
import type { LoginProvider } from './login-provider.ts';

/** What is looked at before anybody is sent to a provider, in this order. */
export const providerChecks = [
  'address',
  'metadata',
  'issuer',
  'endpoints',
  'keys',
  'clock',
  'authentication',
  'pkce',
  'pushed',
  'answerIssuer',
  'scopes',
  'logout',
] as const;

/** One thing that was looked at. `note`: it works without, and is better with. */
export interface CheckedThing {
  readonly check: (typeof providerChecks)[number];
  readonly outcome: 'ok' | 'note' | 'failed';
  /** A word of the standard's or a number; never what a provider wrote freely. */
  readonly detail: string | null;
}

/** Seconds by which the clocks may differ: more makes valid tokens look old or yet to come. */
const mostSeconds = 60;
const callMilliseconds = 10_000;

type Metadata = Readonly<Record<string, unknown>>;

/** Asks a provider for what it says of itself, without logging anybody in. Stops at the first thing without which nothing goes. */
export async function checkProvider(
  provider: LoginProvider,
  by: { readonly fetch: ProviderFetch; readonly allowInsecureLoopback: boolean; readonly now: () => number },
): Promise<readonly CheckedThing[]> {
  const checks: CheckedThing[] = [];
  const add = (check: CheckedThing['check'], outcome: CheckedThing['outcome'], detail: string | null = null) => {
    checks.push({ check, outcome, detail });
    return outcome !== 'failed';
  };
  const isSafe = isSafeAddress(provider.issuer, by.allowInsecureLoopback);
  if (!add('address', isSafe ? 'ok' : 'failed')) return checks;
  const sent = by.now();
  const found = await read(by.fetch, `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!add('metadata', found.ok ? 'ok' : 'failed', found.ok ? null : found.detail) || !found.ok) return checks;
  const { metadata, date } = found;
  if (!add('issuer', metadata.issuer === provider.issuer ? 'ok' : 'failed')) return checks;
  const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
  const unsafe =
    needed.find((name) => typeof metadata[name] !== 'string') ??
    providerEndpoints.find(
      (name) => metadata[name] !== undefined && !isSafeAddress(String(metadata[name]), by.allowInsecureLoopback),
    );
  if (!add('endpoints', unsafe === undefined ? 'ok' : 'failed', unsafe ?? null)) return checks;
  const keys = await read(by.fetch, String(metadata.jwks_uri));
  const count = keys.ok ? usableKeys(keys.metadata) : 0;
  add('keys', count > 0 ? 'ok' : 'failed', keys.ok ? String(count) : keys.detail);
  const skew = date === null ? null : Math.round(Math.abs(date - (sent + by.now()) / 2) / 1_000);
  add('clock', skew === null ? 'note' : skew <= mostSeconds ? 'ok' : 'failed', skew === null ? null : String(skew));
  const methods = listed(metadata.token_endpoint_auth_methods_supported, ['client_secret_basic']);
  const method = provider.authentication.kind.replaceAll('-', '_');
  add('authentication', methods.includes(method) ? 'ok' : 'failed', method);
  const pkce = listed(metadata.code_challenge_methods_supported, null);
  add('pkce', pkce?.includes('S256') ? 'ok' : 'note');
  add('pushed', typeof metadata.pushed_authorization_request_endpoint === 'string' ? 'ok' : 'note');
  add('answerIssuer', metadata.authorization_response_iss_parameter_supported === true ? 'ok' : 'note');
  const scopes = listed(metadata.scopes_supported, null);
  const unknown = scopes === null ? undefined : provider.scope.split(/\s+/).find((scope) => !scopes.includes(scope));
  add('scopes', unknown === undefined && scopes !== null ? 'ok' : 'note', unknown ?? null);
  const ends = typeof metadata.end_session_endpoint === 'string';
  add('logout', ends && metadata.backchannel_logout_supported === true ? 'ok' : 'note', ends ? 'end_session' : null);
  return checks;
}

async function read(
  fetch: ProviderFetch,
  address: string,
): Promise<
  | { readonly ok: true; readonly metadata: Metadata; readonly date: number | null }
  | { readonly ok: false; readonly detail: string }
> {
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(callMilliseconds),
    });
    if (answer.status !== 200) return { ok: false, detail: `HTTP ${answer.status}` };
    const date = Date.parse(answer.headers.get('date') ?? '');
    const metadata: unknown = await answer.json();
    if (typeof metadata !== 'object' || metadata === null) return { ok: false, detail: 'JSON' };
    return { ok: true, metadata: { ...metadata }, date: Number.isNaN(date) ? null : date };
  } catch (error) {
    return { ok: false, detail: error instanceof SyntaxError ? 'JSON' : 'no connection' };
  }
}

function usableKeys({ keys }: Metadata): number {
  if (!Array.isArray(keys)) return 0;
  const families: ReadonlySet<unknown> = new Set(['EC', 'RSA']);
  return keys.filter(
    (key: unknown) =>
      typeof key === 'object' &&
      key !== null &&
      'kty' in key &&
      families.has(key.kty) &&
      !('use' in key && key.use === 'enc') &&
      !('alg' in key && typeof key.alg === 'string' && !signatureAlgorithms.includes(key.alg)),
  ).length;
}

function listed<Otherwise>(value: unknown, otherwise: Otherwise): readonly string[] | Otherwise {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : otherwise;
}
