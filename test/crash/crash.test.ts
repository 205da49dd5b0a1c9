import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Fault } from '../../sandbox/peer.ts';
import { build } from '../../scripts/build.mjs';
import { projectRoot } from '../../src/paths.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { answerForm } from '../helpers/workflow-of.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { checkAfter, checkCoverage, checkMeanwhile } from './checks.ts';
import { everyStepForm, everyStepWorkflow } from './every-step.ts';
import { watchHeldWork } from './held-work.ts';
import { type People, startPeople } from './people.ts';
import { peers, startWorld, type World } from './world.ts';

const cases = Number(process.env.CRASH_CASES ?? 120);
const troubles = Number(process.env.CRASH_TROUBLES ?? 12);
const limitMilliseconds = Number(process.env.CRASH_MINUTES ?? 15) * 60_000;
const hour = 3_600_000;

/** `CRASH_TELL=1` says on stderr how far a long run has come. */
function tell(what: string): void {
  if (process.env.CRASH_TELL) process.stderr.write(`${new Date().toISOString()} ${what}\n`);
}

/** Faults of a peer for a while: now and then one of each kind, or nothing but refusals. */
function faults(chance: Chance): readonly Fault[] {
  if (chance.below(0.08)) return [{ at: 'request', kind: 'refuse' }];
  return [
    { at: 'request', kind: 'drop', chance: 0.04 },
    { at: 'answer', kind: 'drop', chance: 0.05 },
    { at: 'request', kind: 'delay', chance: 0.05, milliseconds: 400 },
    { at: 'answer', kind: 'delay', chance: 0.05, milliseconds: 400 },
    { at: 'request', kind: 'duplicate', chance: 0.08 },
    { at: 'request', kind: 'error', chance: 0.02, status: 400 },
    { at: 'answer', kind: 'error', chance: 0.03, status: 500 },
    { at: 'answer', kind: 'garble', chance: 0.03 },
    { at: 'receipt', kind: 'drop', chance: 0.1 },
    { at: 'receipt', kind: 'refuse', chance: 0.05 },
    { at: 'receipt', kind: 'duplicate', chance: 0.2 },
  ];
}

/** One trouble after the other. */
async function trouble(world: World, chance: Chance): Promise<string> {
  for (const peer of peers) if (chance.below(0.4)) await world.setFaults(peer, faults(chance));
  const drawn = chance.next();
  const server = chance.below(0.5) ? 0 : 1;
  if (drawn < 0.38) {
    await world.killServers([server]);
    return 'one server killed';
  }
  if (drawn < 0.46) {
    await world.killServers([0, 1]);
    return 'both servers killed';
  }
  if (drawn < 0.6) {
    await world.killDatabase();
    return 'database killed';
  }
  if (drawn < 0.65) {
    await Promise.all([world.killDatabase(), world.killServers([server])]);
    return 'database and one server killed';
  }
  if (drawn < 0.85) {
    await world.jump(chance.between(6, 40) * hour);
    return 'all clocks forward';
  }
  if (drawn < 0.9) {
    await world.jump(-chance.between(0.1, 2) * hour);
    return 'all clocks back';
  }
  // Mostly within what signatures allow, sometimes not; and right again.
  const apart = chance.pick([-4, 4, 3, 0, 0, 60, -60]) * 60_000;
  await world.skew(server, apart);
  return apart === 0 ? 'one clock right again' : 'one clock wrong';
}

test(`PLA-4 DEL-1 ${cases} cases over every kind of step come through kills of two servers and of the database, clocks that jump and peers with every fault`, {
  timeout: limitMilliseconds + 60_000,
}, async (context) => {
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  // Shown when the test fails, as all that tests print.
  console.log(`CRASH_SEED=${seed} repeats the cases and troubles`);
  const chance = chanceFrom(seed);
  await build(projectRoot);
  // Run from source this makes what the compiled product serves.
  await loadAssets({ root: projectRoot });
  const world = await startWorld();
  const giveUp = AbortSignal.timeout(limitMilliseconds);
  const held = watchHeldWork(world.ownerUrl);
  let people: People | undefined;
  try {
    for (const form of [answerForm, everyStepForm]) {
      const published = await world.definitions.publishForm(world.demo.id, form);
      assert.ok(published.ok, JSON.stringify(published));
    }
    const published = await world.definitions.publishWorkflow(world.demo.id, everyStepWorkflow);
    assert.ok(published.ok, JSON.stringify(published));

    people = await startPeople(world, chanceFrom(seed + 1), cases, giveUp);
    const done = new Map<string, number>();
    tell('people begin');
    for (let count = 0; count < troubles; count += 1) {
      await sleep(chance.between(300, 1_500));
      const what = await trouble(world, chance);
      done.set(what, (done.get(what) ?? 0) + 1);
      tell(`${what}; ${people.begun.size} begun`);
      await checkMeanwhile(world).catch((error: unknown) => {
        if (error instanceof assert.AssertionError) throw error;
      });
      assert.deepEqual(world.unasked, [], 'no server ends by itself');
    }

    // Peace: nothing fails any more, and time goes on until all is over.
    for (const peer of peers) await world.setFaults(peer, []);
    for (const server of [0, 1] as const) await world.skew(server, 0);
    while (!(await people.isDone())) {
      giveUp.throwIfAborted();
      await sleep(1_000);
      await world.jump(12 * hour);
      tell(`peace; ${people.begun.size} begun`);
    }
    await people.stop();
    await untilQueueIsEmpty(world, giveUp);
    await checkMeanwhile(world);
    const happened = await checkAfter(world, people, cases);
    context.diagnostic(`troubles: ${JSON.stringify(Object.fromEntries(done))}`);
    context.diagnostic(`people: ${JSON.stringify(Object.fromEntries([...people.counts].toSorted()))}`);
    context.diagnostic(`happened: ${JSON.stringify(happened)}`);
    context.diagnostic(
      `jobs that killed processes held: ${held.held()}; the longest was free again after ${(held.longest() / 1_000).toFixed(1)} s`,
    );
    assert.equal(held.tooLong(), 0, 'nothing is taken for longer than 15 s');
    if (cases >= 200) checkCoverage(happened);
    assert.deepEqual(world.unasked, []);
    assert.deepEqual(await world.stopServers(), [0, 0], lastWords(world));
  } catch (error) {
    tell(`${error instanceof Error ? error.stack : error}\n${lastWords(world)}`);
    context.diagnostic(lastWords(world));
    throw error;
  } finally {
    await people?.stop().catch(() => {});
    await held.stop();
    await world.close();
  }
});

/** What the servers said last, as far as it is about them and not about a database that is away. */
function lastWords(world: World): string {
  const away =
    /ECONNREFUSED|starting up|not yet accepting|recovery mode|postmaster exit|Connection terminated|not queryable/;
  const lines = world.output().filter((line) => !away.test(line));
  return lines
    .slice(-40)
    .map((line) => line.slice(0, 600))
    .join('\n');
}

/** Jobs of deliveries that were called off may stand there until their time; each other one is worked off, and nobody holds any. */
async function untilQueueIsEmpty(world: World, giveUp: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query(`
        select j.id from graphile_worker._private_jobs j left join delivery d on d.id = (j.payload->>'delivery')::uuid
        where j.locked_by is not null or j.run_at <= now() or d.status in ('pending', 'awaiting')
        union all select null from audit_unsealed`);
      if (rows.length === 0) return;
      giveUp.throwIfAborted();
      await sleep(250);
    }
  } finally {
    await client.end();
  }
}
