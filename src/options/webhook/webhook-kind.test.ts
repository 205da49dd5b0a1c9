import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhookSecret } from '../../../sandbox/webhooks/access.ts';
import { webhooksPeer } from '../../../sandbox/webhooks/peer.tsx';
import { checkSignature, signedHeaders } from '../../messages/standard-webhooks.ts';
import { fileOf, playPeer, requestWith } from '../testing.ts';
import { webhookOption } from './option.ts';
import type { WebhookSettings } from './settings.ts';
import { webhookKind } from './webhook-kind.ts';

const peer = await playPeer(webhooksPeer);
const secret = webhookSecret;
const settings: WebhookSettings = {
  networks: ['127.0.0.0/8'],
  targets: [
    { name: 'fagsystem', url: `${peer.url}/webhooks/in`, secret, canBeAsked: true },
    { name: 'senere', url: `${peer.url}/webhooks/later`, secret, receiptHours: 24, canBeAsked: true },
    { name: 'afviser', url: `${peer.url}/webhooks/refuse`, secret },
    { name: 'fremmed', url: `${peer.url}/webhooks/in`, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` },
    { name: 'forkert', url: `${peer.url}/ingen`, secret },
    { name: 'nede', url: 'http://127.0.0.1:1/', secret },
  ],
};
const content = { sagstype: 'tilskud', beløb: 900, navn: 'Karen Ærø' };
const key = () => crypto.randomUUID();
const ask = webhookKind.ask ?? assert.fail();

test('DEL-3 a webhook is signed, carries its key and its files, and is taken once however often it is sent', async () => {
  const request = requestWith(key(), { target: 'fagsystem', content }, [fileOf('brev.pdf', '%PDF-1.7')]);
  // A process that was taken for dead may send at the same time as the one that took over.
  const [{ outcome, exchange }] = await Promise.all([
    webhookKind.send(request, settings),
    webhookKind.send(request, settings),
  ]);
  assert.deepEqual(outcome, { outcome: 'accepted', reference: `modtaget-${request.key.slice(0, 8)}` });
  assert.equal((await webhookKind.send({ ...request, attempt: 2 }, settings)).outcome.outcome, 'accepted');
  const taken = (await peer.received<{ key: string; body: string }>()).filter((each) => each.key === request.key);
  assert.equal(taken.length, 1);
  assert.deepEqual(JSON.parse(taken[0]?.body ?? ''), {
    key: request.key,
    caseNumber: '2026-17',
    createdAt: '2026-11-24T09:30:00.000Z',
    content,
    files: [{ name: 'brev.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7').toString('base64') }],
  });
  assert.ok(!exchange.request.includes(secret));
});

test('DEL-3 the preview of a webhook is the message that goes out, without its secret, and says what would stop it', async () => {
  const request = requestWith(key(), { target: 'fagsystem', content });
  await webhookKind.send(request, settings);
  const [taken] = (await peer.received<{ key: string; body: string }>()).filter((each) => each.key === request.key);
  const preview = webhookKind.preview?.(request, settings) ?? assert.fail();
  assert.equal(preview.problem, null);
  assert.deepEqual(JSON.parse(preview.parts[1]?.text ?? ''), JSON.parse(taken?.body ?? ''));
  assert.ok(!JSON.stringify(preview).includes(secret));
  const unknown = webhookKind.preview?.({ ...requestWith(key(), { target: 'ukendt', content }) }, settings);
  assert.match(unknown?.problem?.da ?? '', /ingen modtager med navnet «ukendt»/);
  const empty = webhookKind.preview?.(requestWith(key(), { target: 'fagsystem', content: null }), settings);
  assert.match(empty?.problem?.da ?? '', /Indholdet er tomt/);
});

test('DEL-1 after a lost answer the receiver is asked by the key', async () => {
  await peer.faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  const request = requestWith(key(), { target: 'fagsystem', content });
  assert.equal((await ask(request, settings)).outcome, 'unavailable', 'a fault strikes the asking too');
  assert.equal((await ask(request, settings)).outcome, 'unknown');
  await peer.faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  assert.equal((await webhookKind.send(request, settings)).outcome.outcome, 'unavailable');
  assert.equal((await ask(request, settings)).outcome, 'accepted');
  const target = settings.targets?.[0] ?? assert.fail();
  const silent = { ...settings, targets: [{ ...target, canBeAsked: false }] };
  assert.equal((await ask(request, silent)).outcome, 'unknown', 'one that can not be asked heeds the key');
});

for (const [target, da] of [
  ['afviser', /afviste beskeden \(HTTP 422\)/],
  ['fremmed', /afviser vores underskrift \(HTTP 401\)/],
  ['forkert', /ingen tjeneste på adressen \(HTTP 404\)/],
  ['findes-ikke', /ingen modtager med navnet «findes-ikke»/],
] as const) {
  test(`DEL-2 the receiver ${target} rejects with a reason that says what to do`, async () => {
    const { outcome } = await webhookKind.send(requestWith(key(), { target, content }), settings);
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, da);
  });
}

test('DEL-2 nothing goes out without content, nor to this machine where that is not allowed; a silent one is tried again', async () => {
  const empty = await webhookKind.send(requestWith(key(), { target: 'fagsystem', content: null }), settings);
  assert.equal(empty.outcome.outcome, 'rejected');
  const closed = await webhookKind.send(requestWith(key(), { target: 'fagsystem', content }), {
    ...settings,
    networks: [],
  });
  assert.ok(closed.outcome.outcome === 'rejected' && /lukket net/.test(closed.outcome.reason.da));
  const down = await webhookKind.send(requestWith(key(), { target: 'nede', content }), settings);
  assert.equal(down.outcome.outcome, 'unavailable');
});

test('DEL-1 a receiver that answers later is awaited until its time, however often it is asked', async () => {
  const request = requestWith(key(), { target: 'senere', content, receipt: 'later' });
  const { outcome } = await webhookKind.send(request, settings);
  assert.deepEqual(outcome, {
    outcome: 'awaiting',
    reference: `modtaget-${request.key.slice(0, 8)}`,
    until: new Date('2026-11-25T09:30:00Z'),
  });
  assert.deepEqual(await ask(request, settings), outcome);
});

test('DEL-1 a receipt counts only when it is signed by a receiver of the organisation, now', async () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const read = async (body: string, at = now, by = secret) =>
    webhookKind.readReceipt?.({ headers: signedHeaders(by, 'r-1', body, at), body: Buffer.from(body), now }, settings);
  const accepted = JSON.stringify({ key: 'k', outcome: 'accepted', reference: 'sag-7' });
  assert.deepEqual(await read(accepted), {
    kind: 'receipt',
    id: 'r-1',
    key: 'k',
    peers: ['fagsystem', 'senere', 'afviser', 'forkert', 'nede'],
    outcome: { outcome: 'accepted', reference: 'sag-7' },
  });
  assert.deepEqual(await read(accepted, now, `whsec_${Buffer.alloc(32, 9).toString('base64')}`), {
    kind: 'refused',
    status: 401,
    error: 'webhook-signature does not fit',
  });
  const old = await read(accepted, new Date(now.getTime() - 301_000));
  assert.ok(old?.kind === 'refused' && old.status === 401);
  const wrong = await read('{"key":"k"}');
  assert.ok(wrong?.kind === 'refused' && wrong.status === 400);
});

test('a signature is that of the Standard Webhooks specification', () => {
  // The example of the reference implementations (github.com/standard-webhooks/standard-webhooks).
  const example = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signedHeaders(
    example,
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    new Date(1_614_265_330_000),
  );
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  const checked = checkSignature(example, headers, Buffer.from('{"test": 2432232314}'), new Date(1_614_265_331_000));
  assert.deepEqual(checked, { ok: true, id: 'msg_p5jXN8AQM9LWM0D4loKWxJek' });
});

test('PLA-1 each receiver can be tried, without delivering anything', async () => {
  const before = (await peer.received()).length;
  const health = (await webhookOption.health?.(settings, new AbortController().signal)) ?? [];
  const problems = Object.fromEntries(health.map(({ peer: name, problem }) => [name, problem?.da ?? null]));
  assert.equal(problems.fagsystem, null);
  assert.match(problems.fremmed ?? '', /underskrift/);
  assert.match(problems.nede ?? '', /svarer ikke/);
  assert.equal((await peer.received()).length, before);
});

test('SEC-3 while a receiver changes its secret each message is signed by both, and its receipts may be signed by either', async () => {
  const nextSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  const [target] = settings.targets ?? [];
  assert.ok(target);
  // The sandbox's peer knows one of the two: as the first, and as the one that is on its way.
  for (const secrets of [
    { secret, nextSecret },
    { secret: nextSecret, nextSecret: secret },
  ]) {
    const both: WebhookSettings = { ...settings, targets: [{ ...target, ...secrets }] };
    const request = requestWith(key(), { target: target.name, content });
    const { outcome, exchange } = await webhookKind.send(request, both);
    assert.equal(outcome.outcome, 'accepted', JSON.stringify(outcome));
    assert.equal(exchange.request.match(/v1,/g)?.length, 2);
    const body = Buffer.from(JSON.stringify({ key: request.key, outcome: 'accepted' }));
    for (const by of [secret, nextSecret]) {
      const now = new Date();
      const read = await webhookKind.readReceipt?.({ headers: signedHeaders(by, 'r1', body, now), body, now }, both);
      assert.equal(read?.kind, 'receipt');
    }
  }
});
