import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { verifyChain } from '../../src/audit/verify.ts';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { everyStepWorkflow } from './every-step.ts';
import type { People } from './people.ts';
import type { World } from './world.ts';

/** What must hold at every moment, whatever has just been killed: what failed is a person's, with the reason. */
export async function checkMeanwhile({ database, demo }: World): Promise<void> {
  const orphans = await database.inOrganisation(demo.id, (transaction) =>
    sql<{ id: string }>`
      select d.id from delivery d join "case" c on c.organisation = d.organisation and c.id = d."case"
      where d.status = 'failed' and c.status = 'open' and (d.reason is null or not exists (
        select from task t where t.organisation = d.organisation and t."case" = d."case" and t.open_step = d.open_step
          and t.purpose in ('failedDelivery', 'failedInvitation') and t.closed_at is null))
        -- A step that the case left by another way is nobody's any more.
        and exists (select from unnest(c.open_steps) s where s = d.step)
        and not exists (select from delivery later where later.organisation = d.organisation and later."case" = d."case"
          and later.step = d.step and later.created_at > d.created_at)
        and exists (select from task t where t.organisation = d.organisation and t."case" = d."case" and t.open_step = d.open_step
          and t.closed_at is null)`.execute(transaction),
  );
  assert.deepEqual(orphans.rows, [], 'a failed delivery is a task with a reason');
}

/** All events of the world's cases, opened; and that each case's stored state is their fold. */
async function eventsOf({ database, demo, definitions }: World): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  const cases = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('id').orderBy('id').execute(),
  );
  const found = new Map<string, readonly CaseEvent[]>();
  for (const { id } of cases) {
    const { stored, rows } = await database.inOrganisation(demo.id, async (transaction) => ({
      stored: await findCase(transaction, demo, id, false),
      rows: await transaction
        .selectFrom('case_event')
        .select(['content', 'sequence'])
        .where('case', '=', id)
        .orderBy('sequence')
        .execute(),
    }));
    assert.ok(stored);
    assert.deepEqual(
      rows.map(({ sequence }) => sequence),
      rows.map((_, index) => index + 1),
      'events are numbered without a gap',
    );
    const events = rows.map(({ content }) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, content));
    const version = await definitions.workflow(demo.id, stored.workflowVersion);
    assert.deepEqual(fold(version.workflow, events), stored.state, `case ${stored.number} is the fold of its events`);
    assert.equal(stored.status, 'ended');
    found.set(id, events);
  }
  return found;
}

/**
 * What must hold when all is over: every case has ended once, nothing that somebody was told is done is lost, nothing is done
 * twice at a peer that can be asked, nothing is left over, and the audit log verifies.
 * @returns how often each kind of event and delivery happened, for whoever reads the test's output
 */
