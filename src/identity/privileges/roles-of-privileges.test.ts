import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PrivilegeConstraint, PrivilegeGroup } from './privilege-list.ts';
import { rolesOfPrivileges, unitsIn } from './roles-of-privileges.ts';

const unit = '48df8b3d-56be-4f3a-bd0f-d3ade05348dd';
const names = {
  cvr: '11111111',
  refusedRole: (key: string) =>
    key === 'caseworker'
      ? null
      : key === 'system-administrator'
        ? ('operator-only' as const)
        : ('unknown-role' as const),
  unitName: (uuid: string) => (uuid === unit ? 'Kultur' : undefined),
};
const role = (name: string) => `http://selvbetjening.kommune.dk/roles/usersystemrole/${name}/1`;
const kle = (...values: string[]): PrivilegeConstraint => ({ name: 'http://sts.kombit.dk/constraints/KLE/1', values });
const unitOf = (...values: string[]): PrivilegeConstraint => ({
  name: 'http://sts.kombit.dk/constraints/orgenhed/1',
  values,
});
const group = (constraints: readonly PrivilegeConstraint[], privilege = role('caseworker'), cvr = '11111111') =>
  ({ scope: { kind: 'company', cvr }, constraints, privileges: [privilege] }) as const satisfies PrivilegeGroup;

test('ADM-1 a user system role becomes a role here, within its KLE numbers and units', () => {
  assert.deepEqual(rolesOfPrivileges([group([])], names), { held: [{ role: 'caseworker' }], refused: [] });
  assert.deepEqual(rolesOfPrivileges([group([kle('32.*', '27.03.01'), unitOf(unit.toUpperCase())])], names).held, [
    { role: 'caseworker', limits: { kle: ['32', '27.03.01'], units: ['Kultur'] } },
  ]);
});

test('ADM-1 a unit that nobody has named refuses the role, also beside one that has a name', () => {
  const other = '00000000-0000-4000-8000-00000000000a';
  const groups = [group([unitOf(unit, other.toUpperCase())]), group([kle('27')])];
  assert.deepEqual(rolesOfPrivileges(groups, names), {
    held: [{ role: 'caseworker', limits: { kle: ['27'] } }],
    refused: [{ privilege: role('caseworker'), reason: 'unnamed-unit', what: other }],
  });
  assert.deepEqual(unitsIn(groups), [unit, other]);
});

test('ADM-1 the same constraint twice is kept twice', () => {
  assert.deepEqual(rolesOfPrivileges([group([kle('27.03', '32'), kle('27')])], names).held, [
    { role: 'caseworker', limits: { kle: ['27.03'] } },
  ]);
  assert.deepEqual(rolesOfPrivileges([group([kle('27'), kle('27.03', '27.04.01')])], names).held, [
    { role: 'caseworker', limits: { kle: ['27.03', '27.04.01'] } },
  ]);
});

const refusals = [
  [
    'an unknown constraint',
    group([{ name: 'http://sts.kombit.dk/constraints/foelsomhed/1', values: ['3'] }]),
    'unknown-constraint',
  ],
  ['a KLE number that is none', group([kle('*')]), 'malformed-constraint'],
  ['a unit that is no UUID', group([unitOf('Kultur')]), 'malformed-constraint'],
  ['another organisation’s CVR number', group([], role('caseworker'), '22222222'), 'other-organisation'],
  ['a role that is not here', group([], role('konge')), 'unknown-role'],
  ['the role that only the operator gives', group([], role('system-administrator')), 'operator-only'],
  ['a role of another form', group([], 'urn:dk:caseworker'), 'no-role-name'],
  [
    'a citizen’s power of attorney',
    { ...group([]), scope: { kind: 'person', cpr: '0101011118' } } as const,
    'other-organisation',
  ],
] as const;

for (const [what, refused, reason] of refusals) {
  test(`ADM-1 ${what} gives no role, and the log can say why`, () => {
    const [privilege = ''] = refused.privileges;
    const judged = rolesOfPrivileges([refused], names);
    assert.deepEqual(judged.held, []);
    assert.deepEqual(
      judged.refused.map(({ what: _, ...each }) => each),
      [{ privilege, reason }],
    );
  });
}
