import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { createOidcClient } from './client.ts';
import type { OidcClientOptions } from './client-options.ts';
import type { OidcFailureCode } from './failure.ts';
import { generateClientKeys } from './keys.ts';
import { type Forgery, startForgingProvider } from './test-support/forging-provider.ts';

const keys = await generateClientKeys();
const clientSecret = 'a client secret that is long enough for HS256';
const provider = await startForgingProvider({ clientId: 'us', clientSecret, decryption: keys.decryption });
after(() => provider.stop());

const options: OidcClientOptions = {
  issuer: provider.issuer,
  clientId: 'us',
  authentication: { kind: 'client-secret-post', secret: clientSecret },
  redirectUri: 'http://127.0.0.1:9/login/retur',
  decryptionKey: keys.decryption,
  allowInsecureLoopback: true,
};
const client = createOidcClient(options);
const secrets = { state: 'the state that was sent', nonce: provider.nonce, codeVerifier: 'v'.repeat(43) };
const callback = `/login/retur?${new URLSearchParams({ code: 'c', state: secrets.state })}`;
const personal = 'Karen Hansen 0107850018';

beforeEach(() => {
  provider.forge({});
  provider.describe({});
});

const now = Math.floor(Date.now() / 1000);

/** OpenID Connect Core 3.1.3.6. */
function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

/** Flips one bit of the part of a compact token with this number, counted from 0. */
function damage(part: number): (token: string) => string {
  return (token) => {
    const parts = token.split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    parts[part] = bytes.toString('base64url');
    return parts.join('.');
  };
}

test('SEC-1 a good answer of a good provider is a log-in', async () => {
  const login = await client.exchange(callback, secrets);
  assert.ok(login.ok, JSON.stringify(login));
  assert.equal(login.claims.sub, 'someone');
  assert.equal(login.idToken.split('.').length, 3);
});

const good: Readonly<Record<string, Forgery>> = {
  'signed by RS256': { signature: 'RS256' },
  'with the right at_hash': { claims: { at_hash: halfHash('the access token') } },
  'for several audiences, with us as the authorised party': { claims: { aud: ['us', 'them'], azp: 'us' } },
  'dated half a minute ahead by a fast clock': { claims: { iat: now + 30 } },
};
for (const [what, forgery] of Object.entries(good)) {
  test(`SEC-1 an id token ${what} is accepted`, async () => {
    provider.forge(forgery);
    const login = await client.exchange(callback, secrets);
    assert.ok(login.ok, JSON.stringify(login));
  });
}

const bad: Readonly<Record<string, Forgery>> = {
  'with another nonce': { claims: { nonce: personal } },
  'without a nonce': { claims: { nonce: undefined } },
  'for another audience': { claims: { aud: 'them' } },
  'for several audiences without an authorised party': { claims: { aud: ['us', 'them'] } },
  'with another authorised party': { claims: { azp: 'them' } },
  'of another issuer': { claims: { iss: 'https://elsewhere.example' } },
  'that has expired': { claims: { exp: now - 120 } },
  'without an expiry': { claims: { exp: undefined } },
  'that is issued in the future': { claims: { iat: now + 600 } },
  'that was issued an hour ago': { claims: { iat: now - 3600 } },
  'without a date of issue': { claims: { iat: undefined } },
  'without a subject': { claims: { sub: undefined } },
  'with an empty subject': { claims: { sub: '' } },
  'with the hash of another access token': { claims: { at_hash: halfHash('another') } },
  'that is not yet valid': { claims: { nbf: now + 600 } },
  'that is not signed': { signature: 'none' },
  'signed by HS256 with our own secret': { signature: 'HS256' },
  'signed by an algorithm off the list': { signature: 'RS512' },
  'signed by a key that is not published': { signature: 'unpublished-key' },
  'that is not encrypted': { encrypted: false },
  'that is neither encrypted nor signed': { encrypted: false, signature: 'none' },
  'with a damaged ciphertext': { change: damage(3) },
  'with a damaged authentication tag': { change: damage(4) },
  'with a damaged header': { change: damage(0) },
  'that is no token': { change: () => personal },
  'with parts cut off': { change: (token) => token.split('.').slice(0, 3).join('.') },
};
for (const [what, forgery] of Object.entries(bad)) {
  test(`SEC-1 an id token ${what} is invalid, and the detail tells nothing personal`, async () => {
    provider.forge(forgery);
    const login = await client.exchange(callback, secrets);
    assert.equal(login.ok ? 'ok' : login.code, 'invalid');
    assert.ok(!login.ok && !login.detail.includes('Karen') && !/\d{6}/.test(login.detail), JSON.stringify(login));
  });
}

