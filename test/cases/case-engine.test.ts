import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { sealEntries } from '../../src/audit/seal.ts';
import { verifyChain } from '../../src/audit/verify.ts';
import { applyDueDeadlines } from '../../src/cases/deadlines.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { decide, handleByHand, retryDelivery } from '../../src/cases/employee-actions.ts';
import { deleteExpired } from '../../src/cases/retention.ts';
import { casePlaces, findCase, type StoredCase } from '../../src/cases/stored-case.ts';
import type { Database } from '../../src/database/database.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());
beforeEach(() => {
  product.clock.now = new Date('2026-11-24T09:00:00Z');
});

const signe = {
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Signe',
  groups: ['Fritid'],
  access: accessOfRole('caseworker'),
};
const bo = {
  id: '00000000-0000-4000-8000-00000000000b',
  name: 'Bo',
  groups: ['Fritid'],
  access: accessOfRole('caseworker'),
};
const tove = {
  id: '00000000-0000-4000-8000-00000000000c',
  name: 'Tove',
  groups: ['Teknik'],
  access: accessOfRole('caseworker'),
};

async function submitCase(price: string, organisation = product.demo): Promise<string> {
  const { services } = product;
  const person = await personOf(services, organisation);
  const draft = await draftWith(services, organisation, person.id, answersWithPrice(price));
  const result = await send(services, organisation, draft, person.id);
  assert.equal(result.kind, 'submitted');
  return result.kind === 'submitted' ? result.case : '';
}

async function stored(id: string): Promise<StoredCase> {
  const found = await product.database.inOrganisation(product.demo.id, (transaction) =>
    findCase(transaction, product.demo, id, false),
  );
  assert.ok(found);
  return found;
}

function deliveryOf(id: string) {
  return product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('delivery').selectAll().where('case', '=', id).executeTakeFirstOrThrow(),
  );
}

test('PLA-4 sending the same draft in ten times at once makes one case', async () => {
  const { services, demo } = product;
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('900'));
  const results = await Promise.all(Array.from({ length: 10 }, () => send(services, demo, draft, person.id)));
  const cases = new Set(results.map((result) => (result.kind === 'submitted' ? result.case : result.kind)));
  assert.equal(cases.size, 1);
  assert.equal(results.filter((result) => result.kind === 'submitted' && !result.again).length, 1);
});

test('PLA-4 a submission queues its delivery and makes its receipt due, in the same transaction', async () => {
  const id = await submitCase('900');
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: product.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ task: string; payload: { case?: string; delivery?: string } }>(
      `select t.identifier as task, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id`,
    );
    const delivery = await deliveryOf(id);
    const due = await owner.query('select sequence from receipt_due where "case" = $1', [id]);
    assert.deepEqual(due.rows, [{ sequence: 1 }]);
    assert.ok(rows.some((row) => row.task === 'deliver' && row.payload.delivery === delivery.id));
  } finally {
    await owner.end();
  }
});

test('PLA-4 a submission that fails half-way leaves nothing behind', async () => {
  const { services, demo, database } = product;
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('900'));
  const count = () =>
    database.inOrganisation(demo.id, async (transaction) => {
      const { rows } = await sql<{ n: string }>`select count(*) n from "case"`.execute(transaction);
      return Number(rows[0]?.n);
    });
  const earlier = await count();
  const stumbling = { ...services, now: () => new Date(Number.NaN) };
  await assert.rejects(send(stumbling, demo, draft, person.id));
  assert.equal(await count(), earlier);
  const result = await send(services, demo, draft, person.id);
  assert.equal(result.kind, 'submitted');
});

test('FRM-8 what was changed after the review page is not sent in unseen', async () => {
  const { services, demo } = product;
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('900'));
  assert.equal((await send(services, demo, draft, person.id, 7)).kind, 'changed');
  assert.equal((await send(services, demo, draft, person.id, 1)).kind, 'submitted');
});

test('DEL-1 a delivery whose answer was lost is asked for before it is sent again, and is sent once', async () => {
  const id = await submitCase('900');
  const peer = memoryPeer();
  const services = deliveryServices(product.services, peer);
  const { id: key } = await deliveryOf(id);
  const send = peer.kind.send;
  // The peer takes it, the answer is lost, and the process dies: the attempt stays "started".
  const dying = {
    ...peer.kind,
    send: async (...args: Parameters<typeof send>) => {
      await send(...args);
      throw new Error('killed');
    },
  };
  const broken = { ...services, deliveries: new Map([['digital-post', { kind: dying, option: 'remote-print' }]]) };
  await deliver(broken, product.demo.id, key);
  assert.equal((await deliveryOf(id)).status, 'pending');
  await deliver(services, product.demo.id, key);
  assert.deepEqual(peer.accepted, [key]);
  assert.equal(peer.sent, 1);
  assert.equal((await stored(id)).status, 'ended');
  await deliver(services, product.demo.id, key);
  assert.equal(peer.sent, 1, 'a job that runs again sends nothing');
});

