import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { personLookupMessage } from '../../src/registers/cpr-soap-register.ts';
import { cprAgreements } from './access.ts';
import { accessTo } from './access-in-test.ts';
import { registerEntries } from './entries.ts';
import { cprPeer } from './peer.ts';
import { type PeerInTest, startPeer } from './peer-in-test.ts';
import { schemaCheck, withoutSchemas } from './schema-check.ts';

let peer: PeerInTest;
const path = '/cpr/service/CPR/PersonBaseDataExtended/5';
const access = accessTo('http://127.0.0.1', cprAgreements);
const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
const good = personLookupMessage(access, '0107850018');
const headers = {
  'content-type': 'text/xml; charset=utf-8',
  soapaction: `"${namespace}PersonLookup"`,
  authorization: `Bearer ${cprAgreements.secret}`,
};

before(async () => {
  peer = await startPeer(cprPeer);
});
after(() => peer.stop());

async function post(
  body: string,
  changed: Readonly<Record<string, string>> = {},
  at = path,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${peer.address}${at}`, { method: 'POST', body, headers: { ...headers, ...changed } });
  return { status: response.status, text: await response.text() };
}

async function refusal(body: string, changed?: Readonly<Record<string, string>>): Promise<string> {
  const { status, text } = await post(body, changed);
  assert.equal(status, 500, text);
  return /<faultstring>([^<]*)</.exec(text)?.[1] ?? '';
}

const replaced = (part: string | RegExp, by: string): string => {
  const changed = good.replace(part, by);
  assert.notEqual(changed, good, String(part));
  return changed;
};

test('the message that the product sends is answered, and so is one with every optional context in order', async () => {
  assert.equal((await post(good)).status, 200);
  const contexts =
    '<c:CallContext xmlns:c="http://serviceplatformen.dk/xml/schemas/CallContext/1/"><c:OnBehalfOfUser>x</c:OnBehalfOfUser></c:CallContext>' +
    '<a:AuthorityContext xmlns:a="http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/"><a:MunicipalityCVR>10000009</a:MunicipalityCVR></a:AuthorityContext>';
  assert.equal((await post(replaced('<ctx:Inv', `${contexts}<ctx:Inv`))).status, 200);
});

test('PNR with a hyphen, blanks, letters or not ten digits is refused; one that fails modulus 11 is not', async () => {
  for (const number of ['010785-0018', '010785001', '01078500189', ' 0107850018', '0107850018 ', '01078500IB', '']) {
    assert.match(await refusal(personLookupMessage(access, number)), /PNR/, number);
  }
  assert.equal((await post(personLookupMessage(access, '0101630017'))).status, 200);
});

test('an unknown number gets a fault with "PNR not found", never an empty person', async () => {
  assert.equal(await refusal(personLookupMessage(access, '0202020202')), 'PNR not found');
});

test('a wrong soapAction, one without quotes, and version 4 in body or path are refused', async () => {
  assert.match(await refusal(good, { soapaction: headers.soapaction.replace('/5/', '/4/') }), /SOAPAction/);
  assert.match(await refusal(good, { soapaction: `${namespace}PersonLookup` }), /quoted/);
  assert.match(await refusal(good.replaceAll('PersonBaseDataExtended/5/', 'PersonBaseDataExtended/4/')), /cvc-elt\.1/);
  assert.equal((await post(good, {}, path.replace(/5$/, '4'))).status, 404);
});

test('elements out of order, unknown, doubled, in another namespace, text and attributes between are refused', async () => {
  const [, pnr = ''] = /(<pnr:PNR.*<\/pnr:PNR>)/.exec(good) ?? [];
  assert.match(await refusal(good.replace(pnr, '').replace('<ctx:Inv', `${pnr}<ctx:Inv`)), /cvc-complex-type\.2\.4\.a/);
  assert.match(await refusal(replaced(pnr, '')), /cvc-complex-type\.2\.4\.b/);
  assert.match(await refusal(replaced(pnr, `${pnr}${pnr}`)), /cvc-complex-type\.2\.4\.a/);
  assert.match(await refusal(replaced(pnr, `${pnr}<extra/>`)), /cvc-complex-type\.2\.4\.a/);
  assert.match(
    await refusal(replaced('xml/schemas/cpr/PNR/1/', 'xml/schemas/cpr/PNR/2/')),
    /cvc-complex-type\.2\.4\.a/,
  );
  assert.match(await refusal(replaced(pnr, `text${pnr}`)), /cvc-complex-type\.2\.3/);
  assert.match(
    await refusal(replaced('<p:PersonLookupRequest', '<p:PersonLookupRequest version="5"')),
    /cvc-complex-type\.3\.2\.2/,
  );
});

test('no context, another service’s UUID, one in capitals, and identifiers that don’t belong together are refused', async () => {
  assert.match(await refusal(replaced(/<ctx:InvocationContext.*<\/ctx:InvocationContext>/, '')), /InvocationContext/);
  assert.match(await refusal(replaced('4925d7a0-1b5b', 'e6be2436-1b5b')), /not this service/);
  assert.match(await refusal(replaced('4925d7a0-1b5b', '4925D7A0-1b5b')), /UUID in lower case/);
  assert.match(await refusal(replaced(/<ctx:UserUUID>.*<\/ctx:UserUUID>/, '')), /cvc-complex-type\.2\.4\.b/);
  const [, second] = cprAgreements.authorities;
  assert.match(await refusal(replaced(access.userUuid, second?.userUuid ?? '')), /No service agreement/);
  const long = `<ctx:AccountingInfo>${'x'.repeat(256)}</ctx:AccountingInfo></ctx:InvocationContext>`;
  assert.match(await refusal(replaced('</ctx:InvocationContext>', long)), /cvc-maxLength-valid/);
});

test('without the secret the answer is 403 in HTML, as from a gateway', async () => {
  const { status, text } = await post(good, { authorization: 'Bearer wrong' });
  assert.equal(status, 403);
  assert.match(text, /^<html>/);
});

test('what is no SOAP 1.1 message is refused: SOAP 1.2, broken XML, a DOCTYPE, another content type', async () => {
  assert.match(
    await refusal(
      good.replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
    ),
    /SOAP 1\.1/,
  );
  assert.match(await refusal(good.slice(0, -20)), /not well-formed/);
  assert.match(
    await refusal(replaced('<soap:Envelope', '<!DOCTYPE a [<!ENTITY b "c">]><soap:Envelope')),
    /document type/,
  );
  assert.match(await refusal(good, { 'content-type': 'application/soap+xml' }), /text\/xml/);
  assert.equal((await post(good, { 'content-type': 'application/octet-stream' })).status, 415);
});

test(
  'requests, answers and faults of every record are valid against the official schemas',
  withoutSchemas,
  async () => {
    const check = schemaCheck(
      [
        'cpr-sf1520/v5/PersonBaseDataExtendedServiceMsg.xsd',
        'cpr-sf1520/v5/xsd/PersonBaseDataExtendedServiceTypes.xsd',
        ...['CallContext', 'AuthorityContext', 'InvocationContext', 'PNR'].map(
          (name) => `cpr-sf1520/v5/sp/${name}_1.xsd`,
        ),
      ],
      // The types refer to the PNR namespace without importing it, which libxml2 does not let pass.
      (file, text) =>
        file.endsWith('ServiceTypes.xsd')
          ? text.replace(
              'elementFormDefault="qualified" version="1.0">',
              '$&<xsd:import namespace="http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/"/>',
            )
          : text,
    );
    assert.deepEqual(check(good), []);
    assert.notDeepEqual(check(good.replace('<ctx:UserUUID>', '<ctx:UserUUID>x')), [], 'the check finds an error');
    for (const { cpr } of registerEntries) {
      const { status, text } = await post(personLookupMessage(access, cpr));
      assert.equal(status, 200);
      assert.deepEqual(check(text), [], cpr);
    }
  },
);
