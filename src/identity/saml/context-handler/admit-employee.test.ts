import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { knownUnit, strangeUnit } from '../../../../sandbox/context-handler/employees.ts';
import type { PrivilegeSpec } from '../../../../sandbox/context-handler/privileges.ts';
import type { HandlerTold } from '../../../../sandbox/context-handler/tell.ts';
import { privilegeVariants } from '../../../../sandbox/context-handler/variants.ts';
import type { Recipe } from '../../../../sandbox/nemlogin/answer.ts';
import { readAuditLog } from '../../../audit/read-audit-log.ts';
import type { AuditAction, AuditDetail } from '../../../audit/record.ts';
import { provisionedSubject } from '../../employees/adopt-provisioned.ts';
import { markLeft } from '../../employees/leave.ts';
import { readEmployee } from '../../employees/read-employees.ts';
import { loginEmployee } from '../../login.ts';
import { accessOfRole } from '../../rights/access-of-employee.ts';
import { giveRole } from '../../rights/change-roles.ts';
import type { SessionUser } from '../../sessions/session.ts';
import { forgetUnit, nameUnits } from '../../units/keep-units.ts';
import { listUnnamed } from '../../units/units.ts';
import { startHandlerPlay } from '../testing.ts';

let play: Awaited<ReturnType<typeof startHandlerPlay>>;
before(async () => {
  play = await startHandlerPlay();
});
after(() => play.close());

const changer = () => ({ employee: null, access: accessOfRole('administrator'), at: play.clock.now, from: {} });

function inOrganisation<Result>(
  work: (transaction: Parameters<Parameters<typeof play.database.inOrganisation>[1]>[0]) => Promise<Result>,
): Promise<Result> {
  return play.database.inOrganisation(play.organisation.id, work) as Promise<Result>;
}

/** Somebody else than the usual employee, by a number. */
function somebody(number: number, privileges: readonly PrivilegeSpec[]): Partial<HandlerTold> {
  const uuid = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { uuid, name: `Medarbejder ${number}`, email: `nr${number}@proeveby.example`, privileges };
}

async function logIn(told: Partial<HandlerTold>, recipe: Recipe = {}) {
  const result = await play.play(recipe, undefined, told);
  if (!result.ok) return { problem: result.problem, user: null, token: null };
  const session = await play.sessions.find(play.organisation, result.loggedIn.token);
  assert.ok(session?.user.kind === 'employee');
  return { problem: null, user: session.user as SessionUser & { kind: 'employee' }, token: result.loggedIn.token };
}

/** The same of somebody who must be let in. */
async function letIn(told: Partial<HandlerTold>) {
  const { problem, user, token } = await logIn(told);
  assert.ok(user && token, problem ?? '');
  return { user, token };
}

async function kept(told: Partial<HandlerTold>) {
  const employee = await inOrganisation(async (transaction) => {
    const row = await transaction
      .selectFrom('employee')
      .select('id')
      .where('subject', 'like', `%:${told.uuid}`)
      .executeTakeFirst();
    return row && (await readEmployee(transaction, row.id));
  });
  assert.ok(employee);
  return employee;
}

async function logged(action: AuditAction): Promise<readonly (AuditDetail & { readonly record: string })[]> {
  const entries = await inOrganisation((transaction) => readAuditLog(transaction, play.organisation, { action }, null));
  return entries.map(({ record, detail }) => ({ ...(typeof detail === 'object' ? detail : {}), record }) as never);
}

test('ADM-1 roles with KLE numbers come with the log-in, by both namespaces, both names and both orders, and nothing beyond them', async () => {
  const privileges = [{ role: 'caseworker', kle: ['18.20', '27'] }];
  const ways = [
    { bpp: '1.1', nameForm: 'x509', generation: 'oiosaml-3' },
    { bpp: '1.2', nameForm: 'persistent', generation: 'kombit-2.0' },
  ] as const;
  for (const way of ways) {
    const { user } = await letIn({ ...somebody(1, privileges), ...way });
    assert.equal(user.name, 'Medarbejder 1');
    assert.ok(user.access.reaches('cases.work', { kle: '18.20.02' }));
    assert.ok(!user.access.reaches('cases.work', { kle: '05.01.08' }));
    assert.ok(!user.access.isUnlimited('cases.work'));
  }
  const employee = await kept(somebody(1, privileges));
  assert.deepEqual(employee.provided, [{ role: 'caseworker', limits: { kle: ['18.20', '27'] } }]);
  assert.deepEqual(employee.given, [], 'apart from what is given by hand');
  const given = (await logged('roleGiven')).filter(({ record }) => record === employee.id);
  assert.equal(given.length, 1, 'a second log-in with the same changes nothing');
  assert.deepEqual(
    [given[0]?.role, given[0]?.limits, given[0]?.through],
    ['caseworker', 'KLE 18.20, KLE 27', 'Context Handler'],
  );
});

