import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callingCodesFile } from '../../../../scripts/write-calling-codes.ts';
import { callingCodes } from './calling-codes.ts';
import { readPhone, writePhone } from './phone-number.ts';

const examples = createRequire(import.meta.url)('libphonenumber-js/mobile/examples') as Parameters<
  typeof getExampleNumber
>[1];

test('SMS-3 phone: the table of calling codes is what libphonenumber says today', async () => {
  assert.equal(await readFile(new URL('./calling-codes.ts', import.meta.url), 'utf8'), callingCodesFile());
});

test('SMS-3 phone: a mobile number of every country is read as libphonenumber reads it, however it is written', () => {
  const countries = getCountries();
  assert.ok(countries.length > 200);
  for (const country of countries) {
    const example = getExampleNumber(country, examples);
    if (!example) continue;
    const written = [example.number, example.formatInternational(), example.number.replace('+', '00')];
    for (const typed of written) {
      assert.deepEqual(readPhone(typed), { ok: true, number: example.number }, `${country} ${typed}`);
    }
    assert.equal(readPhone(writePhone(example.number)).ok, true, country);
  }
});

test('SMS-3 phone: a 0 that is dialled at home only is left out where libphonenumber leaves it out', () => {
  for (const country of ['SE', 'GB', 'DE', 'FR', 'NL', 'IT', 'PL'] as const satisfies readonly CountryCode[]) {
    const example = getExampleNumber(country, examples) ?? assert.fail(country);
    const typed = `+${example.countryCallingCode} (0)${example.nationalNumber}`;
    assert.deepEqual(readPhone(typed), { ok: true, number: example.number }, typed);
  }
  const german = '+49 0151 23456789';
  assert.deepEqual(readPhone(german), { ok: true, number: parsePhoneNumberFromString(german)?.number });
});

test('SMS-3 phone: no number that libphonenumber holds for valid is refused', () => {
  const code = fc.constantFrom(...Object.keys(callingCodes));
  const national = fc.stringMatching(/^[1-9]\d{3,12}$/);
  fc.assert(
    fc.property(code, national, (calling, rest) => {
      const theirs = parsePhoneNumberFromString(`+${calling}${rest}`);
      // Some plans complete a local number; what is written whole must be taken as it is.
      fc.pre(theirs?.isValid() === true && theirs.nationalNumber === rest);
      assert.deepEqual(readPhone(`+${calling}${rest}`), { ok: true, number: theirs?.number });
    }),
    { numRuns: 3_000 },
  );
});
