import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handlerBadVariants, handlerGoodVariants } from '../../../../sandbox/context-handler/variants.ts';
import { writeAnswer } from '../../../../sandbox/nemlogin/answer.ts';
import { providerKeys } from '../../../../sandbox/nemlogin/keys.ts';
import { brokenRules } from '../broken-rules.ts';
import { lastRefusal, startHandlerPlay } from '../testing.ts';

let play: Awaited<ReturnType<typeof startHandlerPlay>>;
before(async () => {
  play = await startHandlerPlay();
});
after(() => play.close());

/** The rule that each hostile or wrong answer of a Context Handler breaks first. */
const expected: Readonly<Record<string, string>> = {
  ...brokenRules,
  'kombit-version-of-none': '13 spec-version',
  'versions-that-contradict': '13 spec-version',
  'no-version': '13 spec-version',
  'transient-name': '9 name-id',
  'name-of-a-citizen': '9 name-id',
  'name-without-serial': '9 name-id',
  'name-with-two-serials': '9 name-id',
  'serial-that-is-no-uuid': '9 name-id',
  'another-employer': '17 employer',
  'another-employer-in-the-name': '17 employer',
  'no-employer': '15 profile',
  'employer-that-is-no-number': '15 profile',
  'employer-under-the-older-name': '15 profile',
  'two-employers': '15 profile',
  'two-lists-of-privileges': '15 profile',
};

test('SEC-1 every hostile answer of a Context Handler is in the table', () => {
  assert.deepEqual(Object.keys(expected).toSorted(), Object.keys(handlerBadVariants).toSorted());
});

test('SEC-1 each hostile answer of a Context Handler is refused by its rule, which the audit log names, and makes no session', async (t) => {
  for (const [variant, recipe] of Object.entries(handlerBadVariants)) {
    await t.test(variant, async () => {
      const result = await play.play(recipe);
      assert.ok(!result.ok, 'it was logged in');
      assert.equal(result.detail.split(':')[0], `OIOSAML ${expected[variant]}`, result.detail);
      assert.equal(await play.countSessions(), 0);
      const logged = await lastRefusal(play);
      assert.equal(logged.reason, result.detail);
      assert.equal(logged.rule, expected[variant]?.split(' ')[1]);
      assert.equal(logged.provider, 'Context Handler');
    });
  }
});

test('SEC-1 what the profile of the Context Handler allows is let in', async (t) => {
  for (const [variant, recipe] of Object.entries(handlerGoodVariants)) {
    await t.test(variant, async () => {
      const result = await play.play(recipe);
      assert.ok(result.ok, JSON.stringify(result));
      const session = await play.sessions.find(play.organisation, result.loggedIn.token);
      assert.equal(session?.user.kind, 'employee');
    });
  }
});

test('SEC-1 an assertion that NemLog-in signed is none of the Context Handler’s, and one that was used is refused', async () => {
  const byNemlogin = await play.play({ signing: { key: providerKeys.first } });
  assert.ok(!byNemlogin.ok && byNemlogin.detail.startsWith('OIOSAML 7 assertion-signature'));
  const recipe = { assertion: (xml: string) => xml.replace(/ID="[^"]+"/, 'ID="_the-same"') };
  assert.ok((await play.play(recipe)).ok);
  const replayed = await play.play(recipe);
  assert.ok(!replayed.ok && replayed.detail.startsWith('OIOSAML 16 replay'), JSON.stringify(replayed));
});

test('SEC-1 what NemLog-in was asked for the Context Handler can’t answer, and another browser can’t either', async () => {
  const ofCitizen = await play.ask('substantial', 'person');
  const answered = await play.answer(writeAnswer(play.spec(ofCitizen)), ofCitizen);
  assert.ok(!answered.ok && answered.detail.startsWith('OIOSAML 3 in-response-to'));
  const asked = await play.ask();
  const stolen = await play.answer(writeAnswer(play.spec(asked)), { ...asked, browser: (await play.ask()).browser });
  assert.ok(!stolen.ok && stolen.detail.startsWith('OIOSAML 3 in-response-to'));
});

test('SEC-1 employees are let in at the level that their organisation demands, and below it not', async () => {
  const high = await play.ask('high');
  assert.match(high.request, /nsis\/loa\/High.*data\.gov\.dk\/eid\/Professional/);
  const result = await play.play({}, high);
  assert.ok(!result.ok && result.problem === 'level', JSON.stringify(result));
  assert.ok((await play.play({}, await play.ask('high'), { level: 'high' })).ok);
});

test('SEC-1 OIOSAML 2 is let in where the organisation compares AssuranceLevel with NSIS, and not elsewhere', async () => {
  const older = { generation: 'kombit-1.0', bpp: '1.1' } as const;
  const refused = await play.play({}, undefined, older);
  assert.ok(!refused.ok && refused.detail === 'OIOSAML 14 level: no level', JSON.stringify(refused));
  const comparing = await startHandlerPlay({ comparesAssuranceLevel: true }, play);
  const result = await comparing.play({}, undefined, older);
  assert.ok(result.ok, JSON.stringify(result));
  const session = await comparing.sessions.find(comparing.organisation, result.loggedIn.token);
  assert.ok(session?.user.kind === 'employee' && session.user.access.has('cases.work'));
  const low = await comparing.play({}, undefined, { ...older, level: 'low' });
  assert.ok(!low.ok && low.problem === 'level');
  const mixed = await comparing.play(
    { assertion: (xml) => xml.replaceAll(/<saml:Attribute Name="[^"]*SpecVer".*?<\/saml:Attribute>/g, '') },
    undefined,
    older,
  );
  assert.ok(!mixed.ok && mixed.detail.startsWith('OIOSAML 13 spec-version'));
});