test('ADM-1 a role of a unit that nobody has named is refused until it is named, and again when the name is gone', async () => {
  const told = somebody(2, [{ role: 'caseworker', units: [strangeUnit] }]);
  assert.equal((await logIn(told)).problem, 'rolesRefused');
  assert.deepEqual(
    (await inOrganisation(listUnnamed)).map(({ id }) => id),
    [strangeUnit],
  );
  const name = (unit: string) =>
    inOrganisation((transaction) =>
      nameUnits(transaction, play.organisation, changer(), [{ id: strangeUnit, name: unit }]),
    );
  assert.deepEqual(await name('Fritid'), { added: 1, changed: 0 });
  assert.deepEqual(await inOrganisation(listUnnamed), []);
  const { user, token } = await letIn(told);
  assert.ok(user.access.reaches('cases.work', { unit: 'Fritid' }));
  assert.ok(!user.access.reaches('cases.work', { unit: 'Teknik' }) && !user.access.reaches('cases.work', {}));
  await inOrganisation((transaction) => forgetUnit(transaction, play.organisation, changer(), strangeUnit));
  assert.equal((await logIn(told)).problem, 'rolesRefused');
  assert.equal(await play.sessions.find(play.organisation, token), null, 'the session from before is over');
  assert.deepEqual((await kept(told)).provided, []);
  assert.equal((await logged('unitNamed'))[0]?.unit, 'Fritid');
});

/** Privileges beside a good one, and why each gives nothing. */
const refusals: readonly (readonly [string, PrivilegeSpec, string])[] = [
  [
    'an unknown constraint',
    { role: 'caseworker', constraints: { 'http://sts.kombit.dk/constraints/foelsomhed/1': '3' } },
    'unknown-constraint',
  ],
  ['another CVR number', { role: 'caseworker', cvr: '10000009' }, 'other-organisation'],
  ['a role that nobody knows', { role: 'konge' }, 'unknown-role'],
  ['the citizen’s role', { role: 'citizen' }, 'unknown-role'],
  ['the operator’s role', { role: 'system-administrator' }, 'operator-only'],
  ['a KLE number that is none', { role: 'caseworker', kle: ['Fritid'] }, 'malformed-constraint'],
  ['a unit that nobody has named', { role: 'caseworker', units: [strangeUnit] }, 'unnamed-unit'],
];

test('ADM-1 whatever can’t be kept of a privilege refuses its role, is logged with the reason, and leaves the others', async (t) => {
  for (const [index, [what, refused, reason]] of refusals.entries()) {
    await t.test(what, async () => {
      const both = somebody(10 + index, [{ role: 'designer' }, refused]);
      const { user } = await letIn(both);
      assert.ok(user.access.has('forms.design') && !user.access.has('cases.work'));
      assert.ok(!user.access.has('organisations.manage'));
      const employee = await kept(both);
      const [entry] = (await logged('privilegeRefused')).filter(({ record }) => record === employee.id);
      assert.equal(entry?.reason, reason);
      assert.match(String(entry?.privilege), new RegExp(`/usersystemrole/${refused.role}/1$`));
      assert.deepEqual(
        employee.refused.map((each) => each.reason),
        [reason],
      );
      const alone = await logIn(somebody(30 + index, [refused]));
      assert.equal(alone.problem, 'rolesRefused');
    });
  }
});

test('ADM-1 privileges that can’t be read give nothing, and the log says why', async (t) => {
  const reasons: Readonly<Record<string, string>> = {
    'privileges-not-base64': 'not-base64',
    'privileges-empty': 'not-base64',
    'privileges-not-xml': 'not-xml',
    'privileges-of-another-namespace': 'unknown-namespace',
  };
  assert.deepEqual(Object.keys(reasons), Object.keys(privilegeVariants));
  for (const [variant, recipe] of Object.entries(privilegeVariants)) {
    await t.test(variant, async () => {
      const before = await play.countSessions();
      const { problem } = await logIn(somebody(50, [{ role: 'caseworker' }]), recipe);
      assert.equal(problem, 'rolesRefused');
      assert.equal(await play.countSessions(), before);
      assert.equal((await logged('privilegeRefused'))[0]?.reason, reasons[variant]);
    });
  }
});

