import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cprPeer } from '../../../../sandbox/cpr/peer.ts';
import { type PeerInTest, startPeer } from '../../../../sandbox/cpr/peer-in-test.ts';
import { cvrPeer } from '../../../../sandbox/cvr/peer.ts';
import { cprSoapRegister } from '../../../registers/cpr-soap-register.ts';
import { cvrSoapRegister } from '../../../registers/cvr-soap-register.ts';
import { type AddressRegisters, recipientAddress } from './recipient-address.ts';
import { letterTexts } from './texts.ts';

let people: PeerInTest;
let companies: PeerInTest;
let registers: AddressRegisters;
const { signal } = new AbortController();

before(async () => {
  [people, companies] = await Promise.all([startPeer(cprPeer), startPeer(cvrPeer)]);
  registers = {
    cpr: cprSoapRegister(people.access),
    cvr: cvrSoapRegister(companies.access),
  };
});
beforeEach(() => people.setFaults([]));
after(() => Promise.all([people.stop(), companies.stop()]));

const toPerson = (id: string) => recipientAddress({ kind: 'cpr', id }, registers, signal);
const toCompany = (id: string) => recipientAddress({ kind: 'cvr', id }, registers, signal);

/** The reason in the catalogue, or what became of it instead. */
async function reasonOf(asked: ReturnType<typeof recipientAddress>): Promise<string> {
  const answer = await asked;
  if (!('outcome' in answer)) return 'kind' in answer ? answer.kind : 'technical';
  const key = Object.entries(letterTexts).find(([, text]) => text.da === answer.reason.da)?.[0];
  return key?.replace('remote-print.address.', '') ?? 'another text';
}

test('FJE-7 a letter goes to the address that the register has when it is sent', async () => {
  const address = await toPerson('0107850018');
  assert.ok('kind' in address);
  assert.deepEqual(
    [address.kind, address.name, address.lines, address.protected],
    ['domestic', 'Karen Ærø Hansen', ['Birkevej 12A, 2. tv', '9000 Aalborg'], false],
  );
  assert.equal(address.parts?.street, 'Birkevej');
});

test('FJE-7 a protected address is for the envelope alone, and says so', async () => {
  const address = await toPerson('0906880042');
  assert.ok('kind' in address);
  assert.equal(address.protected, true);
  assert.match(address.lines.join(), /Hemmelig Allé/);
});

test('FJE-7 abroad, in Greenland and without a fixed abode, letters go where CPR says, with the country', async () => {
  const abroad = await toPerson('0505750093');
  assert.ok('kind' in abroad);
  assert.deepEqual([abroad.kind, abroad.country, abroad.lines.length], ['foreign', '5120', 5]);
  const greenland = await toPerson('0808850126');
  assert.ok('kind' in greenland);
  assert.deepEqual([greenland.country, greenland.lines.at(-1)], ['GL', 'Grønland']);
  const contact = await toPerson('0707800115');
  assert.ok('kind' in contact);
  assert.deepEqual([contact.kind, contact.lines], ['contact', ['Varmestuen', 'Havnegade 2', '9000 Aalborg']]);
});

test('FJE-7 whoever no letter may go to is told to the case worker by the reason, and nothing has an address', async () => {
  const reasons: Readonly<Record<string, string>> = {
    '0404300064': 'dead',
    '0606700104': 'disappeared',
    '0909860137': 'without-fixed-abode',
    '1010910148': 'number-for-tax-only',
    '1111920159': 'annulled',
    '2210820192': 'no-address',
    '2311830103': 'between-addresses',
    '3112990000': 'not-found',
  };
  for (const [cpr, reason] of Object.entries(reasons)) assert.equal(await reasonOf(toPerson(cpr)), reason, cpr);
});

test('FJE-7 a company gets its letter at its postal address, and none once it has ceased', async () => {
  assert.equal(await reasonOf(toCompany('99000104')), 'domestic');
  assert.equal(await reasonOf(toCompany('12345674')), 'not-found');
});

test('FJE-7 a register that does not answer is never taken for no address', async () => {
  people.setFaults([{ at: 'request', kind: 'drop' }]);
  assert.equal(await reasonOf(toPerson('0107850018')), 'technical');
  people.setFaults([{ at: 'request', kind: 'error', status: 500 }]);
  assert.equal(await reasonOf(toPerson('0404300064')), 'technical');
});
