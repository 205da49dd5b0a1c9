import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { samples } from '../samples.ts';
import { aFile, attributes, drawField, errorOf, takenFrom, textOf } from '../testing.ts';
import { fileTypes } from './file-types.ts';
import { files } from './kind.ts';
import { formatSize } from './limits.ts';
import { FilesSchema } from './schema.ts';

const field = samples.files;
const known = {
  f1: aFile(),
  f2: aFile({ id: 'f2', name: 'foto.png', mediaType: 'image/png', size: 340_000 }),
  f3: aFile({ id: 'f3' }),
  program: aFile({ id: 'program', name: 'sjov.exe', mediaType: 'application/x-msdownload' }),
  huge: aFile({ id: 'huge', size: 25_000_001 }),
};
const parse = (ids: string[]) => files.parse(field, ids, known);

test('FRM-6 files: the references of the attached files in their order, once each', () => {
  assert.deepEqual(takenFrom(parse(['f2', 'f1', 'f2'])), [known.f2, known.f1]);
  assert.equal(takenFrom(parse([])), null);
});

test('FRM-6 files: number, type and size are checked, and a file that is gone is told of', () => {
  assert.match(errorOf(parse(['f1', 'f2', 'f3'])).message.da, /højst vedhæfte 2 filer. Der er 3/);
  const wrongType = errorOf(parse(['program']));
  assert.match(wrongType.message.da, /Filen sjov\.exe skal være af typen PDF eller PNG/);
  assert.match(wrongType.message.en ?? '', /must be of the type PDF or PNG/);
  assert.match(errorOf(parse(['huge'])).message.da, /større end 25\u00a0MB/);
  for (const id of ['gone', '__proto__', 'constructor']) assert.equal(errorOf(parse([id])).code, 'fileGone', id);
});

test('FRM-6 files: a post of the page never changes the list', () => {
  assert.equal(
    files.read(field, 'field', () => ['f1', 'stolen']),
    undefined,
  );
});

test('FRM-6 files: the page tells the limits, lists what is attached and removes each file by its own button', () => {
  const html = drawField(field, { raw: ['f1', 'gone'], files: known });
  assert.match(textOf(html), /op til 2 filer af typen PDF eller PNG\. Hver fil må højst fylde 25\u00a0MB/);
  assert.deepEqual(attributes(html, 'accept'), ['application/pdf,.pdf,image/png,.png']);
  assert.match(textOf(html), /kvittering\.pdf \(1,2\u00a0MB\)/);
  assert.match(html, /name="_remove-file" value="field\.f1">Fjern<span class="sr-only"> kvittering\.pdf</);
  assert.match(html, /name="_remove-file" value="field\.gone"/);
  assert.match(drawField(field), / multiple/);
  assert.doesNotMatch(drawField({ ...field, maxFiles: 1 }), / multiple/);
});

test('SPR-2 files: names and sizes are shown in the language; expressions can count and weigh them', () => {
  assert.deepEqual(files.present(field, [known.f1], 'en'), { kind: 'list', items: ['kvittering.pdf (1.2\u00a0MB)'] });
  assert.equal(formatSize(0, 'da'), '1\u00a0kB');
  assert.equal(formatSize(999_999, 'da'), '1\u00a0MB');
  const [seen] = Object.values(files.toFeel(field, [known.f1]) ?? []);
  assert.equal(String(Object(seen).size), '1200000');
});

test('FRM-6 files: the definition may name exactly the types that the product knows', () => {
  const accepts = (accept: string[]) => Value.Check(FilesSchema, { ...field, accept });
  for (const type of Object.keys(fileTypes)) assert.ok(accepts([type]), type);
  assert.ok(accepts(Object.keys(fileTypes)));
  assert.ok(!accepts(['application/x-msdownload']));
});
