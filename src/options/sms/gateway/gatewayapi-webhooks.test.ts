import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SmsHook } from './gateway.ts';
import { readGatewayApiIncoming, readGatewayApiStatus } from './gatewayapi-webhooks.ts';

/** The example of the gateway's own documentation ("Authentication token"); its secret is `secret`. */
const documented =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpZCI6MjM4MTcwMywibXNpc2RuIjo0NTQyNjA5MDQ1LCJ0aW1lIjoxNTIyNzY0MDYyLCJzdGF0dXMiOiJERUxJVkVSRUQiLCJlcnJvciI6bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6bnVsbCwiY2FsbGJhY2tfdXJsIjoiaHR0cDovL2JiYWY3MTQyLm5ncm9rLmlvIiwiYXBpIjo0fQ.KdfDH65bnQtgxEkFnpAQodOciAJedZFB13r9wEo8t3Y';
const said = { id: 2381703, msisdn: 4542609045, time: 1522764062, status: 'DELIVERED' };

const hook = (body: unknown, token: string | undefined = documented): SmsHook => ({
  method: 'POST',
  headers: token === undefined ? {} : { 'x-gwapi-signature': token },
  query: '',
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

test('SMS-1 SEC-5 the signature of the gateway’s own documentation is believed, and what it signs is read', async () => {
  assert.deepEqual(await readGatewayApiStatus(hook(said), 'secret'), {
    kind: 'state',
    id: '2381703-4542609045-DELIVERED-1522764062',
    reference: '2381703',
    msisdn: '+4542609045',
    state: 'delivered',
    final: true,
    at: new Date('2018-04-03T14:01:02Z'),
  });
});

test('SMS-1 SEC-5 any other word than the signed one is forged, whoever says it', async () => {
  const changed = [
    { ...said, id: 1 },
    { ...said, msisdn: 4512345678 },
    { ...said, time: said.time + 1 },
    { ...said, status: 'EXPIRED' },
    { ...said, userref: 'en anden' },
    { ...said, code: '0x1010' },
    [said],
    null,
    'DELIVERED',
    '',
  ];
  for (const body of changed) {
    assert.equal((await readGatewayApiStatus(hook(body), 'secret')).kind, 'forged', JSON.stringify(body));
  }
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  const [header, claims, signature] = documented.split('.');
  const tokens = [
    '',
    'x',
    `${none}.${claims}.`,
    `${none}.${claims}.${signature}`,
    `${header}.${claims}.`,
    `${header}.${claims}`,
  ];
  for (const token of tokens) {
    assert.equal((await readGatewayApiStatus(hook(said, token), 'secret')).kind, 'forged', token);
  }
  for (const secret of ['Secret', '', undefined]) {
    assert.equal((await readGatewayApiStatus(hook(said), secret)).kind, 'forged', String(secret));
  }
  assert.equal((await readGatewayApiStatus({ ...hook(said), headers: {} }, 'secret')).kind, 'forged');
  // Signed, but of another kind: a state is no message.
  assert.equal((await readGatewayApiIncoming(hook(said), 'secret')).kind, 'unreadable');
});
