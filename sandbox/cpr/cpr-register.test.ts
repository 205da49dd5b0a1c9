import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { letterLines } from '../../src/registers/address-lines.ts';
import { parseCpr } from '../../src/registers/cpr-number.ts';
import { cprSoapRegister } from '../../src/registers/cpr-soap-register.ts';
import { letterAddressOfPerson } from '../../src/registers/letter-address.ts';
import type { CprRegister, RegisteredPerson } from '../../src/registers/register.ts';
import type { Fault } from '../peer.ts';
import { demoCvr } from '../people.ts';
import { callerWith } from '../service-platform/connection-in-test.ts';
import { registerEntries } from './entries.ts';
import { cprPeer } from './peer.ts';
import { type PeerInTest, startPeer } from './peer-in-test.ts';
import { unusualEntries } from './unusual-entries.ts';

let peer: PeerInTest;
let register: CprRegister;

before(async () => {
  peer = await startPeer(cprPeer);
  register = cprSoapRegister(peer.access, () => '2026-11-24');
});
beforeEach(() => peer.setFaults([]));
after(() => peer.stop());

async function person(cpr: string): Promise<RegisteredPerson> {
  const answer = await register.lookUp(cpr);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.person;
}

test('FUL-4 a look-up gives name and address as they are written, without the register’s padding', async () => {
  const karen = await person('010785-0018');
  assert.deepEqual(karen.name, { addressing: 'Karen Ærø Hansen', first: 'Karen', middle: 'Ærø', last: 'Hansen' });
  assert.equal(karen.birthDate, '1985-07-01');
  assert.ok(karen.address);
  assert.deepEqual(letterLines(karen.address), ['Birkevej 12A, 2. tv', '9000 Aalborg']);
  assert.equal(karen.address.municipalityCode, '0851');
  assert.equal(karen.protected, false);
});

test('FRM-4 the children of a person are given, and each child’s parents and custody', async () => {
  const karen = await person('0107850018');
  assert.deepEqual(karen.children, [{ cpr: '0305154024' }, { cpr: '1209174015' }]);
  const ida = await person('0305154024');
  assert.deepEqual(ida.mother, { kind: 'registered', cpr: '0107850018' });
  assert.deepEqual(ida.custody, [
    { holder: 'mother', cpr: '0107850018' },
    { holder: 'father', cpr: '1502820021' },
  ]);
  const maja = await person('1406134068');
  assert.deepEqual(maja.mother, { kind: 'unregistered', name: 'Elena Petrova', birthDate: '1984-02-29' });
  assert.deepEqual(
    maja.custody,
    [{ holder: 'mother' }, { holder: 'father', cpr: '2411790031' }],
    'ended custody is left out',
  );
});

test('every record of the register is read: status, name and birth date, and nothing of it can be changed', async () => {
  for (const entry of registerEntries) {
    const found = await person(entry.cpr);
    if (entry.currentCpr === undefined) {
      assert.equal(found.status, entry.status, entry.cpr);
      assert.equal(found.birthDate, entry.birthDate);
      assert.equal(found.name.addressing, entry.name.addressing);
      assert.equal(found.birthDateUncertain, entry.birthDateUncertain ?? false);
    }
    assert.ok(Object.isFrozen(found) && Object.isFrozen(found.name) && Object.isFrozen(found.children));
    assert.ok(found.address === undefined || Object.isFrozen(found.address));
  }
  assert.deepEqual(
    new Set(registerEntries.map(({ status }) => status)),
    new Set([1, 3, 5, 7, 20, 30, 50, 60, 70, 80, 90]),
  );
});

