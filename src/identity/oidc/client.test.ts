import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { createOidcClient } from './client.ts';
import type { OidcClientOptions } from './client-options.ts';
import type { OidcFailureCode } from './failure.ts';
import { generateClientKeys } from './keys.ts';
import { forgedTokens, halfHash, personal } from './test-support/forgeries.ts';
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

beforeEach(() => {
  provider.forge({});
  provider.describe({});
});

const now = Math.floor(Date.now() / 1000);

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
  ...forgedTokens,
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

test('SEC-1 a code that the provider refuses is invalid, and a token endpoint that does not answer is unavailable', async () => {
  const hurried = createOidcClient({ ...options, callSeconds: 1 });
  for (const [tokenEndpoint, code] of [
    ['invalid_grant', 'invalid'],
    ['silent', 'provider-unavailable'],
    ['hangs-up', 'provider-unavailable'],
    ['server-error', 'provider-unavailable'],
  ] as const) {
    provider.forge({ tokenEndpoint });
    const login = await hurried.exchange(callback, secrets);
    assert.equal(login.ok ? 'ok' : login.code, code, tokenEndpoint);
  }
});

test('SEC-1 a provider that promises to name itself in its answers must (RFC 9207), against mix-up', async () => {
  provider.describe({ metadata: { authorization_response_iss_parameter_supported: true } });
  const strict = createOidcClient(options);
  const without = await strict.exchange(callback, secrets);
  assert.equal(without.ok ? 'ok' : without.code, 'invalid');
  assert.ok((await strict.exchange(`${callback}&${new URLSearchParams({ iss: provider.issuer })}`, secrets)).ok);
  const other = await strict.exchange(`${callback}&iss=https%3A%2F%2Felsewhere.example`, secrets);
  assert.equal(other.ok ? 'ok' : other.code, 'invalid');
});

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const order = () => {
  const at = Math.floor(Date.now() / 1000);
  const claims = { iss: provider.issuer, aud: 'us', iat: at, exp: at + 120, jti: 'j-1', sub: 'someone', sid: 's-1' };
  return { ...claims, events: { [logoutEvent]: {} } };
};

test('SEC-1 a logout token is taken with sid or sub; with anything wrong in it nobody is logged out', async () => {
  for (const claims of [order(), { ...order(), sid: undefined }, { ...order(), sub: undefined }]) {
    const taken = await client.logoutOrder(await provider.signed(claims));
    assert.ok(taken.ok, JSON.stringify(taken));
    assert.deepEqual(taken.name, { issuer: provider.issuer, subject: claims.sub ?? null, sid: claims.sid ?? null });
  }
  const at = Math.floor(Date.now() / 1000);
  const wrong: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'another issuer': { iss: 'https://elsewhere.example' },
    'another audience': { aud: 'them' },
    'no date': { iat: undefined },
    'an old date': { iat: at - 3_600, exp: at + 60 },
    'a date to come': { iat: at + 600 },
    'no expiry': { exp: undefined },
    expired: { exp: at - 300 },
    'no number': { jti: undefined },
    'a nonce': { nonce: 'n' },
    'no events': { events: undefined },
    'another event': { events: { 'https://elsewhere.example': {} } },
    'an event that is no object': { events: { [logoutEvent]: true } },
    'neither sub nor sid': { sub: undefined, sid: undefined },
    'a sid that is no text': { sid: 7 },
  };
  for (const [what, change] of Object.entries(wrong)) {
    const taken = await client.logoutOrder(await provider.signed({ ...order(), ...change }));
    assert.equal(taken.ok ? 'ok' : taken.code, 'invalid', what);
  }
  for (const signature of [
    'none',
    'HS256',
    'HS256-by-public-key',
    'unpublished-key',
    'embedded-key',
    'RS512',
  ] as const) {
    provider.forge({ signature });
    const taken = await client.logoutOrder(await provider.signed(order()));
    assert.equal(taken.ok ? 'ok' : taken.code, 'invalid', signature);
  }
  provider.forge({ header: { typ: 'at+jwt' } });
  assert.equal((await client.logoutOrder(await provider.signed(order()))).ok, false);
  provider.forge({ header: { typ: 'logout+jwt' } });
  assert.ok((await client.logoutOrder(await provider.signed(order()))).ok);
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
