import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { registeredTexts } from '../../src/texts/catalogue.ts';
import { type ReadCatalogue, readCatalogueFile } from '../../src/texts/catalogue-file.ts';
import { employeesRooms, isSandboxText } from './support/text-rooms.ts';

// Loads every room, and so every catalogue.
before(() => import('../../src/product.ts'));

const shipped = [
  ['de', 'ltr'],
  ['ar', 'rtl'],
] as const;

async function read(language: string): Promise<ReadCatalogue> {
  const reading = readCatalogueFile(await readFile(join(import.meta.dirname, '../../catalogues', `${language}.json`)));
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.catalogue;
}

for (const [language, direction] of shipped) {
  test(`SPR-6 the catalogue ${language}.json that comes along can be imported as it is`, async (context) => {
    const catalogue = await read(language);
    assert.deepEqual([catalogue.language, catalogue.direction], [language, direction]);
    assert.deepEqual([catalogue.unknown, catalogue.outdated], [[], []]);
    context.diagnostic(`${catalogue.texts.size} of ${registeredTexts().size} texts`);
  });

  // A new text of a citizen's page comes with both translations; a new room of employees' is entered in `text-rooms.ts`.
  test(`SPR-6 the catalogue ${language}.json lacks no text of the citizens’ pages`, async () => {
    const lacking = (await read(language)).missing.filter(
      (key) => !isSandboxText(key) && !employeesRooms.has(key.split('.')[0] ?? ''),
    );
    assert.deepEqual(lacking, []);
  });
}

test('SPR-6 every key is used once in the product', () => {
  const texts = [...registeredTexts().values()];
  assert.equal(new Set(texts).size, texts.length);
});
