import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BothTexts } from './catalogue.ts';
import { canonicalTag, largestCatalogueFile, readCatalogueFile, writeCatalogueFile } from './catalogue-file.ts';

const known: ReadonlyMap<string, BothTexts> = new Map([
  ['a.hello', { da: 'Goddag {name}', en: 'Hello {name}' }],
  ['a.bye', { da: 'Farvel', en: 'Goodbye' }],
]);

const read = (file: unknown) => readCatalogueFile(Buffer.from(JSON.stringify(file)), known);

test('SPR-6 a catalogue file is read with what is missing, unknown and translated from an older Danish', () => {
  const reading = read({
    language: 'DE-at',
    texts: { 'a.hello': { da: 'Hej {name}', en: 'Hello {name}', text: 'Guten Tag {name}' }, 'a.gone': 'Weg' },
  });
  assert.ok(reading.ok);
  const { language, direction, texts, missing, unknown, outdated } = reading.catalogue;
  assert.deepEqual([language, direction], ['de-AT', 'ltr']);
  assert.deepEqual([...texts], [['a.hello', 'Guten Tag {name}']]);
  assert.deepEqual([missing, unknown, outdated], [['a.bye'], ['a.gone'], ['a.hello']]);
});

for (const [what, file, problem] of [
  [
    'a broken placeholder',
    { language: 'de', texts: { 'a.hello': 'Hallo {nam}' } },
    { code: 'placeholders', at: 'a.hello', expected: '{name}', found: '{nam}' },
  ],
  [
    'an open brace',
    { language: 'de', texts: { 'a.hello': 'Hallo {name' } },
    { code: 'placeholders', at: 'a.hello', expected: '{name}', found: '{' },
  ],
  ['a tag that is none', { language: 'tysk!', texts: { 'a.bye': 'x' } }, { code: 'tag', at: 'tysk!' }],
  ['no tag', { texts: { 'a.bye': 'x' } }, { code: 'tag', at: '' }],
  ["the product's own language", { language: 'da', texts: { 'a.bye': 'x' } }, { code: 'builtIn', at: 'da' }],
  ['a wrong direction', { language: 'de', direction: 'up', texts: { 'a.bye': 'x' } }, { code: 'direction', at: 'up' }],
  ['a number for a text', { language: 'de', texts: { 'a.bye': 7 } }, { code: 'notText', at: 'a.bye' }],
  ['a control character', { language: 'de', texts: { 'a.bye': 'x\u0000' } }, { code: 'characters', at: 'a.bye' }],
  [
    'a mark of fallbacks',
    { language: 'de', texts: { 'a.bye': '\ue000da\ue001x' } },
    { code: 'characters', at: 'a.bye' },
  ],
  ['a text without end', { language: 'de', texts: { 'a.bye': 'x'.repeat(5_001) } }, { code: 'tooLong', at: 'a.bye' }],
  ['no translations', { language: 'de', texts: { 'a.bye': '' } }, { code: 'empty' }],
  ['no texts', { language: 'de' }, { code: 'shape' }],
  ['a list', [1], { code: 'shape' }],
] as const) {
  test(`SPR-6 a file with ${what} is refused with the reason and the place`, () => {
    assert.deepEqual(read(file), { ok: false, problems: [problem] });
  });
}

test('SPR-6 a file in a wrong encoding, one that is no JSON, and one that is too large are refused', () => {
  const latin = Buffer.from('{"language":"de","texts":{"a.bye":"Auf Wiederh\u00f6ren"}}', 'latin1');
  assert.deepEqual(readCatalogueFile(latin, known), { ok: false, problems: [{ code: 'encoding' }] });
  const utf16 = Buffer.from('\ufeff{}', 'utf16le');
  assert.deepEqual(readCatalogueFile(utf16, known), { ok: false, problems: [{ code: 'encoding' }] });
  assert.deepEqual(readCatalogueFile(Buffer.from('{\n"language": "de" "texts": {}}'), known), {
    ok: false,
    problems: [{ code: 'notJson', at: '2' }],
  });
  assert.deepEqual(readCatalogueFile(Buffer.alloc(largestCatalogueFile + 1), known), {
    ok: false,
    problems: [{ code: 'tooLarge' }],
  });
});

test('SPR-6 everything that is wrong is told at once', () => {
  const reading = read({ language: '?', texts: { 'a.bye': 1, 'a.hello': 'Hallo' } });
  assert.ok(!reading.ok);
  assert.deepEqual(
    reading.problems.map((problem) => problem.code),
    ['tag', 'notText', 'placeholders'],
  );
});

test('SPR-6 what is exported and translated is read again as it was', () => {
  const text = fc.stringMatching(/^[a-zæøåß \n«»“”ء-ي]{1,30}$/).filter((each) => each.trim() !== '');
  fc.assert(
    fc.property(text, text, (hello, bye) => {
      const texts = new Map([
        ['a.bye', bye],
        ['a.hello', `${hello} {name}`],
      ]);
      const reading = readCatalogueFile(Buffer.from(writeCatalogueFile('ar', 'rtl', texts, known)), known);
      assert.ok(reading.ok);
      assert.deepEqual(reading.catalogue.texts, texts);
      assert.deepEqual([reading.catalogue.direction, reading.catalogue.missing], ['rtl', []]);
    }),
  );
});

test('SPR-6 no file makes the reading throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      (bytes) => {
        assert.equal(typeof readCatalogueFile(bytes, known).ok, 'boolean');
      },
    ),
  );
  assert.deepEqual(['pt-br', 'zh-hant', 'kl', '', 'x', 7].map(canonicalTag), [
    'pt-BR',
    'zh-Hant',
    'kl',
    null,
    null,
    null,
  ]);
});
