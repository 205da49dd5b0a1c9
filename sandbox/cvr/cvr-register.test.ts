import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cvrCheckDigitHolds } from '../../src/registers/cvr-number.ts';
import { cvrSoapRegister } from '../../src/registers/cvr-soap-register.ts';
import { letterAddressOfCompany } from '../../src/registers/letter-address.ts';
import type { CvrRegister, RegisteredCompany } from '../../src/registers/register.ts';
import { type PeerInTest, startPeer } from '../cpr/peer-in-test.ts';
import { companies } from './companies.ts';
import { createCvrPeer, cvrPeer } from './peer.ts';

let peer: PeerInTest;
let register: CvrRegister;

before(async () => {
  peer = await startPeer(cvrPeer);
  register = cvrSoapRegister(peer.access, () => '2026-11-24');
});
beforeEach(() => peer.setFaults([]));
after(() => peer.stop());

async function company(cvr: string): Promise<RegisteredCompany> {
  const answer = await register.lookUp(cvr);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.company;
}

test('FRM-4 a company is found by its number, with name, activity and address in parts', async () => {
  const school = await company('99 00 01 20');
  assert.equal(school.name, 'Birkely Musikskole');
  assert.deepEqual(school.activity, { code: '855200', text: 'Undervisning i kulturelle discipliner' });
  assert.ok(school.address?.kind === 'parts');
  assert.deepEqual(school.address.parts, {
    street: 'Nodevej',
    houseNumber: '3',
    floor: '2',
    door: 'tv',
    postCode: '9000',
    district: 'Aalborg',
    municipalityCode: '0851',
    streetCode: '5401',
  });
  assert.ok(Object.isFrozen(school) && Object.isFrozen(school.address.parts));
});

test('every company of the register is read with its name, and all their numbers pass modulus 11', async () => {
  for (const { cvr, name } of companies) {
    assert.ok(cvrCheckDigitHolds(cvr), cvr);
    assert.equal((await company(cvr)).name, name);
  }
  assert.ok(companies.length >= 12);
});

test('a ceased company is found and marked, advertising protection too', async () => {
  const ceased = await company('99000155');
  assert.equal(ceased.ceased, true);
  assert.equal(ceased.cessationDate, '2024-12-31');
  assert.equal((await company('99000163')).advertisingProtected, true);
  assert.equal((await company('99000104')).ceased, false);
});

test('FJE-7 letters to companies: house span, care of, postal address, free text abroad, protected, none', async () => {
  const letterTo = async (cvr: string): Promise<readonly string[] | string> => {
    const letter = letterAddressOfCompany(await company(cvr));
    return letter.kind === 'none' ? letter.reason : letter.lines;
  };
  assert.deepEqual(await letterTo('99000104'), ['Stadionvej 7-9', '9000 Aalborg']);
  assert.deepEqual(await letterTo('99000139'), [
    'c/o Gruppeleder Ib Skov',
    'Skovbrynet 21',
    'Øster Hassing',
    '9362 Gandrup',
  ]);
  assert.deepEqual(await letterTo('99000147'), ['c/o Kasserer Mona Vand', 'Havnegade 44, 1. th', '9000 Aalborg']);
  assert.deepEqual(await letterTo('99000198'), ['Hamngatan 12', 'SE-211 22 Malmö', 'Sverige']);
  assert.equal(await letterTo('99000171'), 'no-address');
  assert.equal(await letterTo('99000155'), 'ceased');
  const potter = await company('99000228');
  assert.equal(potter.address?.protected, true);
});

test('an unknown number is not found, by the odd fault and by an empty response alike', async () => {
  const byFault = await register.lookUp('99000309');
  assert.ok(!byFault.ok && byFault.code === 'not-found');
  assert.match(byFault.detail, /Required property/);
  const emptyPeer = await startPeer(createCvrPeer({ unknownNumber: 'empty' }));
  try {
    const empty = cvrSoapRegister(emptyPeer.access);
    assert.deepEqual(await empty.lookUp('99000309'), { ok: false, code: 'not-found', detail: 'an empty response' });
  } finally {
    await emptyPeer.stop();
  }
});

