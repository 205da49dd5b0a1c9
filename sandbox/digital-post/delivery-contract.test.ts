import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { DeliveryOutcome, DeliveryRequest } from '../../src/options/option.ts';
import { digitalPostDelivery } from '../../src/options/remote-print/digital-post-delivery.ts';
import type { DigitalPostInput } from '../../src/options/remote-print/digital-post-input.ts';
import type { DigitalPostSettings } from '../../src/options/remote-print/settings.ts';
import type { Fault } from '../peer.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import { callerWith } from '../service-platform/connection-in-test.ts';
import { createDigitalPostPeer, digitalPostPeer } from './peer.ts';
import { type SandboxInTest, sandboxInTest } from './sandbox-in-test.ts';

const karen = '0107850018';
const pdf = Buffer.from('%PDF-1.7 afgørelse');
const attachment = Buffer.from('%PDF-1.4 bilag');

const settingsFor = ({ platform }: SandboxInTest): DigitalPostSettings => ({
  connection: { platform, caller: callerWith() },
  senderCvr: demoCvr,
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
});

const fileOf = (name: string, content: Buffer, mediaType = 'application/pdf') => ({
  name,
  mediaType,
  size: content.length,
  content: async () => content,
});

function letter(change: Partial<DigitalPostInput> = {}): DeliveryRequest<DigitalPostInput> {
  return {
    key: crypto.randomUUID(),
    attempt: 1,
    kept: { channel: 'digital-only', way: 'digital' },
    input: {
      recipient: { kind: 'cpr', id: karen, name: 'Karen Ærø Hansen' },
      title: 'Afgørelse om fritidspas',
      notification: 'Du har fået post fra Demo Kommune.',
      replyAllowed: false,
      caseNumber: '2026-17',
      kle: '27.18.02',
      language: 'da',
      ...change,
    },
    files: [fileOf('Afgørelse.pdf', pdf), fileOf('Bilag 1/2.pdf', attachment)],
    createdAt: new Date(),
    signal: new AbortController().signal,
  };
}

/** Tries as the product does, which goes on while the peer is unavailable; the peer can't be asked what it has. */
async function deliver(
  request: DeliveryRequest<DigitalPostInput>,
  settings: DigitalPostSettings,
  timeLimit?: number,
): Promise<DeliveryOutcome> {
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    const signal = timeLimit === undefined || attempt > 1 ? request.signal : AbortSignal.timeout(timeLimit);
    const one = { ...request, attempt, signal };
    const { outcome } = await digitalPostDelivery.send(one, settings);
    if (outcome.outcome !== 'unavailable') return outcome;
  }
  return { outcome: 'unavailable', reason: 'given up after 30 attempts' };
}

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');

test('FJE-3 a letter with an attachment is received as one valid MeMo message with the same files', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const request = letter();
  const { outcome } = await digitalPostDelivery.send(request, settingsFor(sandbox));
  const [message, ...more] = await sandbox.received();
  assert.equal(more.length, 0);
  assert.deepEqual(outcome, { outcome: 'accepted', reference: message?.transmissionId });
  const { transmissionId: _, at: __, ...facts } = message ?? {};
  assert.deepEqual(facts, {
    messageUuid: request.key,
    title: 'Afgørelse om fritidspas',
    sender: { cvr: demoCvr, name: 'Demo Kommune' },
    recipient: { kind: 'cpr', id: karen },
    caseNumber: '2026-17',
    files: [
      { name: 'Afgørelse.pdf', type: 'application/pdf', size: pdf.length, sha256: digest(pdf) },
      { name: 'Bilag 1_2.pdf', type: 'application/pdf', size: attachment.length, sha256: digest(attachment) },
    ],
  });
});

