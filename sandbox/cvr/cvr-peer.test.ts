import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { cvrMessage } from '../../src/registers/cvr-soap-register.ts';
import { element, optional, type XmlContent, type XmlPiece } from '../../src/registers/xml-builder.ts';
import { accessTo } from '../cpr/access-in-test.ts';
import { type PeerInTest, startPeer } from '../cpr/peer-in-test.ts';
import { schemaCheck, withoutSchemas } from '../cpr/schema-check.ts';
import { cvrAgreements } from './access.ts';
import { companies } from './companies.ts';
import { createCvrPeer, cvrPeer } from './peer.ts';

let peer: PeerInTest;
let emptyPeer: PeerInTest;
const access = accessTo('http://127.0.0.1', cvrAgreements);
const level = { level: '1' };
const number = (cvr: string): XmlPiece => element('c:LegalUnitIdentifier', {}, cvr);
const good = cvrMessage(access, 'getLegalUnit', level, number('99000104'));
const search = cvrMessage(access, 'searchLegalUnit', { maximumNumberOfResultsType: '5' }, [
  optional('w:SearchName', 'fjord'),
  optional('w:SearchLifecycleStatus', 'active'),
]);

before(async () => {
  peer = await startPeer(cvrPeer);
  emptyPeer = await startPeer(createCvrPeer({ unknownNumber: 'empty' }));
});
after(async () => {
  await peer.stop();
  await emptyPeer.stop();
});

async function post(operation: string, body: string, at = peer): Promise<{ status: number; text: string }> {
  const response = await fetch(`${at.address}/cvr/service/CVR/Online/2`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'text/xml',
      soapaction: `"http://rep.oio.dk/eogs/xml.wsdl/2/${operation}"`,
      authorization: `Bearer ${cvrAgreements.secret}`,
    },
  });
  return { status: response.status, text: await response.text() };
}

async function refusal(operation: string, body: string): Promise<string> {
  const { status, text } = await post(operation, body);
  assert.equal(status, 500, text);
  assert.doesNotMatch(text, /<detail/, 'the contract declares no faults');
  return /<faultstring>([^<]*)</.exec(text)?.[1] ?? '';
}

test('the three operations are answered; the two that the sandbox does not play say so', async () => {
  assert.equal((await post('getLegalUnit', good)).status, 200);
  assert.equal((await post('searchLegalUnit', search)).status, 200);
  const units = cvrMessage(access, 'getRelatedProductionUnitNameAndAddress', {}, number('99000104'));
  assert.equal((await post('getRelatedProductionUnitNameAndAddress', units)).status, 200);
  assert.match(await refusal('getProductionUnit', good), /no operation/);
  assert.match(await refusal('constructor', good), /no operation/);
});

test('a missing or wrong level, and a number that is not eight digits, are refused', async () => {
  assert.match(await refusal('getLegalUnit', cvrMessage(access, 'getLegalUnit', {}, number('99000104'))), /'level'/);
  assert.match(
    await refusal('getLegalUnit', cvrMessage(access, 'getLegalUnit', { level: '0' }, number('99000104'))),
    /'level'/,
  );
  for (const cvr of ['9900010', '990001040', '09900010', '9900010x', ' 99000104', '']) {
    assert.match(
      await refusal('getLegalUnit', cvrMessage(access, 'getLegalUnit', level, number(cvr))),
      /LegalUnitIdentifier/,
    );
  }
});

test('an AuthorityContext is refused, as is another service’s UUID, another operation’s body and no context', async () => {
  const authority =
    '<a:AuthorityContext xmlns:a="http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/"><a:MunicipalityCVR>10000009</a:MunicipalityCVR></a:AuthorityContext>';
  assert.match(await refusal('getLegalUnit', good.replace('<ctx:Inv', `${authority}<ctx:Inv`)), /AuthorityContext/);
  assert.match(await refusal('getLegalUnit', good.replace('c0daecde', '4925d7a0')), /not this service/);
  assert.match(await refusal('searchLegalUnit', good), /cvc-elt\.1/);
  assert.match(
    await refusal('getLegalUnit', good.replace(/<ctx:InvocationContext.*<\/ctx:InvocationContext>/, '')),
    /InvocationContext/,
  );
});

test('an unknown number gets the odd fault by default, or an empty response where that is chosen', async () => {
  const unknown = cvrMessage(access, 'getLegalUnit', level, number('99000309'));
  assert.equal(await refusal('getLegalUnit', unknown), "Required property '/virksomhed/CVRNummer' missing.");
  const { status, text } = await post('getLegalUnit', unknown, emptyPeer);
  assert.equal(status, 200);
  assert.match(text, /<w:GetLegalUnitResponse\/>/);
});

test('a search without a name, out of order, with an unknown status or by what the sandbox has not is refused', async () => {
  const by = (...content: readonly XmlContent[]): string => cvrMessage(access, 'searchLegalUnit', {}, content);
  assert.match(await refusal('searchLegalUnit', by()), /no SearchName/);
  assert.match(
    await refusal('searchLegalUnit', by(optional('w:SearchLifecycleStatus', 'all'), optional('w:SearchName', 'x'))),
    /cvc-complex-type\.2\.4\.a/,
  );
  assert.match(
    await refusal('searchLegalUnit', by(optional('w:SearchName', 'x'), optional('w:SearchLifecycleStatus', 'ceased'))),
    /cvc-enumeration-valid/,
  );
  assert.match(
    await refusal('searchLegalUnit', by(optional('w:SearchName', 'x'), optional('c:ActivityCode', '931200'))),
    /SearchName only/,
  );
});

test('requests and answers for every company are valid against the official schemas', withoutSchemas, async () => {
  const folder = 'cvr-sf1530/SF1530_EP_CVR1-5/xsd';
  const check = schemaCheck([
    'cvr-sf1530/OnlineServiceMsg.xsd',
    'cvr-sf1530/sp/CallContext_1.xsd',
    'cvr-sf1530/sp/InvocationContext_1.xsd',
    ...readdirSync(new URL(`../../../shared/reference/data/${folder}`, import.meta.url)).map(
      (file) => `${folder}/${file}`,
    ),
  ]);
  assert.deepEqual(check(good), []);
  assert.notDeepEqual(check(good.replace(' level="1"', '')), [], 'the check finds an error');
  assert.deepEqual(check(search), []);
  assert.deepEqual(check((await post('searchLegalUnit', search)).text), []);
  for (const { cvr } of companies) {
    assert.deepEqual(
      check((await post('getLegalUnit', cvrMessage(access, 'getLegalUnit', level, number(cvr)))).text),
      [],
      cvr,
    );
    const request = cvrMessage(access, 'getRelatedProductionUnitNameAndAddress', {}, number(cvr));
    assert.deepEqual(check(request), []);
    assert.deepEqual(check((await post('getRelatedProductionUnitNameAndAddress', request)).text), [], cvr);
  }
  const unknown = cvrMessage(access, 'getLegalUnit', level, number('99000309'));
  assert.deepEqual(check((await post('getLegalUnit', unknown, emptyPeer)).text), []);
});
