import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { grantsIn, privilegesFor } from './grants.ts';
import { lookUpToken, productSystem } from './packages.ts';
import { powerOfAttorneyPeer } from './peer.tsx';

let folder: string;
let sandbox: Sandbox;
const [karen, mads, ida] = ['0107850018', '1502820021', '0305154024'];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'powers-'));
  sandbox = await startSandbox({
    port: 0,
    dataFolder: folder,
    productUrl: 'http://127.0.0.1:1',
    peers: [powerOfAttorneyPeer],
  });
});
after(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function post(path: string, body: unknown, token: string | null = null) {
  const answer = await fetch(`${sandbox.url}/power-of-attorney${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

const good = {
  loggedIn: karen,
  grantorCpr: karen,
  representative: { kind: 'person', cpr: mads },
  package: 'fritidspas-handle',
};

test('FUL-5 a power is refused that Digital Fuldmagt would not take', async () => {
  const wrong: readonly (readonly [string, object])[] = [
    ['not-logged-in', { loggedIn: '' }],
    ['sub-delegation', { loggedIn: mads }],
    ['grantor-too-young', { loggedIn: ida, grantorCpr: ida }],
    ['grantor-is-representative', { representative: { kind: 'person', cpr: karen } }],
    ['package-not-published', { package: 'ikke-udgivet' }],
    ['package-not-connected', { package: 'uden-system' }],
    ['end-in-the-past', { validTo: '2020-01-01T00:00:00Z' }],
    ['representative-by-name-only', { representative: { kind: 'person', name: 'Mads Hansen' } }],
  ];
  for (const [error, change] of wrong) {
    assert.deepEqual(await post('/grants', { ...good, ...change }), { status: 422, body: { error } });
  }
});

test('FUL-5 a power counts at log-ins and look-ups until it is revoked or over, and a request only once it is accepted', async () => {
  const store = await grantsIn(join(folder, 'power-of-attorney'));
  const made = await post('/grants', good);
  assert.equal(made.status, 201);
  const other = await post('/grants', { ...good, package: 'andet-system' });
  assert.equal(other.status, 201);
  const statement = Buffer.from(privilegesFor(store, mads, productSystem, new Date()) ?? '', 'base64').toString();
  assert.match(statement, /Scope="urn:dk:gov:saml:cprNumberIdentifier:0107850018"><Privilege>/);
  assert.doesNotMatch(statement, /andet/, 'of another system nothing is told');
  const found = await post('/delegations', { representative: mads }, lookUpToken);
  assert.deepEqual(
    found.body.delegations.map((each: { status: string }) => each.status),
    ['active'],
  );

  assert.equal((await post(`/grants/${made.body.id}/revoke`, {})).status, 204);
  assert.equal(privilegesFor(store, mads, productSystem, new Date()), undefined);
  const again = await post('/delegations', { grantor: karen }, lookUpToken);
  assert.deepEqual(
    again.body.delegations.map((each: { status: string }) => each.status),
    ['revoked'],
  );

  const asked = await store.ask({ ...good, loggedIn: mads }, new Date());
  assert.ok(asked.ok);
  assert.equal(privilegesFor(store, mads, productSystem, new Date()), undefined);
  assert.equal(await store.accept(asked.grant.id, mads, new Date()), false, 'the one who asked can’t say yes');
  assert.equal(await store.accept(asked.grant.id, karen, new Date()), true);
  assert.ok(privilegesFor(store, mads, productSystem, new Date()));
});

test('FUL-5 a look-up is refused without the key, for another system, and for what is no CPR number', async () => {
  assert.equal((await post('/delegations', { representative: mads })).status, 401);
  assert.equal((await post('/delegations', { representative: mads }, 'x')).status, 401);
  assert.equal((await post('/delegations', { representative: '0000000000' }, lookUpToken)).status, 400);
  const foreign = { representative: mads, privilege: 'urn:dk:sandkasse:andet:hjaelpemidler:ansoeg' };
  assert.equal((await post('/delegations', foreign, lookUpToken)).status, 403);
});
