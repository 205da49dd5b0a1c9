import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { company } from './kind.ts';

const field = samples.company;
const parse = (cvr: string, name: string) => company.parse(field, { cvr, name }, {});

test('FRM-1 company: a CVR number with its name', () => {
  assert.deepEqual(takenFrom(parse('DK 10 00 00 09', ' Bold  & Leg ')), { cvr: '10000009', name: 'Bold & Leg' });
  assert.equal(takenFrom(parse(' ', '')), null);
});

test('FRM-1 company: each way to be wrong has its own message and input', () => {
  const wrong = (cvr: string, name: string) => {
    const { code, part } = errorOf(parse(cvr, name));
    return [code, part];
  };
  assert.deepEqual(wrong('', 'Bold'), ['noCvr', 'cvr']);
  assert.deepEqual(wrong('1000000a', 'Bold'), ['cvrCharacters', 'cvr']);
  assert.deepEqual(wrong('1000000', 'Bold'), ['cvrLength', 'cvr']);
  assert.deepEqual(wrong('10000008', 'Bold'), ['cvrCheckDigit', 'cvr']);
  assert.deepEqual(wrong('10000009', ' '), ['noCompanyName', 'name']);
  assert.deepEqual(wrong('10000009', 'x'.repeat(301)), ['tooLong', 'name']);
});

test('FRM-1 company: both inputs are read, and the button asks the server to look up this very field', () => {
  assert.deepEqual(company.read(field, 'club', posting({ 'club.cvr': '1', 'club.name': 'x' })), {
    cvr: '1',
    name: 'x',
  });
  const html = drawField(field, {
    name: 'club',
    raw: { cvr: '1000000', name: '' },
    errors: [errorOf(parse('1000000', ''))],
  });
  assert.match(html, /<button type="submit" [^>]*name="_lookup" value="club">Find virksomhed<\/button>/);
  assert.deepEqual(attributes(html, 'aria-invalid'), ['true']);
  assert.match(html, /id="club\.cvr"[^>]*aria-invalid/);
});

test('SPR-2 company: is shown with its number in the language, and expressions see both', () => {
  const value = { cvr: '10000009', name: 'Bold & Leg' };
  assert.deepEqual(company.present(field, value, 'en'), { kind: 'text', text: 'Bold & Leg (CVR number 10 00 00 09)' });
  assert.deepEqual({ ...Object(company.toFeel(field, value)) }, value);
});
