import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test } from 'node:test';
import { cprSoapRegister } from './cpr-soap-register.ts';
import { cvrSoapRegister } from './cvr-soap-register.ts';
import type { CprRegister } from './register.ts';
import type { ServiceAccess } from './service-access.ts';

const access: ServiceAccess = {
  url: 'http://127.0.0.1:9/',
  secret: 'secret-of-this-test',
  serviceAgreementUuid: '00000000-0000-4000-8000-000000000001',
  userSystemUuid: '00000000-0000-4000-8000-000000000002',
  userUuid: '00000000-0000-4000-8000-000000000003',
};
const cpr = '0107850018';
const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function withServer(answer: Answer, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

async function lookUpAgainst(
  answer: Answer,
  settings: Partial<ServiceAccess> = {},
): Promise<Awaited<ReturnType<CprRegister['lookUp']>>> {
  let result: Awaited<ReturnType<CprRegister['lookUp']>> | undefined;
  await withServer(answer, async (url) => {
    result = await cprSoapRegister({ ...access, url, ...settings }, () => '2026-11-24').lookUp(cpr);
  });
  assert.ok(result);
  return result;
}

const xml =
  (status: number, body: string): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
const soap = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
const personAnswer = (data: string): string =>
  soap(`<PersonLookupResponse xmlns="${namespace}"><persondata>${data}</persondata></PersonLookupResponse>`);
const minimal = '<navn><personadresseringsnavn>K</personadresseringsnavn></navn><status><status>1</status></status>';

async function codeAndDetail(answer: Answer, settings?: Partial<ServiceAccess>): Promise<readonly [string, string]> {
  const result = await lookUpAgainst(answer, settings);
  return result.ok ? ['ok', ''] : [result.code, result.detail];
}

test('answers that are no SOAP are unavailable or refused by their status, and say so without their content', async () => {
  const html =
    (status: number): Answer =>
    (_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<p>0107850018</p>');
  assert.deepEqual(await codeAndDetail(html(403)), ['refused', 'HTTP 403 with text/html']);
  assert.deepEqual(await codeAndDetail(html(404)), ['refused', 'HTTP 404 with text/html']);
  assert.deepEqual(await codeAndDetail(html(429)), ['unavailable', 'HTTP 429 with text/html']);
  assert.deepEqual(await codeAndDetail(html(502)), ['unavailable', 'HTTP 502 with text/html']);
  assert.deepEqual(await codeAndDetail(html(200)), ['unavailable', 'HTTP 200 with text/html']);
  assert.deepEqual(await codeAndDetail(xml(200, '')), ['unavailable', 'HTTP 200 with not well-formed XML']);
  assert.deepEqual(await codeAndDetail(xml(200, '<a/>')), ['unavailable', 'HTTP 200 without a SOAP 1.1 body']);
  assert.deepEqual(await codeAndDetail(xml(500, personAnswer(minimal))), ['unavailable', 'HTTP 500 without a fault']);
  assert.deepEqual(await codeAndDetail(xml(200, soap('<other/>'))), ['unavailable', 'an answer to another question']);
});

test('a redirect is not followed: the request and its secret stay where the settings send them', async () => {
  let calls = 0;
  const answer: Answer = (_request, response) => {
    calls += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  };
  assert.deepEqual(await codeAndDetail(answer), ['refused', 'HTTP 307 with no content type']);
  assert.equal(calls, 1);
});

test('an answer past the size limit is given up, one with broken text too', async () => {
  assert.deepEqual(await codeAndDetail(xml(200, 'x'.repeat(5000)), { maximumAnswerBytes: 4096 }), [
    'unavailable',
    'an answer longer than 4096 bytes',
  ]);
  const broken: Answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/xml' }).end(Buffer.from([0x3c, 0x61, 0xff, 0x3e]));
  assert.deepEqual(await codeAndDetail(broken), ['unavailable', 'an answer with bytes that are no text']);
});

test('an answer in the character set that its content type names is read', async () => {
  const latin: Answer = (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/xml; charset=ISO-8859-1' })
      .end(Buffer.from(personAnswer(minimal.replace('>K<', '>Kære Ærø<')), 'latin1'));
  const result = await lookUpAgainst(latin);
  assert.ok(result.ok);
  assert.equal(result.person.name.addressing, 'Kære Ærø');
});

test('silence ends at the time limit, and at once when the caller gives up', async () => {
  const silence: Answer = () => undefined;
  assert.deepEqual(await codeAndDetail(silence, { timeoutMilliseconds: 50 }), [
    'unavailable',
    'no answer within the time limit',
  ]);
  const halfAnAnswer: Answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/xml' }).write(soap('').slice(0, 20));
  assert.deepEqual(await codeAndDetail(halfAnAnswer, { timeoutMilliseconds: 50 }), [
    'unavailable',
    'no answer within the time limit',
  ]);
  const controller = new AbortController();
  await withServer(
    () => controller.abort(),
    async (url) => {
      const result = await cprSoapRegister({ ...access, url }).lookUp(cpr, { signal: controller.signal });
      assert.deepEqual(result, { ok: false, code: 'unavailable', detail: 'the caller ended the look-up' });
    },
  );
});

test('a fault is refused when it blames the request, else unavailable; its words lose every CPR number', async () => {
  const fault = (code: string, text: string, detail = ''): Answer =>
    xml(500, soap(`<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring>${detail}</s:Fault>`));
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
  assert.deepEqual(await codeAndDetail(xml(200, personAnswer(`<personnummer>1502820021</personnummer>${minimal}`))), [
    'unavailable',
    'an answer about another person',
  ]);
  assert.deepEqual(await codeAndDetail(xml(200, personAnswer('<status><status>1</status></status>'))), [
    'unavailable',
    'a person without a name',
  ]);
  assert.deepEqual(await codeAndDetail(xml(200, personAnswer(minimal.replace('>1<', '>2<')))), [
    'unavailable',
    'a person without a status that is known',
  ]);
});

test('a birth date that the register lacks is taken from the number and marked as uncertain', async () => {
  const result = await lookUpAgainst(xml(200, personAnswer(minimal)));
  assert.ok(result.ok);
  assert.equal(result.person.birthDate, '1985-07-01');
  assert.equal(result.person.birthDateUncertain, true);
});

test('FUL-4 protection is in force until lifted or past its last day, and counts as in force when in doubt', async () => {
  const protectedBy = async (inner: string): Promise<boolean> => {
    const result = await lookUpAgainst(
      xml(200, personAnswer(`${minimal}<adressebeskyttelse>${inner}</adressebeskyttelse>`)),
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
  const circle: Answer = (_request, response, body) => {
    calls += 1;
    const asked = /<pnr:PNR[^>]*>(\d+)</.exec(body)?.[1] ?? '';
    const other = asked === cpr ? '1502820021' : cpr;
    const data = `<personnummer>${asked}</personnummer><gaeldendePersonnummer>${other}</gaeldendePersonnummer>`;
    response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(personAnswer(`${data}${minimal.replace('>1<', '>60<')}`));
  };
  const [code] = await codeAndDetail(circle);
  assert.equal(code, 'unavailable');
  assert.equal(calls, 4);
  const [without] = await codeAndDetail(xml(200, personAnswer(minimal.replace('>1<', '>60<'))));
  assert.equal(without, 'not-found');
});

test('nobody listening is unavailable, with the network’s own word', async () => {
  const closed = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const result = await cvrSoapRegister({ ...access, url: `http://127.0.0.1:${closed}/` }).lookUp('99000104');
  assert.deepEqual(result, { ok: false, code: 'unavailable', detail: 'no answer: ECONNREFUSED' });
});

test('settings that can’t work are refused at once, all of them named, the secret never shown', () => {
  const wrong = {
    ...access,
    url: 'ftp://x',
    secret: 'two words',
    userUuid: access.userUuid.replace('4', 'A'),
    timeoutMilliseconds: 0,
  };
  assert.throws(
    () => cprSoapRegister(wrong),
    (error: Error) =>
      /the CPR register/.test(error.message) &&
      /url is "ftp:\/\/x"/.test(error.message) &&
      /secret must/.test(error.message) &&
      /userUuid is/.test(error.message) &&
      /timeoutMilliseconds is 0/.test(error.message) &&
      !error.message.includes('two words'),
  );
});
