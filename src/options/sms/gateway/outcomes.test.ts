import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsGatewayAccounts } from '../../../../sandbox/sms/accounts.ts';
import { createSmsPeer } from '../../../../sandbox/sms/peer.ts';
import { playPeer } from '../../testing.ts';
import { openConnections } from './call-gateway.ts';
import type { Sent, SmsGateway } from './gateway.ts';
import { openSmsGateway } from './open-gateway.ts';

const [account, points] = smsGatewayAccounts;
const { signal } = new AbortController();
const peer = await playPeer(createSmsPeer({ stepMilliseconds: 0, ladder: [] }));
const urls = { gatewayapi: `${peer.url}/sms/gatewayapi`, cpsms: `${peer.url}/sms/cpsms` };

/** Sends many at once. @returns what came of each, by its key */
async function sendMany(gateway: SmsGateway, count: number): Promise<ReadonlyMap<string, Sent>> {
  const keys = Array.from({ length: count }, () => crypto.randomUUID());
  const sent = await Promise.all(
    keys.map((key, index) =>
      gateway.send(
        {
          ...{ key, to: `+45${20_000_000 + index}`, text: `Hej ${index}`, encoding: 'gsm7', sender: 'Demo' },
          ...{ urgent: index % 3 === 0, label: 'prove', statusUrl: 'http://127.0.0.1:1/x' },
        },
        signal,
      ),
    ),
  );
  return new Map(keys.map((key, index) => [key, sent[index] ?? { kind: 'lost', why: '' }]));
}

test('SMS-1 SMS-5 whatever fails on the way: taken is there once, refused and unavailable never, lost at most once, and that is what is billed', async () => {
  const often = { chance: 0.08 } as const;
  for (const [name, service, gateway] of [
    ['gatewayapi', 'send', openSmsGateway('gatewayapi', { url: urls.gatewayapi, token: account.token })],
    ['cpsms', 'cpsms-send', openSmsGateway('cpsms', { url: urls.cpsms, user: points.user, token: points.token })],
  ] as const) {
    await peer.faults([
      { at: 'request', kind: 'drop', service, ...often },
      ...[429, 500, 502, 503].map((status) => ({ at: 'request', kind: 'error', status, service, ...often }) as const),
      { at: 'request', kind: 'wrong', what: 'credit', service: 'account', ...often },
      { at: 'answer', kind: 'drop', service, ...often },
      { at: 'answer', kind: 'garble', service, ...often },
      { at: 'answer', kind: 'error', status: 504, service, ...often },
      { at: 'answer', kind: 'wrong', what: 'page', service, ...often },
      { at: 'answer', kind: 'wrong', what: 'empty', service, ...often },
    ]);
    const sent = await sendMany(gateway, 200);
    await peer.faults([]);
    const held = await peer.received<{ readonly sms?: { readonly userref: string; readonly account: number } }>();
    const there = new Map<string, number>();
    for (const { sms } of held) if (sms) there.set(sms.userref, (there.get(sms.userref) ?? 0) + 1);
    const seen = { taken: 0, refused: 0, unavailable: 0, lost: 0 };
    for (const [key, { kind }] of sent) {
      seen[kind] += 1;
      const count = there.get(name === 'cpsms' ? key.replaceAll('-', '') : key) ?? 0;
      const allowed = { taken: [1], refused: [0], unavailable: [0], lost: [0, 1] }[kind];
      assert.ok(allowed.includes(count), `${name}: ${kind} is there ${count} times`);
    }
    for (const [kind, count] of Object.entries(seen)) assert.ok(count > 0, `${name}: nothing was ${kind}`);
    const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
    const usage = await gateway.usage?.(days.format(new Date()).slice(0, 7), signal);
    assert.ok(usage?.kind === 'ok');
    const own = held.filter(({ sms }) => sms?.account === (name === 'cpsms' ? points.id : account.id)).length;
    assert.equal(
      usage.value.reduce((sum, { parts }) => sum + (parts ?? 0), 0),
      own,
      name,
    );
  }
});

test('SMS-1 a crowd of messages goes by no more connections than the gateway allows, and none is turned away', async () => {
  const narrow = await playPeer(createSmsPeer({ stepMilliseconds: 0, ladder: [], mostConnections: openConnections }));
  await narrow.faults([{ at: 'request', kind: 'delay', milliseconds: 5, service: 'send' }]);
  const gateway = openSmsGateway('gatewayapi', { url: `${narrow.url}/sms/gatewayapi`, token: account.token });
  const sent = await sendMany(gateway, 150);
  assert.deepEqual([...new Set([...sent.values()].map(({ kind }) => kind))], ['taken']);
});
