import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { Value } from 'typebox/value';
import { callerWith } from '../../../sandbox/service-platform/connection-in-test.ts';
import type { DeliveryRequest } from '../option.ts';
import { playPeer } from '../testing.ts';
import { digitalPostDelivery } from './digital-post-delivery.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { type DigitalPostSettings, DigitalPostSettingsSchema } from './settings.ts';

const cpr = '0107850018';
const key = '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b01';
const pdf = Buffer.from('%PDF-1.7 brev');

/** What answers a letter at the moment. */
let listener: RequestListener = (_request, response) => response.writeHead(500).end();

/** The post component with nothing but {@link listener} behind certificate and token. */
const stage = await playPeer({
  key: 'post',
  title: 'Post',
  async routes() {},
  async platform(app, _context, gate) {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.post('/service/KombiPostAfsend_1/kombi', async (request, reply) => {
      const caller = await gate.admit(request, 'http://entityid.kombit.dk/service/kombipostafsend/1');
      reply.hijack();
      if (caller.kind === 'refused') reply.raw.writeHead(caller.answer.status).end();
      else listener(request.raw, reply.raw);
    });
  },
});

const settings: DigitalPostSettings = {
  connection: { platform: stage.platform, caller: callerWith() },
  senderCvr: '10000009',
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
};

function letter(change: Partial<DigitalPostInput> = {}): DeliveryRequest<DigitalPostInput> {
  return {
    key,
    attempt: 1,
    kept: { channel: 'digital-only', way: 'digital' },
    input: {
      recipient: { kind: 'cpr', id: cpr, name: 'Karen Ærø Hansen' },
      title: 'Afgørelse om fritidspas',
      replyAllowed: false,
      caseNumber: '2026-17',
      language: 'da',
      ...change,
    },
    files: [{ name: 'brev.pdf', mediaType: 'application/pdf', size: pdf.length, content: async () => pdf }],
    createdAt: new Date('2026-11-24T09:30:00Z'),
    signal: new AbortController().signal,
  };
}

/** Has the post component answer everything with `next`. */
async function serverOf(_t: TestContext, next: RequestListener): Promise<DigitalPostSettings> {
  listener = next;
  return settings;
}

const answering =
  (status: number, body: string): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => response.writeHead(status).end(body));
  };

const refusal = (code: string) =>
  `<kombi_response><Result>false</Result><FejlKode>${code}</FejlKode><FejlTekst>${cpr}</FejlTekst></kombi_response>`;
const taken =
  '<kombi_response><Result>true</Result><TransmissionID>t-1</TransmissionID><AdvisTekst>Received</AdvisTekst></kombi_response>';

