import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cprDatafordelerRegister } from '../../src/registers/datafordeler/cpr-datafordeler-register.ts';
import { cvrDatafordelerRegister } from '../../src/registers/datafordeler/cvr-datafordeler-register.ts';
import type { DatafordelerAccess } from '../../src/registers/datafordeler/graphql-call.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { datafordelerAccess } from './access.ts';
import { datafordelerPeer } from './peer.ts';

let folder: string;
let sandbox: Sandbox;
let access: DatafordelerAccess;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datafordeler-'));
  sandbox = await startSandbox({
    ...{ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers: [datafordelerPeer] },
  });
  const url = `${sandbox.url}/datafordeler`;
  access = { ...datafordelerAccess, url, tokenUrl: `${url}/token` };
});
after(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

const today = () => '2026-11-24';
const fault = (faults: readonly unknown[]) =>
  fetch(`${sandbox.url}/_/datafordeler/faults`, {
    ...{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(faults) },
  });

async function ask(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${access.url}${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
  });
  const read = (await answer.json()) as { errors?: { extensions: { code: string } }[]; errorCode?: string };
  return [answer.status, read.errors?.[0]?.extensions.code ?? read.errorCode];
}

async function token(): Promise<string> {
  const { clientId: client_id, clientSecret: client_secret } = access;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const answer = await fetch(access.tokenUrl, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('FUL-4 a person of Datafordeler is as one of Serviceplatformen: the current name, address, children, custody, protection', async () => {
  const register = cprDatafordelerRegister(access, today);
  const karen = await register.lookUp('010785-0018');
  assert.ok(karen.ok, JSON.stringify(karen));
  assert.deepEqual(karen.person.name, {
    addressing: 'Karen Ærø Hansen',
    first: 'Karen',
    middle: 'Ærø',
    last: 'Hansen',
  });
  assert.equal(karen.person.status, 1);
  assert.deepEqual(
    [karen.person.address?.street, karen.person.address?.houseNumber, karen.person.address?.floor],
    ['Birkevej', '12A', '2'],
  );
  assert.equal(karen.person.municipalityCode, '0851');
  assert.equal(karen.person.children.length, 2);
  const ida = await register.lookUp('0305154024');
  assert.ok(ida.ok);
  assert.deepEqual(ida.person.custody, [
    { holder: 'mother', cpr: '0107850018' },
    { holder: 'father', cpr: '1502820021' },
  ]);
  const sofie = await register.lookUp('0906880042');
  assert.ok(sofie.ok && sofie.person.protected);
  const tove = await register.lookUp('2109770181');
  assert.ok(tove.ok && !tove.person.protected, 'a protection that has ended');
  const changed = await register.lookUp('1203900071');
  assert.ok(changed.ok);
  assert.equal(changed.person.currentCpr, '1303900072');
  const dead = await register.lookUp('0404300064');
  assert.ok(dead.ok);
  assert.equal(dead.person.status, 90);
  assert.deepEqual(await register.lookUp('0101010000'), { ok: false, code: 'not-found', detail: 'no such person' });
});

test('FRM-4 a company of Datafordeler by its number; what it does not offer is refused with the reason', async () => {
  const register = cvrDatafordelerRegister(access, today);
  const found = await register.lookUp('99000104');
  assert.ok(found.ok, JSON.stringify(found));
  assert.equal(found.company.name, 'Fjordbyens Idrætsforening');
  assert.ok(found.company.address?.kind === 'parts');
  assert.deepEqual(
    [
      found.company.address.parts.street,
      found.company.address.parts.houseNumber,
      found.company.address.parts.houseNumberTo,
    ],
    ['Stadionvej', '7', '9'],
  );
  assert.equal((await register.lookUp('12345678')).ok, false);
  assert.deepEqual((await register.search('Fjord')).ok, false);
});

test('FUL-4 a token that was withdrawn is got anew; a wrong secret, silence and nonsense are told without personal data', async () => {
  const register = cprDatafordelerRegister(access, today);
  assert.ok((await register.lookUp('0107850018')).ok);
  await fault([{ at: 'request', kind: 'error', status: 401, times: 1 }]);
  assert.ok((await register.lookUp('0107850018')).ok);
  for (const wrong of [
    { kind: 'error', status: 503 },
    { kind: 'garble', times: 9 },
    { kind: 'drop', times: 9 },
  ]) {
    await fault([{ at: wrong.kind === 'garble' ? 'answer' : 'request', ...wrong }]);
    const answer = await register.lookUp('0107850018');
    assert.ok(!answer.ok);
    assert.equal(answer.code, 'unavailable', wrong.kind);
    assert.doesNotMatch(JSON.stringify(answer), /010785|sandbox-datafordeler/);
  }
  await fault([]);
  const refused = await cprDatafordelerRegister({ ...access, clientSecret: 'forkert' }, today).lookUp('0107850018');
  assert.deepEqual(refused, { ok: false, code: 'refused', detail: 'the token service refuses the client' });
});

test('FUL-4 the sandbox refuses what Datafordeler refuses', async () => {
  const cpr = '/CPR/custom/PublicSector/v1';
  const cvr = `/CVR/flexibleCurrent/v1?apiKey=${access.apiKey}`;
  const bearer = { authorization: `Bearer ${await token()}` };
  const person = (fields: string) =>
    `query ($cpr: [String!]!) { CPRCustom_PublicSectorPerson(input: { personnummer: { personnummer: { in: $cpr } } }) { nodes { ${fields} } } }`;
  const one = { cpr: ['0107850018'] };
  const beskyttelser = 'beskyttelser { status }';
  const cases: readonly (readonly [string, unknown, Readonly<Record<string, string>>, number, string])[] = [
    [cpr, { query: person(beskyttelser), variables: one }, {}, 401, 'DAF-AUTH-0005'],
    [cpr, { query: person('status'), variables: one }, bearer, 200, 'DAF-CPR'],
    [cpr, { query: person(`${beskyttelser} boern { barn { personnummer } }`), variables: one }, bearer, 200, 'DAF-CPR'],
    [cpr, { query: person(`${beskyttelser} x: status`), variables: one }, bearer, 200, 'DAF-GQL-0008'],
    [cpr, { query: person(`${beskyttelser} findesIkke`), variables: one }, bearer, 200, 'HC0016'],
    [cpr, { query: person(`${beskyttelser} børn { x }`), variables: one }, bearer, 200, 'HC0011'],
    [cpr, { query: '{ __schema { types { name } } }' }, bearer, 200, 'HC0046'],
    [
      cpr,
      { query: person(beskyttelser), variables: { cpr: Array(101).fill('0107850018') } },
      bearer,
      200,
      'DAF-GQL-0016',
    ],
    [
      cvr,
      { query: '{ CVR_Virksomhed { nodes { CVRNummer } } DAR_Adresse { nodes { id } } }' },
      {},
      200,
      'DAF-GQL-0010',
    ],
    [cvr, { query: '{ CVR_Virksomhed(first: 1) { nodes { CVRNummer } } }' }, {}, 200, 'DAF-GQL-0009'],
    [cvr, { query: '{ CVR_Virksomhed { nodes { CVRNummer } } }' }, { apikey: 'x' }, 401, 'DAF-AUTH-0002'],
    ['/CVR/flexibleCurrent/v1', { query: '{ x }' }, {}, 401, 'DAF-AUTH-0005'],
  ];
  for (const [path, body, headers, status, code] of cases) {
    assert.deepEqual(await ask(path, body, headers), [status, code], `${path} ${JSON.stringify(body).slice(0, 120)}`);
  }
});
