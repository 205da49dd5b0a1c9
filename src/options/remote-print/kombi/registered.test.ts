import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitalPostPeer } from '../../../../sandbox/digital-post/peer.ts';
import type { Fault } from '../../../../sandbox/peer.ts';
import { demoCvr } from '../../../../sandbox/people.ts';
import { callerWith } from '../../../../sandbox/service-platform/connection-in-test.ts';
import { playPeer } from '../../testing.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { registered } from './registered.ts';

const stage = await playPeer(digitalPostPeer);
const settings = {
  connection: { platform: stage.platform, caller: callerWith() },
  senderCvr: demoCvr,
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
} as DigitalPostSettings;

const karen = { kind: 'cpr', id: '0107850018' } as const;
const ask = (recipient: Parameters<typeof registered>[0] = karen, limit = 10_000, own = settings) =>
  registered(recipient, own, AbortSignal.timeout(limit));

test('FJE-1 the registration is looked up for people and companies', async () => {
  assert.equal(await ask(), 'yes');
  assert.equal(await ask({ kind: 'cpr', id: '1301450053' }), 'no');
  assert.equal(await ask({ kind: 'cvr', id: demoCvr }), 'yes');
  assert.equal(await ask({ kind: 'cvr', id: '12345678' }), 'no');
});

const faults: readonly (readonly [claim: string, fault: Fault, technical: string])[] = [
  ['it is down', { at: 'request', kind: 'refuse' }, 'HTTP 503 without an answer that is one'],
  ['it cuts the connection', { at: 'request', kind: 'drop' }, 'ECONNRESET'],
  ['its answer is lost', { at: 'answer', kind: 'drop' }, 'ECONNRESET'],
  [
    'it answers with an error page',
    { at: 'answer', kind: 'error', status: 502 },
    'HTTP 502 without an answer that is one',
  ],
  [
    'it does not know the address',
    { at: 'answer', kind: 'error', status: 404 },
    'HTTP 404 without an answer that is one',
  ],
  [
    'it answers with a page, 200',
    { at: 'answer', kind: 'wrong', what: 'page' },
    'HTTP 200 without an answer that is one',
  ],
  ['it answers with nothing', { at: 'answer', kind: 'wrong', what: 'empty' }, 'HTTP 200 without an answer that is one'],
  ['half its answer comes', { at: 'answer', kind: 'garble' }, 'HTTP 200 without an answer that is one'],
];

for (const [claim, fault, technical] of faults) {
  test(`FJE-1 a technical error is never taken for "not registered": ${claim}`, async () => {
    await stage.faults([{ ...fault, service: 'look-up', times: 1 }]);
    assert.deepEqual(await ask(), { technical: `registration look-up: ${technical}` });
    assert.equal(await ask(), 'yes');
  });
}

test('FJE-1 a look-up that is slow ends at the time limit, and says nothing of the recipient', async () => {
  await stage.faults([{ at: 'answer', kind: 'delay', service: 'look-up', milliseconds: 800, times: 1 }]);
  assert.deepEqual(await ask(karen, 200), { technical: 'registration look-up: no answer within the time limit' });
});

test('FJE-9 without a right number or a certificate nobody is asked: it is a person’s, whichever way it goes', async () => {
  const wrong = await ask({ kind: 'cpr', id: '010785-0018' });
  assert.ok(typeof wrong === 'object' && 'outcome' in wrong);
  assert.match(wrong.reason.da, /CPR- eller CVR-nummer/);
  const bare = { ...settings, connection: { ...settings.connection, caller: { cvr: demoCvr, certificates: [] } } };
  const none = await ask(karen, 10_000, bare);
  assert.ok(typeof none === 'object' && 'outcome' in none);
  assert.match(none.reason.da, /intet certifikat/);
  assert.equal(none.everyWay, true);
});