test('FJE-7 every status leads a letter where it may go, or says why it goes nowhere', async () => {
  const letterTo = async (cpr: string): Promise<readonly string[] | string> => {
    const letter = letterAddressOfPerson(await person(cpr));
    return letter.kind === 'none' ? letter.reason : letter.lines;
  };
  assert.deepEqual(await letterTo('0101630017'), ['H.C. Andersens Boulevard 99, 4. 12', '1553 København V']);
  assert.deepEqual(await letterTo('0505750093'), [
    'Lägenhet 1203',
    'Södra Förstadsgatan 14',
    'SE-211 43 Malmö',
    'Skåne län',
    'Sverige',
  ]);
  assert.deepEqual(await letterTo('0707800115'), ['Varmestuen', 'Havnegade 2', '9000 Aalborg']);
  assert.deepEqual(await letterTo('0808850126'), ['Aqqusinersuaq B-1234, 1. th', '3900 Nuuk', 'Grønland']);
  assert.deepEqual(await letterTo('1303900072'), [
    'c/o Holm',
    'Nørregård',
    'Søndre Landevej 145B',
    'Øster Hassing',
    '9362 Gandrup',
  ]);
  assert.equal(await letterTo('0909860137'), 'without-fixed-abode');
  assert.equal(await letterTo('0606700104'), 'disappeared');
  assert.equal(await letterTo('0404300064'), 'dead');
  assert.equal(await letterTo('1111920159'), 'annulled');
  assert.equal(await letterTo('1010910148'), 'number-for-tax-only');
});

test('FJE-7 protection is told with the address, and one that has ended is not', async () => {
  const sofie = await person('0906880042');
  assert.equal(sofie.protected, true);
  assert.equal(sofie.address?.street, 'Hemmelig Allé', 'the authority still gets the address');
  assert.equal((await person('2109770181')).protected, false);
});

test('FUL-4 a number that was changed is followed to the one in force and kept as the one asked for', async () => {
  for (const old of ['1203900071', '1203900080']) {
    const robin = await person(old);
    assert.equal(robin.cpr, old);
    assert.equal(robin.currentCpr, '1303900072');
    assert.equal(robin.status, 1);
    assert.equal(robin.birthDate, '1990-03-13');
  }
  assert.equal((await person('1303900072')).currentCpr, undefined);
});

test('a number that nobody has is not found, and the detail does not repeat it', async () => {
  const answer = await register.lookUp('0202020202');
  assert.ok(!answer.ok);
  assert.equal(answer.code, 'not-found');
  assert.doesNotMatch(answer.detail, /020202/);
});

test('FUL-7 what can’t be a CPR number, and every replacement number, is refused without a look-up being sent', async () => {
  const before = peer.accepted.length;
  for (const text of ['', '12345', '010785-00x8', '3113850018', '6107850018']) {
    const answer = await register.lookUp(text);
    assert.ok(!answer.ok && answer.code === 'refused', text);
    assert.ok(text === '' || !answer.detail.includes(text));
  }
  assert.equal(peer.accepted.length, before);
});

test('under each fault the answer is unavailable, and the next one is right again', async () => {
  const faults: readonly (readonly [Fault, RegExp])[] = [
    [{ at: 'request', kind: 'refuse', times: 1 }, /^HTTP 503$/],
    [{ at: 'request', kind: 'drop', times: 1 }, /ECONNRESET|socket hang up/],
    [{ at: 'answer', kind: 'drop', service: 'soap', times: 1 }, /ECONNRESET|socket hang up/],
    [{ at: 'request', kind: 'error', times: 1 }, /^HTTP 500$/],
    [{ at: 'answer', kind: 'error', status: 502, service: 'soap', times: 1 }, /^HTTP 502$/],
    [{ at: 'answer', kind: 'garble', service: 'soap', times: 1 }, /no good: not well-formed XML/],
    [{ at: 'answer', kind: 'wrong', what: 'empty', service: 'soap', times: 1 }, /no good: not well-formed XML/],
    [{ at: 'answer', kind: 'wrong', what: 'page', service: 'soap', times: 1 }, /HTTP 200 with an HTML page/],
    [{ at: 'request', kind: 'wrong', what: 'service-fault', service: 'soap-request', times: 1 }, /being mended/],
    [{ at: 'request', kind: 'wrong', what: 'empty-fault', service: 'soap-request', times: 1 }, /fault Server/],
    [{ at: 'request', kind: 'wrong', what: 'unsigned-fault', service: 'soap-request', times: 1 }, /not signed/],
  ];
  for (const [fault, detail] of faults) {
    peer.setFaults([fault]);
    const answer = await register.lookUp('0107850018');
    assert.ok(!answer.ok, fault.kind);
    assert.equal(answer.code, 'unavailable', `${fault.what ?? fault.kind}: ${answer.detail}`);
    assert.match(answer.detail, detail);
    assert.equal((await person('0107850018')).name.first, 'Karen');
  }
});

