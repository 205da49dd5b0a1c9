import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import type { FileReference, RawAnswer, RawRow } from '../answers.ts';
import { FormDefinitionSchema } from '../definition.ts';
import { kindOf } from '../feel/values.ts';
import type { FieldError } from '../field-kind.ts';
import { formTexts } from '../texts.ts';
import { fieldError } from './errors.ts';
import { kindOf as fieldKindOf } from './kinds.ts';
import { samples } from './samples.ts';
import { aFile, attributes, drawField, textOf } from './testing.ts';

const fields = Object.values(samples);
const files: Readonly<Record<string, FileReference>> = { f1: aFile() };

/** Texts that look like answers more often than chance would make them. */
const answerText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,-+ @aå\u0000\n\ud800') }),
  fc.constantFrom('yes', 'no', 'sport', 'mail', 'f1', '__proto__', 'constructor', '2024-02-29', '12345678', '1.234,50'),
);
const partName = fc.constantFrom('day', 'month', 'year', 'from.day', 'to.year', 'cvr', 'name', '__proto__', 'toString');

const { raw: rawAnswer } = fc.letrec<{ raw: RawAnswer; row: RawRow }>((tie) => ({
  raw: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    answerText,
    fc.array(answerText, { maxLength: 5 }),
    fc.dictionary(fc.oneof(partName, fc.string()), answerText, { maxKeys: 8 }),
    fc.array(tie('row'), { maxLength: 5 }),
  ),
  row: fc.record({
    id: fc.string(),
    answers: fc.dictionary(fc.oneof(fc.constantFrom('name', 'price'), fc.string()), tie('raw'), { maxKeys: 3 }),
  }),
}));

for (const field of fields) {
  const kind = fieldKindOf(field);

  test(`FRM-1 ${field.kind}: an answer of any shape is read or refused in both languages, and never throws`, () => {
    fc.assert(
      fc.property(fc.option(rawAnswer, { nil: undefined }), (raw) => {
        const parsed = kind.parse(field, raw, files);
        if (!parsed.ok) {
          assert.ok(parsed.error.message.da && parsed.error.message.en, parsed.error.code);
          assert.doesNotMatch(parsed.error.message.da, /\{\w+\}/);
          assert.ok(parsed.error.message.da.length < 400, 'a message stays short whatever was typed');
          return;
        }
        assert.notEqual(kindOf(kind.toFeel(field, parsed.value)), 'unknown');
        for (const language of ['da', 'en', 'de', '!']) kind.present(field, parsed.value, language);
        assert.deepEqual(JSON.parse(JSON.stringify(parsed.value)), parsed.value, 'the value is plain JSON');
      }),
    );
  });

  test(`FRM-1 ${field.kind}: any answer is drawn again as sound markup, in both languages`, () => {
    const errors = [fieldError('form.error.missing')];
    fc.assert(
      fc.property(rawAnswer, fc.constantFrom('da', 'en'), fc.boolean(), (raw, language, isWrong) => {
        drawField(field, { raw, language, errors: isWrong ? errors : [] });
      }),
      { numRuns: 30 },
    );
  });

  test(`FRM-1 ${field.kind}: nothing posted is not the same as an empty answer`, () => {
    const raw = kind.read(field, field.key, () => []);
    if (field.kind !== 'rows') assert.equal(raw, undefined);
    const empty = kind.read(field, field.key, () => ['']);
    assert.ok(field.kind === 'rows' || parsesToNothing(field, empty));
  });
}

function parsesToNothing(field: (typeof fields)[number], raw: RawAnswer | undefined): boolean {
  const parsed = fieldKindOf(field).parse(field, raw, files);
  return parsed.ok && parsed.value === null;
}