export async function checkAfter(
  world: World,
  people: People,
  cases: number,
): Promise<Readonly<Record<string, number>>> {
  const { database, demo } = world;
  const happened: Record<string, number> = {};
  const count = (what: string, times = 1): void => {
    happened[what] = (happened[what] ?? 0) + times;
  };
  const events = await eventsOf(world);
  assert.equal(events.size, cases, 'one case for each that was sent in');
  assert.equal(new Set(people.begun.values()).size, cases, 'none was begun twice');
  for (const each of events.values()) {
    for (const event of each) {
      count(event.kind);
      if (event.kind === 'deadlineReached') count(`deadline ${event.deadline}`);
      if (event.kind === 'decided') count(event.decision);
    }
  }

  for (const { case: id, event, open, employee } of people.acknowledged) {
    const found = (events.get(id) ?? []).filter(
      (each) =>
        each.kind === event &&
        (open === undefined || ('open' in each && each.open === open)) &&
        (employee === undefined || each.actor.id === employee),
    );
    // Only a delivery may fail and be sent again more than once.
    if (event === 'deliveryRetried') assert.ok(found.length > 0, `${event} of ${id} is lost`);
    else assert.equal(found.length, 1, `${event} of case ${id}, step ${open}, is there once`);
  }

  const left = await database.inOrganisation(demo.id, async (transaction) => ({
    deliveries: await transaction
      .selectFrom('delivery')
      .innerJoin('case', (join) =>
        join.onRef('case.organisation', '=', 'delivery.organisation').onRef('case.id', '=', 'delivery.case'),
      )
      .select(['delivery.id', 'kind', 'key', 'delivery.status', 'peer', 'step', 'open_step', 'case', 'number'])
      .execute(),
    tasks: await transaction
      .selectFrom('task')
      .select(['case', 'step', 'purpose'])
      .where('closed_at', 'is', null)
      .execute(),
    drafts: await transaction
      .selectFrom('draft')
      .select(['case', 'open_step'])
      .where('case', 'is not', null)
      .where('submitted_case', 'is', null)
      .where('closed_at', 'is', null)
      .execute(),
    deadlines: await transaction.selectFrom('deadline').select(['case', 'kind']).execute(),
    formerWays: await transaction.selectFrom('delivery_leg').select(['delivery', 'key', 'ended']).execute(),
    attempts: await transaction
      .selectFrom('delivery_attempt')
      .select(['delivery', 'attempt', 'outcome', 'at', 'reason'])
      .orderBy('attempt')
      .execute(),
  }));
  assert.deepEqual(left.tasks, [], 'no task is left');
  const histories = left.drafts.map(({ case: id, open_step: open }) => ({
    open,
    events: (events.get(id ?? '') ?? []).map((event) => ({ ...event, answers: undefined, values: undefined })),
  }));
  assert.deepEqual(histories, [], 'no form is left open for anybody');
  assert.deepEqual(left.deadlines, [], 'no deadline is left');
  const unsettled = left.deliveries.filter(({ status }) => status === 'pending' || status === 'awaiting');
  assert.deepEqual(unsettled, [], 'no delivery is under way for ever');

  // At the peers: once each what was delivered, at most once what was not.
  const retries = (delivery: { case: string; open_step: number }): number =>
    (events.get(delivery.case) ?? []).filter(
      (event) => event.kind === 'deliveryRetried' && event.open === delivery.open_step,
    ).length;
  const taken = {
    'digital-post': countBy(await world.received('digital-post'), ({ messageUuid }) => String(messageUuid)),
    webhook: countBy(await world.received('webhooks'), ({ key }) => String(key)),
    'file-transfer': countBy(
      await world.received('sftp'),
      ({ path }) => /([0-9a-f-]{36})\.[a-z]+$/.exec(String(path))?.[1] ?? '',
    ),
    email: countBy(await world.received('smtp'), ({ messageId }) => /^<([^@]*)@/.exec(String(messageId))?.[1] ?? ''),
  };
  // What was sent again after a no has a key of its own.
  const keysOf = ({ id, key }: { id: string; key: string | null }): ReadonlySet<string> =>
    new Set([key ?? id, ...left.formerWays.filter(({ delivery }) => delivery === id).map((way) => way.key)]);
  // A receiver that says no by its receipt has taken the message before: what was sent again after that counts anew.
  const wasNo = new Set(left.formerWays.filter(({ ended }) => ended === 'sentAgain').map(({ key }) => key));
  for (const delivery of left.deliveries) {
    count(`${delivery.kind} ${delivery.status}`);
    const ofKind = taken[delivery.kind as keyof typeof taken];
    const timesByKey = [...keysOf(delivery)].map((key) => [key, ofKind.get(key) ?? 0] as const);
    const times = timesByKey.reduce((sum, [key, taken]) => sum + (wasNo.has(key) ? Math.max(0, taken - 1) : taken), 0);
    const what = `${delivery.kind} ${delivery.status} of case ${delivery.number}, step ${delivery.step}`;
    // A mail server can't be asked: a person who sends what is in doubt again may send it twice, and nobody else.
    const most = delivery.kind === 'email' ? 1 + retries(delivery) : 1;
    const course = left.attempts.filter((attempt) => attempt.delivery === delivery.id);
    assert.ok(
      times <= most,
      `${what}: taken ${JSON.stringify(timesByKey)} times; its attempts: ${JSON.stringify(course)}`,
    );
    if (delivery.status === 'delivered') assert.ok(times >= 1, `${what}: never taken`);
  }
  const known = new Set(left.deliveries.flatMap((delivery) => [...keysOf(delivery)]));
  for (const keys of Object.values(taken))
    for (const key of keys.keys()) assert.ok(known.has(key), `${key} is of no delivery`);

  const verified = await verifyChain(database, demo.id, demo.keys.audit, world.now());
  assert.ok(verified.ok, JSON.stringify(verified));
  count('audit entries', verified.entries);
  return Object.fromEntries(Object.entries(happened).toSorted(([a], [b]) => a.localeCompare(b)));
}

/** That the workflow's every kind of step and deadline was gone through, so that the test tests what it says. */
export function checkCoverage(happened: Readonly<Record<string, number>>): void {
  const kinds = new Set(Object.values(everyStepWorkflow.steps).map(({ kind }) => kind));
  assert.deepEqual(
    [...kinds].sort(),
    ['approve', 'decide', 'deliver', 'end', 'fill', 'forEach', 'notify', 'parallel', 'wait'],
    'the workflow has every kind of step',
  );
  const wanted = [
    ...[
      'submitted',
      'declined',
      'decided',
      'approved',
      'rejected',
      'returned',
      'delivered',
      'deliveryFailed',
      'deliveryRetried',
    ],
    ...['deliveryHandledByHand', 'signalled', 'annulled', 'taskTaken', 'deadlineReached'],
    ...['reminder', 'due', 'wait', 'escalation', 'expiry'].map((kind) => `deadline ${kind}`),
    ...['digital-post', 'webhook', 'file-transfer', 'email'].map((kind) => `${kind} delivered`),
  ];
  for (const what of wanted) assert.ok((happened[what] ?? 0) > 0, `${what} never happened`);
}

function countBy(
  entries: readonly Readonly<Record<string, unknown>>[],
  name: (entry: Readonly<Record<string, unknown>>) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(name(entry), (counts.get(name(entry)) ?? 0) + 1);
  return counts;
}
