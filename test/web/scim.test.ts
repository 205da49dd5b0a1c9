import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { entraProvisioning } from '../../sandbox/provisioning/entra-client.ts';
import { EmployeeHasLeft } from '../../src/identity/employees/keep-employee.ts';
import { loginEmployee } from '../../src/identity/login.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { giveRole } from '../../src/identity/rights/change-roles.ts';
import { parseFilter } from '../../src/identity/scim/filter.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { type ApiScope, makeApiKey } from '../../src/organisations/api-keys/api-keys.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let key: string;
before(async () => {
  product = await startRunningProduct();
  key = await keyWith(['employees:provision']);
});
after(() => product?.close());

const tenant = '3f1f2c9e-0f6a-4d7a-9d0e-000000000001';
const oids = Array.from({ length: 4 }, (_, index) => `5b0c6c1e-1111-4222-8333-00000000000${index}`);
const oid = (index: number) => oids[index] ?? '';
const base = () => `${product.origin}/demo/scim/v2`;
const entra = () => entraProvisioning(base(), key);
async function keyWith(scopes: readonly ApiScope[]): Promise<string> {
  const maker = { employee: oid(0), at: new Date(), from: {} };
  const made = await product.database.inOrganisation(product.demo.id, (transaction) =>
    makeApiKey(transaction, product.demo, { name: 'Entra', scopes }, maker),
  );
  return made.value;
}

function logIn(index: number, groups: readonly string[] = [], roles: readonly string[] = ['caseworker']) {
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const identity = {
    subject: `${tenant}:${oid(index)}`,
    name: 'Navn fra login',
    groups,
    groupsLeftOut: false,
    roles,
    multiFactor: true,
    authenticatedAt: new Date(),
  };
  return loginEmployee(product.database, sessions, product.demo, identity, 'token', {}, new Date());
}

const rowOf = (id: string) =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('employee').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );

test('ADM-1 a directory adds employees and groups as Entra ID does, and the log-in that follows is the same employee', async () => {
  const bo = { oid: oid(0), upn: 'bo@demo.dk', name: 'Bo Berg', enabled: true };
  const id = await entra().user(bo);
  assert.equal(await entra().user({ ...bo, name: 'Bo Bjerg' }), id, 'the next cycle finds them');
  const group = await entra().group(oid(3), 'Fritid', [id]);
  await logIn(0, ['Fra login']);
  const row = await rowOf(id);
  assert.equal(row.subject, `${tenant}:${oid(0)}`);
  assert.deepEqual(row.groups, ['Fra login', 'Fritid']);
  assert.equal((await entra().find('Users', 'externalId', oid(0))).id, id);
  assert.equal((await entra().find('Users', 'USERNAME', 'BO@demo.dk')).id, id, 'names without regard to case');

  const shown = await entra().ask('GET', `/Groups/${group}`);
  assert.deepEqual(
    shown.body.members.map((member: { value: string }) => member.value),
    [id],
  );
  assert.equal((await entra().find('Groups', 'displayName', 'Fritid')).members, undefined, 'left out when asked');
  const both = encodeURIComponent(`id eq "${group}" and members eq "${id}"`);
  assert.equal((await entra().ask('GET', `/Groups?filter=${both}`)).body.totalResults, 1);
  const removed = await entra().change(`/Groups/${group}`, { op: 'Remove', path: 'members', value: [{ value: id }] });
  assert.equal(removed.status, 200);
  assert.deepEqual((await rowOf(id)).groups, ['Fra login']);
  await entra().change(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value: id }] });
  const bracketed = await entra().change(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${id}"]` });
  assert.equal(bracketed.status, 200);
  assert.deepEqual((await rowOf(id)).groups, ['Fra login']);
});

test('ADM-1 who is deactivated has left: no session, no log-in, until the directory says otherwise', async () => {
  const person = { oid: oid(1), upn: 'else@demo.dk', name: 'Else', enabled: true };
  await logIn(1);
  const id = await entra().user(person);
  assert.equal((await rowOf(id)).subject, `${tenant}:${oid(1)}`, 'taken over, not made twice');
  assert.equal(await entra().user({ ...person, enabled: false }), id);
  assert.notEqual((await rowOf(id)).left_at, null);
  const sessions = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('session').select('kind').where('employee', '=', id).execute(),
  );
  assert.deepEqual(sessions, []);
  await assert.rejects(logIn(1), EmployeeHasLeft);
  await entra().user(person);
  await logIn(1);
  assert.equal(
    (await entra().change(`/Users/${id}`, { op: 'replace', value: { active: 'False', 'name.givenName': 'Elsa' } })).body
      .active,
    false,
  );
  const put = await entra().ask('PUT', `/Users/${id}`, {
    userName: 'else@demo.dk',
    externalId: oid(1),
    displayName: 'Else B',
    active: true,
  });
  assert.equal(put.body.active, true);
  assert.equal(put.body.displayName, 'Else B');
  assert.equal((await entra().ask('DELETE', `/Users/${id}`)).status, 204);
  assert.equal((await entra().ask('GET', `/Users/${id}`)).status, 404);
  await assert.rejects(logIn(1), EmployeeHasLeft);
  const actions = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select(['action', 'actor_kind'])
      .where('record', '=', id)
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(
    actions.filter(({ action }) => /Left|Returned/.test(action)).map(({ action }) => action),
    ['employeeLeft', 'employeeReturned', 'employeeLeft', 'employeeReturned', 'employeeLeft'],
  );
  assert.ok(actions.every(({ action, actor_kind: kind }) => action === 'login' || kind === 'system'));
});