test('DEL-1 the key goes out as a UUID of version 4 and stays the same over all attempts', async () => {
  const id = await submitCase('900');
  const { id: key } = await deliveryOf(id);
  assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('DEL-2 a refused delivery becomes a task with the reason; it is sent again, or handled by hand with a reason', async () => {
  const { services, demo } = product;
  const peer = memoryPeer();
  const reason = { da: 'Modtageren er ikke tilmeldt', en: 'The recipient is not registered' };
  peer.answer = { outcome: 'rejected', reason };
  const delivering = deliveryServices(services, peer);
  const id = await submitCase('900');
  const { id: key } = await deliveryOf(id);
  await deliver(delivering, demo.id, key);
  const failed = await deliveryOf(id);
  assert.equal(failed.status, 'failed');
  assert.deepEqual(failed.reason, reason);
  const action = { case: id, open: 1, from: {} };
  assert.deepEqual(await retryDelivery(services, demo, { ...action, employee: tove }), {
    ok: false,
    refusal: 'not-found',
  });
  assert.deepEqual(await retryDelivery(services, demo, { ...action, employee: signe }), { ok: true });
  await deliver(delivering, demo.id, key);
  assert.equal((await deliveryOf(id)).status, 'failed');
  assert.deepEqual(await handleByHand(services, demo, { ...action, employee: signe, reason: 'Sendt som brev' }), {
    ok: true,
  });
  assert.equal((await deliveryOf(id)).status, 'handledByHand');
  assert.equal((await stored(id)).status, 'ended');
});

test('DEL-1 a peer that stays away is tried again so many times and then becomes a person’s task', async () => {
  const peer = memoryPeer();
  peer.answer = { outcome: 'unavailable', reason: 'down' };
  const services = deliveryServices(product.services, peer);
  const id = await submitCase('900');
  const { id: key } = await deliveryOf(id);
  for (let attempt = 0; attempt < 8 && (await deliveryOf(id)).status === 'pending'; attempt += 1) {
    product.clock.now = new Date(product.clock.now.getTime() + 120_000);
    await deliver(services, product.demo.id, key);
  }
  const row = await deliveryOf(id);
  assert.equal(row.status, 'failed');
  assert.equal(row.attempts, 3);
  assert.match(row.reason?.da ?? '', /3 forsøg/);
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.deleteFrom('circuit').where('kind', '=', 'digital-post').execute(),
  );
});

test('PLA-5 of two case workers who decide the same task at once, one is heard', async () => {
  const { services, demo } = product;
  const id = await submitCase('2.000');
  const action = { case: id, open: 1, from: {}, reason: 'fordi' };
  const results = await Promise.all([
    decide(services, demo, { ...action, employee: signe, decision: 'approved' }),
    decide(services, demo, { ...action, employee: bo, decision: 'rejected' }),
  ]);
  assert.equal(results.filter((result) => result.ok).length, 1);
  const state = (await stored(id)).state;
  assert.equal(state.open.length, 1);
});

test('WFL-3 a deadline that falls due reminds the task once, and is gone', async () => {
  const { services, demo, database } = product;
  const id = await submitCase('2.000');
  const tasks = () =>
    database.inOrganisation(demo.id, (transaction) =>
      transaction.selectFrom('task').selectAll().where('case', '=', id).execute(),
    );
  assert.equal((await tasks())[0]?.reminded_at, null);
  product.clock.now = new Date('2026-12-02T09:00:00Z');
  await applyDueDeadlines(services);
  assert.ok((await tasks())[0]?.reminded_at);
  const left = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('deadline').select('id').where('case', '=', id).execute(),
  );
  assert.deepEqual(left, []);
});

