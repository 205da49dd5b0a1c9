import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { personLookup } from '../../../src/registers/cpr-soap-register.ts';
import type { OrganisationCertificate } from '../../../src/service-platform/certificate.ts';
import { exchangeHttp, type HttpAnswer } from '../../../src/service-platform/exchange-http.ts';
import { identityOf } from '../../../src/service-platform/platform.ts';
import { createTokens } from '../../../src/service-platform/tokens.ts';
import { cprPeer } from '../../cpr/peer.ts';
import { type PeerInTest, startPeer } from '../../cpr/peer-in-test.ts';
import { demoCvr, proevebyCvr } from '../../people.ts';
import { writeAssertion } from '../assertion.ts';
import { callerWith } from '../connection-in-test.ts';
import type { KeyPair } from '../issue-certificate.ts';
import { authority, organisationCertificates, tokenServiceKey } from '../keys.ts';
import { derOf, entityIds } from '../user-systems.ts';
import { type PartName, partNames, type RawRequest, rawRequest } from './raw-request.ts';

let peer: PeerInTest;
let assertion: string;
const path = '/service/CPR/PersonBaseDataExtended/5';
const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
const action = `${namespace}PersonLookup`;
const payload = personLookup('0107850018').source;
const demo: KeyPair = organisationCertificates.demo ?? assert.fail();
const proeveby: KeyPair = organisationCertificates.proeveby ?? assert.fail();
const [certificate] = callerWith().certificates;
const [otherCertificate] = callerWith(proevebyCvr).certificates;
assert.ok(certificate && otherCertificate);
const own = certificate;

before(async () => {
  peer = await startPeer(cprPeer);
  const use = { platform: peer.access.platform, cvr: demoCvr, certificate, entityId: entityIds.cpr };
  const got = await createTokens().assertion(use, AbortSignal.timeout(10_000));
  assert.ok(got.kind === 'assertion');
  assertion = got.assertion.xml.toString('utf8');
});
after(() => peer.stop());

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: OrganisationCertificate;
}

async function send(message: string, { headers, as = own }: Sending = {}): Promise<HttpAnswer & { kind: 'answer' }> {
  const bytes = Buffer.from(message);
  const answer = await exchangeHttp({
    method: 'POST',
    url: peer.access.platform.url + path,
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"`, ...headers },
    body: {
      length: bytes.length,
      pieces: (async function* () {
        yield bytes;
      })(),
    },
    identity: identityOf(peer.access.platform, as),
    signal: AbortSignal.timeout(10_000),
  });
  assert.ok(answer.kind === 'answer', JSON.stringify(answer));
  return answer;
}

const right = (): RawRequest => ({
  to: peer.access.platform.url + path,
  ...{ action, payload, assertion, holder: demo, now: new Date() },
});

async function faultOf(changes: Partial<RawRequest>, sending: Sending = {}): Promise<readonly [string, string]> {
  const { status, body } = await send(rawRequest({ ...right(), ...changes }), sending);
  assert.equal(status, 500, body.slice(0, 300));
  return [/<faultcode>([^<]*)</.exec(body)?.[1] ?? '', /<faultstring>([^<]*)</.exec(body)?.[1] ?? ''];
}

test('FUL-4 a request that another implementation has written and signed is answered, with other prefixes and a prefixed token', async () => {
  assert.equal((await send(rawRequest(right()))).status, 200);
  // A root without a default namespace is signed with an empty one (WS-Security 1.1, 8.3).
  const at = Date.now();
  const spec = {
    ...{ issuer: 'x', cvr: demoCvr, entityId: entityIds.cpr, holder: derOf(demo.certificate), signer: tokenServiceKey },
    ...{ from: new Date(at - 1_000), to: new Date(at + 600_000), prefix: 'saml2' },
  };
  const prefixed = writeAssertion(spec);
  assert.match(prefixed, /^<saml2:Assertion /);
  assert.equal((await send(rawRequest({ ...right(), assertion: prefixed }))).status, 200);
});