test('SEC-1 a damaged signature is invalid where id tokens are not encrypted', async () => {
  const plain = createOidcClient({ ...options, decryptionKey: undefined });
  provider.forge({ encrypted: false });
  assert.ok((await plain.exchange(callback, secrets)).ok);
  for (const part of [1, 2]) {
    provider.forge({ encrypted: false, change: damage(part) });
    const login = await plain.exchange(callback, secrets);
    assert.equal(login.ok ? 'ok' : login.code, 'invalid');
  }
  provider.forge({});
  const encrypted = await plain.exchange(callback, secrets);
  assert.equal(encrypted.ok ? 'ok' : encrypted.code, 'invalid');
});

test('SEC-1 a proof of identity older than asked for is invalid, and so is one without a date', async () => {
  const wanting = { ...secrets, maximumAge: 300 };
  assert.ok((await client.exchange(callback, wanting)).ok);
  for (const at of [now - 3600, undefined, 'yesterday']) {
    provider.forge({ claims: { auth_time: at } });
    const login = await client.exchange(callback, wanting);
    assert.equal(login.ok ? 'ok' : login.code, 'invalid');
  }
});

const answers: readonly (readonly [Readonly<Record<string, string>>, OidcFailureCode])[] = [
  [{ error: 'access_denied', state: secrets.state, error_description: personal }, 'cancelled'],
  [{ error: 'temporarily_unavailable', state: secrets.state }, 'provider-unavailable'],
  [{ error: 'server_error', state: secrets.state }, 'provider-unavailable'],
  [{ error: 'login_required', state: secrets.state }, 'invalid'],
  [{ error: personal, state: secrets.state }, 'invalid'],
  [{ error: 'access_denied', state: 'another' }, 'invalid'],
  [{ error: 'access_denied' }, 'invalid'],
  [{ code: 'c', state: 'another' }, 'invalid'],
  [{ code: 'c' }, 'invalid'],
  [{ state: secrets.state }, 'invalid'],
  [{ code: 'c', state: secrets.state, iss: 'https://elsewhere.example' }, 'invalid'],
  [{}, 'invalid'],
];
test('SEC-1 an answer without our state is invalid whatever else it says; a refusal gets its own code', async () => {
  for (const [query, code] of answers) {
    const login = await client.exchange(`/login/retur?${new URLSearchParams(query)}`, secrets);
    assert.equal(login.ok ? 'ok' : login.code, code, JSON.stringify(query));
    assert.ok(!login.ok && !login.detail.includes('Karen'));
  }
  const twice = await client.exchange(`${callback}&state=another`, secrets);
  assert.equal(twice.ok ? 'ok' : twice.code, 'invalid');
});

test('the userinfo answer adds claims, replaces none of the id token, and must be of the same subject', async () => {
  const asking = createOidcClient({ ...options, userinfo: true });
  provider.forge({ userinfo: { sub: 'someone', iss: 'https://elsewhere.example', 'dk.cpr': 'from userinfo' } });
  const login = await asking.exchange(callback, secrets);
  assert.ok(login.ok);
  assert.equal(login.claims['dk.cpr'], 'from userinfo');
  assert.equal(login.claims.iss, provider.issuer);
  provider.forge({ userinfo: { sub: 'someone else' } });
  const other = await asking.exchange(callback, secrets);
  assert.equal(other.ok ? 'ok' : other.code, 'invalid');
});

test('rotated signing keys work at once, without a restart', async () => {
  assert.ok((await client.exchange(callback, secrets)).ok);
  await provider.rotate();
  assert.ok((await client.exchange(callback, secrets)).ok);
});

