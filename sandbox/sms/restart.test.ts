import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSmsGateway } from '../../src/options/sms/gateway/open-gateway.ts';
import { startSandbox } from '../start-sandbox.ts';
import { smsGatewayAccounts } from './accounts.ts';
import { createSmsPeer } from './peer.ts';

const [account] = smsGatewayAccounts;
const { signal } = new AbortController();
const folder = await mkdtemp(join(tmpdir(), 'sms-'));
after(() => rm(folder, { recursive: true, force: true }));

const start = async (stepMilliseconds: number) => {
  const peers = [createSmsPeer({ stepMilliseconds })];
  const sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers });
  const gateway = openSmsGateway('gatewayapi', { url: `${sandbox.url}/sms/gatewayapi`, token: account.token });
  return { sandbox, gateway };
};

test('SMS-1 SMS-5 messages, their bill and what was under way outlive a restart of the sandbox', async () => {
  const first = await start(600_000);
  const message = { encoding: 'gsm7', sender: 'Demo', urgent: false, statusUrl: 'http://127.0.0.1:1/x' } as const;
  const sent = await first.gateway.send(
    { ...message, key: crypto.randomUUID(), to: '+4520304050', text: 'x'.repeat(161) },
    signal,
  );
  assert.ok(sent.kind === 'taken');
  const before = await first.gateway.account(signal);
  assert.deepEqual(
    await first.gateway.state(sent.reference, signal),
    { kind: 'ok', value: null },
    'still in the queue',
  );
  await first.sandbox.stop();

  const second = await start(0);
  after(() => second.sandbox.stop());
  assert.deepEqual(await second.gateway.account(signal), before);
  const standing = async () => {
    const read = await second.gateway.state(sent.reference, signal);
    return read.kind === 'ok' ? read.value : null;
  };
  const until = Date.now() + 20_000;
  while ((await standing())?.state !== 'delivered') {
    assert.ok(Date.now() < until, 'it went on');
    await sleep(2);
  }
  assert.equal((await standing())?.parts, 2);
  const next = await second.gateway.send(
    { ...message, key: crypto.randomUUID(), to: '+4520304050', text: 'Hej' },
    signal,
  );
  assert.ok(next.kind === 'taken' && Number(next.reference) > Number(sent.reference));
});
