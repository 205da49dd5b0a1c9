import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { composeIBAN, countrySpecs, isValidIBAN } from 'ibantools';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { ibanLengths, readIban } from './iban.ts';
import { accountNumber } from './kind.ts';

const field = samples.accountNumber;
const both = { ...field, accepts: 'both' } as const;
const parse = (registration: string, account: string, iban = '', of = field) =>
  accountNumber.parse(of, { registration, account, iban }, {});

test('FRM-1 accountNumber: four and up to ten digits, however they are grouped; the account is filled up with zeros', () => {
  assert.deepEqual(takenFrom(parse('1234', '567890')), { registration: '1234', account: '0000567890' });
  assert.deepEqual(takenFrom(parse(' 12 34 ', '000 056-7890')), { registration: '1234', account: '0000567890' });
  assert.deepEqual(takenFrom(parse('1234 0000567890', '')), { registration: '1234', account: '0000567890' });
  assert.equal(takenFrom(parse('', ' ')), null);
  assert.equal(takenFrom(parse('', '', 'NO9386011117947')), null, 'a field for Danish accounts reads no IBAN');
});

test('FRM-1 accountNumber: what is missing or wrong is said at its input', () => {
  const wrong = (...typed: Parameters<typeof parse>) => {
    const { code, part } = errorOf(parse(...typed));
    return [code, part];
  };
  assert.deepEqual(wrong('', '567890'), ['noRegistration', 'registration']);
  assert.deepEqual(wrong('123', '567890'), ['badRegistration', 'registration']);
  assert.deepEqual(wrong('0000', '567890'), ['badRegistration', 'registration']);
  assert.deepEqual(wrong('1234', ''), ['noAccount', 'account']);
  assert.deepEqual(wrong('1234', '12345678901'), ['badAccount', 'account']);
  assert.deepEqual(wrong('1234', '0000'), ['badAccount', 'account']);
  assert.deepEqual(wrong('1234', '12a'), ['badAccount', 'account']);
  assert.deepEqual(wrong('1234', '567', 'NO9386011117947', both), ['twoAccounts', 'iban']);
  assert.deepEqual(wrong('', '', 'NO9386011117948', both), ['ibanCheckDigits', 'iban']);
  assert.deepEqual(wrong('', '', 'XX9386011117947', both), ['ibanCountry', 'iban']);
  assert.deepEqual(wrong('', '', 'NO93860111179', both), ['ibanLength', 'iban']);
  assert.deepEqual(wrong('', '', '12345', both), ['notIban', 'iban']);
});

test('FRM-1 accountNumber: a Danish IBAN is the Danish account that it holds', () => {
  assert.deepEqual(takenFrom(parse('', '', 'dk50 0040 0440 1162 43', both)), {
    registration: '0040',
    account: '0440116243',
  });
  const only = { ...field, accepts: 'iban' } as const;
  assert.deepEqual(takenFrom(parse('', '', 'DK5000400440116243', only)), { iban: 'DK5000400440116243' });
});

test('FRM-1 accountNumber: the lengths of IBANs are those that the library ibantools knows', () => {
  const theirs = Object.entries(countrySpecs).filter(([, spec]) => spec.IBANRegistry && spec.chars);
  assert.ok(theirs.length > 70);
  for (const [country, { chars }] of theirs) assert.equal(ibanLengths.get(country), chars, country);
  const joinedSince = [...ibanLengths.keys()].filter((country) => !theirs.some(([known]) => known === country));
  assert.deepEqual(joinedSince.sort(), ['BI', 'DJ', 'FK', 'HN']);
});

test('FRM-1 accountNumber: every IBAN that ibantools takes is taken, and none with one digit changed', () => {
  const account = fc.tuple(fc.constantFrom('NO', 'SE', 'FI', 'DE', 'DK'), fc.stringMatching(/^\d{30}$/));
  fc.assert(
    fc.property(account, fc.nat(9), ([country, digits], change) => {
      const bban = digits.slice(0, (ibanLengths.get(country) ?? 0) - 4);
      const iban = composeIBAN({ countryCode: country, bban });
      fc.pre(iban !== null && isValidIBAN(iban));
      if (iban === null) return;
      assert.deepEqual(readIban(iban.toLowerCase()), { ok: true, iban });
      const wrong = `${iban.slice(0, -1)}${change}`;
      assert.equal(readIban(wrong).ok, wrong === iban);
    }),
  );
});

test('FRM-1 accountNumber: shows the inputs of what it takes, and an error leads to the first of them', () => {
  const names = (accepts: 'danish' | 'iban' | 'both') => attributes(drawField({ ...field, accepts }), 'name');
  assert.deepEqual(names('danish'), ['field.registration', 'field.account']);
  assert.deepEqual(names('both'), ['field.registration', 'field.account', 'field.iban']);
  assert.deepEqual(names('iban'), ['field.iban']);
  for (const accepts of ['danish', 'iban', 'both'] as const) {
    assert.ok(attributes(drawField({ ...field, accepts }), 'id').includes(accountNumber.focusId('field')));
  }
  assert.deepEqual(accountNumber.read(field, 'field', posting({ 'field.account': '1' })), {
    registration: '',
    account: '1',
    iban: '',
  });
});

test('SPR-2 accountNumber: is shown as banks write it', () => {
  assert.deepEqual(accountNumber.present(field, { registration: '1234', account: '0000567890' }, 'da'), {
    kind: 'text',
    text: 'Reg.nr. 1234, kontonr. 0000567890',
  });
  assert.deepEqual(accountNumber.present(field, { iban: 'NO9386011117947' }, 'en'), {
    kind: 'text',
    text: 'IBAN NO93 8601 1117 947',
  });
});
