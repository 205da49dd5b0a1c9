import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';
import { loginCitizen } from './login.ts';
import { createSessions, type Sessions } from './sessions.ts';

let base: TestDatabase;
let sessions: Sessions;
before(async () => {
  base = await startTestDatabase();
  sessions = createSessions(base.database, { idleMinutes: 30, hours: 8 }, () => base.clock.now);
});
after(() => base?.close());

const pass = (minutes: number) => {
  base.clock.now = new Date(base.clock.now.getTime() + minutes * 60_000);
};

async function logIn(): Promise<string> {
  const person = {
    ...{ cpr: '2411790031', name: 'Peter Hansen', subject: 'peter', transaction: '_a1' },
    ...({ level: 'substantial', identityType: 'private' } as const),
  };
  return (await loginCitizen(base.database, sessions, base.demo, person, 'x', {}, base.clock.now)).token;
}

test('SEC-1 a session that nobody used for the idle limit is over, and one that is used is not', async () => {
  const [left, used] = [await logIn(), await logIn()];
  pass(20);
  assert.equal((await sessions.find(base.demo, used))?.user.kind, 'citizen');
  pass(20);
  assert.equal(await sessions.find(base.demo, left), null);
  assert.equal((await sessions.find(base.demo, used))?.user.kind, 'citizen');
});

test('SEC-1 a session ends at the absolute limit however much it is used', async () => {
  const token = await logIn();
  for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
    pass(20);
    assert.ok(await sessions.find(base.demo, token), `after ${minutes + 20} minutes`);
  }
  pass(20);
  assert.equal(await sessions.find(base.demo, token), null);
});

test('SEC-1 tokens of sessions are 256 random bits, and the database holds their digests alone', async () => {
  const tokens = await Promise.all([logIn(), logIn(), logIn()]);
  assert.equal(new Set(tokens).size, 3);
  assert.ok(tokens.every((token) => Buffer.from(token, 'base64url').length === 32));
  const rows = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction.selectFrom('session').select('token_hash').execute(),
  );
  const kept = rows.map(({ token_hash: hash }) => hash.toString('base64url'));
  assert.ok(tokens.every((token) => !kept.includes(token)));
});