test('the provider is looked up when first used, once for all who wait, and again only past the maximum age', async () => {
  const path = '/.well-known/openid-configuration';
  const before = provider.asked.get(path) ?? 0;
  let time = 0;
  const timed = createOidcClient({ ...options, metadataMaximumAge: 60, now: () => time });
  assert.equal(provider.asked.get(path) ?? 0, before);
  await Promise.all([timed.authorizationUrl(secrets), timed.authorizationUrl(secrets)]);
  time = 59_999;
  await timed.authorizationUrl(secrets);
  assert.equal(provider.asked.get(path), before + 1);
  time = 60_000;
  await timed.authorizationUrl(secrets);
  assert.equal(provider.asked.get(path), before + 2);
});

test('a provider that is down is unavailable, and is tried again at the next use', async () => {
  const fresh = createOidcClient(options);
  provider.describe({ status: 503 });
  const down = await fresh.authorizationUrl(secrets);
  assert.equal(down.ok ? 'ok' : down.code, 'provider-unavailable');
  provider.describe({});
  assert.ok((await fresh.authorizationUrl(secrets)).ok);

  const nobody = createOidcClient({ ...options, issuer: 'http://127.0.0.1:1' });
  for (const answer of [
    await nobody.authorizationUrl(secrets),
    await nobody.exchange(callback, secrets),
    await nobody.endSessionUrl({ idToken: 'x', returnTo: 'http://127.0.0.1:9/' }),
  ]) {
    assert.deepEqual(answer, { ok: false, code: 'provider-unavailable', detail: 'discovery: no connection' });
  }
});

test('SEC-1 addresses without TLS are refused, but for loopback where it is allowed', async () => {
  const strict = createOidcClient({ ...options, allowInsecureLoopback: false });
  const answer = await strict.authorizationUrl(secrets);
  assert.deepEqual(answer, { ok: false, code: 'invalid', detail: 'discovery: the issuer is no https address' });
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
    provider.describe({ metadata: { [name]: 'http://elsewhere.example/x' } });
    const led = await createOidcClient(options).authorizationUrl(secrets);
    assert.deepEqual(led, { ok: false, code: 'invalid', detail: `discovery: ${name} is no https address` });
  }
});

test('SEC-1 metadata that names another issuer is refused, a slash at its end included', async () => {
  for (const issuer of ['https://elsewhere.example', `${provider.issuer}/`]) {
    provider.describe({ metadata: { issuer } });
    const answer = await createOidcClient(options).authorizationUrl(secrets);
    assert.equal(answer.ok ? 'ok' : answer.code, 'invalid', issuer);
  }
});

test('the address for the browser carries PKCE, state and nonce, and parameters of the provider cannot replace them', async () => {
  const start = await client.authorizationUrl({
    ...secrets,
    language: 'da',
    scope: 'openid mitid',
    extra: {
      idp_values: 'mitid',
      state: 'stolen',
      redirect_uri: 'https://elsewhere.example',
      code_challenge_method: 'plain',
    },
    maximumAge: 300,
  });
  assert.ok(start.ok);
  const url = new URL(start.url);
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    client_id: 'us',
    response_type: 'code',
    redirect_uri: options.redirectUri,
    scope: 'openid mitid',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: createHash('sha256').update(secrets.codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ui_locales: 'da',
    max_age: '300',
    idp_values: 'mitid',
  });
});

test('a provider without an end session endpoint has no address to log out at', async () => {
  const out = await client.endSessionUrl({ idToken: 'x', returnTo: 'http://127.0.0.1:9/' });
  assert.deepEqual(out, { ok: true, url: undefined });
});

test('a key of ours that is malformed, or public, is told by its id when it is first used', async () => {
  const { d: _private, ...publicOnly } = keys.decryption;
  const wrong = createOidcClient({ ...options, decryptionKey: publicOnly });
  const message = `The key ${keys.decryption.kid} must be a private key for ECDH-ES`;
  await assert.rejects(wrong.authorizationUrl(secrets), { message });
  await assert.rejects(wrong.exchange(callback, secrets), { message });
});
