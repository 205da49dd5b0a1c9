import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeAnswer } from '../../../sandbox/nemlogin/answer.ts';
import { badVariants, goodVariants } from '../../../sandbox/nemlogin/variants.ts';
import { readAuditLog } from '../../audit/read-audit-log.ts';
import type { AuditDetail } from '../../audit/record.ts';
import { startSamlPlay } from './testing.ts';

let play: Awaited<ReturnType<typeof startSamlPlay>>;
before(async () => {
  play = await startSamlPlay();
});
after(() => play.close());

/** The rule that each hostile or wrong answer breaks first: its number in the profile, and its name. */
const expected: Readonly<Record<string, string>> = {
  'plain-assertion': '5 one-encrypted-assertion',
  'plain-beside-encrypted': '5 one-encrypted-assertion',
  'two-assertions': '5 one-encrypted-assertion',
  'no-assertion': '5 one-encrypted-assertion',
  unsigned: '7 assertion-signature',
  'unknown-key': '7 assertion-signature',
  'own-key-info': '7 assertion-signature',
  'hmac-by-certificate': '7 assertion-signature',
  'sha1-signature': '7 assertion-signature',
  'sha1-digest': '7 assertion-signature',
  'other-transforms': '7 assertion-signature',
  'changed-after-signing': '7 assertion-signature',
  'signature-of-the-subject': '7 assertion-signature',
  'signed-by-response-alone': '7 assertion-signature',
  'response-signed-by-stranger': '6 response-signature',
  'comment-in-name': '0 assertion-xml',
  'comment-in-response': '0 message',
  'cdata-in-name': '0 assertion-xml',
  'processing-instruction': '0 message',
  'external-entity': '0 message',
  'entity-bomb': '0 message',
  'doctype-in-assertion': '0 assertion-xml',
  'duplicate-xml-attribute': '0 message',
  'too-large': '0 message',
  'too-deep': '0 message',
  'wrong-audience': '11 conditions',
  'no-audience': '11 conditions',
  'wrong-recipient': '10 subject-confirmation',
  'wrong-destination': '1 destination',
  'no-destination': '1 destination',
  'wrong-in-response-to': '3 in-response-to',
  'no-in-response-to': '3 in-response-to',
  'wrong-in-response-to-inside': '10 subject-confirmation',
  'wrong-issuer': '2 issuer',
  'wrong-issuer-inside': '8 assertion-issuer',
  'wrong-version': '1 destination',
  'stale-response': '1 destination',
  'expired-assertion': '10 subject-confirmation',
  'expired-confirmation': '10 subject-confirmation',
  'not-yet-valid': '11 conditions',
  'no-bearer': '10 subject-confirmation',
  'no-level': '14 level',
  'level-low': '14 level',
  'level-as-address': '14 level',
  'legacy-level-alone': '14 level',
  'another-profile-version': '13 spec-version',
  'professional-for-person': '15 profile',
  'professional-attributes-for-person': '15 profile',
  'name-of-no-profile': '9 name-id',
  'name-format': '9 name-id',
  'duplicate-attribute': '12 statements',
  'two-values': '17 identity',
  'cpr-number-that-is-none': '17 identity',
  'attribute-of-no-type': '12 statements',
  'attribute-name-format': '12 statements',
  'two-authn-statements': '12 statements',
  'no-session-index': '12 statements',
  'session-over': '12 statements',
  'decision-statement': '12 statements',
  'pkcs1-key': '0 decryption',
  'triple-des': '0 decryption',
  'encrypted-to-another': '0 decryption',
  'garbled-cipher': '0 decryption',
  'wrapping-1': '5 one-encrypted-assertion',
  'wrapping-2': '5 one-encrypted-assertion',
  'wrapping-3': '7 assertion-signature',
  'wrapping-4': '7 assertion-signature',
  'wrapping-5': '7 assertion-signature',
  'wrapping-6': '7 assertion-signature',
  'wrapping-7': '7 assertion-signature',
  'wrapping-8': '7 assertion-signature',
  'same-id-twice': '7 assertion-signature',
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
      const logged = await lastRefusal();
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
    const { received } = await finish(response);
    assert.ok(!received.ok && received.kind === 'rule' && received.rule === 'message');
  }
});

async function lastRefusal(): Promise<AuditDetail> {
  const [last] = await play.database.inOrganisation(play.organisation.id, (transaction) =>
    readAuditLog(transaction, play.organisation, { action: 'loginRefused' }, null),
  );
  assert.ok(last && typeof last.detail === 'object');
  return last.detail;
}