test('an answer that is delayed within the time limit is read, one past it is unavailable', async () => {
  peer.setFaults([{ at: 'answer', kind: 'delay', milliseconds: 20, service: 'soap', times: 2 }]);
  assert.equal((await person('0107850018')).name.first, 'Karen');
  const answer = await cprSoapRegister({ ...peer.access, timeoutMilliseconds: 1 }).lookUp('0107850018');
  assert.ok(!answer.ok && answer.code === 'unavailable');
  assert.match(answer.detail, /within the time limit/);
});

test('FUL-4 what only people can put right is refused: no certificate, one that is not taken, no agreement, no token', async () => {
  const refusedBy = async (faults: readonly Fault[], access: Partial<typeof peer.access> = {}) => {
    peer.setFaults(faults);
    const answer = await cprSoapRegister({ ...peer.access, ...access }).lookUp('0107850018');
    assert.ok(!answer.ok && answer.code === 'refused', JSON.stringify(answer));
    return answer.detail;
  };
  const wrong = (what: string): readonly Fault[] => [{ at: 'request', kind: 'wrong', what, service: 'soap-request' }];
  assert.match(await refusedBy([], { caller: { cvr: demoCvr, certificates: [] } }), /no-certificate/);
  assert.match(await refusedBy([], { caller: { ...callerWith(), cvr: '10000025' } }), /agreement/);
  assert.match(await refusedBy([], { platform: undefined }), /no Serviceplatform/);
  assert.match(await refusedBy(wrong('forbidden')), /certificate-refused/);
  assert.match(await refusedBy(wrong('agreement-withdrawn')), /No service agreement/);
  assert.match(await refusedBy(wrong('token-refused')), /token \(InvalidSecurityToken\)/);
});

test('a token that the service no longer takes is replaced once, by one call of the token service', async () => {
  await person('0107850018');
  const before = peer.issued.length;
  peer.setFaults([{ at: 'request', kind: 'wrong', what: 'token-refused', service: 'soap-request', times: 1 }]);
  await person('0107850018');
  await person('0107850018');
  assert.equal(peer.issued.length, before + 1);
});

test('the peer notes each look-up with number and the authority of the token', async () => {
  await person('2411790031');
  assert.deepEqual(peer.accepted.at(-1), {
    operation: 'PersonLookup',
    cpr: '2411790031',
    authority: '10000009',
    found: true,
  });
});

test('the unusual records have numbers that nobody has: modulus 11 fails and no such number is issued for the birthday', () => {
  for (const { cpr } of unusualEntries) {
    const parsed = parseCpr(cpr);
    assert.ok(parsed.ok && !parsed.number.checkDigitHolds, cpr);
    if (cpr.startsWith('0101')) assert.equal(cpr.slice(4, 6), '63', 'not a year whose 1 January numbers may fail');
  }
  assert.equal(new Set(registerEntries.map(({ cpr }) => cpr)).size, registerEntries.length);
});

test('SPR-2 the page shows everyone in the register, in Danish and in English', async () => {
  const danish = await (await fetch(`${peer.address}/cpr/`)).text();
  const english = await (await fetch(`${peer.address}/cpr/?language=en`)).text();
  assert.match(
    danish,
    /<html lang="da">[\s\S]*010785-0018[\s\S]*Karen Ærø Hansen[\s\S]*Birkevej 12A, 2\. tv, 9000 Aalborg/,
  );
  assert.match(english, /<html lang="en">[\s\S]*Mother of two children/);
  assert.equal(danish.match(/<th scope="row">/g)?.length, registerEntries.length);
});
