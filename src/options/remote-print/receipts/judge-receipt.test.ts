import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PostEvent } from '../../../../sandbox/beskedfordeler/event.ts';
import { writeEvent, writePush } from '../../../../sandbox/beskedfordeler/write-event.ts';
import { projectRoot } from '../../../paths.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { judgeReceipt } from './judge-receipt.ts';
import { postStates } from './post-states.ts';
import { readPostStatus } from './read-post-status.ts';

const now = new Date('2026-11-24T10:00:00Z');
const key = '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b01';
const transmission = '1ab6eb87-a457-4ad3-8952-ed8f18a1676a';
const id = 'bd12c645-de98-453a-ac80-f58a76942eda';
const settings = { senderCvr: '10000009' } as DigitalPostSettings;

const digital: PostEvent = {
  cvr: '10000009',
  channel: 'Digital Post',
  state: 'digital-delivered',
  transmissionId: transmission,
  messageUuid: key,
};
const letter: PostEvent = {
  cvr: '10000009',
  channel: 'Fysisk Post',
  state: 'print-posted',
  transmissionId: transmission,
  shipmentId: key,
};

function judged(text: string, sender: 'distributor' | null = 'distributor') {
  return judgeReceipt({ headers: {}, body: Buffer.from(text), now, ...(sender && { sender }) }, settings);
}

const message = (event: PostEvent) => ({ id, at: new Date('2026-11-24T09:59:00.123Z'), event });

test('FJE-8 receipts of both channels are read, pulled and pushed, and name the delivery by its key', () => {
  for (const event of [digital, letter]) {
    for (const text of [writeEvent(message(event), 1), writePush(message(event), 3)]) {
      const read = judged(text);
      assert.ok(read.kind === 'receipt', JSON.stringify(read));
      assert.deepEqual([read.id, read.key, read.reference], [id, key, transmission]);
      assert.deepEqual(read.outcome, { outcome: 'accepted', reference: transmission });
      assert.equal(read.state?.at.toISOString(), '2026-11-24T09:59:00.123Z');
      assert.ok(read.content?.startsWith('<PKO_PostStatus '), 'the envelope’s credentials are not kept');
    }
  }
});

test('FJE-8 every state has its meaning and its words in Danish and English', () => {
  const outcomes = {
    'digital-received': 'state',
    'digital-delivered': 'accepted',
    failed: 'rejected',
    'print-sent': 'state',
    'print-received': 'state',
    'print-ready': 'state',
    'print-handed-over': 'state',
    'print-posted': 'accepted',
    'print-recalled': 'rejected',
    'print-update': 'state',
  } as const;
  assert.deepEqual(Object.keys(postStates), Object.keys(outcomes));
  for (const [state, outcome] of Object.entries(outcomes)) {
    const event = state.startsWith('print') ? letter : digital;
    const read = judged(writeEvent(message({ ...event, state: state as PostEvent['state'] }), 1));
    assert.ok(read.kind === 'receipt');
    assert.deepEqual([read.state?.key, read.outcome.outcome], [state, outcome]);
    assert.ok(postStates[state]?.title.da && postStates[state]?.title.en);
  }
});

test('FJE-8 a failure says why, by the code; a code that could be a person’s number is not repeated', () => {
  const failed = (code: string) =>
    judged(writeEvent(message({ ...digital, state: 'failed', error: { code, text: '010785-0018 findes ikke' } }), 1));
  const known = failed('recipient.not.registered');
  assert.ok(known.kind === 'receipt' && known.outcome.outcome === 'rejected');
  assert.match(known.outcome.reason.da, /kan ikke få Digital Post/);
  const odd = failed('0107850018');
  assert.ok(odd.kind === 'receipt' && odd.outcome.outcome === 'rejected');
  assert.ok(!JSON.stringify(odd.outcome).includes('0107850018'));
});

test('DEL-1 what is not to be understood is kept for a person; what is not the distributor’s is refused', () => {
  const unclear = (text: string) => {
    const read = judged(text);
    assert.ok(read.kind === 'unclear', JSON.stringify(read));
    return [read.why, read.id === id];
  };
  assert.deepEqual(unclear(writeEvent({ ...message(digital), spoiling: 'unknown-state' }, 1)), ['state', true]);
  assert.deepEqual(unclear(writeEvent({ ...message(digital), spoiling: 'broken-payload' }, 1)), ['unreadable', true]);
  assert.deepEqual(unclear(writeEvent(message({ ...digital, cvr: '20000010' }), 1)), ['delivery', true]);
  assert.deepEqual(unclear('<html/>'), ['unreadable', false]);
  assert.deepEqual(unclear('ikke xml'), ['unreadable', false]);
  assert.deepEqual(unclear('<!DOCTYPE a><a/>'), ['unreadable', false]);
  assert.equal(judged(writeEvent(message(digital), 1), null).kind, 'refused');
});

const official = join(projectRoot, '../shared/reference/data/beskedfordeler');

test('FJE-8 the published receipts of the real service are read', {
  skip: !existsSync(official) && 'not beside the project',
}, () => {
  const read = (name: string) => readPostStatus(readFileSync(join(official, name)));
  const success = read('PostStatusBeskedModtag.success.xml');
  assert.ok(success.kind === 'status');
  assert.deepEqual(
    [success.status.state, success.status.messageUuid, success.status.transmissionId, success.status.receiver],
    [
      'Afleveret Digital Post',
      '8853363b-43ec-4d0a-a54d-65447f9447ed',
      '1ab6eb87-a457-4ad3-8952-ed8f18a1676a',
      '55133018',
    ],
  );
  const error = read('PostStatusBeskedModtag.error.xml');
  assert.ok(error.kind === 'status');
  assert.deepEqual([error.status.state, error.status.errorCode], ['Fejlet', 'memo.invalid']);
  for (const number of ['01', '02', '03']) assert.equal(read(`eksempler/testbesked${number}.xml`).kind, 'unreadable');
});
