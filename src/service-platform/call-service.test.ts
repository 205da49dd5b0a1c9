import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { digitalPostPeer } from '../../sandbox/digital-post/peer.ts';
import { sandboxInTest } from '../../sandbox/digital-post/sandbox-in-test.ts';
import type { Fault } from '../../sandbox/peer.ts';
import { demoCvr, proevebyCvr } from '../../sandbox/people.ts';
import { callerWith } from '../../sandbox/service-platform/connection-in-test.ts';
import { issueCertificate } from '../../sandbox/service-platform/issue-certificate.ts';
import { authority, organisationCertificates, tokenServiceKey } from '../../sandbox/service-platform/keys.ts';
import { createServicePlatformPeer } from '../../sandbox/service-platform/peer.tsx';
import { demoUserSystems } from '../../sandbox/service-platform/user-systems.ts';
import { callService, type ServiceAnswer, type ServiceCall } from './call-service.ts';
import type { PlatformCaller } from './platform.ts';
import { createTokens } from './tokens.ts';

const lookUp = (): ServiceCall => ({
  entityId: 'http://entityid.kombit.dk/service/postforespoerg/1',
  method: 'GET',
  path: '/service/PostForespoerg_1/digitalpost?cprNumber=0107850018',
  headers: {
    'x-TransaktionsId': randomUUID(),
    'x-TransaktionsTid': new Date().toISOString().replace(/\.\d+/, ''),
    Accept: 'application/json',
  },
});

/** A sandbox and a client with an empty memory; `at` moves the client's clock. */
async function play(t: TestContext, platformPeer?: ReturnType<typeof createServicePlatformPeer>) {
  const sandbox = await sandboxInTest(t, digitalPostPeer, platformPeer);
  const clock = { ahead: 0 };
  const tokens = createTokens(() => new Date(Date.now() + clock.ahead));
  return {
    ...sandbox,
    clock,
    call: (caller: PlatformCaller = callerWith(), call = lookUp(), signal = AbortSignal.timeout(10_000)) =>
      callService(sandbox.platform, caller, call, signal, tokens),
    faults: (...faults: readonly Fault[]) => sandbox.setFaults(faults, 'service-platform'),
    issued: async () => (await sandbox.received('service-platform')).map(({ kind }) => kind),
  };
}

function answered(answer: ServiceAnswer): void {
  assert.ok(answer.kind === 'answered' && answer.answer.kind === 'answer', JSON.stringify(answer));
  assert.deepEqual([answer.answer.status, answer.answer.body], [200, '{"result":true}']);
}

const wrong = (service: string, what: string, times = 1, at: Fault['at'] = 'answer'): Fault => ({
  at,
  kind: 'wrong',
  service,
  what,
  times,
});
const once = ['assertion', 'access-token'];

test('FJE-1 a call goes with one assertion and one access token, however many calls there are at once', async (t) => {
  const { call, issued } = await play(t);
  for (const answer of await Promise.all(Array.from({ length: 20 }, () => call()))) answered(answer);
  answered(await call());
  assert.deepEqual(await issued(), once);
});

test('FJE-1 each service and each organisation has tokens of its own', async (t) => {
  const { call, issued } = await play(t);
  answered(await call());
  answered(await call(callerWith(proevebyCvr)));
  const other = await call(callerWith(), {
    ...lookUp(),
    entityId: 'http://entityid.kombit.dk/service/kombipostafsend/1',
  });
  // A token for one service is refused by another, also after all has been got anew.
  assert.deepEqual(other, { kind: 'refused', why: 'token', code: 'invalid_token' });
  const all = await issued();
  assert.deepEqual([...all].sort(), [...Array(5).fill('access-token'), ...Array(4).fill('assertion')]);
});

test('DEL-1 a token that is refused is exchanged anew once, then all is got anew once, then it is given up', async (t) => {
  const { call, faults, issued } = await play(t);
  answered(await call());
  await faults(wrong('gate', 'revoked', 1, 'request'));
  answered(await call());
  assert.deepEqual(await issued(), [...once, 'access-token']);
  await faults(wrong('gate', 'revoked', 2, 'request'));
  answered(await call());
  assert.deepEqual(await issued(), [...once, 'access-token', 'access-token', ...once]);
  await faults(wrong('gate', 'revoked', 100, 'request'));
  assert.deepEqual(await call(), { kind: 'refused', why: 'token', code: 'invalid_token' });
  assert.equal((await issued()).length, 9);
});

test('DEL-1 of many calls whose token was revoked one has it replaced, and a token that no service knows is replaced too', async (t) => {
  const { call, faults, issued } = await play(t);
  answered(await call());
  await faults(wrong('gate', 'revoked', 1, 'request'));
  for (const answer of await Promise.all(Array.from({ length: 10 }, () => call()))) answered(answer);
  assert.deepEqual(await issued(), [...once, 'access-token']);
  await faults(wrong('gate', 'revoked', 1, 'request'), wrong('token-answer', 'revoked'));
  answered(await call());
});

