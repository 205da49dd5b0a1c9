import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createOidcClient, newLoginSecrets } from '../../src/identity/oidc/client.ts';
import type { OidcClientOptions } from '../../src/identity/oidc/client-options.ts';
import { generateClientKeys, publicJwks } from '../../src/identity/oidc/keys.ts';
import { installationBroker } from '../../src/identity/providers/installation-providers.ts';
import { readCitizen } from '../../src/identity/providers/read-citizen.ts';
import { requestOfProvider } from '../../src/identity/providers/request-of-provider.ts';
import { people } from '../people.ts';
import { startSandbox } from '../start-sandbox.ts';
import { createMitidPeer } from './peer.tsx';
import { type Arrival, createTestBrowser } from './provider/test-browser.ts';

const productUrl = 'http://127.0.0.1:9';
const dataFolder = await mkdtemp(join(tmpdir(), 'mitid-'));
const keys = await generateClientKeys();
const sandbox = await startSandbox({
  port: 0,
  dataFolder,
  productUrl,
  peers: [createMitidPeer({ keys: { jwks: publicJwks([keys.signing, keys.decryption]) } })],
});
after(async () => {
  await sandbox.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const registration: OidcClientOptions = {
  issuer: `${sandbox.url}/mitid`,
  clientId: 'selvbetjening',
  authentication: { kind: 'private-key-jwt', key: keys.signing },
  redirectUri: `${productUrl}/login/mitid/retur`,
  decryptionKey: keys.decryption,
  userinfo: true,
  allowInsecureLoopback: true,
};
const client = createOidcClient(registration);
const [karen, mads] = people;
const foreigner = people.find(({ cpr }) => cpr === undefined);
assert.ok(karen && mads && foreigner);

const broker = installationBroker({ mitid: { issuer: `${sandbox.url}/mitid`, clientId: 'selvbetjening' } });
assert.ok(broker);
const asked = requestOfProvider(broker, { language: 'da', level: 'substantial' });

async function startLogin(extra: Readonly<Record<string, string>> = {}, of = client) {
  const secrets = newLoginSecrets();
  const start = await of.authorizationUrl({ ...secrets, ...asked, extra: { ...asked.extra, ...extra } });
  assert.ok(start.ok);
  return { secrets, url: start.url };
}

function page(arrival: Arrival) {
  assert.equal(arrival.kind, 'page');
  assert.ok(arrival.kind === 'page');
  return arrival;
}

function left(arrival: Arrival): URL {
  assert.ok(arrival.kind === 'left', arrival.kind === 'page' ? arrival.html : '');
  return arrival.url;
}

async function logIn(person: { readonly mitidUuid: string }, level = 'substantial', of = client) {
  const browser = createTestBrowser(productUrl);
  const { secrets, url } = await startLogin({}, of);
  const form = page(await browser.open(url));
  const callback = left(await browser.submit(form.url, { level, person: person.mitidUuid }));
  return { browser, secrets, callback };
}

test('SEC-1 a citizen logs in with MitID: code, PKCE, encrypted id token, CPR number in the userinfo answer alone', async () => {
  const { secrets, callback } = await logIn(karen);
  assert.equal(`${callback.origin}${callback.pathname}`, registration.redirectUri);
  const login = await client.exchange(callback, secrets);
  assert.ok(login.ok, JSON.stringify(login));
  const read = readCitizen(broker, login.claims);
  assert.ok(read.ok);
  assert.deepEqual(read.person, {
    subject: karen.mitidUuid,
    cpr: karen.cpr,
    birthDate: karen.birthDate,
    name: 'Karen Ærø Hansen',
    level: 'substantial',
    identityType: 'private',
    transaction: login.claims.transaction_id,
  });
  assert.equal(login.claims.acr, 'https://data.gov.dk/concept/core/nsis/Substantial');
  assert.equal(login.claims['mitid.has_cpr'], true);
  assert.notEqual(login.claims.sub, karen.mitidUuid);

  // The id token comes back in an address at log-out, so nothing personal may stand in it.
  assert.equal(decodeProtectedHeader(login.idToken).alg, 'ES256');
  const inside = decodeJwt(login.idToken);
  assert.equal(inside['dk.cpr'], undefined);
  assert.equal(inside['mitid.identity_name'], undefined);
  assert.equal(inside.loa, 'https://data.gov.dk/concept/core/nsis/Substantial');
  assert.equal(typeof inside.auth_time, 'number');
});

test('SEC-1 the level that was used is told, also where a lower one than asked for was chosen', async () => {
  for (const level of ['low', 'high'] as const) {
    const { secrets, callback } = await logIn(mads, level);
    const login = await client.exchange(callback, secrets);
    assert.ok(login.ok);
    const read = readCitizen(broker, login.claims);
    assert.equal(read.ok && read.person.level, level);
  }
});

test('a person without a CPR number logs in, and none is made up', async () => {
  const { secrets, callback } = await logIn(foreigner);
  const login = await client.exchange(callback, secrets);
  assert.ok(login.ok);
  assert.equal(login.claims['mitid.has_cpr'], false);
  const read = readCitizen(broker, login.claims);
  assert.ok(read.ok);
  assert.equal(read.person.cpr, undefined);
});

test('the same browser may log in again as another person', async () => {
  const { browser, secrets: first, callback } = await logIn(karen);
  assert.ok((await client.exchange(callback, first)).ok);
  const { secrets, url } = await startLogin();
  const form = page(await browser.open(url));
  const second = left(await browser.submit(form.url, { level: 'substantial', person: mads.mitidUuid }));
  const login = await client.exchange(second, secrets);
  assert.ok(login.ok);
  assert.equal(login.claims['dk.cpr'], mads.cpr);
});

test('the log-in page is a form without script, in Danish or English, with a strict content security policy', async () => {
  const browser = createTestBrowser(productUrl);
  const danish = page(await browser.open((await startLogin()).url));
  assert.match(danish.html, /<html lang="da">.*Mor til to børn.*Annuller/s);
  assert.match(danish.html, /value="substantial" checked/);
  const english = page(await browser.open((await startLogin({ language: 'en' })).url));
  assert.match(english.html, /<html lang="en">.*Mother of two children.*Cancel/s);
  assert.doesNotMatch(english.html, /<script|<style|style=/);
  const policy = english.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.ok(policy.includes(`form-action 'self' ${productUrl}`));
  for (const { cpr } of people) assert.ok(cpr === undefined || !english.html.includes(cpr));
});

test('a log-in that was cancelled is told as such', async () => {
  const browser = createTestBrowser(productUrl);
  const { secrets, url } = await startLogin();
  const form = page(await browser.open(url));
  const callback = left(await browser.submit(form.url, { level: 'high', cancel: 'yes' }));
  assert.equal(callback.searchParams.get('error'), 'access_denied');
  assert.equal(callback.searchParams.get('error_description'), 'mitid_user_aborted');
  const login = await client.exchange(callback, secrets);
  assert.deepEqual(login, { ok: false, code: 'cancelled', detail: 'token endpoint: access_denied' });
});

test('SEC-1 a code works once: at its replay the access is withdrawn and the exchange is invalid', async () => {
  const { secrets, callback } = await logIn(karen);
  assert.ok((await client.exchange(callback, secrets)).ok);
  const replay = await client.exchange(callback, secrets);
  assert.deepEqual(replay, { ok: false, code: 'invalid', detail: 'token endpoint: HTTP 400 invalid_grant' });
});

test('SEC-1 wrong state, nonce or code verifier: the exchange is invalid', async () => {
  const other = newLoginSecrets();
  const parts = {
    state: 'OAUTH_INVALID_RESPONSE',
    nonce: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    codeVerifier: 'invalid_grant',
  };
  for (const [part, detail] of Object.entries(parts)) {
    const { secrets, callback } = await logIn(karen);
    const login = await client.exchange(callback, { ...secrets, [part]: other[part as keyof typeof other] });
    assert.ok(!login.ok);
    assert.equal(login.code, 'invalid');
    assert.ok(login.detail.includes(detail), `${part}: ${login.detail}`);
  }
});

test('SEC-1 a client with another key than the registered one gets no token', async () => {
  const stranger = await generateClientKeys();
  const impostor = createOidcClient({
    ...registration,
    authentication: { kind: 'private-key-jwt', key: stranger.signing },
  });
  const { secrets, callback } = await logIn(karen);
  const login = await impostor.exchange(callback, secrets);
  assert.deepEqual(login, { ok: false, code: 'invalid', detail: 'token endpoint: HTTP 401 invalid_client' });
});

test('SEC-1 an id token that was encrypted to another key is invalid', async () => {
  const { decryption } = await generateClientKeys();
  const other = createOidcClient({ ...registration, decryptionKey: { ...decryption, kid: keys.decryption.kid } });
  const { secrets, callback } = await logIn(karen);
  const login = await other.exchange(callback, secrets);
  assert.deepEqual(login, { ok: false, code: 'invalid', detail: 'token endpoint: OAUTH_DECRYPTION_FAILED' });
});

test('pushed authorization requests are accepted, and keep the request out of the address', async () => {
  const pushing = createOidcClient({ ...registration, pushed: true });
  const { url } = await startLogin({}, pushing);
  assert.deepEqual([...new URL(url).searchParams.keys()].toSorted(), ['client_id', 'request_uri']);
  const { secrets, callback } = await logIn(karen, 'high', pushing);
  assert.ok((await pushing.exchange(callback, secrets)).ok);
});

test('SEC-1 the broker shows mistakes of the client on a page of its own and never redirects them', async () => {
  const browser = createTestBrowser(productUrl);
  const direct = createOidcClient({ ...registration, pushed: false });
  const changes: Readonly<Record<string, (query: URLSearchParams) => void>> = {
    'no nonce': (query) => query.delete('nonce'),
    'no state': (query) => query.delete('state'),
    'no PKCE': (query) => {
      query.delete('code_challenge');
      query.delete('code_challenge_method');
    },
    'plain PKCE': (query) => query.set('code_challenge_method', 'plain'),
    'another redirect URI': (query) => query.set('redirect_uri', `${productUrl}/login/mitid/retur/x`),
    'a redirect URI with a query': (query) => query.set('redirect_uri', `${productUrl}/login/mitid/retur?a=1`),
    'no redirect URI': (query) => query.delete('redirect_uri'),
    'an unknown scope': (query) => query.set('scope', 'openid mitid everything'),
    'no openid scope': (query) => query.set('scope', 'mitid'),
    'an implicit response type': (query) => query.set('response_type', 'id_token'),
    'another response mode': (query) => query.set('response_mode', 'form_post'),
    'an unknown client': (query) => query.set('client_id', 'someone'),
    'idp_params that are no JSON': (query) => query.set('idp_params', '{"mitid":'),
    'a level that is none': (query) => query.set('idp_params', '{"mitid":{"loa_value":"extreme"}}'),
    'an unknown option': (query) => query.set('idp_params', '{"mitid":{"colour":"red"}}'),
    'a CPR number in the open': (query) => query.set('idp_params', '{"mitid":{"cpr_hint":"x"}}'),
    'another identity provider': (query) => query.set('idp_values', 'mitid_erhverv'),
    'acr_values that are none': (query) => query.set('acr_values', 'https://data.gov.dk/concept/core/nsis/loa/High'),
  };
  for (const [what, change] of Object.entries(changes)) {
    // In the address, where they can be changed: what is pushed beforehand never is.
    const url = new URL((await startLogin({}, direct)).url);
    change(url.searchParams);
    const answer = await browser.open(url.href);
    assert.equal(answer.kind, 'page', what);
    assert.ok(
      answer.kind === 'page' && answer.status >= 400 && answer.status < 500,
      `${what}: ${JSON.stringify(answer)}`,
    );
    assert.match(answer.html, /Fejlkode.*(invalid_|unsupported_|unauthorized_)/s, what);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/, what);
  }
});

test('logging out ends the session at the broker and comes back with the state; without id_token_hint it is refused', async () => {
  const { browser, secrets, callback } = await logIn(karen);
  const login = await client.exchange(callback, secrets);
  assert.ok(login.ok);
  const returnTo = `${productUrl}/login/logget-af`;
  const out = await client.endSessionUrl({ idToken: login.idToken, returnTo, state: 'demo' });
  assert.ok(out.ok && out.url !== undefined);
  assert.equal(left(await browser.open(out.url)).href, `${returnTo}?state=demo`);
  // A browser that has lost the broker's cookie is brought back all the same.
  assert.equal(left(await createTestBrowser(productUrl).open(out.url)).href, `${returnTo}?state=demo`);

  const bare = new URL(out.url);
  bare.searchParams.delete('id_token_hint');
  assert.equal(page(await browser.open(bare.href)).status, 400);
  const elsewhere = new URL(out.url);
  elsewhere.searchParams.set('post_logout_redirect_uri', 'https://elsewhere.example/');
  assert.equal(page(await browser.open(elsewhere.href)).status, 400);
});

test('while the token endpoint fails the provider counts as unavailable, and the fault shows as often as asked', async () => {
  const faults = [
    { at: 'request', kind: 'refuse', times: 1 },
    { at: 'request', kind: 'drop', times: 1 },
    { at: 'request', kind: 'error', status: 500, times: 1 },
    { at: 'answer', kind: 'drop', times: 1 },
    { at: 'answer', kind: 'garble', times: 1 },
  ];
  for (const fault of faults) {
    const { secrets, callback } = await logIn(karen);
    const put = await fetch(`${sandbox.url}/_/mitid/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([fault]),
    });
    assert.equal(put.status, 200);
    const login = await client.exchange(callback, secrets);
    assert.equal(!login.ok && login.code, 'provider-unavailable', JSON.stringify({ fault, login }));
  }
});

test('what the sandbox keeps of a log-in names no CPR number', async () => {
  const received = await (await fetch(`${sandbox.url}/_/mitid/received`)).json();
  assert.ok(received.length > 0);
  for (const { cpr } of people) assert.ok(cpr === undefined || !JSON.stringify(received).includes(cpr));
});

test('the broker fetches the client’s keys from its jwks_uri and encrypts by RSA-OAEP-256 where it is registered so', async () => {
  const { createServer } = await import('node:http');
  const { exportJWK, generateKeyPair } = await import('jose');
  const pair = await generateKeyPair('RSA-OAEP-256', { extractable: true });
  const decryption = { ...(await exportJWK(pair.privateKey)), kid: 'rsa', alg: 'RSA-OAEP-256', use: 'enc' as const };
  const product = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/login/jwks.json' ? publicJwks([keys.signing, decryption]) : {}));
  });
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
  const address = product.address();
  assert.ok(address !== null && typeof address === 'object');
  const home = `http://127.0.0.1:${address.port}`;
  const second = await startSandbox({
    port: 0,
    dataFolder: join(dataFolder, 'second'),
    productUrl: home,
    peers: [createMitidPeer({ encryption: 'RSA-OAEP-256' })],
  });
  try {
    const at = createOidcClient({
      ...registration,
      issuer: `${second.url}/mitid`,
      redirectUri: `${home}/login/mitid/retur`,
      decryptionKey: [decryption, keys.decryption],
    });
    const browser = createTestBrowser(home);
    const { secrets, url } = await startLogin({}, at);
    const form = page(await browser.open(url));
    const callback = left(await browser.submit(form.url, { level: 'high', person: karen.mitidUuid }));
    const login = await at.exchange(callback, secrets);
    assert.ok(login.ok, JSON.stringify(login));
  } finally {
    await second.stop();
    product.closeAllConnections();
    await new Promise((resolve) => product.close(resolve));
  }
});