const faultLists: readonly (readonly Fault[])[] = [
  [{ at: 'request', kind: 'refuse', times: 2 }],
  [{ at: 'request', kind: 'drop', times: 2 }],
  [{ at: 'request', kind: 'error', times: 1 }],
  [{ at: 'request', kind: 'error', status: 429, times: 2 }],
  [{ at: 'request', kind: 'duplicate', times: 1 }],
  [{ at: 'answer', kind: 'refuse', times: 2 }],
  [{ at: 'answer', kind: 'drop', times: 1 }],
  [{ at: 'answer', kind: 'drop', times: 3 }],
  [{ at: 'answer', kind: 'error', status: 502, times: 1 }],
  [{ at: 'answer', kind: 'garble', times: 2 }],
  [{ at: 'answer', kind: 'wrong', what: 'empty', service: 'kombi', times: 1 }],
  [{ at: 'answer', kind: 'wrong', what: 'page', service: 'kombi', times: 2 }],
  [{ at: 'answer', kind: 'wrong', what: 'letter-case', service: 'kombi-answer', times: 1 }],
  [{ at: 'answer', kind: 'wrong', what: 'more-elements', service: 'kombi-answer', times: 1 }],
  [
    { at: 'request', kind: 'duplicate', times: 1 },
    { at: 'answer', kind: 'garble', times: 1 },
  ],
  [
    { at: 'request', kind: 'refuse', times: 1 },
    { at: 'request', kind: 'drop', times: 2 },
    { at: 'answer', kind: 'drop', times: 2 },
  ],
];

for (const faults of faultLists) {
  const claim = faults
    .map(({ at, kind, what, status, times }) => `${kind} ${what ?? status ?? ''} at ${at} × ${times}`)
    .join(', ');
  test(`DEL-1 exactly one message is stored in spite of: ${claim}`, async (t) => {
    const sandbox = await sandboxInTest(t, digitalPostPeer);
    await sandbox.setFaults(faults);
    const request = letter();
    const outcome = await deliver(request, settingsFor(sandbox));
    assert.equal(outcome.outcome, 'accepted');
    assert.deepEqual(
      (await sandbox.received()).map(({ messageUuid }) => messageUuid),
      [request.key],
    );
  });
}

for (const at of ['request', 'answer'] as const) {
  test(`DEL-1 exactly one message is stored where the time limit is passed by a delay at ${at}`, async (t) => {
    const sandbox = await sandboxInTest(t, digitalPostPeer);
    await sandbox.setFaults([{ at, kind: 'delay', milliseconds: 400, times: 1 }]);
    const request = letter();
    assert.equal((await deliver(request, settingsFor(sandbox), 100)).outcome, 'accepted');
    await sleep(600); // until the delayed request has been handled too
    assert.deepEqual(
      (await sandbox.received()).map(({ messageUuid }) => messageUuid),
      [request.key],
    );
  });
}

test('DEL-1 exactly one message is stored whatever faults come together', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const fault = fc.record({
    at: fc.constantFrom('request', 'answer'),
    kind: fc.constantFrom('refuse', 'drop', 'error', 'duplicate', 'garble'),
    times: fc.integer({ min: 1, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 5 }), async (faults) => {
      await sandbox.clear();
      await sandbox.setFaults(faults);
      const requests = [letter(), letter({ recipient: { kind: 'cvr', id: proevebyCvr } })];
      const outcomes = await Promise.all(requests.map((request) => deliver(request, settingsFor(sandbox))));
      assert.deepEqual(
        outcomes.map(({ outcome }) => outcome),
        ['accepted', 'accepted'],
      );
      const stored = (await sandbox.received()).map(({ messageUuid }) => messageUuid);
      assert.deepEqual(stored.sort(), requests.map(({ key }) => key).sort());
    }),
    { numRuns: 25 },
  );
});

test('DEL-1 one message is stored where two workers send the same delivery at once', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const request = letter();
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => digitalPostDelivery.send(request, settingsFor(sandbox))),
  );
  assert.deepEqual([...new Set(sent.map(({ outcome }) => outcome.outcome))], ['accepted']);
  assert.equal((await sandbox.received()).length, 1);
});

