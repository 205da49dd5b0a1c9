import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { offers } from '../../sandbox/offers.ts';
import { people } from '../../sandbox/people.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { build } from '../../scripts/build.mjs';
import { casePlaces, findCase } from '../../src/cases/stored-case.ts';
import { decryptJson } from '../../src/database/encryption/envelope.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { projectRoot } from '../../src/paths.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import { fold } from '../../src/workflows/advance.ts';
import type { CaseEvent } from '../../src/workflows/case-state.ts';
import { visitor } from '../helpers/browse.ts';
import { answersWithPrice, draftWith, personOf } from '../helpers/fritidspas.ts';
import { startTestDatabase } from '../helpers/product.ts';
import { startServerProcess } from '../helpers/server-process.ts';

const cases = 200;
const kills = 30;
/** People who are at it at the same time. */
const atOnce = 8;
const limitMilliseconds = 8 * 60_000;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test(`PLA-4 ${cases} cases come through ${kills} kills of the server and a post peer with faults, each with exactly one letter`, {
  timeout: limitMilliseconds + 60_000,
}, async (context) => {
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  context.diagnostic(`seed ${seed}; CRASH_SEED=${seed} repeats the kills and prices`);
  const chance = random(seed);
  await build(projectRoot);
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-crash-'));
  const product = await startTestDatabase();
  const port = await claimPort('127.0.0.1', 0);
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, dataFolder: join(folder, 'sandbox'), productUrl: origin });
  const giveUp = AbortSignal.timeout(limitMilliseconds);
  const start = () =>
    startServerProcess({
      ...offers(sandbox.url, sandbox.ports),
      PORT: String(port),
      PUBLIC_URL: origin,
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: product.ownerUrl,
      MASTER_KEY: product.masterKey.toString('base64'),
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
    });
  try {
    await fetch(`${sandbox.url}/_/digital-post/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        { at: 'request', kind: 'drop', chance: 0.08 },
        { at: 'answer', kind: 'drop', chance: 0.08 },
        { at: 'request', kind: 'delay', chance: 0.1, milliseconds: 400 },
        { at: 'answer', kind: 'delay', chance: 0.1, milliseconds: 400 },
        { at: 'request', kind: 'duplicate', chance: 0.1 },
        { at: 'answer', kind: 'error', chance: 0.05, status: 500 },
      ]),
    });

    // The people who will click: sessions and finished drafts, made ready before the server is first started.
    product.clock.now = new Date();
    const realServices = { ...product.services, now: () => new Date() };
    const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
    const citizen = people.find((person) => person.cpr === '0107850018');
    assert.ok(citizen?.cpr);
    const person = await personOf(realServices, product.demo, { cpr: citizen.cpr, name: 'Karen Ærø Hansen' });
    const employee = await product.database.inOrganisation(product.demo.id, async (transaction) => {
      const id = '00000000-0000-4000-8000-0000000000aa';
      await transaction
        .insertInto('employee')
        .values({
          organisation: product.demo.id,
          id,
          subject: 'crash-test',
          name: 'Signe Sagsbehandler',
          email: null,
          groups: ['Fritid'],
          roles: ['caseworker'],
          language: null,
        })
        .execute();
      return id;
    });
    // A session each: one person may send in no more than sixty times a minute.
    const tokens = await product.database.inOrganisation(product.demo.id, async (transaction) => {
      const citizens: string[] = [];
      for (let index = 0; index < atOnce; index += 1) {
        const user = { kind: 'citizen', person: person.id, level: 'substantial' } as const;
        citizens.push(await sessions.create(transaction, product.demo, user, 'x'));
      }
      return {
        citizens,
        employee: await sessions.create(transaction, product.demo, { kind: 'employee', employee }, 'x'),
      };
    });
    const drafts: string[] = [];
    for (let index = 0; index < cases; index += 1) {
      const price = chance() < 0.5 ? '900' : '2.000';
      drafts.push(await draftWith(realServices, product.demo, person.id, answersWithPrice(price)));
    }

    let server = await start();
    let killed = 0;
    let done = false;
    const killing = (async () => {
      while (killed < kills) {
        await sleep(250 + chance() * 1_500);
        await server.kill('SIGKILL');
        killed += 1;
        server = await start();
      }
    })();

    const employeePages = visitor(origin, `session=${tokens.employee}`, giveUp);
    const waiting = [...drafts];
    await Promise.all(
      tokens.citizens.map(async (token) => {
        const citizenPages = visitor(origin, `session=${token}`, giveUp);
        for (let draft = waiting.pop(); draft; draft = waiting.pop()) {
          const stem = `/demo/blanket/fritidspas/udfyld/${draft}`;
          for (;;) {
            const answer = await citizenPages.submit(`${stem}/gennemse`, `${stem}/send`, {});
            if (answer.location?.includes('/kvittering')) break;
            // Sent in already, and only the answer was lost: the review page then leads to the receipt.
            const again = await citizenPages.get(`${stem}/gennemse`);
            if (again.location?.includes('/mine-sager/')) break;
            assert.ok(answer.status !== 422, answer.body);
            await sleep(200);
          }
        }
      }),
    );

    // Case workers decide while the kills go on.
    const rows = () =>
      product.database.inOrganisation(product.demo.id, (transaction) =>
        transaction.selectFrom('case').select(['id', 'status', 'open_steps']).execute(),
      );
    while (!done) {
      giveUp.throwIfAborted();
      const open = (await rows()).filter((row) => row.status === 'open');
      const toDecide = open.filter((row) => row.open_steps.includes('assess'));
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let row = toDecide.pop(); row; row = toDecide.pop()) {
            const page = `/demo/sagsbehandling/sag/${row.id}`;
            await employeePages.submit(page, `${page}/afgoer`, {
              beslutning: 'approved',
              begrundelse: 'Bevilget',
            });
          }
        }),
      );
      done = open.length === 0 && killed >= kills;
      if (!done) await sleep(300);
    }
    await killing;

    // Each case has ended, with one letter at the peer, and its state is the fold of its events.
    const received = (await (await fetch(`${sandbox.url}/_/digital-post/received`)).json()) as readonly {
      readonly caseNumber: string;
      readonly messageUuid: string;
    }[];
    const letters = new Map<string, number>();
    for (const { caseNumber } of received) letters.set(caseNumber, (letters.get(caseNumber) ?? 0) + 1);
    const found = await rows();
    assert.equal(found.length, cases, 'one case for each draft');
    assert.equal(new Set(received.map(({ messageUuid }) => messageUuid)).size, received.length);
    for (const { id } of found) {
      const { stored, events } = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
        stored: await findCase(transaction, product.demo, id, false),
        events: await transaction
          .selectFrom('case_event')
          .select('content')
          .where('case', '=', id)
          .orderBy('sequence')
          .execute(),
      }));
      assert.ok(stored);
      assert.equal(stored.status, 'ended');
      assert.equal(letters.get(stored.number), 1, `case ${stored.number} has exactly one letter`);
      const version = await product.definitions.workflow(product.demo.id, stored.workflowVersion);
      const opened = events.map((row) => decryptJson<CaseEvent>(stored.key.key, casePlaces.event, row.content));
      assert.deepEqual(fold(version.workflow, opened), stored.state);
    }
    context.diagnostic(`${killed} kills, ${received.length} letters`);
    await server.kill('SIGTERM');
    assert.equal(server.child.exitCode, 0, server.output.join('\n'));
  } finally {
    await sandbox.stop();
    await product.close();
    await rm(folder, { recursive: true, force: true });
  }
});