test('ADM-1 the last one who may manage roles keeps that right, whatever the directory or their log-in says, and the log tells', async () => {
  const admin = { oid: 'a-1', upn: 'alma@demo.dk', name: 'Alma', enabled: true };
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const logInAs = (external: string, roles: readonly string[]) => {
    const identity = { subject: `${tenant}:${external}`, name: external, groups: [], groupsLeftOut: false, roles };
    return loginEmployee(
      product.database,
      sessions,
      product.demo,
      { ...identity, multiFactor: true, authenticatedAt: new Date() },
      'token',
      {},
      new Date(),
    );
  };
  const kept = () =>
    product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('audit_entry').select('actor_kind').where('action', '=', 'lastRightKept').execute(),
    );
  await logInAs('a-1', ['administrator']);
  const id = await entra().user(admin);
  const refused = await entra().change(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
  assert.deepEqual([refused.status, refused.body.scimType], [400, 'mutability']);
  assert.match(refused.body.detail, /Give the right to somebody else first/);
  assert.equal((await entra().ask('DELETE', `/Users/${id}`)).status, 400);
  assert.equal((await rowOf(id)).left_at, null);

  const group = await entra().group('g-1', 'Ledelse', [id]);
  const given = { kind: 'group', group: 'Ledelse' } as const;
  const operator = { employee: null, access: accessOfRole('administrator'), at: new Date(), from: {} };
  assert.equal(await giveRole(product.database, product.demo, operator, 'administrator', given, {}), 'done');
  await logInAs('a-1', []);
  assert.deepEqual((await rowOf(id)).roles, [], 'the group still gives it');
  for (const change of [
    { op: 'remove', path: `members[value eq "${id}"]` },
    { op: 'replace', path: 'displayName', value: 'Direktion' },
  ]) {
    assert.equal((await entra().change(`/Groups/${group}`, change)).status, 400, change.path);
  }
  assert.equal((await entra().ask('DELETE', `/Groups/${group}`)).status, 400);
  assert.deepEqual((await rowOf(id)).groups, ['Ledelse']);
  assert.equal((await kept()).length, 5);

  await logInAs('a-2', ['administrator', 'designer']);
  assert.equal((await entra().ask('DELETE', `/Groups/${group}`)).status, 204, 'another holds it now');
  await logInAs('a-2', ['designer']);
  const second = await entra().user({ ...admin, oid: 'a-2', upn: 'anna@demo.dk', name: 'Anna' });
  assert.deepEqual([...(await rowOf(second)).roles].sort(), ['administrator', 'designer']);
  assert.equal((await kept()).length, 6);
  await logInAs('a-1', ['administrator']);
  await logInAs('a-2', ['designer']);
  assert.deepEqual((await rowOf(second)).roles, ['designer'], 'until somebody else does');
});

