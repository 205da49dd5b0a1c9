import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import type { FastifyReply } from 'fastify';
import { type PeerInTest, startPeer } from '../../sandbox/cpr/peer-in-test.ts';
import type { Peer } from '../../sandbox/peer.ts';
import { signedAnswer } from '../../sandbox/service-platform/soap/sign-answer.ts';
import { cprSoapRegister } from './cpr-soap-register.ts';
import { cvrSoapRegister } from './cvr-soap-register.ts';
import type { CprRegister } from './register.ts';
import type { ServiceAccess } from './service-access.ts';

const cpr = '0107850018';
const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';

/** Answers a message, of which it is told the MessageID. */
type Answer = (reply: FastifyReply, messageId: string, message: string) => unknown;

let answerNow: Answer;
let inTest: PeerInTest;
/** A service at the place of CPR's that answers what a test wants; behind the same TLS, and its answers signed by the same key. */
const peer: Peer = {
  key: 'cpr',
  title: 'an answer of the test',
  routes: async () => undefined,
  async platform(app) {
    app.post('/service/CPR/PersonBaseDataExtended/5', (request, reply) => {
      const message = String(request.body);
      const messageId = /<wsa:MessageID[^>]*>([^<]*)</.exec(message)?.[1] ?? '';
      const answered = answerNow(reply, messageId, message);
      return answered === undefined ? reply.hijack() : answered;
    });
  },
};
before(async () => {
  inTest = await startPeer(peer);
});
after(() => inTest.stop());

async function lookUpAgainst(
  answer: Answer,
  settings: Partial<ServiceAccess> = {},
): Promise<Awaited<ReturnType<CprRegister['lookUp']>>> {
  answerNow = answer;
  return cprSoapRegister({ ...inTest.access, ...settings }, () => '2026-11-24').lookUp(cpr);
}

const signed =
  (status: number, payload: string | ((message: string) => string)): Answer =>
  (reply, relatesTo, message) => {
    const content = typeof payload === 'string' ? payload : payload(message);
    const spec = { action: 'urn:answer', relatesTo, payload: content, now: new Date(), wrong: [] };
    return reply.code(status).type('text/xml; charset=utf-8').send(signedAnswer(spec));
  };
const raw =
  (status: number, type: string, body: string): Answer =>
  (reply) =>
    reply.code(status).type(type).send(body);
const personAnswer = (data: string): string =>
  `<PersonLookupResponse xmlns="${namespace}"><persondata>${data}</persondata></PersonLookupResponse>`;
const minimal = '<navn><personadresseringsnavn>K</personadresseringsnavn></navn><status><status>1</status></status>';

async function codeAndDetail(answer: Answer, settings?: Partial<ServiceAccess>): Promise<readonly [string, string]> {
  const result = await lookUpAgainst(answer, settings);
  return result.ok ? ['ok', ''] : [result.code, result.detail];
}

test('answers that are no SOAP are unavailable or refused by their status, and say so without their content', async () => {
  const html = (status: number) => raw(status, 'text/html', '<p>0107850018</p>');
  const xml = (status: number, body: string) => raw(status, 'text/xml', body);
  assert.deepEqual(await codeAndDetail(html(403)), ['refused', 'Serviceplatformen: certificate-refused']);
  assert.deepEqual(await codeAndDetail(html(404)), ['unavailable', 'HTTP 404 with an HTML page']);
  assert.deepEqual(await codeAndDetail(raw(400, 'text/plain', 'x')), [
    'refused',
    'Serviceplatformen: agreement (HTTP.400)',
  ]);
  assert.deepEqual(await codeAndDetail(html(429)), ['unavailable', 'HTTP 429']);
  assert.deepEqual(await codeAndDetail(html(502)), ['unavailable', 'HTTP 502']);
  assert.deepEqual(await codeAndDetail(html(200)), ['unavailable', 'HTTP 200 with an HTML page']);
  const noGood = async (answer: Answer, status: number, problem: string) =>
    assert.deepEqual(await codeAndDetail(answer), [
      'unavailable',
      `HTTP ${status}, and the answer is no good: ${problem}`,
    ]);
  await noGood(xml(200, ''), 200, 'not well-formed XML');
  await noGood(xml(200, '<a/>'), 200, 'not a SOAP 1.1 envelope');
  await noGood(xml(500, soap(personAnswer(minimal))), 500, 'not signed');
  assert.deepEqual(await codeAndDetail(signed(200, '<other/>')), ['unavailable', 'an answer to another question']);
});

const soap = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;

test('a redirect is not followed: the request stays where the settings send it', async () => {
  let calls = 0;
  const answer: Answer = (reply) => {
    calls += 1;
    return reply.code(307).header('location', '/elsewhere').send();
  };
  assert.deepEqual(await codeAndDetail(answer), ['unavailable', 'HTTP 307 without XML']);
  assert.equal(calls, 1);
});

test('an answer past the size limit is given up', async () => {
  assert.deepEqual(await codeAndDetail(raw(200, 'text/xml', 'x'.repeat(1_000_001))), [
    'unavailable',
    'an answer of more than 1000000 bytes',
  ]);
});