test('a search finds active companies by words of the name, looks each up, and says when there are more', async () => {
  const found = await register.search('FJORDBYENS');
  assert.ok(found.ok);
  assert.deepEqual(
    found.companies.map(({ name }) => name),
    ['Fjordbyens Idrætsforening', 'Fjordbyens Gymnastikforening'],
  );
  assert.equal(found.more, false);
  const limited = await register.search('fjordbyen', { limit: 1 });
  assert.ok(limited.ok);
  assert.equal(limited.companies.length, 1);
  assert.equal(limited.more, true);
  const nothing = await register.search('Limfjordens Rideklub');
  assert.deepEqual(nothing, { ok: true, companies: [], more: false }, 'a ceased company is not offered');
  const marked = await register.search('Tårnet & Løberen');
  assert.ok(marked.ok && marked.companies[0]?.name === 'Skakklubben Tårnet & Løberen');
});

test('a search whose look-ups fail is no shorter list but unavailable', async () => {
  const failing = cvrSoapRegister(peer.access, () => {
    // The first company has been read: from here on the peer is down.
    peer.setFaults([{ at: 'request', kind: 'error' }]);
    return '2026-11-24';
  });
  const answer = await failing.search('e', { limit: 50 });
  assert.ok(!answer.ok && answer.code === 'unavailable');
});

test('production units come with number, name and address', async () => {
  const answer = await register.productionUnits('99000104');
  assert.ok(answer.ok);
  assert.deepEqual(
    answer.units.map(({ number, name, address }) => [number, name, address?.kind]),
    [
      ['9900010401', 'Fjordbyens Idrætsforening', 'parts'],
      ['9900010402', 'Fjordbyens Idrætsforening, hal 2', 'parts'],
    ],
  );
  const protectedUnit = await register.productionUnits('99000163');
  assert.ok(
    protectedUnit.ok && protectedUnit.units[0]?.advertisingProtected === true && !protectedUnit.units[0].address,
  );
  assert.deepEqual(await register.productionUnits('99000171'), { ok: true, units: [] });
});

test('FUL-4 owners are read where they are asked for alone: people, companies and others of today, never a CPR number', async () => {
  assert.equal((await company('99000163')).owners, undefined);
  const wanted = await register.lookUp('99000163', { owners: true });
  assert.ok(wanted.ok, JSON.stringify(wanted));
  assert.deepEqual(wanted.company.owners, [
    { kind: 'person', name: 'Karen Hansen' },
    { kind: 'company', name: 'Fjordbyens Idrætsforening', cvr: '99000104' },
    { kind: 'other', name: 'Balettstudion i Malmö AB' },
  ]);
  assert.doesNotMatch(JSON.stringify(wanted), /0107850018/);
  const none = await register.lookUp('99000104', { owners: true });
  assert.ok(none.ok && none.company.owners === undefined, 'the register tells none of an association');
});

test('what can’t be a CVR number, and a search without a name, are refused without a request being sent', async () => {
  const before = peer.accepted.length;
  for (const text of ['', '1234567', '123456789', '01234567', 'abcdefgh']) {
    const answer = await register.lookUp(text);
    assert.ok(!answer.ok && answer.code === 'refused', text);
  }
  const blank = await register.search('  ');
  assert.ok(!blank.ok && blank.code === 'refused');
  assert.equal(peer.accepted.length, before);
});

test('under each fault the answer is unavailable, and the next one is right again', async () => {
  for (const kind of ['refuse', 'drop', 'error', 'garble'] as const) {
    peer.setFaults([{ at: 'answer', kind, service: 'soap', times: 1 }]);
    const answer = await register.lookUp('99000104');
    assert.ok(!answer.ok && answer.code === 'unavailable', kind);
    assert.equal((await company('99000104')).name, 'Fjordbyens Idrætsforening');
  }
  peer.setFaults([{ at: 'answer', kind: 'delay', service: 'soap', milliseconds: 20, times: 1 }]);
  const access = { ...peer.access, timeoutMilliseconds: 1 };
  const slow = await cvrSoapRegister(access).lookUp('99000104');
  assert.ok(!slow.ok && slow.code === 'unavailable');
});

test('SPR-2 the page shows every company, in Danish and in English', async () => {
  const danish = await (await fetch(`${peer.address}/cvr/`)).text();
  const english = await (await fetch(`${peer.address}/cvr/?language=en`)).text();
  assert.match(danish, /<html lang="da">[\s\S]*Ophørt 2024-12-31[\s\S]*Uden adresse/);
  assert.match(english, /<html lang="en">[\s\S]*Ceased 2024-12-31[\s\S]*Without an address/);
  assert.equal(danish.match(/<th scope="row">/g)?.length, companies.length);
});
