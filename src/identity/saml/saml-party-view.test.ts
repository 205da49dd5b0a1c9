import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLeft, endingSoon, lastCertificates, type SamlPartyView } from './saml-party-view.ts';

const now = new Date('2026-11-27T12:00:00Z');
const until = (day: string) => ({ name: day, until: new Date(`${day}T12:00:00Z`) });
const party = (ours: readonly string[], theirs: readonly string[] | null): SamlPartyView => ({
  ...{ name: 'NemLog-in', ourEntityId: 'https://saml.demo', ourMetadata: 'https://demo/saml/metadata' },
  ourCertificates: ours.map(until),
  theirs: theirs && { entityId: 'https://saml.nemlog-in.dk', certificates: theirs.map(until) },
});

test('OPS-2 an administrator is warned 30 days before the last certificate ends, not of one that has a successor', () => {
  const soon = (parties: readonly SamlPartyView[]) => endingSoon(parties, now).map(({ name }) => name);
  assert.deepEqual(soon([party(['2026-12-27'], ['2029-01-01'])]), ['2026-12-27']);
  assert.deepEqual(soon([party(['2026-12-28'], ['2029-01-01'])]), []);
  assert.deepEqual(soon([party(['2026-12-01', '2029-01-01'], ['2026-11-01'])]), ['2026-11-01']);
  assert.deepEqual(soon([party(['2029-01-01'], null)]), []);
  assert.deepEqual(lastCertificates([party(['2026-12-01', '2029-01-01'], null)]).length, 1);
  assert.equal(daysLeft(until('2026-11-26'), now), -1);
});
