import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOwners } from './cvr-owners.ts';
import { readXml } from './xml-reader.ts';

function ownersIn(collection: string) {
  const read = readXml(
    `<u xmlns="http://rep.oio.dk/eogs/xml.schema/" xmlns:e="http://rep.oio.dk/eogs/xml.schema/"
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${collection}</u>`,
  );
  assert.ok(read.ok, JSON.stringify(read));
  return readOwners(read.root, '2026-11-24');
}

const one = (type: string, more = '', dates = 'validFromDate="2020-01-01"') =>
  ownersIn(`<ParticipantCollection><Participant i:type="${type}" ${dates}>
    <ParticipantIdentifier>4000000001</ParticipantIdentifier><ParticipantName>Å</ParticipantName>${more}
  </Participant></ParticipantCollection>`);

test('FUL-4 participants are read by their type, whatever its prefix, in the time when they take part', () => {
  assert.equal(ownersIn(''), undefined, 'the register said nothing of owners');
  assert.deepEqual(ownersIn('<ParticipantCollection/>'), []);
  assert.deepEqual(one('ParticipantDanishPersonType'), [{ kind: 'person', name: 'Å' }]);
  assert.deepEqual(one('e:ParticipantOtherType'), [{ kind: 'other', name: 'Å' }]);
  const number = '<LegalUnitIdentifier>99000104</LegalUnitIdentifier>';
  assert.deepEqual(one('e:ParticipantLegalUnitType', number), [{ kind: 'company', name: 'Å', cvr: '99000104' }]);
  const period = (from: string, to: string) =>
    one('ParticipantOtherType', '', `validFromDate="${from}" validToDate="${to}"`)?.length;
  assert.equal(period('2020-01-01', '2026-11-24'), 1);
  assert.equal(period('2020-01-01', '2026-11-23'), 0);
  assert.equal(period('2026-11-25', '2027-01-01'), 0);
});

test('FUL-4 a participant that the contract does not know makes the owners unreadable, rather than a shorter list', () => {
  assert.equal(one('ParticipantType'), null);
  assert.equal(one('e:ParticipantLegalUnitType'), null, 'a company without its number');
  assert.equal(one('e:ParticipantLegalUnitType', '<LegalUnitIdentifier>1</LegalUnitIdentifier>'), null);
  const nameless =
    '<ParticipantCollection><Participant i:type="ParticipantOtherType" validFromDate="2020-01-01"/></ParticipantCollection>';
  assert.equal(ownersIn(nameless), null);
});