test('DEL-1 an assertion that is not taken where it is exchanged is got anew once', async (t) => {
  const { call, faults, issued } = await play(t);
  await faults(wrong('token-answer', 'refused', 1));
  answered(await call());
  assert.deepEqual(await issued(), ['assertion', 'assertion', 'access-token']);
  const second = await play(t);
  await second.faults(wrong('token-answer', 'refused', 2));
  assert.deepEqual(await second.call(), { kind: 'refused', why: 'token', code: 'invalid_token' });
});

test('DEL-1 tokens are got anew shortly before they end, and used on while the token service is down', async (t) => {
  const { call, clock, faults, issued } = await play(t);
  answered(await call());
  clock.ahead = 3_550_000;
  answered(await call());
  assert.deepEqual(await issued(), [...once, 'access-token']);
  await faults({ at: 'request', kind: 'refuse', service: 'sts' }, { at: 'request', kind: 'drop', service: 'token' });
  // The access token has half a minute left, and no other can be had.
  clock.ahead += 3_575_000;
  answered(await call());
  clock.ahead += 120_000;
  assert.deepEqual(await call(), { kind: 'unavailable', reason: 'access tokens: ECONNRESET' });
});

test('DEL-1 an assertion of two minutes is used, and got anew for the next token', async (t) => {
  const { call, faults, issued } = await play(t);
  await faults(wrong('sts-token', 'short', 2));
  answered(await call());
  answered(await call());
  assert.deepEqual(await issued(), once);
});

for (const [claim, fault] of Object.entries({
  'the Lifetime in another form': wrong('sts-token', 'lifetime-format'),
  'expires_in missing': wrong('token-answer', 'expires-missing'),
  'expires_in as a text': wrong('token-answer', 'expires-text'),
})) {
  test(`DEL-1 a token is used in spite of ${claim}`, async (t) => {
    const { call, faults, issued } = await play(t);
    await faults(fault);
    answered(await call());
    answered(await call());
    assert.deepEqual(await issued(), once);
  });
}

const noGood = 'token service: its assertion is no good, ';
for (const [what, reason] of [
  ['clock-ahead', `${noGood}not valid yet: its clock is ahead of ours`],
  ['expired', `${noGood}its time is over: its clock is behind ours`],
  ['another-key', `${noGood}for another key`],
  ['another-audience', `${noGood}another audience`],
  ['another-authority', `${noGood}another authority`],
  ['another-signer', `${noGood}the signature: by no known key`],
  ['altered', `${noGood}the signature: of another content`],
] as const) {
  test(`SEC-1 an assertion is not used that is wrong: ${what}; the next one is`, async (t) => {
    const { call, faults } = await play(t);
    await faults(wrong('sts-token', what));
    assert.deepEqual(await call(), { kind: 'unavailable', reason });
    answered(await call());
  });
}

for (const [claim, fault, reason] of [
  ['is down', { at: 'request', kind: 'refuse', service: 'sts', times: 1 }, 'token service: HTTP 503'],
  ['cuts the connection', { at: 'request', kind: 'drop', service: 'sts', times: 1 }, 'token service: ECONNRESET'],
  [
    'answers with an error page',
    { at: 'answer', kind: 'error', status: 502, service: 'sts', times: 1 },
    'token service: HTTP 502',
  ],
  ['answers with a page, 200', wrong('sts', 'page'), 'token service: HTTP 200 with an HTML page'],
  ['answers with nothing', wrong('sts', 'empty'), 'token service: HTTP 200 without an assertion'],
  [
    'answers with half an answer',
    { at: 'answer', kind: 'garble', service: 'sts', times: 1 },
    'token service: HTTP 200 without an assertion',
  ],
] as const satisfies readonly (readonly [string, Fault, string])[]) {
  test(`DEL-1 nothing is sent, and it is tried again, where the token service ${claim}`, async (t) => {
    const { call, faults, received } = await play(t);
    await faults(fault);
    assert.deepEqual(await call(), { kind: 'unavailable', reason });
    assert.deepEqual(await received(), []);
    answered(await call());
  });
}