test('each part of a request must be there, once, and signed', async () => {
  const missing: Readonly<Record<Exclude<PartName, 'Body'>, RegExp>> = {
    Framework: /^sbf:FrameworkVersionMismatch$/,
    Action: /^wsa:MessageAddressingHeaderRequired$/,
    MessageID: /^wsa:MessageAddressingHeaderRequired$/,
    To: /^wsa:MessageAddressingHeaderRequired$/,
    ReplyTo: /^wsa:MessageAddressingHeaderRequired$/,
    Timestamp: /^wsse:InvalidSecurity$/,
    SecurityTokenReference: /^wsse:SecurityTokenUnavailable$/,
  };
  for (const name of partNames) {
    assert.deepEqual(await faultOf({ unsigned: [name] }), ['wsse:InvalidSecurity', `${name} is not signed`]);
    if (name === 'Body') continue;
    const [code] = await faultOf({ without: [name] });
    assert.match(code, missing[name], name);
    const [, words] = await faultOf({ twice: [name] });
    assert.match(words, /is there 2 times/, name);
  }
});

test('what is wrong with a request is refused by its rule', async () => {
  const at = new Date();
  const token = (changes: Partial<Parameters<typeof writeAssertion>[0]>): Partial<RawRequest> => ({
    assertion: writeAssertion({
      ...{
        issuer: 'x',
        cvr: demoCvr,
        entityId: entityIds.cpr,
        holder: derOf(demo.certificate),
        signer: tokenServiceKey,
      },
      ...{ from: new Date(at.getTime() - 1_000), to: new Date(at.getTime() + 600_000) },
      ...changes,
    }),
  });
  const used = `urn:uuid:${randomUUID()}`;
  assert.equal((await send(rawRequest({ ...right(), messageId: used }))).status, 200);
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
  const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
  const invocation =
    '<i:InvocationContext xmlns:i="http://serviceplatformen.dk/xml/schemas/InvocationContext/1/"><i:ServiceUUID>4925d7a0-1b5b-11ec-bdc6-b312b83236d4</i:ServiceUUID></i:InvocationContext>';
  const table: readonly (readonly [string, Partial<RawRequest>, string, RegExp, Sending?])[] = [
    [
      'Framework of another version',
      { framework: { version: '1.0', profile: 'urn:liberty:sb:profile:basic' } },
      'sbf:FrameworkVersionMismatch',
      /version 2\.0/,
    ],
    [
      'Framework of another profile',
      { framework: { version: '2.0', profile: 'urn:liberty:sb:profile:other' } },
      'sbf:FrameworkVersionMismatch',
      /basic/,
    ],
    ['no mustUnderstand', { mustUnderstand: '' }, 'wsse:InvalidSecurity', /mustUnderstand/],
    ['mustUnderstand 0', { mustUnderstand: ' s:mustUnderstand="0"' }, 'wsse:InvalidSecurity', /mustUnderstand/],
    [
      'two Security',
      { after: (xml) => xml.replace('</s:Header>', '<o:Security s:mustUnderstand="1"/></s:Header>') },
      'wsse:InvalidSecurity',
      /2 times/,
    ],
    ['no header', { after: (xml) => xml.replace(/<s:Header>.*<\/s:Header>/, '') }, 'wsse:InvalidSecurity', /No header/],
    ['Created six minutes ago', { created: -6 }, 'wsu:MessageExpired', /five minutes/],
    ['Created in six minutes', { created: 6, expires: 11 }, 'wsu:MessageExpired', /five minutes/],
    ['Expires passed', { created: -2, expires: -1 }, 'wsu:MessageExpired', /Expires/],
    [
      'a time without zone',
      { before: (xml) => xml.replace(/(<u:Created>[^<]*)Z</, '$1<') },
      'wsu:MessageExpired',
      /UTC/,
    ],
    ['a MessageID that was used', { messageId: used }, 'wsa:InvalidAddressingHeader', /before/],
    ['a MessageID that is no UUID', { messageId: 'urn:uuid:1' }, 'wsa:InvalidAddressingHeader', /UUID/],
    ['another Action', { action: `${namespace}Other` }, 'wsa:InvalidAddressingHeader', /SOAPAction/],
    [
      'To another service',
      { to: `${peer.access.platform.url}/service/CVR/Online/2` },
      'wsa:DestinationUnreachable',
      /To is not/,
    ],
    ['an answer to elsewhere', { replyTo: 'https://elsewhere.example/' }, 'wsa:InvalidAddressingHeader', /anonymous/],
    ['RSA-SHA1', { algorithm: rsaSha1 }, 'wsse:UnsupportedAlgorithm', /RSA-SHA256/],
    ['SHA-1', { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }, 'wsse:UnsupportedAlgorithm', /SHA-256/],
    ['signed by another key', { holder: proeveby }, 'wsse:FailedCheck', /invalid/],
    [
      'another digest',
      { after: (xml) => xml.replace(/(<ds:Reference URI="#Body">.*?<ds:DigestValue>)../, '$1AA') },
      'wsse:FailedCheck',
      /invalid/,
    ],
    [
      'a body that was changed',
      { after: (xml) => xml.replace('0107850018', '1502820021') },
      'wsse:FailedCheck',
      /invalid/,
    ],
    ['a token reference to nothing', { tokenId: '_other' }, 'wsse:SecurityTokenUnavailable', /does not name/],
    [
      'no token',
      { before: (xml) => xml.replace(/<Assertion.*<\/Assertion>/, '') },
      'wsse:SecurityTokenUnavailable',
      /missing/,
    ],
    [
      'the token after its reference',
      {
        after: (xml) =>
          xml.replace(/(<Assertion.*<\/Assertion>)(<o:SecurityTokenReference.*?<\/o:SecurityTokenReference>)/, '$2$1'),
      },
      'wsse:InvalidSecurity',
      /in that order/,
    ],
    ['a token of an unknown issuer', token({ signer: authority }), 'wsse:InvalidSecurityToken', /validated/],
    [
      'a token that was changed',
      { assertion: assertion.replace('<AttributeValue>3<', '<AttributeValue>4<') },
      'wsse:InvalidSecurityToken',
      /validated/,
    ],
    ['a token for another service', token({ entityId: entityIds.cvr }), 'wsse:InvalidSecurityToken', /another service/],
    ['a token that has expired', token({ from: hours(-9), to: hours(-1) }), 'wsse:InvalidSecurityToken', /expired/],
    [
      'a token that is not valid yet',
      token({ from: hours(1), to: hours(9) }),
      'wsse:InvalidSecurityToken',
      /not valid yet/,
    ],
    [
      'a bearer token',
      token({ method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' }),
      'wsse:InvalidSecurityToken',
      /method/,
    ],
    [
      'a token for another certificate',
      { ...token({ holder: derOf(proeveby.certificate) }), holder: proeveby },
      'wsse:FailedAuthentication',
      /another certificate/,
    ],
    [
      'the token over another connection',
      {},
      'wsse:FailedAuthentication',
      /another certificate/,
      { as: otherCertificate },
    ],
    [
      'InvocationContext',
      { payload: payload.replace('<pnr:', `${invocation}<pnr:`) },
      'soap:Client',
      /cvc-complex-type\.2\.4\.a.*InvocationContext/,
    ],
    [
      'SOAP 1.2',
      { before: (xml) => xml.replaceAll(soap11, 'http://www.w3.org/2003/05/soap-envelope') },
      'soap:VersionMismatch',
      /SOAP 1\.1/,
    ],
    [
      'the content type of SOAP 1.2',
      {},
      'soap:VersionMismatch',
      /text\/xml/,
      { headers: { 'content-type': 'application/soap+xml' } },
    ],
    ['SOAPAction without quotes', {}, 'soap:Client', /quoted/, { headers: { soapaction: action } }],
    [
      'another SOAPAction',
      {},
      'wsa:InvalidAddressingHeader',
      /SOAPAction/,
      { headers: { soapaction: `"${namespace}Other"` } },
    ],
    ['broken XML', { after: (xml) => xml.slice(0, -20) }, 'soap:Client', /well-formed/],
    ['a document type', { after: (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}` }, 'soap:Client', /document type/],
    [
      'two bodies',
      { after: (xml) => xml.replace('</s:Envelope>', '<s:Body/></s:Envelope>') },
      'soap:Client',
      /one body/,
    ],
  ];
  for (const [name, changes, code, words, sending] of table) {
    const fault = await faultOf(changes, sending);
    assert.equal(fault[0], code, `${name}: ${fault[1]}`);
    assert.match(fault[1], words, name);
  }
});

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

test('a certificate that is not registered gets a page in HTML, 403, before any message is read', async () => {
  const [stranger] = callerWith('1', { ...authority }).certificates;
  const answer = await send('no message at all', stranger ? { as: stranger } : {});
  assert.equal(answer.status, 403);
  assert.match(answer.body, /^<html>/);
});
