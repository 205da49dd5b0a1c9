import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uploadTexts } from './texts.ts';
import { describeRefusal, type UploadRefusalCode } from './upload-refusal.ts';

test('FRM-6 every refusal says in Danish and English what is wrong with which file, with nothing left to fill in', () => {
  const codes = Object.keys(uploadTexts).map((key) => key.replace('upload.', '')) as UploadRefusalCode[];
  for (const code of codes) {
    for (const language of ['da', 'en']) {
      const refusal = {
        ok: false,
        code,
        name: 'bilag æ.pdf',
        mediaType: 'image/png',
        maximumSize: 26_214_400,
      } as const;
      const text = describeRefusal(refusal, language);
      assert.ok(text.includes('bilag æ.pdf'));
      assert.doesNotMatch(text, /[{}]/);
    }
  }
});

test('the limit and the real type are named', () => {
  const refusal = { ok: false, name: 'a.pdf' } as const;
  assert.match(describeRefusal({ ...refusal, code: 'too-large', maximumSize: 26_214_400 }, 'da'), /højst fylde 25 MB/);
  assert.match(describeRefusal({ ...refusal, code: 'type-mismatch', mediaType: 'image/png' }, 'en'), /content is PNG/);
});