for (const [claim, fault, reason] of [
  ['is down', { at: 'request', kind: 'refuse', service: 'token', times: 1 }, 'access tokens: HTTP 503'],
  ['answers with a page, 200', wrong('token', 'page'), 'access tokens: HTTP 200 with an HTML page'],
  ['answers with nothing', wrong('token', 'empty'), 'access tokens: HTTP 200 without a token'],
  [
    'answers with half an answer',
    { at: 'answer', kind: 'garble', service: 'token', times: 1 },
    'access tokens: HTTP 200 without a token',
  ],
  ['gives a token of another type', wrong('token-answer', 'bearer'), 'access tokens: a token of another type'],
] as const satisfies readonly (readonly [string, Fault, string])[]) {
  test(`DEL-1 nothing is sent, and it is tried again, where AccessTokenService ${claim}`, async (t) => {
    const { call, faults } = await play(t);
    await faults(fault);
    assert.deepEqual(await call(), { kind: 'unavailable', reason });
    answered(await call());
  });
}

test('DEL-1 a token service that is slow is waited for as long as the attempt may take, and its token is there for the next', async (t) => {
  const { call, faults } = await play(t);
  await faults({ at: 'answer', kind: 'delay', service: 'sts', milliseconds: 700, times: 1 });
  assert.deepEqual(await call(callerWith(), lookUp(), AbortSignal.timeout(150)), {
    kind: 'unavailable',
    reason: 'no token within the time limit',
  });
  answered(await call());
});

test('SEC-1 a service agreement that is withdrawn is a person’s: at the token service, at the gate, and between two calls', async (t) => {
  const { call, faults } = await play(t);
  answered(await call());
  await faults(wrong('gate', 'agreement-withdrawn', 1, 'request'));
  assert.deepEqual(await call(), { kind: 'refused', why: 'certificate-refused', code: undefined });
  await faults(wrong('gate', 'scope', 1, 'request'));
  assert.deepEqual(await call(), { kind: 'refused', why: 'agreement', code: 'insufficient_scope' });
  const second = await play(t);
  await second.faults(wrong('sts-agreement', 'agreement-withdrawn', 1, 'request'));
  const refused = { kind: 'refused', why: 'agreement', code: 'wst:FailedAuthentication' };
  assert.deepEqual(await second.call(), refused);
  // A thousand deliveries that were refused don't ask a thousand times.
  assert.deepEqual(await second.call(), refused);
  second.clock.ahead = 31_000;
  answered(await second.call());
});

const day = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * day);
const spec = { commonName: 'Selvbetjening', organisation: 'Demo Kommune', cvr: demoCvr, use: 'client' } as const;
const privateKey = organisationCertificates.demo?.privateKey ?? '';
const good = { ...spec, from: at(-10), to: at(10), issuer: authority, privateKey };

test('SEC-1 certificates that are not taken: none, expired, not valid yet, of another authority, unregistered, revoked', async (t) => {
  const revoked = issueCertificate(good);
  const { call, received } = await play(
    t,
    createServicePlatformPeer({
      systems: [...demoUserSystems, { name: 'x', certificate: revoked.certificate, agreements: {}, isRevoked: true }],
    }),
  );
  const foreign = issueCertificate({ ...good, use: 'authority', privateKey: tokenServiceKey.privateKey });
  const refused = async (why: string, ...pairs: Parameters<typeof issueCertificate>[0][]) =>
    assert.deepEqual(await call(callerWith(demoCvr, ...pairs.map(issueCertificate))), {
      kind: 'refused',
      why,
      code: undefined,
    });
  assert.deepEqual(await call({ cvr: demoCvr, certificates: [] }), {
    kind: 'refused',
    why: 'no-certificate',
    code: undefined,
  });
  await refused('certificate-expired', { ...good, to: at(-1) });
  await refused('certificate-not-yet-valid', { ...good, from: at(1) });
  await refused('certificate-refused', { ...good, issuer: foreign });
  await refused('certificate-refused', good);
  assert.equal((await call(callerWith(demoCvr, revoked))).kind, 'refused');
  // The other organisation's certificate has no agreement with this authority.
  const other = await call({ ...callerWith(proevebyCvr), cvr: demoCvr });
  assert.deepEqual(other, { kind: 'refused', why: 'agreement', code: 'wst:FailedAuthentication' });
  assert.deepEqual(await received(), []);
});

test('DEL-1 a new certificate that is not registered yet makes room for the old one, and an expired one for the new', async (t) => {
  const { call } = await play(t);
  const old = organisationCertificates.demo;
  answered(await call(callerWith(demoCvr, issueCertificate(good), old)));
  answered(await call(callerWith(demoCvr, issueCertificate({ ...good, to: at(-1) }), old)));
});

test('SEC-1 who shows a certificate that is not the platform’s is not talked to', async (t) => {
  const { platform } = await play(t);
  const { authorities: _, ...others } = platform;
  const answer = await callService(others, callerWith(), lookUp(), AbortSignal.timeout(10_000), createTokens());
  assert.deepEqual(answer, {
    kind: 'unavailable',
    reason: 'token service: SELF_SIGNED_CERT_IN_CHAIN',
  });
});
