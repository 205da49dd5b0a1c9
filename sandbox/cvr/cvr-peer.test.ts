import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { cvrRequest } from '../../src/registers/cvr-soap-register.ts';
import { element, optional, type XmlContent, type XmlPiece } from '../../src/registers/xml-builder.ts';
import { callSoapService } from '../../src/service-platform/soap/call-soap.ts';
import { type PeerInTest, startPeer } from '../cpr/peer-in-test.ts';
import { schemaCheck, withoutSchemas } from '../cpr/schema-check.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { companies } from './companies.ts';
import { createCvrPeer, cvrPeer } from './peer.ts';

let peer: PeerInTest;
let emptyPeer: PeerInTest;
const cvrMessage = (...given: Parameters<typeof cvrRequest>): string => cvrRequest(...given).source;
const enveloped = (payload: string) => `<e><b>${payload}</b></e>`;
const level = { level: '1' };
const number = (cvr: string): XmlPiece => element('c:LegalUnitIdentifier', {}, cvr);
const good = cvrMessage('getLegalUnit', level, number('99000104'));
const search = cvrMessage('searchLegalUnit', { maximumNumberOfResultsType: '5' }, [
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

/** The signed body of the answer. What is judged before the service is asked, `token-requests.test.ts` shows. */
async function post(operation: string, payload: string, at = peer): Promise<string> {
  const { platform, caller } = at.access;
  const action = `http://rep.oio.dk/eogs/xml.wsdl/2/${operation}`;
  const call = { entityId: entityIds.cvr, path: '/service/CVR/Online/2', action, payload };
  const answer = await callSoapService(platform, caller, call, AbortSignal.timeout(10_000));
  assert.ok(answer.kind === 'answered', JSON.stringify(answer));
  return answer.body;
}

async function refusal(operation: string, body: string): Promise<string> {
  const text = await post(operation, body);
  assert.doesNotMatch(text, /<detail/, 'the contract declares no faults');
  return /<faultstring>([^<]*)</.exec(text)?.[1] ?? assert.fail(text.slice(0, 200));
}

test('the three operations are answered; the two that the sandbox does not play say so', async () => {
  assert.match(await post('getLegalUnit', good), /Response/);
  assert.match(await post('searchLegalUnit', search), /Response/);
  const units = cvrMessage('getRelatedProductionUnitNameAndAddress', {}, number('99000104'));
  assert.match(await post('getRelatedProductionUnitNameAndAddress', units), /Response/);
  assert.match(await refusal('getProductionUnit', good), /no operation/);
  assert.match(await refusal('constructor', good), /no operation/);
});

test('a missing or wrong level, and a number that is not eight digits, are refused', async () => {
  assert.match(await refusal('getLegalUnit', cvrMessage('getLegalUnit', {}, number('99000104'))), /'level'/);
  assert.match(
    await refusal('getLegalUnit', cvrMessage('getLegalUnit', { level: '0' }, number('99000104'))),
    /'level'/,
  );
  for (const cvr of ['9900010', '990001040', '09900010', '9900010x', ' 99000104', '']) {
    assert.match(await refusal('getLegalUnit', cvrMessage('getLegalUnit', level, number(cvr))), /LegalUnitIdentifier/);
  }
});

test('an AuthorityContext is refused, as are way A’s InvocationContext and another operation’s body', async () => {
  const authority =
    '<a:AuthorityContext xmlns:a="http://serviceplatformen.dk/xml/schemas/AuthorityContext/1/"><a:MunicipalityCVR>10000009</a:MunicipalityCVR></a:AuthorityContext>';
  assert.match(await refusal('getLegalUnit', good.replace('<w:Get', `${authority}<w:Get`)), /AuthorityContext/);
  const invocation =
    '<i:InvocationContext xmlns:i="http://serviceplatformen.dk/xml/schemas/InvocationContext/1/"><i:ServiceUUID>c0daecde-e278-43b7-84fd-477bfeeea027</i:ServiceUUID></i:InvocationContext>';
  assert.match(await refusal('getLegalUnit', good.replace('<w:Get', `${invocation}<w:Get`)), /InvocationContext/);
  assert.match(await refusal('searchLegalUnit', good), /cvc-elt\.1/);
});

test('an unknown number gets the odd fault by default, or an empty response where that is chosen', async () => {
  const unknown = cvrMessage('getLegalUnit', level, number('99000309'));
  assert.equal(await refusal('getLegalUnit', unknown), "Required property '/virksomhed/CVRNummer' missing.");
  assert.match(
    await post('getLegalUnit', unknown, emptyPeer),
    /<w:GetLegalUnitResponse[^>]*><\/w:GetLegalUnitResponse>/,
  );
});

test('a search without a name, out of order, with an unknown status or by what the sandbox has not is refused', async () => {
  const by = (...content: readonly XmlContent[]): string => cvrMessage('searchLegalUnit', {}, content);
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
  assert.deepEqual(check(enveloped(good)), []);
  assert.notDeepEqual(check(enveloped(good.replace(' level="1"', ''))), [], 'the check finds an error');
  assert.deepEqual(check(enveloped(search)), []);
  assert.deepEqual(check(`<e>${await post('searchLegalUnit', search)}</e>`), []);
  for (const { cvr } of companies) {
    for (const asked of [level, { level: '10' }]) {
      const message = cvrMessage('getLegalUnit', asked, number(cvr));
      assert.deepEqual(check(`<e>${await post('getLegalUnit', message)}</e>`), [], cvr);
    }
    const request = cvrMessage('getRelatedProductionUnitNameAndAddress', {}, number(cvr));
    assert.deepEqual(check(enveloped(request)), []);
    assert.deepEqual(check(`<e>${await post('getRelatedProductionUnitNameAndAddress', request)}</e>`), [], cvr);
  }
  const unknown = cvrMessage('getLegalUnit', level, number('99000309'));
  assert.deepEqual(check(`<e>${await post('getLegalUnit', unknown, emptyPeer)}</e>`), []);
});