test('FJE-3 a letter goes out as one kombi_request with the headers that SF1601 demands', async (t) => {
  const heard: { method?: string; url?: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const own = await serverOf(t, async (request, response) => {
    const pieces = await request.toArray();
    heard.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(pieces).toString(),
    });
    response.end(taken);
  });
  const { outcome, exchange } = await digitalPostDelivery.send(letter(), own);
  await digitalPostDelivery.send(letter(), own);
  assert.deepEqual(outcome, { outcome: 'accepted', reference: 't-1' });

  const [first, second] = heard;
  assert.equal(first?.method, 'POST');
  assert.equal(first?.url, '/service/KombiPostAfsend_1/kombi');
  assert.equal(first?.headers['x-transaktionsid'], key);
  assert.match(String(first?.headers['x-transaktionstid']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(first?.headers['content-type'], 'application/xml; charset=utf-8');
  assert.equal(first?.headers.accept, 'application/xml');
  assert.match(String(first?.headers.authorization), /^Holder-of-key [!-~]{20,}$/);
  assert.equal(first?.headers['content-length'], String(Buffer.byteLength(first?.body ?? '')));
  assert.match(first?.body ?? '', /<KombiValgKode>Digital Post<\/KombiValgKode><memo:Message /);
  assert.match(first?.body ?? '', new RegExp(`<memo:messageUUID>${key}<`));
  assert.equal(second?.body, first?.body, 'the same bytes at the second attempt');
  assert.equal(second?.headers['x-transaktionsid'], key, 'the transaction is the delivery');

  assert.ok(!exchange.request.includes('Holder-of-key'), 'the token is not in the record');
  assert.match(exchange.request, /<!-- 13 bytes, SHA-256 [0-9a-f]{64} -->/);
  assert.match(exchange.answer, /^HTTP 200\n/);
});

const rejected: readonly (readonly [status: number, body: string, da: RegExp, en: RegExp])[] = [
  [200, refusal('memo.invalid'), /systemansvarlige.*/, /can't read the message \(code memo\.invalid\)/],
  [400, refusal('contact.point.id.format.not.allowed'), /Kontaktpunktet/, /contact point/],
  [400, refusal('do.not.deliver.until.date.too.early'), /passeret/, /has passed/],
  [400, refusal('do.not.deliver.until.date.too.late'), /12 dage/, /12 days/],
  [400, refusal('empty.notification.not.allowed'), /adviseringen/, /notification/],
  [400, refusal('file.empty.not.allowed'), /tomt/, /empty/],
  [400, refusal('file.extension.not.allowed'), /filtype/, /file type/],
  [400, refusal('recipient.not.registered'), /kan ikke få Digital Post/, /can't receive Digital Post/],
  [400, refusal('virus.found'), /\(kode virus\.found\)/, /\(code virus\.found\)/],
  [400, refusal('noget med mellemrum'), /uden at sige hvorfor/, /without saying why/],
  [401, 'nej', /nyt adgangstoken/, /new token/],
  [403, refusal('whatever'), /serviceaftalen/, /service agreement/],
  [413, '<html/>', /99,5 MB/, /99\.5 MB/],
];

for (const [status, body, da, en] of rejected) {
  const code = /<FejlKode>(.*)<\/FejlKode>/.exec(body)?.[1] ?? 'no code';
  test(`DEL-2 rejected with a reason in Danish and English: HTTP ${status}, ${code}`, async (t) => {
    const { outcome } = await digitalPostDelivery.send(letter(), await serverOf(t, answering(status, body)));
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, da);
    assert.match(outcome.reason.en ?? '', en);
    assert.ok(!JSON.stringify(outcome).includes(cpr), 'no CPR number in the reason');
  });
}

const unavailable: readonly (readonly [claim: string, listener: RequestListener, reason: RegExp])[] = [
  ['HTTP 500 with an error page', answering(500, '<html/>'), /^HTTP 500$/],
  ['HTTP 503 with an error code', answering(503, refusal('memo.invalid')), /^HTTP 503$/],
  ['HTTP 429', answering(429, ''), /^HTTP 429$/],
  ['HTTP 404 that the service did not write', answering(404, '<html/>'), /^HTTP 404: /],
  ['a redirect', answering(302, ''), /^HTTP 302: /],
  ['an empty answer', answering(200, ''), /^HTTP 200: /],
  ['half an answer', answering(200, taken.slice(0, 60)), /^HTTP 200: /],
  ['an endless answer', answering(200, 'x'.repeat(1_000_001)), /more than 1000000 bytes/],
  ['a cut connection', (request) => request.socket.destroy(), /ECONNRESET|EPIPE|socket hang up/],
  [
    'a connection cut in the answer',
    (request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': taken.length });
        response.write(taken.slice(0, 40), () => request.socket.destroy());
      });
    },
    /ECONNRESET|aborted/,
  ],
];

for (const [claim, listener, reason] of unavailable) {
  test(`DEL-1 unavailable, so that it is tried again: ${claim}`, async (t) => {
    const own = await serverOf(t, listener);
    const { outcome } = await digitalPostDelivery.send(letter(), own);
    assert.ok(outcome.outcome === 'unavailable', JSON.stringify(outcome));
    assert.match(outcome.reason, reason);
  });
}

