import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createOidcClient, newLoginSecrets, type OidcClient } from '../../src/identity/oidc/client.ts';
import type { OidcAuthentication } from '../../src/identity/oidc/client-options.ts';
import { generateClientKeys, publicJwks } from '../../src/identity/oidc/keys.ts';
import { installationEmployees } from '../../src/identity/providers/installation-providers.ts';
import { readEmployee } from '../../src/identity/providers/read-employee.ts';
import { createTestBrowser } from '../mitid/provider/test-browser.ts';
import { demoCvr, employees, proevebyCvr } from '../people.ts';
import { startSandbox } from '../start-sandbox.ts';
import { createEmployeesPeer } from './peer.tsx';

const productUrl = 'http://127.0.0.1:9';
const dataFolder = await mkdtemp(join(tmpdir(), 'employees-'));
const keys = await generateClientKeys();
const jwks = publicJwks([keys.signing, keys.decryption]);
const sandbox = await startSandbox({
  port: 0,
  dataFolder,
  productUrl,
  peers: [createEmployeesPeer({ keys: { jwks } })],
});
after(async () => {
  await sandbox.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const installation = { employees: { issuer: '{cvr}', clientId: 'selvbetjening', clientSecret: undefined } };
const provider = installationEmployees(installation, { cvr: demoCvr });
assert.ok(provider);
const { scope } = provider;

function clientOf(
  cvr: string,
  url = sandbox.url,
  authentication: OidcAuthentication = { kind: 'private-key-jwt', key: keys.signing },
): OidcClient {
  return createOidcClient({
    issuer: `${url}/employees/${cvr}`,
    clientId: 'selvbetjening',
    authentication,
    redirectUri: `${productUrl}/login/medarbejder/retur`,
    allowInsecureLoopback: true,
  });
}

async function logIn(client: OidcClient, fields: Readonly<Record<string, string>>) {
  const browser = createTestBrowser(productUrl);
  const secrets = newLoginSecrets();
  const start = await client.authorizationUrl({ ...secrets, scope, language: 'en' });
  assert.ok(start.ok);
  const form = await browser.open(start.url);
  assert.ok(form.kind === 'page');
  const answer = await browser.submit(form.url, fields);
  return { browser, form, secrets, answer };
}

const [signe] = employees;
const niels = employees.find(({ cvr }) => cvr === proevebyCvr);
assert.ok(signe && niels);

test('SEC-1 an employee logs in at the employer’s provider, with groups, roles and a subject of tenant and object', async () => {
  const client = clientOf(demoCvr);
  const { form, secrets, answer } = await logIn(client, { employee: signe.subject });
  assert.match(form.html, /<html lang="en">.*Signe Sagsbehandler.*Groups: Fritid/s);
  assert.doesNotMatch(form.html, /<script|<style|style=|Niels/);
  assert.ok(answer.kind === 'left');
  const login = await client.exchange(answer.url, secrets);
  assert.ok(login.ok, JSON.stringify(login));
  const read = readEmployee(provider, login.claims);
  assert.ok(read.ok);
  const { authenticatedAt, ...employee } = read.employee;
  assert.equal(authenticatedAt?.getTime(), Number(login.claims.auth_time) * 1_000);
  assert.deepEqual(employee, {
    subject: `${String(login.claims.tid)}:${signe.subject}`,
    name: 'Signe Sagsbehandler',
    email: 'signe@demo.example',
    groups: ['Fritid'],
    groupsLeftOut: false,
    roles: ['caseworker'],
    cvr: demoCvr,
    multiFactor: true,
  });
});

test('PLA-8 an employee of one employer cannot log in at the provider of another', async () => {
  const { answer } = await logIn(clientOf(demoCvr), { employee: niels.subject });
  assert.equal(answer.kind, 'page');
});

test('PLA-8 a code of one employer’s provider is no use at another’s', async () => {
  const { secrets, answer } = await logIn(clientOf(demoCvr), { employee: signe.subject });
  assert.ok(answer.kind === 'left');
  const elsewhere = await clientOf(proevebyCvr).exchange(answer.url, secrets);
  assert.deepEqual(elsewhere, { ok: false, code: 'invalid', detail: 'token endpoint: OAUTH_INVALID_RESPONSE' });
  // Nor with the issuer in the answer forged.
  const forged = new URL(answer.url);
  forged.searchParams.set('iss', `${sandbox.url}/employees/${proevebyCvr}`);
  const again = await clientOf(proevebyCvr).exchange(forged, secrets);
  assert.deepEqual(again, { ok: false, code: 'invalid', detail: 'token endpoint: HTTP 400 invalid_grant' });
});

test('PLA-8 tenants differ between employers, and an unknown employer has no provider', async () => {
  const client = clientOf(proevebyCvr);
  const { secrets, answer } = await logIn(client, { employee: niels.subject });
  assert.ok(answer.kind === 'left');
  const login = await client.exchange(answer.url, secrets);
  assert.ok(login.ok);
  assert.equal(login.claims.cvr, proevebyCvr);
  const unknown = await clientOf('99999999').authorizationUrl(newLoginSecrets());
  assert.deepEqual(unknown, {
    ok: false,
    code: 'provider-unavailable',
    detail: 'discovery: HTTP 404, not the answer of an OpenID provider',
  });
});

test('an employee who cancels is told so, and one who logs out comes back', async () => {
  const client = clientOf(demoCvr);
  const cancelled = await logIn(client, { cancel: 'yes' });
  assert.ok(cancelled.answer.kind === 'left');
  const login = await client.exchange(cancelled.answer.url, cancelled.secrets);
  assert.equal(!login.ok && login.code, 'cancelled');

  const { browser, secrets, answer } = await logIn(client, { employee: signe.subject });
  assert.ok(answer.kind === 'left');
  const second = await client.exchange(answer.url, secrets);
  assert.ok(second.ok);
  const out = await client.endSessionUrl({ idToken: second.idToken, returnTo: `${productUrl}/` });
  assert.ok(out.ok && out.url !== undefined);
  const back = await browser.open(out.url);
  assert.equal(back.kind === 'left' && back.url.href, `${productUrl}/`);
});

test('SEC-1 with a client secret the right one is taken and a wrong one is invalid', async () => {
  const second = await startSandbox({
    port: 0,
    dataFolder: join(dataFolder, 'secret'),
    productUrl,
    peers: [createEmployeesPeer({ keys: { jwks }, secret: 'a secret: with % and +' })],
  });
  try {
    for (const [secret, expected] of [
      ['a secret: with % and +', true],
      ['another', false],
    ] as const) {
      const client = clientOf(demoCvr, second.url, { kind: 'client-secret-basic', secret });
      if (!expected) {
        const start = await client.authorizationUrl({ ...newLoginSecrets(), scope, language: 'en' });
        assert.ok(!start.ok && start.code === 'invalid', 'refused as soon as the request is pushed');
        continue;
      }
      const { secrets, answer } = await logIn(client, { employee: signe.subject });
      assert.ok(answer.kind === 'left');
      const login = await client.exchange(answer.url, secrets);
      assert.ok(login.ok, JSON.stringify(login));
    }
  } finally {
    await second.stop();
  }
});
