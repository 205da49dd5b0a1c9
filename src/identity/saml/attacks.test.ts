import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeAnswer } from '../../../sandbox/nemlogin/answer.ts';
import { badVariants, goodVariants } from '../../../sandbox/nemlogin/variants.ts';
import { tokenDigest } from '../sessions/session-token.ts';
import { brokenRules } from './broken-rules.ts';
import { lastRefusal, startSamlPlay } from './testing.ts';

let play: Awaited<ReturnType<typeof startSamlPlay>>;
before(async () => {
  play = await startSamlPlay();
});
after(() => play.close());

/** The rule that each hostile or wrong answer breaks first: its number in the profile, and its name. */
const expected: Readonly<Record<string, string>> = {
  ...brokenRules,
  'professional-for-person': '15 profile',
  'professional-attributes-for-person': '15 profile',
  'two-values': '17 identity',
  'cpr-number-that-is-none': '17 identity',
};

test('SEC-1 every hostile answer is in the table', () => {
  assert.deepEqual(Object.keys(expected).toSorted(), Object.keys(badVariants).toSorted());
});

test('SEC-1 each hostile answer is refused by its rule, which the audit log names, and makes no session', async (t) => {
  for (const [variant, recipe] of Object.entries(badVariants)) {
    await t.test(variant, async () => {
      const before = await play.countSessions();
      const result = await play.play(recipe);
      assert.ok(!result.ok, 'it was logged in');
      assert.equal(result.detail.split(':')[0], `OIOSAML ${expected[variant]}`, result.detail);
      assert.equal(await play.countSessions(), before);
      const logged = await lastRefusal(play);
      assert.equal(logged.reason, result.detail);
      assert.equal(logged.rule, expected[variant]?.split(' ')[1]);
    });
  }
});

test('SEC-1 what the profile allows is let in', async (t) => {
  for (const [variant, recipe] of Object.entries(goodVariants)) {
    await t.test(variant, async () => {
      const result = await play.play(recipe);
      assert.ok(result.ok, JSON.stringify(result));
      const session = await play.sessions.find(play.organisation, result.loggedIn.token);
      assert.equal(session?.user.kind, 'citizen');
    });
  }
});

test('SEC-1 a second answer to a request, and an answer in another browser, are refused', async () => {
  const asked = await play.ask();
  const xml = writeAnswer(play.spec(asked));
  const stolen = await play.answer(xml, { ...asked, browser: (await play.ask()).browser });
  assert.ok(!stolen.ok && stolen.detail.startsWith('OIOSAML 3 in-response-to'));
  assert.ok((await play.answer(xml, asked)).ok, 'the right browser still can');
  const again = await play.answer(xml, asked);
  assert.ok(!again.ok && again.detail.startsWith('OIOSAML 3 in-response-to'));
});

test('SEC-1 an assertion that was used is refused though a request waits for it', async () => {
  const recipe = { assertion: (xml: string) => xml.replace(/ID="[^"]+"/, 'ID="_the-same"') };
  assert.ok((await play.play(recipe)).ok);
  const replayed = await play.play(recipe);
  assert.ok(!replayed.ok && replayed.detail.startsWith('OIOSAML 16 replay'), JSON.stringify(replayed));
});

test('SEC-1 of two answers at once with the same assertion one is let in, and the other leaves nothing behind', async () => {
  const recipe = { assertion: (xml: string) => xml.replace(/ID="[^"]+"/, 'ID="_at-once"') };
  const kept = await play.play({});
  assert.ok(kept.ok);
  const before = await play.countSessions();
  const results = await Promise.all([play.play(recipe), play.play(recipe), play.play(recipe)]);
  assert.deepEqual(results.map(({ ok }) => ok).toSorted(), [false, false, true]);
  for (const each of results) assert.ok(each.ok || each.detail === 'OIOSAML 16 replay: seen before');
  assert.equal(await play.countSessions(), before + 1);
  assert.equal((await lastRefusal(play)).assertion, '_at-once');
  // A log-in would take that session's place: one that is refused must leave it alone.
  const replaces = tokenDigest(kept.loggedIn.token);
  const late = await play.play(recipe, await play.ask('substantial', 'person', replaces));
  assert.ok(!late.ok);
  assert.equal((await play.sessions.find(play.organisation, kept.loggedIn.token))?.user.kind, 'citizen');
});

test('SEC-1 a request that waited too long is answered in vain', async () => {
  const asked = await play.ask();
  const before = play.clock.now;
  play.clock.now = new Date(before.getTime() + 16 * 60_000);
  const late = await play.play({}, asked);
  assert.ok(!late.ok && late.detail.startsWith('OIOSAML 3 in-response-to'));
  play.clock.now = before;
});

test('SEC-1 what is no message is refused before it is read', async () => {
  const asked = await play.ask();
  const finish = (response: string | undefined) =>
    play.saml.finish(play.organisation, { response, relayState: asked.relayState, browser: asked.browser });
  for (const response of [
    undefined,
    '',
    '!!!',
    Buffer.from([0xff, 0xfe, 0x3c]).toString('base64'),
    'A'.repeat(900_000),
  ]) {
    const finished = await finish(response);
    assert.ok(!finished.ok && finished.refusal.kind === 'rule' && finished.refusal.rule === 'message');
  }
});
