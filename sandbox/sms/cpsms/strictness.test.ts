import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playPeer } from '../../../src/options/testing.ts';
import { smsGatewayAccounts } from '../accounts.ts';
import { createSmsPeer } from '../peer.ts';

const [first, account] = smsGatewayAccounts;
let now = new Date('2026-11-28T09:00:00Z');
const poor = { ...account, id: 5198, user: 'fattig', credit: 150 };
const accounts = [...smsGatewayAccounts, poor];
const peer = await playPeer(createSmsPeer({ now: () => now, stepMilliseconds: 0, logMilliseconds: 120_000, accounts }));

interface Answered {
  readonly status: number;
  readonly body: {
    readonly success?: readonly { readonly to: string; readonly cost: number }[];
    readonly error?: readonly { readonly errorCode: number; readonly errMsg: string; readonly to?: string }[];
  };
}

const basic = (user: string, key: string) => `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;

async function call(
  method: string,
  path: string,
  body?: unknown,
  authorization = basic(account.user, account.token),
): Promise<Answered> {
  const answer = await fetch(`${peer.url}/sms/cpsms/v2${path}`, {
    method,
    headers: { ...(authorization === '' ? {} : { authorization }), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}
const sms = (more: Readonly<Record<string, unknown>> = {}) => ({
  to: '4520304050',
  message: 'Hej',
  from: 'Demo',
  ...more,
});

test('SMS-1 SMS-3 SMS-4 a bad request to CPSMS is refused with 400 and its words', async () => {
  const table: readonly unknown[] = [
    '',
    '{"to":',
    '[]',
    'null',
    { message: 'Hej', from: 'Demo' },
    { to: '4520304050', from: 'Demo' },
    { to: '4520304050', message: 'Hej' },
    sms({ to: [] }),
    sms({ to: 4520304050 }),
    sms({ to: ['4520304050', '4520304050'] }),
    sms({ to: '+4520304050' }),
    sms({ to: '45 20 30 40 50' }),
    sms({ to: '452030405' }),
    sms({ to: '33612345678' }),
    sms({ message: '' }),
    sms({ message: 'x'.repeat(1_531) }),
    sms({ message: 'Tillykke 🎉' }),
    sms({ from: 'Kommunen i Nord' }),
    sms({ from: 'Ærø' }),
    sms({ from: '123456789012345678901' }),
    sms({ timestamp: '1474970400' }),
    sms({ encoding: 'UTF-16' }),
    sms({ dlr_url: 'kommune' }),
    sms({ flash: true }),
    sms({ reference: crypto.randomUUID() }),
    sms({ format: 'UCS2' }),
    sms({ label: 'teknik' }),
  ];
  for (const body of table) {
    const answer = await call('POST', '/send', body);
    const about = JSON.stringify(body).slice(0, 100);
    assert.deepEqual([answer.status, answer.body.error?.[0]?.errorCode], [400, 400], about);
    assert.equal(typeof answer.body.error?.[0]?.errMsg, 'string', about);
  }
  assert.deepEqual(await peer.received(), []);
});

test('SMS-1 SEC-1 without the customer’s name and key nothing is told', async () => {
  const headers = ['', basic('', account.token), basic(account.user, ''), basic(first.user, first.token)];
  for (const header of headers) {
    for (const [method, path] of [
      ['POST', '/send'],
      ['GET', '/creditvalue'],
      ['GET', '/getlog'],
      ['DELETE', '/deletesms/x'],
    ] as const) {
      const answer = await call(method, path, method === 'POST' ? sms() : undefined, header);
      assert.equal(answer.status, 401, `${header} ${path}`);
    }
  }
});

test('SMS-1 SMS-5 some receivers are taken while others are refused, and nobody without points', async () => {
  const partly = await call('POST', '/send', sms({ to: ['4520304050', '4512', '46701234567'], reference: 'en' }));
  assert.equal(partly.status, 207);
  assert.deepEqual(partly.body.success, [
    { to: '4520304050', cost: 1 },
    { to: '46701234567', cost: 1.6 },
  ]);
  assert.deepEqual(
    partly.body.error?.map(({ errorCode, to }) => [errorCode, to]),
    [[400, '4512']],
  );
  const broke = await call('POST', '/send', sms({ message: 'x'.repeat(161) }), basic(poor.user, poor.token));
  assert.deepEqual([broke.status, broke.body.error?.[0]?.errorCode], [402, 402]);
});

test('SMS-5 the log has what was sent, by receiver and time, and is read once in two minutes', async () => {
  const log = async (path: string) => {
    const answer = await call('GET', `/getlog${path}`);
    now = new Date(now.getTime() + 120_000);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body as unknown as readonly { readonly to: string; readonly userReference: string | null }[];
  };
  assert.deepEqual(
    (await log('')).map(({ to, userReference }) => [to, userReference]),
    [
      ['4520304050', 'en'],
      ['46701234567', 'en'],
    ],
  );
  assert.equal((await log('/46701234567')).length, 1);
  assert.equal((await log(`/0/${now.getTime() / 1000 - 3_600}`)).length, 0);
  assert.equal((await call('GET', '/getlog/i-gaar/nu')).status, 400);
  assert.equal((await call('GET', '/getlog')).status, 409, 'asked too soon');
  now = new Date(now.getTime() + 120_000);
  now = new Date(now.getTime() + 93 * 86_400_000);
  assert.deepEqual(await log(''), [], 'three months');
});

test('SMS-1 a message can be called back until ten minutes before its time', async () => {
  const at = (minutes: number) => Math.floor(now.getTime() / 1000) + minutes * 60;
  assert.equal((await call('POST', '/send', sms({ timestamp: at(60), reference: 'om-en-time' }))).status, 200);
  assert.equal((await call('POST', '/send', sms({ timestamp: at(9), reference: 'snart' }))).status, 200);
  assert.equal((await call('DELETE', '/deletesms/om-en-time')).status, 200);
  assert.equal((await call('DELETE', '/deletesms/om-en-time')).status, 409);
  assert.equal((await call('DELETE', '/deletesms/snart')).status, 409);
});
