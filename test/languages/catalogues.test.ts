import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { registeredTexts } from '../../src/texts/catalogue.ts';
import { readCatalogueFile } from '../../src/texts/catalogue-file.ts';

// Loads every room, and so every catalogue.
before(() => import('../../src/product.ts'));

const read = async (name: string) =>
  readCatalogueFile(await readFile(join(import.meta.dirname, '../../catalogues', `${name}.json`)));

test('SPR-6 the German and the Arabic catalogue that come along can be imported as they are', async (context) => {
  for (const [language, direction] of [
    ['de', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    const reading = await read(language);
    assert.ok(reading.ok, JSON.stringify(reading));
    const { catalogue } = reading;
    assert.deepEqual([catalogue.language, catalogue.direction], [language, direction]);
    context.diagnostic(`${language}: ${catalogue.texts.size} of ${registeredTexts().size} texts`);
  }
});

test('SPR-6 every key is used once in the product', () => {
  const texts = [...registeredTexts().values()];
  assert.equal(new Set(texts).size, texts.length);
});
