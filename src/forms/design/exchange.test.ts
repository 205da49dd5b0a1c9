import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deepestNesting, exportForm, importForm, largestFile } from './exchange.ts';
import { anyForm, demoForm } from './testing.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const codesOf = (file: Uint8Array) => {
  const result = importForm(file);
  return result.ok ? [] : result.findings.map(({ code }) => code);
};

test('FRM-13 a definition survives export and import exactly', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const back = importForm(bytes(exportForm(form)));
      assert.ok(back.ok);
      assert.deepEqual(back.definition, form);
      // And the file is the same again, so that files can be compared line by line.
      assert.equal(exportForm(back.definition), exportForm(form));
    }),
  );
});

test('FRM-13 the order of members in memory does not show in the file', () => {
  const turned = Object.fromEntries(Object.entries(demoForm).reverse()) as typeof demoForm;
  assert.equal(exportForm(turned), exportForm(demoForm));
});

test('FRM-13 a file of 10 MB, nesting of 1,000 levels and a million are refused with the reason', () => {
  assert.deepEqual(codesOf(new Uint8Array(largestFile + 1).fill(32)), ['too-large']);
  assert.deepEqual(codesOf(bytes('['.repeat(1_000) + ']'.repeat(1_000))), ['nesting']);
  assert.deepEqual(codesOf(bytes('{"a":'.repeat(500_000))), ['nesting']);
  assert.deepEqual(
    codesOf(bytes(JSON.stringify({ title: '['.repeat(deepestNesting * 2) }))).includes('nesting'),
    false,
  );
});

test('FRM-13 wrong JSON is refused with its line, and a wrong encoding by name', () => {
  const wrong = importForm(bytes('{\n  "schema": "form/1",\n  "key": oops\n}'));
  assert.ok(!wrong.ok);
  assert.match(wrong.findings[0]?.message.en ?? '', /line 3, character 10/);
  assert.deepEqual(codesOf(Buffer.from(exportForm(demoForm), 'latin1')), ['encoding']);
  assert.deepEqual(codesOf(Buffer.from(`\ufeff${exportForm(demoForm)}`, 'utf16le')), ['encoding']);
  assert.deepEqual(codesOf(bytes(`\ufeff${exportForm(demoForm)}`)), []);
});

test('FRM-13 what fits no form is refused with its place, and so is a text that cannot be stored', () => {
  const noTitle = importForm(bytes(JSON.stringify({ ...demoForm, title: 7 })));
  assert.ok(!noTitle.ok);
  assert.equal(noTitle.findings[0]?.place, 'title');
  assert.deepEqual(codesOf(bytes(JSON.stringify({ ...demoForm, title: { da: 'a\u0000b' } }))), ['characters']);
  assert.deepEqual(codesOf(bytes('{"title": {"da": "\\ud800"}}')).includes('schema'), true);
});

test('FRM-13 whatever bytes are read, the answer is a definition or reasons', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.json().map(bytes)), (file) => {
      const result = importForm(file);
      assert.ok(result.ok || result.findings.length > 0);
    }),
  );
});
