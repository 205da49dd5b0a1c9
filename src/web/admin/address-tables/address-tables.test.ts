import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadSample } from '../../../registers/addresses/load-sample.ts';
import { type CaseworkerTest, startCaseworkerTest } from '../../caseworker/testing.ts';

let site: CaseworkerTest;
before(async () => {
  site = await startCaseworkerTest();
});
after(() => site.close());

const root = '/demo/administration/adresser';

test('ADM-3 administrators see which addresses are loaded, of which day and how many, and others do not', async () => {
  const alma = await site.employee('Alma', ['administrator'], []);
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(root)).status, 403);
  assert.match((await alma.get('/demo/administration/indstillinger')).body, /href="\/demo\/administration\/adresser"/);
  assert.match((await alma.get(root)).body, /Der er ikke indlæst adresser endnu/);

  await loadSample(site.database, site.ownerUrl, new Date('2026-11-27T10:00:00Z'));
  await loadSample(site.database, site.ownerUrl, new Date('2026-11-28T10:00:00Z'));
  const { body } = await alma.get(root);
  assert.match(body, /Version 1</);
  assert.match(body, /2\. november 2026/);
  assert.match(body, /27\. november 2026 kl\. 11\.00/);
  assert.match(body, /Adresser med etage og dør.*?364/s);
  assert.match(body, /364 nye, 0 ændret, 0 ophørt/);
  assert.match((await alma.in('en').get(root)).body, /Addresses with floor and door/);
});
