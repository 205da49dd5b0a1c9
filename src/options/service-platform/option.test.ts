import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitalPostPeer } from '../../../sandbox/digital-post/peer.ts';
import { demoCvr } from '../../../sandbox/people.ts';
import { issueCertificate } from '../../../sandbox/service-platform/issue-certificate.ts';
import { authority, organisationCertificates } from '../../../sandbox/service-platform/keys.ts';
import { playPeer } from '../testing.ts';
import { servicePlatformOption } from './option.ts';

const { platform } = await playPeer(digitalPostPeer);
const demo = organisationCertificates.demo ?? assert.fail();
const now = new Date('2026-11-27T12:00:00Z');
const own = { name: '2026', file: demo.certificate + demo.privateKey };

function lasting(days: number, from = -400) {
  const at = (offset: number) => new Date(now.getTime() + offset * 86_400_000 + 1_000);
  const spec = { commonName: 'Selvbetjening', organisation: 'Demo Kommune', cvr: demoCvr, use: 'client' } as const;
  const pair = issueCertificate({
    ...spec,
    from: at(from),
    to: at(days),
    issuer: authority,
    privateKey: demo.privateKey,
  });
  return { name: 'nyt', file: pair.certificate + pair.privateKey };
}

const factsOf = (...certificates: readonly { readonly name: string; readonly file: string }[]) =>
  servicePlatformOption.facts?.({ certificates: [...certificates] }, now) ?? [];

test('FJE-9 the page says whom a certificate is for and how long it lasts, and warns within 30 days and where there is none', () => {
  assert.match(
    factsOf(own)[0]?.text.da ?? '',
    /^2026: udstedt til Selvbetjening, CVR-nummer 10000009\. Gælder til og med 1\. januar 2125\.$/,
  );
  const warnings = (days: number) => factsOf(lasting(days)).map(({ warning, text }) => [warning, text.en]);
  assert.deepEqual(warnings(31)[0]?.[0], false);
  assert.deepEqual(warnings(30)[0]?.[0], true);
  assert.match(String(warnings(1)[0]?.[1]), /Expires on 28 November 2026\. Days left: 1\./);
  assert.match(String(warnings(-1)[0]?.[1]), /expired on/);
  assert.match(factsOf(lasting(300, 5))[0]?.text.da ?? '', /gælder først fra 2\. december 2026/);
  assert.match(factsOf()[0]?.text.da ?? '', /intet certifikat endnu/);
  assert.ok(!JSON.stringify(factsOf(own, lasting(3))).includes('PRIVATE'));
});

test('ADM-3 what can not be used is told at its own input', () => {
  const problems = servicePlatformOption.problems?.({
    certificates: [own, { name: 'b', file: demo.certificate }, { name: 'c', file: 'x' }],
  });
  assert.deepEqual(
    problems?.map(({ entry, member }) => [entry, member]),
    [
      ['b', 'file'],
      ['c', 'file'],
    ],
  );
});

test('FJE-9 the test of the connection says of each certificate whether it is let in to each service', async () => {
  const healthOf = (settings: object) =>
    servicePlatformOption.health?.({ platform, cvr: demoCvr, ...settings }, AbortSignal.timeout(10_000));
  const health = await healthOf({ certificates: [own, lasting(300, -1)] });
  assert.deepEqual(
    health?.map(({ peer, problem }) => [typeof peer === 'string' ? peer : peer.da, problem?.da.slice(0, 34) ?? null]),
    [
      ['Digital Post (SF1601) med certifikatet 2026', null],
      ['Tilmelding til Digital Post (PostForespørg) med certifikatet 2026', null],
      ['Digital Post (SF1601) med certifikatet nyt', 'Serviceplatformen godtager ikke or'],
      ['Tilmelding til Digital Post (PostForespørg) med certifikatet nyt', 'Serviceplatformen godtager ikke or'],
    ],
  );
  const registers = await healthOf({ certificates: [own], registers: ['cpr', 'cvr'] });
  assert.deepEqual(
    registers?.slice(2).map(({ peer, problem }) => [typeof peer === 'string' ? peer : peer.da, problem]),
    [
      ['CPR (SF1520) med certifikatet 2026', null],
      ['CVR (SF1530) med certifikatet 2026', null],
    ],
  );
  const down = await healthOf({
    certificates: [own],
    platform: { ...platform, tokenServiceUrl: 'https://127.0.0.1:1/' },
  });
  assert.match(down?.[0]?.problem?.en ?? '', /Does not answer right now \(token service: ECONNREFUSED\)/);
});