test('WFL-3 an organisation with thousands of deadlines due leaves another’s on time, and one that fails leaves the rest', async () => {
  const { services, database, demo, proeveby } = product;
  const [busy, broken, other] = [
    await submitCase('2.000'),
    await submitCase('2.000'),
    await submitCase('2.000', proeveby),
  ];
  const stateOf = (state?: Buffer) =>
    database.inOrganisation(demo.id, async (transaction) => {
      const found = await transaction.selectFrom('case').select('state').where('id', '=', broken).executeTakeFirst();
      if (state) await transaction.updateTable('case').set({ state }).where('id', '=', broken).execute();
      return found?.state;
    });
  const state = await stateOf(Buffer.alloc(64));
  // Of a step that is not open any more: it goes without doing anything, as one does whose step was left meanwhile.
  await database.inOrganisation(demo.id, (transaction) =>
    sql`insert into deadline (organisation, id, "case", open_step, kind, due_at)
      select ${demo.id}, gen_random_uuid(), ${busy}, 99, 'due', '2026-11-01' from generate_series(1, 3000)`.execute(
      transaction,
    ),
  );
  product.clock.now = new Date('2026-12-02T09:00:00Z');
  let asked = 0;
  const failed: string[] = [];
  const stopped = () => {
    asked += 1;
    return asked > 250;
  };
  await applyDueDeadlines(services, stopped, (what) => failed.push(what));
  const reminded = async (id: string, { id: organisation }: typeof demo) =>
    (
      await database.inOrganisation(organisation, (transaction) =>
        transaction.selectFrom('task').select('reminded_at').where('case', '=', id).executeTakeFirst(),
      )
    )?.reminded_at;
  assert.ok(await reminded(other, proeveby), 'among the first 250');
  const left = () =>
    database.inOrganisation(demo.id, async (transaction) =>
      (await transaction.selectFrom('deadline').select(['case', 'open_step']).execute()).map(
        (row) => `${row.case} ${row.open_step}`,
      ),
    );
  assert.ok((await left()).length > 2_500, 'the others wait for their turn');
  // What was taken and not worked off is free when its lease is over; leases are counted by the database's own clock.
  const leasesAreOver = () =>
    database.inOrganisation(demo.id, (transaction) =>
      transaction.updateTable('deadline').set({ claimed_until: null }).execute(),
    );
  await leasesAreOver();
  product.clock.now = new Date('2026-12-02T09:01:00Z');
  await applyDueDeadlines(services, undefined, (what) => failed.push(what));
  assert.deepEqual(new Set(await left()), new Set([`${broken} 1`]), 'what could not be opened is kept');
  assert.deepEqual(new Set(failed), new Set(['a deadline could not be applied']));
  assert.ok(await reminded(busy, demo));
  await stateOf(state);
  await leasesAreOver();
  product.clock.now = new Date('2026-12-02T09:02:00Z');
  await applyDueDeadlines(services);
  assert.deepEqual(await left(), []);
});

test('PLA-4 the stored state of every case is the fold of its events', async () => {
  const { definitions, demo, database } = product;
  const ids = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('id').execute(),
  );
  assert.ok(ids.length > 5);
  for (const { id } of ids) {
    const found = await stored(id);
    const events = await database.inOrganisation(demo.id, (transaction) =>
      transaction.selectFrom('case_event').select('content').where('case', '=', id).orderBy('sequence').execute(),
    );
    const version = await definitions.workflow(demo.id, found.workflowVersion);
    const opened = events.map((row) => decryptJson<CaseEvent>(found.key.key, casePlaces.event, row.content));
    assert.deepEqual(fold(version.workflow, opened), found.state);
    assert.equal(found.sequence, opened.length);
  }
});