test('DEL-1 unavailable, and nothing sent, where there is no token to be had', async () => {
  const platformOf = (tokenServiceUrl: string) => ({
    ...settings,
    connection: { ...settings.connection, platform: { ...stage.platform, tokenServiceUrl } },
  });
  for (const [address, reason] of [
    ['https://127.0.0.1:1/', 'token service: ECONNREFUSED'],
    ['https://[sts', 'token service: ERR_INVALID_URL'],
  ] as const) {
    const { outcome, exchange } = await digitalPostDelivery.send(letter(), platformOf(address));
    assert.deepEqual(outcome, { outcome: 'unavailable', reason });
    assert.match(exchange.request, /^Nothing was sent/);
  }
});

test('DEL-1 unavailable where the time limit is reached before an answer', async (t) => {
  const limit = new AbortController();
  const own = await serverOf(t, () => limit.abort());
  const { outcome } = await digitalPostDelivery.send({ ...letter(), signal: limit.signal }, own);
  assert.deepEqual(outcome, { outcome: 'unavailable', reason: 'no answer within the time limit' });
});

test('DEL-1 a messageUUID that is there already is our own earlier attempt: accepted', async (t) => {
  const own = await serverOf(t, answering(400, refusal('message.uuid.not.unique')));
  const { outcome } = await digitalPostDelivery.send(letter(), own);
  assert.deepEqual(outcome, { outcome: 'accepted', reference: key });
});

const big = (size: number) => [{ name: 'brev.pdf', mediaType: 'application/pdf', size, content: async () => pdf }];
const refusedHere: readonly (readonly [claim: string, request: DeliveryRequest<DigitalPostInput>, reason: RegExp])[] = [
  ['no document', { ...letter(), files: [] }, /intet dokument/],
  [
    'a first document that is not a PDF',
    { ...letter(), files: letter().files.map((file) => ({ ...file, mediaType: 'text/plain' })) },
    /PDF/,
  ],
  ['more than 99.5 MB', { ...letter(), files: big(99_500_001) }, /99,5 MB/],
  ['an empty document', { ...letter(), files: big(0) }, /tomt/],
  ['a title of 257 characters', letter({ title: 'x'.repeat(257) }), /titel/],
  ['no title', letter({ title: '' }), /titel/],
  ['a notification of 151 characters', letter({ notification: 'x'.repeat(151) }), /150 tegn/],
  ['a button that leads to http', letter({ fields: { linkTitle: 'Se', link: 'http://demo.example' } }), /https/],
  ['a CPR number with a hyphen', letter({ recipient: { kind: 'cpr', id: '010785-0018' } }), /CPR- eller CVR-nummer/],
  ['no case number', letter({ caseNumber: '' }), /kode schema/],
];

for (const [claim, request, reason] of refusedHere) {
  test(`DEL-2 rejected before anything is sent: ${claim}`, async () => {
    const { outcome, exchange } = await digitalPostDelivery.send(request, settings);
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, reason);
    assert.match(exchange.request, /^Nothing was sent/);
  });
}

test('a document that is not as long as announced is not sent as a whole', async (t) => {
  const own = await serverOf(t, answering(200, taken));
  const { outcome, exchange } = await digitalPostDelivery.send({ ...letter(), files: big(20) }, own);
  assert.deepEqual(outcome, { outcome: 'unavailable', reason: 'a file announced with 20 bytes has 13' });
  assert.match(exchange.request, /20 bytes, not sent whole/);
});

test('settings are checked: eight digits; nothing empty, nothing more', () => {
  const { connection: _, ...own } = settings;
  assert.ok(Value.Check(DigitalPostSettingsSchema, own));
  for (const part of [{ senderCvr: '1000000' }, { senderName: '' }, { systemName: '' }, { more: 1 }]) {
    assert.ok(!Value.Check(DigitalPostSettingsSchema, { ...own, ...part }), JSON.stringify(part));
  }
});
