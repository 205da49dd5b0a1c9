import assert from 'node:assert/strict';
import { test } from 'node:test';
import { employeeClaims, levelOf, mitidClaims } from './claims.ts';

const nsis = 'https://data.gov.dk/concept/core/nsis';
const citizen = {
  idp: 'mitid',
  identity_type: 'private',
  loa: `${nsis}/Substantial`,
  acr: `${nsis}/Substantial`,
  transaction_id: 't-1',
  'mitid.uuid': 'u-1',
  'mitid.identity_name': 'Karen Ærø Hansen',
  'dk.cpr': '0107850018',
};

test('SEC-1 both URL forms of the level are understood, and nothing else is a level', () => {
  assert.equal(levelOf(`${nsis}/Low`), 'low');
  assert.equal(levelOf(`${nsis}/loa/Substantial`), 'substantial');
  assert.equal(levelOf(`${nsis}/High`), 'high');
  for (const no of ['High', '3', `${nsis}/high`, `${nsis}/loa/loa/High`, `x${nsis}/High`, `${nsis}/High\n`, 3, null]) {
    assert.equal(levelOf(no), undefined, String(no));
  }
});

test('SEC-1 MitID claims: a missing or contradicting level is refused, a level in acr alone is taken', () => {
  const { loa: _loa, acr: _acr, ...levelless } = citizen;
  assert.deepEqual(mitidClaims(levelless), { ok: false, code: 'missing-claim', detail: 'the claim loa is missing' });
  const byAcr = mitidClaims({ ...levelless, acr: `${nsis}/loa/High` });
  assert.equal(byAcr.ok && byAcr.person.level, 'high');
  assert.equal(mitidClaims({ ...citizen, acr: `${nsis}/High` }).ok, false);
  assert.equal(mitidClaims({ ...citizen, loa: 'Substantial' }).ok, false);
});

test('MitID claims: a person is read whole, and without a CPR number where there is none', () => {
  const read = mitidClaims(citizen);
  assert.deepEqual(read.ok && read.person, {
    subject: 'u-1',
    cpr: '0107850018',
    name: 'Karen Ærø Hansen',
    level: 'substantial',
    identityType: 'private',
    transaction: 't-1',
  });
  const { 'dk.cpr': _cpr, ...foreigner } = citizen;
  const without = mitidClaims(foreigner);
  assert.ok(without.ok && !('cpr' in without.person));
});

test('SEC-1 MitID claims: wrong or missing ones are refused by name, never by value', () => {
  const changes = {
    idp: 'nemid',
    identity_type: 'test',
    'mitid.uuid': undefined,
    'mitid.identity_name': '',
    transaction_id: 7,
    'dk.cpr': '010785-0018',
  };
  for (const [name, value] of Object.entries(changes)) {
    const read = mitidClaims({ ...citizen, [name]: value });
    assert.ok(!read.ok && read.detail.includes(name), name);
    assert.ok(!read.detail.includes('0018'));
  }
});

test('PLA-8 employee claims: the subject is tenant and object, never the e-mail address', () => {
  const read = employeeClaims({ tid: 't', oid: 'o', name: 'Signe', preferred_username: 's@x.example', amr: ['pwd'] });
  assert.deepEqual(read.ok && read.employee, {
    subject: 't:o',
    name: 'Signe',
    email: 's@x.example',
    groups: [],
    groupsLeftOut: false,
    roles: [],
    multiFactor: false,
    authenticatedAt: null,
  });
  for (const missing of ['tid', 'oid', 'name']) {
    const claims = { tid: 't', oid: 'o', name: 'Signe', [missing]: undefined };
    assert.deepEqual(employeeClaims(claims), {
      ok: false,
      code: 'missing-claim',
      detail: `the claim ${missing} is missing`,
    });
  }
  assert.equal(employeeClaims({ tid: 't', oid: 'o', name: 'n', cvr: '1' }).ok, false);
});

test('employee claims: groups that the provider left out are told as left out, not as none', () => {
  const read = employeeClaims({ tid: 't', oid: 'o', name: 'n', _claim_names: { groups: 'src1' } });
  assert.equal(read.ok && read.employee.groupsLeftOut, true);
});