/** Every table whose rows belong to an organisation. */
async function tablesOfOrganisations(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`.execute(database.shared);
  return rows.map((row) => row.name);
}

test('PLA-8 a query without a condition shows nothing of another organisation, and nothing at all without one', async () => {
  const { services, demo, proeveby, database } = product;
  await submitCase('900');
  const tables = await tablesOfOrganisations(database);
  assert.ok(tables.length > 20);
  for (const table of tables) {
    const count = (organisation: number) =>
      database.inOrganisation(organisation, async (transaction) => {
        const { rows } = await sql<{ own: string; others: string }>`
          select count(*) filter (where organisation = ${organisation}) own,
                 count(*) filter (where organisation <> ${organisation}) others from ${sql.table(table)}`.execute(
          transaction,
        );
        return { own: Number(rows[0]?.own), others: Number(rows[0]?.others) };
      });
    assert.equal((await count(proeveby.id)).others, 0, table);
    assert.equal((await count(demo.id)).others, 0, table);
    const { rows } = await sql<{ n: string }>`select count(*) n from ${sql.table(table)}`.execute(database.shared);
    assert.equal(Number(rows[0]?.n), 0, table);
  }
  const person = await personOf(services, demo);
  await assert.rejects(
    database.inOrganisation(proeveby.id, (transaction) =>
      transaction
        .updateTable('person')
        .set({ organisation: demo.id, language: 'en' })
        .execute()
        .then(() =>
          transaction
            .insertInto('circuit')
            .values({
              organisation: demo.id,
              kind: 'x',
              failures: 1,
              open_until: null,
              since: new Date(),
            })
            .execute(),
        ),
    ),
    /row-level security/,
    'nothing can be written into another organisation',
  );
  assert.ok(person.id);
});

test('PLA-8 the application can neither change nor remove audit entries, nor leave its role', async () => {
  const { demo, database } = product;
  for (const statement of ['update audit_entry set action = action', 'delete from audit_entry', 'set role postgres']) {
    await assert.rejects(
      database.inOrganisation(demo.id, (transaction) => sql.raw(statement).execute(transaction)),
      /permission denied/,
    );
  }
});

test('PLA-7 one byte changed in the audit log is found, and the entry is named', async () => {
  const { demo, database, ownerUrl } = product;
  await submitCase('900');
  await sealEntries(database, demo.id, demo.keys.audit);
  const proven = await verifyChain(database, demo.id, demo.keys.audit);
  assert.ok(proven.ok && proven.entries > 3);
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string; detail: Buffer }>(
      'select id, detail from audit_entry where organisation = $1 order by id offset 2 limit 1',
      [demo.id],
    );
    const [entry] = rows;
    assert.ok(entry);
    const change = (bytes: Buffer) =>
      owner.query('update audit_entry set detail = $2 where id = $1', [entry.id, bytes]);
    const touched = Buffer.from(entry.detail);
    touched[touched.length - 1] = (touched.at(-1) ?? 0) ^ 1;
    await change(touched);
    const found = await verifyChain(database, demo.id, demo.keys.audit);
    assert.deepEqual(found, { ok: false, entry: entry.id, sequence: 3, problem: 'changed' });
    await change(entry.detail);
    assert.ok((await verifyChain(database, demo.id, demo.keys.audit)).ok);
    await owner.query('begin');
    await owner.query('delete from audit_seal where sequence = 2 and organisation = $1', [demo.id]);
    await owner.query('commit');
    const cut = await verifyChain(database, demo.id, demo.keys.audit);
    assert.ok(!cut.ok && cut.problem === 'seal-missing' && cut.sequence === 2);
  } finally {
    await owner.end();
  }
});

test('CAS-4 the retention rule removes a case on time; nothing of the citizen is left to read, and the log still verifies', async () => {
  const other = await startTestDatabase();
  try {
    const { services, demo, database, clock, ownerUrl } = other;
    const person = await personOf(services, demo);
    const draft = await draftWith(
      services,
      demo,
      person.id,
      answersWithPrice('900', { remarks: 'Hemmelig bemærkning' }),
    );
    const result = await send(services, demo, draft, person.id);
    assert.ok(result.kind === 'submitted');
    const row = await database.inOrganisation(demo.id, (transaction) =>
      transaction.selectFrom('delivery').select('id').executeTakeFirstOrThrow(),
    );
    await deliver(deliveryServices(services, memoryPeer()), demo.id, row.id);
    clock.now = new Date('2027-05-23T21:59:00Z');
    assert.deepEqual(await deleteExpired(services), { cases: 0, drafts: 0 });
    clock.now = new Date('2027-05-23T22:01:00Z');
    assert.deepEqual(await deleteExpired(services), { cases: 1, drafts: 0 });
    await sealEntries(database, demo.id, demo.keys.audit);
    assert.ok((await verifyChain(database, demo.id, demo.keys.audit)).ok);
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      for (const table of await tablesOfOrganisations(database)) {
        const { rows } = await owner.query(`select * from "${table}" where organisation = $1`, [demo.id]);
        const ofNobody = ['form_version', 'workflow_version', 'option_list', 'option_list_entry', 'circuit'];
        if (![...ofNobody, 'audit_entry', 'audit_seal'].includes(table)) {
          assert.equal(rows.length, 0, `${table} still has rows`);
        }
        const text = JSON.stringify(rows, (_, value) =>
          value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
        );
        for (const secret of [karen.cpr, karen.name, 'Hemmelig bemærkning', 'Birkevej 12A']) {
          assert.ok(!text.includes(secret), `${table} still tells ${secret}`);
        }
      }
    } finally {
      await owner.end();
    }
  } finally {
    await other.close();
  }
});
