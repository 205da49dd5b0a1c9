import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelOf } from '../oidc/claims.ts';
import type { LoginProvider } from './login-provider.ts';
import { type PresetKey, presetKeys, presets } from './presets.ts';
import { readCitizen } from './read-citizen.ts';
import { readEmployee } from './read-employee.ts';

const nsis = 'https://data.gov.dk/concept/core/nsis';
const provider = (preset: PresetKey, change: Partial<LoginProvider> = {}): LoginProvider => ({
  ...presets[preset],
  ...{ key: 'p', name: null, preset, issuer: 'https://op.example', clientId: 'us', encrypted: false },
  ...{ authentication: { kind: 'private-key-jwt' }, agreedLevel: null },
  ...change,
});
const broker = provider('signaturgruppen');
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

test('SEC-1 the forms of the level that providers write are understood, and nothing else is a level', () => {
  assert.equal(levelOf(`${nsis}/Low`), 'low');
  assert.equal(levelOf(`${nsis}/loa/Substantial`), 'substantial');
  assert.equal(levelOf(`${nsis}/High`), 'high');
  assert.equal(levelOf('Substantial'), 'substantial');
  assert.equal(levelOf('urn:grn:authn:dk:mitid:high'), 'high');
  const none = ['high', '3', `${nsis}/high`, `${nsis}/loa/loa/High`, `x${nsis}/High`, `${nsis}/High\n`, 3, null];
  for (const no of [...none, 'urn:grn:authn:dk:mitid:business', 'constructor']) {
    assert.equal(levelOf(no), undefined, String(no));
  }
});

test('SEC-1 a missing or contradicting level is refused, a level in acr alone is taken', () => {
  const { loa: _loa, acr: _acr, ...levelless } = citizen;
  assert.deepEqual(readCitizen(broker, levelless), {
    ok: false,
    code: 'missing-claim',
    detail: 'the claim loa is missing',
  });
  const byAcr = readCitizen(broker, { ...levelless, acr: `${nsis}/loa/High` });
  assert.equal(byAcr.ok && byAcr.person.level, 'high');
  assert.equal(readCitizen(broker, { ...citizen, acr: `${nsis}/High` }).ok, false);
  assert.equal(readCitizen(broker, { ...citizen, loa: '3' }).ok, false);
});

test('SEC-1 an agreed level counts only where no claim is said to tell of it', () => {
  const { level: _level, ...claims } = presets.os2.claims;
  const silent = { sub: 's', name: 'Karen', cpr: '0107850018' };
  const agreed = readCitizen(provider('os2', { claims, agreedLevel: 'substantial' }), silent);
  assert.equal(agreed.ok && agreed.person.level, 'substantial');
  assert.equal(readCitizen(provider('os2', { claims }), silent).ok, false);
  assert.equal(readCitizen(provider('os2', { agreedLevel: 'high' }), silent).ok, false);
});

test('a person is read whole by the preset of the broker, and without a CPR number where there is none', () => {
  const read = readCitizen(broker, citizen);
  assert.deepEqual(read.ok && read.person, {
    subject: 'u-1',
    cpr: '0107850018',
    name: 'Karen Ærø Hansen',
    level: 'substantial',
    identityType: 'private',
    transaction: 't-1',
  });
  const { 'dk.cpr': _cpr, ...foreigner } = citizen;
  const without = readCitizen(broker, foreigner);
  assert.ok(without.ok && !('cpr' in without.person));
});

test('who acts for a company is read with the company, and neither by their CPR number nor as themselves', () => {
  const os2 = provider('os2');
  const claims = { sub: 's', name: 'Karen', cpr: '0107850018', loa: 'Substantial' };
  const alone = readCitizen(os2, { ...claims, cvr: '' });
  const forCompany = readCitizen(os2, { ...claims, cvr: '99000104' });
  assert.ok(alone.ok && forCompany.ok);
  assert.equal(alone.person.cpr, '0107850018');
  assert.deepEqual(
    [forCompany.person.cpr, forCompany.person.company?.cvr, forCompany.person.identityType],
    [undefined, '99000104', 'professional'],
  );
  assert.notEqual(alone.person.subject, forCompany.person.subject);
});