test('DEL-1 a message is still there after the peer was started anew, and is not stored again', async (t) => {
  const before = await sandboxInTest(t, digitalPostPeer);
  const request = letter();
  await digitalPostDelivery.send(request, settingsFor(before));
  const after = await before.restarted();
  assert.deepEqual((await digitalPostDelivery.send(request, settingsFor(after))).outcome, {
    outcome: 'accepted',
    reference: request.key,
  });
  assert.equal((await after.received()).length, 1);
});

const exempt = { kind: 'cpr', id: '1301450053' } as const;
const dead = { kind: 'cpr', id: '0404300064' } as const;
const child = { kind: 'cpr', id: '0305154024' } as const;
const unknownCompany = { kind: 'cvr', id: '12345678' } as const;

for (const [claim, recipient] of Object.entries({ exempt, dead, child, unknownCompany })) {
  test(`DEL-2 a recipient that is not registered is rejected with what to do: ${claim}`, async (t) => {
    const sandbox = await sandboxInTest(t, digitalPostPeer);
    assert.deepEqual(await deliver(letter({ recipient }), settingsFor(sandbox)), {
      outcome: 'rejected',
      code: 'not-registered',
      reason: {
        da: 'Modtageren kan ikke få Digital Post, for eksempel fordi modtageren er fritaget. Send brevet på en anden måde.',
        en: "The recipient can't receive Digital Post, for example because the recipient is exempt. Send the letter another way.",
      },
    });
    assert.equal((await sandbox.received()).length, 0);
  });
}

test('DEL-2 a refusal with HTTP 200 is a refusal like one with 400', async (t) => {
  const sandbox = await sandboxInTest(t, createDigitalPostPeer({ maximumBytes: 100 }));
  await sandbox.setFaults([{ at: 'answer', kind: 'wrong', what: 'status-ok', service: 'kombi-answer' }]);
  const large = { ...letter(), files: [fileOf('a.pdf', Buffer.alloc(101, 1))] };
  const { outcome } = await digitalPostDelivery.send(large, settingsFor(sandbox));
  assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
  assert.match(outcome.reason.da, /99,5 MB/);
});

test('DEL-2 what the peer refuses comes back as a reason in Danish and English, and nothing is stored', async (t) => {
  const sandbox = await sandboxInTest(t, createDigitalPostPeer({ maximumBytes: 100 }));
  const settings = settingsFor(sandbox);
  const program = [...letter().files, fileOf('bilag.exe', attachment, 'application/octet-stream')];
  const attempts: readonly (readonly [DeliveryRequest<DigitalPostInput>, DigitalPostSettings, RegExp, RegExp])[] = [
    [{ ...letter(), files: program }, settings, /filtype/, /file type/],
    [{ ...letter(), files: [fileOf('a.pdf', Buffer.alloc(101, 1))] }, settings, /99,5 MB/, /99\.5 MB/],
    [
      letter(),
      { ...settings, connection: { ...settings.connection, caller: { cvr: demoCvr, certificates: [] } } },
      /intet certifikat/,
      /no certificate/,
    ],
    [letter(), { ...settings, senderCvr: proevebyCvr }, /Afsenderens CVR-nummer/, /sender's CVR number/],
    [{ ...letter(), key: '5f0d8a52-7c1e-1b7a-9a55-0c4f3a7e1b01' }, settings, /kan ikke læse/, /can't read/],
  ];
  for (const [request, own, da, en] of attempts) {
    const { outcome } = await digitalPostDelivery.send(request, own);
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, da);
    assert.match(outcome.reason.en ?? '', en);
  }
  assert.equal((await sandbox.received()).length, 0);
});

test('FJE-3 a letter of 20 MB arrives whole', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const content = Buffer.alloc(20_000_000, '%PDF-1.7 lang ');
  const { outcome } = await digitalPostDelivery.send(
    { ...letter(), files: [fileOf('a.pdf', content)] },
    settingsFor(sandbox),
  );
  assert.equal(outcome.outcome, 'accepted');
  const [message] = await sandbox.received();
  assert.deepEqual(message?.files, [
    { name: 'a.pdf', type: 'application/pdf', size: content.length, sha256: digest(content) },
  ]);
});