test('ADM-1 what the standard demands beside: descriptions, pages, and errors in its own shape', async () => {
  const config = await entra().ask('GET', '/ServiceProviderConfig');
  assert.match(config.type ?? '', /application\/scim\+json/);
  assert.deepEqual([config.body.patch.supported, config.body.bulk.supported], [true, false]);
  assert.deepEqual(
    (await entra().ask('GET', '/ResourceTypes')).body.Resources.map((each: { id: string }) => each.id),
    ['User', 'Group'],
  );
  const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
  assert.equal((await entra().ask('GET', `/Schemas/${user}`)).body.id, user);
  for (const index of [2, 3])
    await entra().user({ oid: oid(index), upn: `p${index}@demo.dk`, name: `P${index}`, enabled: true });
  const second = await entra().ask('GET', '/Users?startIndex=2&count=1');
  assert.deepEqual([second.body.startIndex, second.body.itemsPerPage, second.body.Resources.length], [2, 1, 1]);
  assert.equal((await entra().ask('GET', '/Users?count=0')).body.Resources.length, 0);

  const twice = await entra().ask('POST', '/Users', { userName: 'p2@demo.dk', externalId: oid(2) });
  assert.deepEqual([twice.status, twice.body.scimType, twice.body.status], [409, 'uniqueness', '409']);
  const id = (await entra().find('Users', 'userName', 'p3@demo.dk')).id;
  const wrong: readonly (readonly [string, string, unknown, number, string | undefined])[] = [
    ['GET', '/Users?filter=userName%20co%20%22a%22', undefined, 400, 'invalidFilter'],
    ['GET', '/Users?filter=name.familyName%20eq%20%22a%22', undefined, 400, 'invalidFilter'],
    ['POST', '/Users', {}, 400, 'invalidValue'],
    ['PATCH', `/Users/${id}`, { Operations: [{ op: 'move' }] }, 400, 'invalidSyntax'],
    ['PATCH', `/Users/${id}`, { Operations: [{ op: 'add', path: 'shoeSize', value: 1 }] }, 400, 'invalidPath'],
    ['PATCH', `/Users/${id}`, { Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] }, 400, 'invalidValue'],
    [
      'PATCH',
      `/Users/${id}`,
      { Operations: [{ op: 'replace', path: 'userName', value: 'p2@demo.dk' }] },
      409,
      'uniqueness',
    ],
    ['POST', '/Groups', { displayName: 'X', members: [{ value: tenant }] }, 400, 'invalidValue'],
    ['GET', '/Users/none', undefined, 404, undefined],
  ];
  for (const [method, path, body, status, type] of wrong) {
    const answer = await entra().ask(method, path, body);
    assert.deepEqual(
      [answer.status, answer.body.scimType],
      [status, type],
      `${method} ${path} ${JSON.stringify(body)}`,
    );
    assert.deepEqual(answer.body.schemas, ['urn:ietf:params:scim:api:messages:2.0:Error']);
  }
  const broken = await fetch(`${base()}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/scim+json' },
    body: '{',
  });
  assert.equal(broken.status, 400);
  assert.equal(await entra().find('Groups', 'displayName', 'X'), undefined, 'a group that was refused is not there');
});

test('ADM-1 in the sandbox somebody plays the directory: users and groups come, change, leave and come again; mishaps harm nothing', async () => {
  const directory = `${product.sandboxUrl}/provisioning/10000009`;
  const play = async (path: string, fields: readonly (readonly [string, string])[]) => {
    const headers = { 'accept-language': 'da' };
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    return (await fetch(directory + path, { method: 'POST', headers, body })).text();
  };
  const employeeOf = (external: string) =>
    product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction
        .selectFrom('employee')
        .select(['name', 'groups', 'left_at'])
        .where('external_id', '=', external)
        .executeTakeFirst(),
    );
  const signe = 'b7d9a0c2-4a5e-4a19-8f10-000000000001';
  const user = (more: readonly (readonly [string, string])[]) =>
    play('/users', [['oid', signe], ['upn', 'signe@demo.example'], ['name', 'Signe Søndergaard'], ...more]);
  assert.match(await play('', [['mishap', 'none']]), /Sæt en nøgle ind først/);
  assert.match(
    await play('', [
      ['key', key],
      ['mishap', 'token'],
    ]),
    /Løsningen svarede 401/,
  );
  assert.match(
    await play('', [
      ['key', key],
      ['mishap', 'repeat'],
    ]),
    /Kataloget er sendt/,
  );
  assert.deepEqual((await employeeOf(signe))?.groups, ['Fritid']);
  assert.match(await user([['enabled', 'yes']]), /Kataloget er sendt/);
  assert.equal((await employeeOf(signe))?.name, 'Signe Søndergaard');
  await user([]);
  assert.ok((await employeeOf(signe))?.left_at, 'deactivated');
  await user([['enabled', 'yes']]);
  assert.equal((await employeeOf(signe))?.left_at, null);
  const page = await (await fetch(directory)).text();
  const group =
    /name="oid" value="([^"]+)"\/?><label>Navn <input name="name" required value="Fritid"/.exec(page)?.[1] ?? '';
  await play('/groups', [
    ['oid', group],
    ['name', 'Kultur og Fritid'],
    ['members', signe],
  ]);
  assert.deepEqual((await employeeOf(signe))?.groups, ['Kultur og Fritid']);
  await play('/groups', [
    ['oid', group],
    ['name', 'Kultur og Fritid'],
    ['delete', 'yes'],
  ]);
  assert.deepEqual((await employeeOf(signe))?.groups, []);
  await user([['delete', 'yes']]);
  assert.equal(await employeeOf(signe), undefined);
});

test('SEC-1 only a key of the organisation with the right for it comes in', async () => {
  const other = await keyWith(['cases:start', 'cases:read']);
  const ask = async (at: string, by?: string) =>
    (await fetch(at, { headers: by === undefined ? {} : { authorization: `Bearer ${by}` } })).status;
  assert.equal(await ask(`${base()}/Users`), 401);
  assert.equal(await ask(`${base()}/Users`, 'sbk_wrong'), 401);
  assert.equal(await ask(`${base()}/Users`, other), 403);
  assert.equal(await ask(`${product.origin}/proeveby/scim/v2/Users`, key), 401);
  assert.equal(await ask(`${product.origin}/api/v1/demo/cases`, key), 403);
});

test('ADM-1 a filter is comparisons joined by and; anything else is refused', () => {
  assert.deepEqual(
    parseFilter('externalId EQ "a\\"b" and urn:ietf:params:scim:schemas:core:2.0:User:userName eq "c"'),
    [
      { attribute: 'externalid', value: 'a"b' },
      { attribute: 'username', value: 'c' },
    ],
  );
  for (const filter of [
    '',
    'userName',
    'userName eq',
    'a eq "b" or c eq "d"',
    'a eq "b',
    'not (a eq "b")',
    'x'.repeat(2_000),
  ])
    assert.throws(() => parseFilter(filter));
});
