import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { period } from './kind.ts';

const field = samples.period;

function typed(from: string, to: string): Record<string, string> {
  const parts = (end: string, text: string) => {
    const [day = '', month = '', year = ''] = text.split('.');
    return { [`${end}.day`]: day, [`${end}.month`]: month, [`${end}.year`]: year };
  };
  return { ...parts('from', from), ...parts('to', to) };
}
const parse = (from: string, to: string) => period.parse(field, typed(from, to), {});

test('FRM-1 period: a first and a last day, which may be the same', () => {
  assert.deepEqual(takenFrom(parse('1.8.2026', '30.6.2027')), { from: '2026-08-01', to: '2027-06-30' });
  assert.deepEqual(takenFrom(parse('1.8.2026', '1.8.2026')), { from: '2026-08-01', to: '2026-08-01' });
  assert.equal(takenFrom(parse('', '')), null);
});

test('FRM-1 period: one day missing, one day wrong, or the last before the first, each with the input to correct', () => {
  const wrong = (from: string, to: string) => {
    const { code, part } = errorOf(parse(from, to));
    return [code, part];
  };
  assert.deepEqual(wrong('', '1.8.2026'), ['noFrom', 'from.day']);
  assert.deepEqual(wrong('1.8.2026', ''), ['noTo', 'to.day']);
  assert.deepEqual(wrong('1.8.2026', '31.4.2027'), ['noSuchDate', 'to.day']);
  assert.deepEqual(wrong('1.8.26', ''), ['badYear', 'from.year']);
  assert.deepEqual(wrong('2.8.2026', '1.8.2026'), ['periodReversed', 'to.day']);
  const { message } = errorOf(parse('2.8.2026', '1.8.2026'));
  assert.match(message.da, /Slutdatoen 1\. august 2026 ligger før startdatoen 2\. august 2026/);
  assert.match(message.en ?? '', /1 August 2026 is before the start date 2 August 2026/);
});

test('FRM-1 period: is read from six inputs and drawn with the wrong one marked', () => {
  const raw = typed('1.8.2026', '31.4.2027');
  const posted = Object.fromEntries(Object.entries(raw).map(([part, value]) => [`when.${part}`, value]));
  assert.deepEqual(period.read(field, 'when', posting(posted)), raw);
  const html = drawField(field, { raw, errors: [errorOf(parse('1.8.2026', '31.4.2027'))] });
  assert.equal(attributes(html, 'aria-invalid').length, 1);
  assert.match(html, /<input [^>]*id="field\.to\.day"[^>]*aria-invalid="true"/);
  assert.deepEqual(attributes(html, 'value'), ['1', '8', '2026', '31', '4', '2027']);
});

test('FRM-1 period: both days are shown and seen by expressions', () => {
  const value = { from: '2026-08-01', to: '2027-06-30' };
  assert.deepEqual(period.present(field, value, 'da'), { kind: 'text', text: '1. august 2026 til 30. juni 2027' });
  assert.deepEqual(period.present(field, value, 'en'), { kind: 'text', text: '1 August 2026 to 30 June 2027' });
  assert.deepEqual(Object.entries(period.toFeel(field, value) ?? {}), [
    ['from', { kind: 'date', iso: '2026-08-01' }],
    ['to', { kind: 'date', iso: '2027-06-30' }],
  ]);
});
