import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { adressevaelgerRegister } from '../../src/registers/adressevaelger-register.ts';
import { propertyRestRegister } from '../../src/registers/property-rest-register.ts';
import { mapPeer } from '../map/peer.ts';
import { propertiesPeer, propertyToken } from '../properties/peer.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { addressesPeer, addressToken } from './peer.ts';

let sandbox: Sandbox;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-addresses-'));
  sandbox = await startSandbox({
    port: 0,
    dataFolder: folder,
    productUrl: 'http://localhost:3000',
    peers: [addressesPeer, propertiesPeer, mapPeer],
  });
});
after(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const addresses = (token = addressToken) => adressevaelgerRegister({ url: `${sandbox.url}/addresses`, token });
const properties = () => propertyRestRegister({ url: `${sandbox.url}/properties`, token: propertyToken });
const suggest = async (text: string) => {
  const answer = await addresses().suggest(text);
  return answer.ok ? answer.suggestions : assert.fail(answer.detail);
};

test('FRM-1 addresses are found from wide to narrow: streets, towns, entrances, flats', async () => {
  assert.deepEqual(
    (await suggest('birke')).map(({ text }) => text),
    ['Birkevej', 'Birkelunden'],
  );
  const towns = await suggest('Birkevej');
  assert.deepEqual(
    towns.map(({ text }) => text),
    ['Birkevej 9000 Aalborg', 'Birkevej 8700 Horsens'],
  );
  const [entrance] = await suggest('Birkevej 12A, 9000 Aalborg');
  assert.ok(entrance?.kind === 'address', 'an entrance that is named in full gives its flats');
  const flats = await suggest('birkevej 12a 2. tv 9000');
  assert.deepEqual(
    flats.map(({ text }) => text),
    ['Birkevej 12A, 2. tv, 9000 Aalborg'],
  );
});

test('FRM-1 a chosen address comes in its parts, with its place', async () => {
  const [flat] = await suggest('Birkevej 12A, 2. tv, 9000 Aalborg');
  assert.ok(flat?.kind === 'address');
  const found = await addresses().lookUp(flat.id);
  assert.ok(found.ok);
  const { place, houseNumberId, ...address } = found.address;
  assert.match(houseNumberId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(address, {
    id: flat.id,
    text: 'Birkevej 12A, 2. tv, 9000 Aalborg',
    street: 'Birkevej',
    houseNumber: '12A',
    floor: '2',
    door: 'tv',
    postCode: '9000',
    district: 'Aalborg',
    municipalityCode: '0851',
  });
  assert.ok(place && Math.abs(place.lat - 57.04) < 0.1 && Math.abs(place.lng - 9.9) < 0.1);
  const listed = await properties().atAddress(flat.id);
  assert.ok(listed.ok && listed.properties.length === 1);
  const [property] = listed.properties;
  assert.deepEqual(await properties().lookUp(property?.bfe ?? ''), { ok: true, property });
});

test('FRM-1 what the registers refuse, lack or garble is a value and never thrown', async () => {
  const code = async (answer: Promise<{ readonly ok: boolean; readonly code?: string }>) => (await answer).code;
  const unknown = '00000000-0000-4000-8000-000000000000';
  assert.equal(await code(addresses('wrong').suggest('Birkevej')), 'refused');
  assert.equal(await code(addresses().lookUp(unknown)), 'not-found');
  assert.equal(await code(addresses().lookUp('../../etc')), 'refused');
  assert.equal(await code(properties().lookUp('1')), 'not-found');
  assert.deepEqual(await addresses().suggest(' '), { ok: true, suggestions: [] });
  assert.deepEqual(await addresses().suggest('Findesikkevej 4'), { ok: true, suggestions: [] });
  for (const kind of ['garble', 'drop', 'error']) {
    await fetch(`${sandbox.url}/_/addresses/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ at: 'answer', kind, times: 1 }]),
    });
    assert.equal(await code(addresses().suggest('Birkevej')), 'unavailable', kind);
  }
  assert.equal(
    await code(adressevaelgerRegister({ url: 'http://127.0.0.1:1', token: '' }).suggest('Birk')),
    'unavailable',
  );
});

test('FRM-1 the map has tiles of its own that other origins may use, and no others', async () => {
  const tile = await fetch(`${sandbox.url}/map/12/2160/1245.svg`);
  assert.equal(tile.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  assert.equal(tile.headers.get('access-control-allow-origin'), '*');
  assert.match(await tile.text(), /^<svg .*<\/svg>$/s);
  for (const wrong of ['12/5000/1', '12/-1/1', '21/1/1', 'a/b/c']) {
    assert.equal((await fetch(`${sandbox.url}/map/${wrong}.svg`)).status, 404, wrong);
  }
});
