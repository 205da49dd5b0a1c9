import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { longText } from './kind.ts';

const field = samples.longText;
const parse = (raw: string) => longText.parse(field, raw, {});

test('FRM-1 longText: line breaks are kept, whichever way the browser writes them', () => {
  assert.equal(takenFrom(parse('\r\nKære\r\n\r\n  kommune\n')), 'Kære\n\n  kommune');
  assert.equal(takenFrom(parse('\n\r\n')), null);
});

test('FRM-1 longText: 4,000 characters fit, 4,001 do not, and 10 MB are refused with their number', () => {
  assert.equal(takenFrom(parse('ø'.repeat(4_000)))?.length, 4_000);
  assert.equal(errorOf(parse('ø'.repeat(4_001))).message.en, 'The text can be at most 4000 characters. It has 4001');
  assert.match(errorOf(parse('ø\n'.repeat(5_000_000))).message.da, /Den er på 10000000$/);
  assert.equal(errorOf(longText.parse({ ...field, maxLength: 3 }, 'four', {})).code, 'tooLong');
});

test('FRM-1 longText: is drawn again with its lines, and the limit is said before anything is typed', () => {
  const html = drawField(field, { raw: 'et\nto </textarea>' });
  assert.match(html, />et\nto &lt;\/textarea><\/textarea>/);
  assert.match(textOf(html), /Højst 4\.000 tegn/);
  assert.match(textOf(drawField(field, { language: 'en' })), /At most 4,000 characters/);
  assert.deepEqual(longText.present(field, 'et\nto', 'da'), { kind: 'text', text: 'et\nto' });
});