test('ADM-1 one without a role is told so and gets no session; a role given by hand lets them in, and stays', async () => {
  const nobody = somebody(60, []);
  const working = await logIn(somebody(60, [{ role: 'caseworker' }]));
  assert.ok(working.token);
  assert.equal((await logIn(nobody)).problem, 'noRole');
  assert.equal(await play.sessions.find(play.organisation, working.token), null, 'what they had is taken at once');
  const { id: employee } = await kept(nobody);
  const taken = (await logged('roleTaken')).filter(({ record }) => record === employee);
  assert.deepEqual([taken.length, taken[0]?.role, taken[0]?.through], [1, 'caseworker', 'Context Handler']);
  const holder = { kind: 'employee', employee } as const;
  assert.equal(await giveRole(play.database, play.organisation, changer(), 'designer', holder, {}), 'done');
  const { user } = await letIn(nobody);
  assert.ok(user.access.has('forms.design') && !user.access.has('cases.work'));
  await logIn(somebody(60, [{ role: 'caseworker' }]));
  const after = await kept(nobody);
  assert.deepEqual([after.given, after.provided], [[{ role: 'designer' }], [{ role: 'caseworker' }]]);
});

test('ADM-1 one who has left is refused here too, and comes in again with nothing of before', async () => {
  const told = somebody(70, [{ role: 'caseworker' }]);
  await logIn(told);
  const employee = await kept(told);
  const left = await markLeft(play.services, play.organisation, changer(), { employee: employee.id, to: null });
  assert.equal(left.kind, 'left');
  assert.equal((await logIn(told)).problem, 'left');
});

test('SEC-2 one who comes by the Context Handler and by the employer’s provider is one employee, with what the last log-in brought', async () => {
  const told = somebody(80, [{ role: 'caseworker', kle: ['18'] }]);
  const oidc = {
    subject: `5a0dbb0a-0020-4000-8000-000000000001:${told.uuid}`,
    name: 'Medarbejder 80',
    groups: ['Fritid'],
    groupsLeftOut: false,
    roles: ['designer'],
    multiFactor: true,
    authenticatedAt: null,
  };
  const entra = () => loginEmployee(play.database, play.sessions, play.organisation, oidc, 'x', {}, play.clock.now);
  const first = await entra();
  const { user } = await letIn(told);
  assert.ok(user.access.has('cases.work') && !user.access.has('forms.design'));
  assert.deepEqual(user.groups, [], 'groups that only a log-in by the other way would take away are gone');
  assert.equal(await play.sessions.find(play.organisation, first.token), null);
  const again = await play.sessions.find(play.organisation, (await entra()).token);
  assert.ok(again?.user.kind === 'employee');
  assert.equal(again.user.id, user.id);
  assert.ok(again.user.access.has('forms.design') && !again.user.access.has('cases.work'));
  assert.deepEqual(again.user.groups, ['Fritid']);
});

test('SEC-2 one whom a list told of, in capitals, comes in as who they are, in the groups that it gave', async () => {
  const told = somebody(0xabcdef, [{ role: 'caseworker' }]);
  const uuid = '0f3a6e0c-5d7b-4c43-9a57-abcdef000001';
  const external = uuid.toUpperCase();
  await inOrganisation((transaction) =>
    transaction
      .insertInto('employee')
      .values({
        ...{ organisation: play.organisation.id, id: uuid, subject: provisionedSubject(external), name: 'Åse' },
        ...{ email: null, language: null, groups: ['Fritid'], provisioned_groups: ['Fritid'], roles: [] },
        ...{ external_id: external, provisioned_by: 'file' },
      })
      .execute(),
  );
  const { user } = await letIn({ ...told, uuid });
  assert.deepEqual([user.id, user.groups], [uuid, ['Fritid']]);
});

test('SEC-2 the Context Handler ends its sessions by name, whatever form it has, and none of NemLog-in’s', async () => {
  const told = somebody(90, [{ role: 'caseworker', units: [knownUnit.id] }, { role: 'designer' }]);
  const { token } = await letIn({ ...told, nameForm: 'x509' });
  const nameId = `C=DK,O=10000017,CN=Medarbejder 90,Serial=${told.uuid}`;
  const end = (provider: 'nemlogin' | 'context-handler') =>
    play.sessions.endSaml(play.organisation, { provider, nameId, sessionIndexes: [] });
  assert.equal(await end('nemlogin'), 0);
  assert.equal(await end('context-handler'), 1);
  assert.equal(await play.sessions.find(play.organisation, token), null);
});
