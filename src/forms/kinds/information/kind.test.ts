import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, takenFrom } from '../testing.ts';
import { information } from './kind.ts';

const field = samples.information;

test('FRM-1 information: asks nothing, whatever is sent under its name', () => {
  assert.equal(information.asks, false);
  assert.equal(
    information.read(field, 'field', () => ['x']),
    undefined,
  );
  assert.equal(takenFrom(information.parse(field, 'x', {})), null);
  assert.deepEqual(information.present(field, null, 'en'), { kind: 'nothing' });
});

test('FRM-1 information: is drawn in the language, with HTML as it is written', () => {
  assert.match(
    drawField(field, { language: 'en' }),
    /<p>Read this\.<\/p><ul><li>One<\/li><li><a href="https:\/\/example\.dk">Two/,
  );
  const html = drawField({ ...field, text: { da: '<img src=x x=alert(1)>' } }, { language: 'en' });
  assert.match(html, /<div lang="da"><p>&lt;img src=x x=alert\(1\)>/);
});
