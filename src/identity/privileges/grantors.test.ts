import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MitidPerson } from '../oidc/claims.ts';
import { type AcceptedPrivileges, grantorsIn } from './grantors.ts';
import { evidenceIn } from './login-evidence.ts';

const own = '1502820021';
const person: MitidPerson = {
  subject: 's',
  cpr: own,
  name: 'Mads',
  level: 'substantial',
  identityType: 'private',
  transaction: '_a1',
};
const now = new Date('2026-11-27T10:00:00Z');
const accepted: AcceptedPrivileges = { act: ['urn:x:act'], read: ['urn:x:read'] };
const cpr = (number: string) => `urn:dk:gov:saml:cprNumberIdentifier:${number}`;
const group = (scope: string, ...privileges: readonly string[]) =>
  `<PrivilegeGroup Scope="${scope}">${privileges.map((each) => (each.startsWith('<') ? each : `<Privilege>${each}</Privilege>`)).join('')}</PrivilegeGroup>`;

function grantors(groups: string, wanted = accepted, namespace = 'digst') {
  const xml = `<p:PrivilegeList xmlns:p="http://${namespace}.dk/oiosaml/basic_privilege_profile">${groups}</p:PrivilegeList>`;
  const evidence = evidenceIn({ ...person, privileges: Buffer.from(xml).toString('base64') }, now);
  return { evidence, found: grantorsIn(evidence, wanted) };
}

test('FUL-2 the privileges of a form decide whom one may act and read for', () => {
  const { found, evidence } = grantors(
    group(cpr('0101011118'), 'urn:x:act', 'urn:x:read') +
      group(cpr('2512484916'), 'urn:x:read') +
      group(cpr('0107850018'), 'urn:other'),
  );
  assert.deepEqual(found, [
    { cpr: '0101011118', act: ['urn:x:act'], read: ['urn:x:read'] },
    { cpr: '2512484916', act: [], read: ['urn:x:read'] },
  ]);
  assert.equal(evidence?.id, '_a1');
  assert.equal(evidence?.at, now.toISOString());
});

test('FUL-2 two groups of one grantor count together, and namespace 1.1 is read too', () => {
  const twice = group(cpr('0101011118'), 'urn:x:act') + group(cpr('0101011118'), 'urn:x:read');
  assert.deepEqual(grantors(twice, accepted, 'itst').found, [
    { cpr: '0101011118', act: ['urn:x:act'], read: ['urn:x:read'] },
  ]);
});

for (const [what, groups] of [
  ['an unknown privilege', group(cpr('0101011118'), 'urn:unknown')],
  ['another letter case', group(cpr('0101011118'), 'URN:x:act')],
  ['an unknown constraint', group(cpr('0101011118'), '<Constraint Name="urn:what">1</Constraint>', 'urn:x:act')],
  [
    'a constraint after the privilege',
    group(cpr('0101011118'), 'urn:x:act', '<Constraint Name="urn:what">1</Constraint>'),
  ],
  ['one’s own number', group(cpr(own), 'urn:x:act')],
  ['a number that is no day', group(cpr('9999991118'), 'urn:x:act')],
  ['a company', group('urn:dk:gov:saml:cvrNumberIdentifier:10000009', 'urn:x:act')],
  ['a malformed number', group(cpr('010101111'), 'urn:x:act')],
  [
    'qualified children',
    `<p:PrivilegeGroup Scope="${cpr('0101011118')}"><p:Privilege>urn:x:act</p:Privilege></p:PrivilegeGroup>`,
  ],
] as const) {
  test(`FUL-2 ${what} gives nobody to act for`, () => assert.deepEqual(grantors(groups).found, []));
}

test('FUL-2 300 groups are read, and a DOCTYPE, bad UTF-8 and an empty text refuse the whole statement', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    group(cpr(`010150${String(index).padStart(4, '0')}`), 'urn:x:act'),
  );
  assert.equal(grantors(many.join('')).found.length, 300);
  const list = '<p:PrivilegeList xmlns:p="http://digst.dk/oiosaml/basic_privilege_profile"/>';
  for (const bytes of [Buffer.from(`<!DOCTYPE x>${list}`), Buffer.from([0xff, 0xfe, 0x3c]), Buffer.from('')]) {
    const evidence = evidenceIn({ ...person, privileges: bytes.toString('base64') }, now);
    assert.ok(evidence?.problem, 'it says why');
    assert.deepEqual(grantorsIn(evidence, accepted), []);
  }
  assert.equal(evidenceIn(person, now), null, 'nothing said is nothing wrong');
});
