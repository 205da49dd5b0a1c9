import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { personLookup } from '../../src/registers/cpr-soap-register.ts';
import { callSoapService } from '../../src/service-platform/soap/call-soap.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { registerEntries } from './entries.ts';
import { cprPeer } from './peer.ts';
import { type PeerInTest, startPeer } from './peer-in-test.ts';
import { schemaCheck, withoutSchemas } from './schema-check.ts';

let peer: PeerInTest;
const namespace = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
const good = personLookup('0107850018').source;
const enveloped = (payload: string) => `<e><b>${payload}</b></e>`;

before(async () => {
  peer = await startPeer(cprPeer);
});
after(() => peer.stop());

/** The signed body of the answer. What is judged before the service is asked, `token-requests.test.ts` shows. */
async function post(payload: string, action = `${namespace}PersonLookup`): Promise<string> {
  const { platform, caller } = peer.access;
  const path = '/service/CPR/PersonBaseDataExtended/5';
  const call = { entityId: entityIds.cpr, path, action, payload };
  const answer = await callSoapService(platform, caller, call, AbortSignal.timeout(10_000));
  assert.ok(answer.kind === 'answered', JSON.stringify(answer));
  return answer.body;
}

async function refusal(payload: string, action?: string): Promise<string> {
  const body = await post(payload, action);
  return /<faultstring>([^<]*)</.exec(body)?.[1] ?? assert.fail(body.slice(0, 200));
}

const replaced = (part: string | RegExp, by: string): string => {
  const changed = good.replace(part, by);
  assert.notEqual(changed, good, String(part));
  return changed;
};
const contexts = (cvr: string) =>
  '<c:CallContext xmlns:c="http://serviceplatformen.dk/xml/schemas/CallContext/1/"><c:OnBehalfOfUser>x</c:OnBehalfOfUser></c:CallContext>' +
  `<a:AuthorityContext xmlns:a="http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/"><a:MunicipalityCVR>${cvr}</a:MunicipalityCVR></a:AuthorityContext>`;

test('the message that the product sends is answered, and so is one with the contexts that a token leaves room for', async () => {
  assert.match(await post(good), /PersonLookupResponse/);
  assert.match(await post(replaced('<pnr:PNR', `${contexts('10000009')}<pnr:PNR`)), /PersonLookupResponse/);
  assert.match(await refusal(replaced('<pnr:PNR', `${contexts('10000017')}<pnr:PNR`)), /two authorities/);
  assert.match(await refusal(replaced('<pnr:PNR', `${contexts('1000')}<pnr:PNR`)), /eight digits/);
  const long = contexts('10000009').replace('>x<', `>${'x'.repeat(256)}<`);
  assert.match(await refusal(replaced('<pnr:PNR', `${long}<pnr:PNR`)), /cvc-maxLength-valid/);
});

test('PNR with a hyphen, blanks, letters or not ten digits is refused; one that fails modulus 11 is not', async () => {
  for (const number of ['010785-0018', '010785001', '01078500189', ' 0107850018', '0107850018 ', '01078500IB', '']) {
    assert.match(await refusal(personLookup(number).source), /PNR/, number);
  }
  assert.match(await post(personLookup('0101630017').source), /PersonLookupResponse/);
});

test('an unknown number gets a signed fault with "PNR not found", never an empty person', async () => {
  assert.equal(await refusal(personLookup('0202020202').source), 'PNR not found');
});

test('an operation that is not there, and version 4 in the body, are refused', async () => {
  assert.match(await refusal(good, `${namespace}Other`), /SOAPAction/);
  assert.match(await refusal(good.replaceAll('PersonBaseDataExtended/5/', 'PersonBaseDataExtended/4/')), /cvc-elt\.1/);
});

test('elements out of order, unknown, doubled, in another namespace, text and attributes between are refused', async () => {
  const [, pnr = ''] = /(<pnr:PNR.*<\/pnr:PNR>)/.exec(good) ?? [];
  const [call = ''] = /^<c:CallContext.*<\/c:CallContext>/.exec(contexts('10000009')) ?? [];
  assert.match(await refusal(replaced(pnr, pnr + call)), /cvc-complex-type\.2\.4\.a/);
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
    assert.deepEqual(check(enveloped(good)), []);
    assert.notDeepEqual(check(enveloped(good.replace('0107850018', '01078500181'))), [], 'the check finds an error');
    for (const { cpr } of registerEntries) {
      assert.deepEqual(check(`<e>${await post(personLookup(cpr).source)}</e>`), [], cpr);
    }
  },
);
