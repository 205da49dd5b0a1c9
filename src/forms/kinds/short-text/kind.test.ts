import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom } from '../testing.ts';
import { shortText } from './kind.ts';

const field = samples.shortText;
const parse = (raw: string) => shortText.parse(field, raw, {});

test('FRM-1 shortText: one line, its blanks made single; markup is only text', () => {
  assert.equal(takenFrom(parse('  Åse \t\n Sørensen ')), 'Åse Sørensen');
  assert.equal(takenFrom(parse(' \n ')), null);
  assert.equal(takenFrom(parse('<b>&amp;')), '<b>&amp;');
  assert.equal(takenFrom(parse('x'.repeat(50))), 'x'.repeat(50));
});

test('FRM-1 shortText: one character too many is refused with both numbers, and 10 MB at once', () => {
  assert.equal(errorOf(parse('x'.repeat(51))).message.da, 'Teksten må højst være på 50 tegn. Den er på 51');
  assert.equal(errorOf(parse('x '.repeat(5_000_000))).code, 'tooLong');
});

test('FRM-1 shortText: is read from its input, shown as it is, and drawn again escaped', () => {
  assert.equal(shortText.read(field, 'a.r1.b', posting({ 'a.r1.b': 'x' })), 'x');
  assert.deepEqual(shortText.present(field, 'Åse', 'en'), { kind: 'text', text: 'Åse' });
  const html = drawField(field, { raw: '"><script>' });
  assert.deepEqual(attributes(html, 'value'), ['&quot;>&lt;script>']);
  assert.deepEqual(attributes(html, 'autocomplete'), ['name']);
  assert.deepEqual(attributes(drawField(field, { name: 'children.r1.name' }), 'autocomplete'), ['off']);
});
