import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterAddressOfCompany, letterAddressOfPerson } from './letter-address.ts';
import type { RegisteredCompany, RegisteredPerson } from './register.ts';

const address = { street: 'Birkevej', houseNumber: '3', postCode: '9000', district: 'Aalborg' } as const;
const person: RegisteredPerson = {
  cpr: '2411790031',
  name: { addressing: 'Peter Nørgaard' },
  birthDate: '1979-11-24',
  birthDateUncertain: false,
  status: 1,
  protected: false,
  address,
  children: [],
  custody: [],
};
const company: RegisteredCompany = {
  cvr: '99000104',
  name: 'Fjordbyens Idrætsforening',
  startDate: '1978-03-14',
  ceased: false,
  advertisingProtected: false,
  address: { kind: 'parts', parts: address, protected: false },
};

test('FJE-7 a resident gets a letter at home, and protection travels with the address', () => {
  assert.deepEqual(letterAddressOfPerson({ ...person, protected: true }), {
    kind: 'domestic',
    name: 'Peter Nørgaard',
    lines: ['Birkevej 3', '9000 Aalborg'],
    parts: address,
    protected: true,
  });
  const inGreenland = letterAddressOfPerson({ ...person, status: 5 });
  assert.ok(inGreenland.kind === 'domestic');
  assert.equal(inGreenland.lines.at(-1), 'Grønland');
});

test('FJE-7 an emigrated person gets no letter at a former address, only at the foreign one', () => {
  assert.deepEqual(letterAddressOfPerson({ ...person, status: 80 }), {
    kind: 'none',
    reason: 'emigrated-without-address',
  });
  const abroad = letterAddressOfPerson({ ...person, status: 80, foreignAddress: { lines: ['Södra 1', 'Malmö'] } });
  assert.ok(abroad.kind === 'foreign');
  assert.deepEqual(abroad.lines, ['Södra 1', 'Malmö']);
});

test('FJE-7 nobody gets a letter at an address that they are yet to move to', () => {
  const moving = { ...person, addressFrom: '2026-12-01' };
  assert.deepEqual(letterAddressOfPerson(moving, '2026-11-30'), { kind: 'none', reason: 'between-addresses' });
  assert.equal(letterAddressOfPerson(moving, '2026-12-01').kind, 'domestic');
  assert.equal(letterAddressOfPerson({ ...moving, contactAddress: ['Havnegade 2'] }, '2026-11-30').kind, 'contact');
});

test('FJE-7 a person without a fixed abode is reached at a contact address or not at all', () => {
  assert.deepEqual(letterAddressOfPerson({ ...person, status: 3 }), { kind: 'none', reason: 'without-fixed-abode' });
  assert.equal(letterAddressOfPerson({ ...person, status: 3, contactAddress: ['Havnegade 2'] }).kind, 'contact');
});

test('FJE-7 the dead, the disappeared, annulled numbers and those without an address say why there is no letter', () => {
  const reasonOf = (status: RegisteredPerson['status'], home = true): string => {
    const letter = letterAddressOfPerson({ ...person, status, address: home ? address : undefined });
    return letter.kind === 'none' ? letter.reason : letter.kind;
  };
  assert.deepEqual(
    [reasonOf(90), reasonOf(70), reasonOf(30), reasonOf(50), reasonOf(60), reasonOf(20), reasonOf(1, false)],
    ['dead', 'disappeared', 'annulled', 'annulled', 'annulled', 'number-for-tax-only', 'no-address'],
  );
});

test('FJE-7 a company gets its letter at the postal address where it has one, and none once it has ceased', () => {
  const postal = letterAddressOfCompany({
    ...company,
    postalAddress: { kind: 'parts', parts: { ...address, careOf: 'Mona Vand' }, protected: false },
  });
  assert.ok(postal.kind === 'domestic');
  assert.deepEqual(postal.lines, ['c/o Mona Vand', 'Birkevej 3', '9000 Aalborg']);
  const foreign = letterAddressOfCompany({
    ...company,
    address: { kind: 'lines', lines: ['Hamngatan 12', 'Malmö'], countryCode: 'SE', protected: false },
  });
  assert.equal(foreign.kind, 'foreign');
  assert.deepEqual(letterAddressOfCompany({ ...company, ceased: true }), { kind: 'none', reason: 'ceased' });
  assert.deepEqual(letterAddressOfCompany({ ...company, address: undefined }), { kind: 'none', reason: 'no-address' });
});
