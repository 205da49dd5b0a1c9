import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { smsOption } from '../../src/options/sms/option.ts';
import { SmsAccountSchema } from '../../src/options/sms/settings.ts';
import { playPeer } from '../../src/options/testing.ts';
import { demoSmsAccounts } from './demo.ts';
import { createSmsPeer } from './peer.ts';

test('SMS-4 SMS-5 the demonstration’s accounts fit their settings and are known at their gateways', async () => {
  const peer = await playPeer(createSmsPeer());
  const accounts = demoSmsAccounts.map(({ account }) => Value.Parse(SmsAccountSchema, account));
  const urls = { gatewayapi: `${peer.url}/sms/gatewayapi`, cpsms: `${peer.url}/sms/cpsms` };
  assert.deepEqual(smsOption.problems?.({ accounts }), []);
  const health = (await smsOption.health?.({ accounts, urls }, new AbortController().signal)) ?? [];
  assert.equal(health.length, accounts.length);
  for (const { peer: name, problem } of health) assert.equal(problem, null, JSON.stringify(name));
});
