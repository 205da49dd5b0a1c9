import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acceptedLanguages, chooseLanguage, languageName } from './language.ts';

const nothing = { personal: null, cookie: undefined, accepted: undefined };

test('SPR-4 the own choice wins over the cookie, the cookie over the browser, the browser over the organisation', () => {
  const all = { personal: 'kl', cookie: 'en', accepted: 'de' };
  const offered = ['da', 'en', 'de', 'kl'] as const;
  assert.equal(chooseLanguage([...offered], all), 'kl');
  assert.equal(chooseLanguage([...offered], { ...all, personal: null }), 'en');
  assert.equal(chooseLanguage([...offered], { ...all, personal: null, cookie: undefined }), 'de');
  assert.equal(chooseLanguage([...offered], nothing), 'da');
});

test('SPR-6 only ever a language that the organisation offers', () => {
  const anything = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(anything, anything, anything, (personal, cookie, accepted) => {
      const chosen = chooseLanguage(['da', 'en'], { personal: personal ?? null, cookie, accepted });
      assert.ok(chosen === 'da' || chosen === 'en');
    }),
  );
  assert.equal(chooseLanguage(['da'], { personal: 'en', cookie: 'en', accepted: 'en' }), 'da');
});

test('the browser is read by its weights, then by its order, and q=0 means never', () => {
  assert.deepEqual(acceptedLanguages('fr;q=0.3, en-GB;q=0.8, da, sv;q=0'), ['da', 'en', 'fr']);
  assert.deepEqual(acceptedLanguages('de,en'), ['de', 'en']);
  assert.deepEqual(acceptedLanguages('*, ;q=x, en;q=nonsense'), []);
});

test('SPR-1 a language is named in itself', () => {
  assert.equal(languageName('da'), 'Dansk');
  assert.equal(languageName('en'), 'English');
  assert.equal(languageName('kl'), 'Kalaallisut');
});
