import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reachesOpenAnd } from '../../processes/reachable.ts';
import { generateClientKeys } from '../oidc/keys.ts';
import { type ForgingProvider, startForgingProvider } from '../oidc/test-support/forging-provider.ts';
import { checkProvider } from './check-provider.ts';
import { fetchWithin } from './fetch-within.ts';
import type { LoginProvider } from './login-provider.ts';
import { presets } from './presets.ts';

let forging: ForgingProvider;
before(async () => {
  const { decryption } = await generateClientKeys();
  forging = await startForgingProvider({ clientId: 'us', clientSecret: 'a secret that is long enough', decryption });
});
after(() => forging.stop());

const everywhere = fetchWithin(() => true);

async function failures(
  change: Partial<LoginProvider> = {},
  by: { readonly fetch?: typeof everywhere; readonly minutesAhead?: number; readonly insecure?: boolean } = {},
): Promise<readonly string[]> {
  const provider: LoginProvider = {
    ...presets['generic-employees'],
    ...{ key: 'p', name: null, preset: 'generic-employees', issuer: forging.issuer, clientId: 'us' },
    ...{ authentication: { kind: 'client-secret-basic', secret: 's' }, encrypted: false, agreedLevel: null },
    ...change,
  };
  const checks = await checkProvider(provider, {
    fetch: by.fetch ?? everywhere,
    allowInsecureLoopback: by.insecure ?? true,
    now: () => Date.now() + (by.minutesAhead ?? 0) * 60_000,
  });
  return checks.flatMap(({ check, outcome, detail }) =>
    outcome === 'failed' ? `${check} ${detail ?? ''}`.trim() : [],
  );
}

test('ADM-3 a provider is looked at before anybody is sent to it, and what would stop a log-in is named', async () => {
  forging.describe({});
  assert.deepEqual(await failures(), []);
  assert.match((await failures({}, { minutesAhead: 5 })).join(), /^clock (29|30)\d$/);
  assert.deepEqual(await failures({ authentication: { kind: 'private-key-jwt' } }), ['authentication private_key_jwt']);
  assert.deepEqual(await failures({}, { insecure: false }), ['address']);
  assert.deepEqual(await failures({ issuer: `${forging.issuer}/elsewhere` }), ['metadata HTTP 404']);
  forging.describe({ metadata: { issuer: 'https://elsewhere.example' } });
  assert.deepEqual(await failures(), ['issuer']);
  forging.describe({ metadata: { token_endpoint: 'http://elsewhere.example/token' } });
  assert.deepEqual(await failures(), ['endpoints token_endpoint']);
  forging.describe({ metadata: { authorization_endpoint: undefined } });
  assert.deepEqual(await failures(), ['endpoints authorization_endpoint']);
  forging.describe({ metadata: { jwks_uri: `${forging.issuer}/nothing` } });
  assert.deepEqual(await failures(), ['keys HTTP 404']);
  forging.describe({ status: 500 });
  assert.deepEqual(await failures(), ['metadata HTTP 500']);
});

test('SEC-1 an address that an administrator entered reaches no network that the operator has not opened', async () => {
  forging.describe({});
  const asked = forging.asked.get('/.well-known/openid-configuration') ?? 0;
  const closed = fetchWithin(reachesOpenAnd([]));
  assert.deepEqual(await failures({}, { fetch: closed }), ['metadata no connection']);
  const byName = forging.issuer.replace('127.0.0.1', 'localhost');
  assert.deepEqual(await failures({ issuer: byName }, { fetch: closed }), ['metadata no connection']);
  assert.equal(forging.asked.get('/.well-known/openid-configuration') ?? 0, asked, 'nothing was sent');
  assert.deepEqual(await failures({}, { fetch: fetchWithin(reachesOpenAnd(['127.0.0.0/8'])) }), []);
});