test('silence ends at the time limit, and at once when the caller gives up', async () => {
  await codeAndDetail(signed(200, personAnswer(minimal)));
  const silence: Answer = () => undefined;
  assert.deepEqual(await codeAndDetail(silence, { timeoutMilliseconds: 300 }), [
    'unavailable',
    'no answer within the time limit',
  ]);
  const halfAnAnswer: Answer = (reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/xml' }).write(soap('').slice(0, 20));
  };
  assert.deepEqual(await codeAndDetail(halfAnAnswer, { timeoutMilliseconds: 300 }), [
    'unavailable',
    'no answer within the time limit',
  ]);
  const controller = new AbortController();
  answerNow = () => controller.abort();
  const result = await cprSoapRegister(inTest.access).lookUp(cpr, { signal: controller.signal });
  assert.deepEqual(result, { ok: false, code: 'unavailable', detail: 'the caller ended the look-up' });
});

test('a fault is refused when it blames the request, else unavailable; its words lose every CPR number', async () => {
  const fault = (code: string, text: string, detail = ''): Answer =>
    signed(
      500,
      `<s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>${code}</faultcode><faultstring>${text}</faultstring>${detail}</s:Fault>`,
    );
  assert.deepEqual(await codeAndDetail(fault('s:Client', 'No agreement')), ['refused', 'fault Client: No agreement']);
  assert.deepEqual(await codeAndDetail(fault('s:Server', 'Down for 010785-0018')), [
    'unavailable',
    'fault Server: Down for [cpr]',
  ]);
  assert.deepEqual(await codeAndDetail(fault('s:Server', '', '<detail/>')), [
    'unavailable',
    'fault Server: without words',
  ]);
  const list = `<detail><f:ServiceplatformFault xmlns:f="http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/"><f:ErrorList><f:Error><f:ErrorCode>172</f:ErrorCode><f:ErrorText>PNR not found</f:ErrorText></f:Error></f:ErrorList></f:ServiceplatformFault></detail>`;
  assert.deepEqual(await codeAndDetail(fault('s:Server', 'Error', list)), [
    'not-found',
    'fault Server: Error / 172: PNR not found',
  ]);
});

test('FUL-4 an answer about another person, or without name or status, is never passed on', async () => {
  assert.deepEqual(
    await codeAndDetail(signed(200, personAnswer(`<personnummer>1502820021</personnummer>${minimal}`))),
    ['unavailable', 'an answer about another person'],
  );
  assert.deepEqual(await codeAndDetail(signed(200, personAnswer('<status><status>1</status></status>'))), [
    'unavailable',
    'a person without a name',
  ]);
  assert.deepEqual(await codeAndDetail(signed(200, personAnswer(minimal.replace('>1<', '>2<')))), [
    'unavailable',
    'a person without a status that is known',
  ]);
});

test('a birth date that the register lacks is taken from the number and marked as uncertain', async () => {
  const result = await lookUpAgainst(signed(200, personAnswer(minimal)));
  assert.ok(result.ok);
  assert.equal(result.person.birthDate, '1985-07-01');
  assert.equal(result.person.birthDateUncertain, true);
});

test('FUL-4 protection is in force until lifted or past its last day, and counts as in force when in doubt', async () => {
  const protectedBy = async (inner: string): Promise<boolean> => {
    const result = await lookUpAgainst(
      signed(200, personAnswer(`${minimal}<adressebeskyttelse>${inner}</adressebeskyttelse>`)),
    );
    assert.ok(result.ok);
    return result.person.protected;
  };
  assert.equal(await protectedBy('<startdato>2026-01-01</startdato><beskyttet>true</beskyttet>'), true);
  assert.equal(
    await protectedBy('<slutdato>2026-11-24+01:00</slutdato><beskyttet>1</beskyttet>'),
    true,
    'last day is today',
  );
  assert.equal(
    await protectedBy('<slutdato>2026-11-23</slutdato><beskyttet>true</beskyttet>'),
    false,
    'ended yesterday',
  );
  assert.equal(await protectedBy('<startdato>2026-01-01</startdato><beskyttet>false</beskyttet>'), false);
  assert.equal(await protectedBy('<startdato>2026-01-01</startdato>'), true, 'neither yes nor no');
  assert.equal(await protectedBy(''), false);
});

test('numbers that are changed in a circle come to an end, and one without a successor is not found', async () => {
  let calls = 0;
  const circle = signed(200, (message) => {
    calls += 1;
    const asked = /<pnr:PNR[^>]*>(\d+)</.exec(message)?.[1] ?? '';
    const other = asked === cpr ? '1502820021' : cpr;
    const data = `<personnummer>${asked}</personnummer><gaeldendePersonnummer>${other}</gaeldendePersonnummer>`;
    return personAnswer(`${data}${minimal.replace('>1<', '>60<')}`);
  });
  const [code] = await codeAndDetail(circle);
  assert.equal(code, 'unavailable');
  assert.equal(calls, 4);
  const [without] = await codeAndDetail(signed(200, personAnswer(minimal.replace('>1<', '>60<'))));
  assert.equal(without, 'not-found');
});

test('nobody listening is unavailable, with the network’s own word', async () => {
  const closed = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const nowhere = `https://127.0.0.1:${closed}`;
  const { platform, caller } = inTest.access;
  const silent = { ...platform, url: nowhere };
  // The token is kept from before, so that the service itself is asked.
  await codeAndDetail(signed(200, personAnswer(minimal)));
  const lost = await cvrSoapRegister({ platform: { ...silent, tokenServiceUrl: nowhere }, caller }).lookUp('99000104');
  assert.deepEqual(lost, { ok: false, code: 'unavailable', detail: 'token service: ECONNREFUSED' });
  const service = await cprSoapRegister({ platform: silent, caller }).lookUp(cpr);
  assert.deepEqual(service, { ok: false, code: 'unavailable', detail: 'ECONNREFUSED' });
});