test('SEC-1 wrong or missing claims are refused by name, never by value', () => {
  const changes = {
    idp: 'nemid',
    'mitid.uuid': undefined,
    'mitid.identity_name': '',
    transaction_id: 7,
    'dk.cpr': '010785-0018',
  };
  for (const [name, value] of Object.entries({ ...changes, birthDate: undefined })) {
    if (name === 'birthDate') continue;
    const read = readCitizen(broker, { ...citizen, [name]: value });
    assert.ok(!read.ok && read.detail.includes(name), name);
    assert.ok(!read.detail.includes('0018'));
  }
  // Ten digits that are nobody's: there is no such day.
  for (const cpr of ['9999999999', '3102850018', 107850018]) {
    const read = readCitizen(broker, { ...citizen, 'dk.cpr': cpr });
    assert.ok(!read.ok && read.detail.includes('dk.cpr') && !read.detail.includes(String(cpr)));
  }
  for (const claims of [{ cvr: '1' }, { cvr: 99_000_104 }, { cvr: ['99000104'] }]) {
    const read = readCitizen(provider('os2'), { sub: 's', name: 'n', loa: 'High', ...claims });
    assert.ok(!read.ok && read.detail.includes('cvr'));
  }
});

test('SEC-1 the same sub of two providers is two people, and MitID’s own number is one through all', () => {
  const claims = { sub: '1:2', name: 'Karen', acr: `${nsis}/High` };
  const subjects = ['https://a.example', 'https://b.example'].map((issuer) => {
    const read = readCitizen(provider('generic-citizens', { issuer }), claims);
    return read.ok ? read.person.subject : '';
  });
  assert.notEqual(subjects[0], subjects[1]);
  assert.match(subjects[0] ?? '', /^[0-9a-f]{16}:1%3A2$/);
  const moved = readCitizen(provider('signaturgruppen', { issuer: 'https://b.example' }), citizen);
  assert.equal(moved.ok && moved.person.subject, 'u-1');
  const remapped = provider('signaturgruppen', { claims: { ...presets.signaturgruppen.claims, subject: 'sub' } });
  const local = readCitizen(remapped, { ...citizen, sub: 'u-1' });
  assert.ok(local.ok && local.person.subject !== 'u-1', 'a subject that is read otherwise is no longer MitID’s');
});

test('PLA-8 the subject of an employee is tenant and object, never the e-mail address', () => {
  const entra = provider('entra');
  const read = readEmployee(entra, { tid: 't', oid: 'o', name: 'Signe', preferred_username: 's@x.example' });
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
    assert.deepEqual(readEmployee(entra, claims), {
      ok: false,
      code: 'missing-claim',
      detail: `the claim ${missing} is missing`,
    });
  }
  for (const groups of [{ a: 1 }, [1, 2], 7]) {
    assert.equal(readEmployee(entra, { tid: 't', oid: 'o', name: 'n', groups }).ok, false, JSON.stringify(groups));
  }
});

test('groups that the provider left out are told as left out, not as none', () => {
  for (const overage of [{ _claim_names: { groups: 'src1' } }, { hasgroups: true }]) {
    const read = readEmployee(provider('entra'), { tid: 't', oid: 'o', name: 'n', ...overage });
    assert.equal(read.ok && read.employee.groupsLeftOut, true);
  }
});

test('every preset says whom it is for, asks for openid and reads a subject and a name', () => {
  for (const key of presetKeys) {
    const { scope, claims, audience } = presets[key];
    assert.match(scope, /^openid\b/, key);
    assert.ok(claims.subject && claims.name, key);
    assert.ok(audience === 'employees' || 'level' in claims, key);
  }
});
