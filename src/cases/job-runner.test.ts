import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';
import { deadAfter, heartbeatEvery, startJobRunner } from './job-runner.ts';
import { enqueue } from './jobs.ts';
import { unlockDead } from './unlock-dead.ts';

let product: TestDatabase;
let queue: pg.Pool;
before(async () => {
  product = await startTestDatabase();
  queue = new pg.Pool({ connectionString: product.ownerUrl, max: 8 });
  queue.on('error', () => {});
  queue.on('connect', (client) => client.on('error', () => {}));
});
after(async () => {
  await queue.end();
  await product.close();
});

const job = async (delivery: string, after?: number): Promise<void> => {
  const wanted = {
    task: 'deliver',
    payload: { organisation: product.demo.id, delivery },
    ...(after === undefined ? {} : { after }),
  } as const;
  await product.database.inOrganisation(product.demo.id, (transaction) => enqueue(transaction, [wanted]));
};
const jobs = async () =>
  (
    await queue.query<{ delivery: string; locked_by: string | null; left: number }>(
      `select payload->>'delivery' as delivery, locked_by, extract(epoch from run_at - now())::float8 as left
       from graphile_worker._private_jobs order by 1`,
    )
  ).rows;
const holds = (delivery: string, name: string, ago: string) =>
  queue.query(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - $3::interval where payload->>'delivery' = $1`,
    [delivery, name, ago],
  );
const seen = (name: string, ago: string) =>
  queue.query(
    `insert into worker (id, seen_at) values ($1, now() - $2::interval) on conflict (id) do update set seen_at = excluded.seen_at`,
    [name, ago],
  );

test('PLA-4 work of a process that died is free within 15 s: dead is who is silent, or has no lock and missed a heartbeat', async () => {
  assert.ok(deadAfter + heartbeatEvery < 15_000, 'the last that showed itself, and the next look of another');
  // The test's own server may just have been started, and then nobody is dead yet: first, since all that follows counts seconds.
  await queue.query('select pg_sleep(greatest(0, 7.1 - extract(epoch from now() - pg_postmaster_start_time())))');
  const living = await queue.connect();
  for (const name of ['silent', 'unlocked', 'locked', 'fresh', 'never', 'new']) await job(name);
  await seen('silent', '8 seconds');
  await seen('unlocked', '5 seconds');
  await seen('locked', '5 seconds');
  await seen('fresh', '1 second');
  for (const name of ['silent', 'unlocked', 'locked', 'fresh']) await holds(name, name, '1 minute');
  await holds('never', 'never', '8 seconds');
  await holds('new', 'new', '1 second');
  // A name that is silent for too long is dead though its connection still stands, as when its machine fell off the network.
  for (const name of ['silent', 'locked'])
    await living.query('select pg_advisory_lock(hashtext($1))', [`worker ${name}`]);
  assert.deepEqual([...(await unlockDead(queue, deadAfter))].sort(), ['never', 'silent', 'unlocked']);
  const held = (await jobs()).filter(({ locked_by }) => locked_by !== null).map(({ delivery }) => delivery);
  assert.deepEqual(held, ['fresh', 'locked', 'new']);
  living.release(true);
  await queue.query('delete from graphile_worker._private_jobs');
  await queue.query('delete from worker');
});

test('PLA-4 after the database was away the job queue goes on under another name, and nothing stays with the old one', async (t) => {
  const taken: string[] = [];
  const runner = await startJobRunner(
    queue,
    { deliver: async (payload) => void taken.push((payload as { delivery: string }).delivery) },
    { concurrency: 2, alone: true, report: () => {} },
  );
  let isStopped = false;
  // One that goes on would keep the test's process from its end.
  t.after(() => (isStopped ? undefined : runner.stop()));
  const names = async (): Promise<readonly string[]> =>
    (await queue.query<{ id: string }>('select id from worker')).rows.map(({ id }) => id);
  const [first] = await names();
  assert.ok(first);
  // A job that the server handed out, with an answer that never came.
  await job('lost', 3_600_000);
  await holds('lost', first, '1 second');
  await queue.query('update graphile_worker._private_jobs set run_at = now()');
  await queue.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  for (let isThere = true; isThere; ) {
    await runner.keepUp().catch(() => {});
    const now: readonly string[] = await names().catch(() => [first]);
    isThere = now.includes(first);
  }
  while (!taken.includes('lost')) await new Promise((resolve) => setTimeout(resolve, 20));
  // The new name is told at the next heartbeat, should the first try have met a connection that was ended.
  while ((await names()).length === 0) await runner.keepUp().catch(() => {});
  assert.equal((await names()).length, 1);
  await runner.stop();
  isStopped = true;
  assert.deepEqual(await names(), []);
  assert.deepEqual(await jobs(), []);
});

test('PLA-4 a pause is counted by the database’s clock, whatever the clock of the process says', async () => {
  product.clock.now = new Date('2031-01-01T00:00:00Z');
  await job('later', 60_000);
  const [later] = await jobs();
  assert.ok(later && later.left > 30 && later.left <= 60, JSON.stringify(later));
});
