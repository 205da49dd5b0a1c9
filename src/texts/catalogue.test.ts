import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defineTexts, fillText, pick, registeredTexts, textIn, translator } from './catalogue.ts';
import { type ImportedTexts, marksToElements, withoutMarks } from './imported-texts.ts';
import { readingTexts } from './reading.ts';

const texts = defineTexts({
  'sample.hello': { da: 'Goddag {name}', en: 'Hello {name}' },
  'sample.bye': { da: 'Farvel', en: 'Goodbye' },
});

const german: ImportedTexts = {
  languages: ['de'],
  fallbacks: ['en'],
  translation: (key, language) => (language === 'de' && key === 'sample.hello' ? 'Guten Tag {name}' : undefined),
  marks: false,
};

test('SPR-6 a text of a catalogue is found in a language that the organisation has imported, and in no other', () => {
  assert.equal(registeredTexts().get('sample.hello'), texts['sample.hello']);
  assert.deepEqual(pick(texts['sample.hello'], 'de'), { text: 'Goddag {name}', language: 'da' });
  readingTexts(german, () => {
    assert.deepEqual(pick(texts['sample.hello'], 'de'), { text: 'Guten Tag {name}', language: 'de' });
    assert.equal(textIn(texts['sample.hello'], 'fr'), 'Hello {name}');
    assert.equal(translator(texts, 'de')('sample.hello', { name: 'Ida' }), 'Guten Tag Ida');
  });
});

test('SPR-3 what is not translated is English where the organisation offers it, else Danish, and says so', () => {
  readingTexts(german, () => assert.deepEqual(pick(texts['sample.bye'], 'de'), { text: 'Goodbye', language: 'en' }));
  readingTexts({ ...german, fallbacks: [] }, () =>
    assert.deepEqual(pick(texts['sample.bye'], 'de'), { text: 'Farvel', language: 'da' }),
  );
  assert.deepEqual(pick({ da: 'Nej' }, 'en'), { text: 'Nej', language: 'da' });
  assert.deepEqual(pick({ da: 'Nej' }, 'constructor'), { text: 'Nej', language: 'da' });
});

test('SPR-2 a message that is filled in is there in every language, with its values in each', () => {
  readingTexts(german, () => {
    const message = fillText(texts['sample.hello'], (language) => ({ name: `[${language}]` }));
    assert.deepEqual(message, { da: 'Goddag [da]', en: 'Hello [en]', de: 'Guten Tag [de]' });
    const nested = fillText(texts['sample.hello'], { name: texts['sample.hello'] });
    assert.equal(nested.de, 'Guten Tag Guten Tag {name}');
  });
});

test('SPR-3 a fallback on a page is marked with its language; in a title, an attribute or a document it is not', () => {
  readingTexts({ ...german, marks: true }, () => {
    const t = translator(texts, 'de');
    const bye = t('sample.bye');
    const html = `<title>${bye}</title><p title="${bye}">${bye}, ${t('sample.hello', { name: 'Ida' })}</p>`;
    assert.equal(
      marksToElements(html),
      '<title>Goodbye</title><p title="Goodbye"><span lang="en" dir="auto">Goodbye</span>, Guten Tag Ida</p>',
    );
    assert.equal(withoutMarks(bye), 'Goodbye');
  });
  readingTexts(german, () => assert.equal(translator(texts, 'de')('sample.bye'), 'Goodbye'));
});

test('SEC-2 what people type can add no element to a page but a mark of a language', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\ue000-\ue002a-z"'=& -]*$/), (typed) => {
      const html = marksToElements(`<p>${typed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</p>`);
      const rest = html.replaceAll(/<span lang="[A-Za-z0-9-]+" dir="auto">|<\/span>|<\/?p>/g, '');
      assert.doesNotMatch(rest, /[<>"]/);
    }),
  );
});