test('FRM-1 a definition may hold a field of every kind; what asks nothing can’t be demanded or prefilled', () => {
  const fits = (field: object) =>
    Value.Check(FormDefinitionSchema.properties.pages, [{ key: 'page', title: { da: 'Side' }, fields: [field] }]);
  for (const field of fields) assert.ok(fits(field), field.kind);
  const prefill = { from: 'cpr.name', locked: true };
  for (const field of [samples.information, samples.computed, samples.prices, samples.heading, samples.link]) {
    assert.ok(!fits({ ...field, required: true }), field.kind);
    assert.ok(!fits({ ...field, prefill }), field.kind);
  }
  assert.ok(!fits({ ...samples.oneOf, options: [] }));
  assert.ok(!fits({ ...samples.shortText, kind: 'unknown' }));
});

test('FRM-1 ten megabytes in any field are refused, with what was given cut short', () => {
  const flood = '9'.repeat(10_000_000);
  for (const field of fields) {
    const kind = fieldKindOf(field);
    for (const raw of [
      flood,
      Object.fromEntries(['day', 'month', 'year', 'cvr', 'name'].map((part) => [part, flood])),
    ]) {
      const parsed = kind.parse(field, raw, files);
      if (!parsed.ok) assert.ok(parsed.error.message.da.length < 400, field.kind);
      else assert.equal(parsed.value, null, field.kind);
    }
  }
});

test('SPR-2 an English page says nothing in Danish of its own, and the form’s Danish is marked as such', () => {
  for (const field of fields) {
    const errors: FieldError[] = [{ code: 'rule', message: { da: 'Kun dansk', en: 'In English' } }];
    const html = drawField({ ...field, label: { da: 'Kun på dansk' } }, { language: 'en', required: false, errors });
    const own = textOf(html.replace(/<(\w+)(?: [^>]*)? lang="da"[^>]*>[^<]*<\/\1>/g, ''));
    for (const text of Object.values(formTexts)) {
      const danish = text.da.replace(/\{\w+\}.*/, '').trim();
      if (danish.length > 3 && text.da !== text.en) assert.ok(!own.includes(danish), `${field.kind} says ${danish}`);
    }
    if (field.kind !== 'information' && field.kind !== 'image')
      assert.match(html, /<span lang="da">Kun på dansk<\/span>/);
  }
});

test('SPR-2 every text of the forms has both languages and the same values in both', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  for (const [key, text] of Object.entries(formTexts)) {
    assert.ok(text.da && text.en, key);
    assert.deepEqual(names(text.da), names(text.en), key);
  }
});

test('FRM-1 an error leads to an input that is there, for the whole field and for each part it may name', () => {
  for (const field of fields) {
    if (field.kind === 'information') continue;
    const ids = attributes(drawField(field), 'id');
    assert.ok(ids.includes(fieldKindOf(field).focusId(field.key)), field.kind);
  }
  assert.ok(
    attributes(drawField(samples.period), 'id').includes(fieldKindOf(samples.period).focusId('field', 'to.year')),
  );
  assert.ok(
    attributes(drawField(samples.company), 'id').includes(fieldKindOf(samples.company).focusId('field', 'name')),
  );
});

test('FRM-4 a locked field is text with its source and holds no input that could be changed', () => {
  for (const field of fields) {
    const prefill = { from: 'cpr.name', locked: true };
    const locked = { ...field, prefill };
    const pages = [{ key: 'page', title: { da: 'Side' }, fields: [locked] }];
    if (field.kind === 'rows' || !Value.Check(FormDefinitionSchema.properties.pages, pages)) continue;
    const html = drawField(locked as typeof field, { readOnly: true });
    assert.doesNotMatch(html, /<(?:input|select|textarea|button)/, field.kind);
    assert.match(html, /Hentet fra CPR/);
    assert.ok(attributes(html, 'id').includes(fieldKindOf(field).focusId(field.key)));
  }
});

test('FRM-1 the parts are the same functions at each look-up, so that a live page keeps its inputs', async () => {
  const { partOf } = await import('./parts.ts');
  for (const field of fields) assert.equal(partOf(field), partOf({ ...field }));
});
