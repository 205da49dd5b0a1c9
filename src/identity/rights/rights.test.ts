import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accessOf, noAccess } from './access.ts';
import { accessOfEmployee } from './access-of-employee.ts';
import type { Limits, Matter } from './limits.ts';
import { allRights, type Right, rights } from './rights.ts';
import { builtInRoles, grantsOf } from './roles.ts';

const none = { own: new Map(), ofGroups: [] };

test('ADM-1 a right within limits reaches what fits every kind that is named, and of each kind one value', () => {
  const limits = { categories: ['Fritid', 'Byggeri'], kle: ['27', '00.01'], units: ['Kultur'] };
  const access = accessOf([{ right: 'cases.work', limits }]);
  const fitting = { category: 'Byggeri', kle: '27.03.00', unit: 'Kultur', workflow: 'byggesag' };
  const cases: readonly (readonly [Matter, boolean])[] = [
    [fitting, true],
    [{ ...fitting, category: 'Fritid', kle: '00.01.12' }, true],
    [{ ...fitting, category: 'Beskæftigelse' }, false],
    [{ ...fitting, kle: '00.02.00' }, false],
    [{ ...fitting, kle: undefined }, false],
    [{ ...fitting, unit: 'Kultur og Fritid' }, false],
    [{}, false],
  ];
  for (const [matter, expected] of cases) assert.equal(access.reaches('cases.work', matter), expected);
  assert.ok(access.has('cases.work'));
  assert.ok(!access.isUnlimited('cases.work'));
});

test('ADM-1 an empty list fits nothing, and a right that knows no matters is not held within limits', () => {
  assert.ok(!accessOf([{ right: 'cases.work', limits: { workflows: [] } }]).reaches('cases.work', { workflow: 'x' }));
  assert.ok(!accessOf([{ right: 'log.read', limits: { kle: ['27'] } }]).has('log.read'));
  const limited = accessOfEmployee(none, {
    groups: [],
    roles: [],
    provided: [{ role: 'administrator', limits: { kle: ['27'] } }],
    given: [],
  });
  assert.ok(!limited.has('log.read') && !limited.has('options.set'));
  assert.ok(limited.reaches('deliveries.settle', { kle: '27.00.00' }));
});

test('ADM-1 a role that nobody knows gives nothing, and a name of Object gives nothing', () => {
  for (const role of ['Global Reader', 'constructor', '__proto__', ''])
    assert.deepEqual(grantsOf([{ role }], new Map()), []);
  assert.ok(allRights.every((right) => !noAccess.has(right)));
});

test('ADM-1 only the operator’s own people manage organisations, and they read no cases', () => {
  const may = (right: Right) =>
    Object.entries(builtInRoles)
      .filter(([, of]) => (of as readonly Right[]).includes(right))
      .map(([role]) => role);
  assert.deepEqual(may('organisations.manage'), ['system-administrator']);
  assert.deepEqual(may('cases.work'), ['caseworker']);
  assert.deepEqual(may('payments.handle'), ['cashier'], 'nobody moves money by the way');
  const sent = { groups: [], roles: ['system-administrator'], provided: [], given: [] };
  assert.ok(accessOfEmployee({ ...none, isOperator: true }, sent).has('organisations.manage'));
  assert.ok(!accessOfEmployee(none, sent).has('organisations.manage'), 'a provider elsewhere sends the role in vain');
  assert.deepEqual(may('cases.read-all'), []);
});

const words = fc.constantFrom('a', 'b', 'c');
const numbers = fc.constantFrom('27', '27.03', '27.03.00', '00', '00.01.00');
const limitsArbitrary: fc.Arbitrary<Limits> = fc.record(
  { categories: fc.array(words), kle: fc.array(numbers), units: fc.array(words), workflows: fc.array(words) },
  { requiredKeys: [] },
);
const matters: fc.Arbitrary<Matter> = fc.record(
  { category: words, kle: fc.constantFrom('27.03.00', '27.04.00', '00.01.00'), unit: words, workflow: words },
  { requiredKeys: [] },
);
const grants = fc.array(
  fc.record({ right: fc.constantFrom(...allRights), limits: limitsArbitrary }, { requiredKeys: ['right'] }),
);

test('ADM-1 more grants never take anything away, and their order is nothing', () => {
  fc.assert(
    fc.property(grants, grants, matters, fc.constantFrom(...allRights), (some, more, matter, right) => {
      const [few, all, turned] = [accessOf(some), accessOf([...some, ...more]), accessOf([...more, ...some])];
      if (few.reaches(right, matter)) assert.ok(all.reaches(right, matter));
      if (few.has(right)) assert.ok(all.has(right));
      assert.equal(all.reaches(right, matter), turned.reaches(right, matter));
      if (all.reaches(right, matter)) assert.ok(all.has(right));
      if (all.isUnlimited(right)) assert.ok(all.reaches(right, matter));
      if (!rights[right].limits && all.has(right)) assert.ok(all.isUnlimited(right));
    }),
  );
});

test('ADM-1 what is remembered of somebody’s rights ends with a change of theirs or of the roles', () => {
  const own = new Map([['vagt', { key: 'vagt', name: { da: 'Vagt' }, rights: ['log.read' as const] }]]);
  const before = { own, ofGroups: [{ id: '1', group: 'Nat', role: 'vagt' }] };
  const nora = { groups: ['Nat'], roles: [], provided: [], given: [] };
  assert.ok(accessOfEmployee(before, nora).has('log.read'));
  assert.equal(accessOfEmployee(before, nora), accessOfEmployee(before, { ...nora }), 'the same is not gathered twice');
  assert.ok(!accessOfEmployee(before, { ...nora, groups: ['Dag'] }).has('log.read'));
  assert.ok(accessOfEmployee(before, { ...nora, groups: [], given: [{ role: 'vagt' }] }).has('log.read'));
  assert.ok(!accessOfEmployee({ own, ofGroups: [] }, nora).has('log.read'));
});
