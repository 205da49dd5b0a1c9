import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import type { FormDefinition } from '../../definition.ts';
import { withValueAt } from '../at-place.ts';
import { anyForm, demoForm } from '../testing.ts';
import { textsOf } from '../texts-of.ts';
import { formTexts } from '../translatable.ts';
import { applyTranslations, rememberSources, translationTable } from '../translations.ts';
import { largestXliff, readXliff, type XliffReading } from './read-xliff.ts';
import { takeXliff } from './take-xliff.ts';
import { writeXliff } from './write-xliff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function read(file: string): Extract<XliffReading, { ok: true }> {
  const reading = readXliff(bytes(file));
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
}
const problems = (file: string | Uint8Array) => {
  const reading = readXliff(typeof file === 'string' ? bytes(file) : file);
  return reading.ok ? [] : reading.findings.map(({ message }) => message.en);
};
const unit = (place: string, segment: string) => `<unit id="${place}">${segment}</unit>`;
const file = (units: string, head = 'srcLang="da" trgLang="en"', namespace = 'urn:oasis:names:tc:xliff:document:2.0') =>
  `<xliff xmlns="${namespace}" version="2.1" ${head}>\n<file id="fritidspas">${units}</file></xliff>`;
const segment = (source: string, target: string, state = 'translated') =>
  `<segment state="${state}"><source>${source}</source><target>${target}</target></segment>`;

/** The form without any text in a language. */
function without(definition: FormDefinition, language: string): FormDefinition {
  return textsOf(definition).reduce(
    (form, { place }) => withValueAt(form, `${place}.${language}`, undefined),
    definition,
  );
}

test('FRM-12 what goes out as XLIFF comes in again exactly, whatever the texts are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('\r', '\n', '\t', ' ', '<', '&', ']]>', '"', '\u0001', '\u000b', '\ufffe', '😀', 'ø'),
      maxLength: 8,
    }),
  );
  fc.assert(
    fc.property(anyForm, text, text, (form, source, target) => {
      const isSaid = source.trim() !== '' && target.trim() !== '';
      const changed = isSaid ? withValueAt(withValueAt(form, 'title.da', source), 'title.en', target) : form;
      const sent = read(writeXliff(formTexts, changed, 'en'));
      assert.deepEqual([sent.language, sent.file], ['en', changed.key]);
      const taken = takeXliff(formTexts, without(changed, 'en'), 'en', sent.units);
      const said = (definition: FormDefinition) =>
        translationTable(formTexts, definition, ['en'])
          .filter((row) => row.source.trim() !== '' && row.translations.en?.text.trim() !== '')
          .map((row) => [row.place, row.source, row.translations.en?.text]);
      assert.deepEqual(said(taken.definition), said(changed));
      assert.deepEqual([taken.unknown, taken.outdated], [[], []]);
    }),
    { numRuns: 60 },
  );
});

test('FRM-12 taking in a file that nobody touched changes nothing', () => {
  fc.assert(
    fc.property(anyForm, anyForm, (before, after) => {
      const form = rememberSources(formTexts, before, after);
      const { definition, taken } = takeXliff(formTexts, form, 'en', read(writeXliff(formTexts, form, 'en')).units);
      const states = (each: FormDefinition) =>
        translationTable(formTexts, each, ['en']).map((row) => row.translations.en);
      assert.deepEqual(states(definition), states(form));
      assert.ok(taken.every((place) => form.translations?.en?.[place] === undefined));
    }),
    { numRuns: 30 },
  );
});

test('FRM-12 the file is XML by the letter of XLIFF: state, notes and place of each text', () => {
  const reworded = rememberSources(
    formTexts,
    demoForm,
    withValueAt(demoForm, 'fields.price.label.da', 'Hvad koster det?'),
  );
  using document = XmlDocument.fromString(writeXliff(formTexts, withValueAt(reworded, 'title.en', undefined), 'en'));
  const at = (path: string) => document.get(path, { x: 'urn:oasis:names:tc:xliff:document:2.0' })?.content;
  assert.equal(at('/x:xliff/@version'), '2.1');
  assert.equal(at('//x:unit[@id="title"]/x:segment/@state'), 'initial');
  assert.equal(at('//x:unit[@id="title"]//x:target'), undefined);
  assert.equal(at('//x:unit[@id="fields.price.label"]/x:segment/@state'), 'initial');
  assert.match(at('//x:unit[@id="fields.price.label"]/x:notes/x:note[@category="outdated"]') ?? '', /ændret/);
  assert.equal(at('//x:unit[@id="fields.paid.label"]/x:segment/@state'), 'translated');
  assert.match(at('//x:unit[@id="fields.paid.label"]/x:notes/x:note[@category="place"]') ?? '', / › /);
  const ids = document
    .find('//x:unit/@id', { x: 'urn:oasis:names:tc:xliff:document:2.0' })
    .map(({ content }) => content);
  // NMTOKEN, as the schema of XLIFF demands.
  for (const id of ids) assert.match(id, /^[\p{L}\p{N}._:-]+$/u);
  assert.equal(new Set(ids).size, ids.length);
});

test('FRM-12 what translation programs do to a file is understood: segments, marks, CDATA, groups', () => {
  const { units } = read(
    file(
      `<group id="g">${unit(
        'title',
        `<segment state="final"><source>Et.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment state="final"><source>To <mrk id="m" type="term">x</mrk></source><target><![CDATA[Two]]> <mrk id="m" type="term">x</mrk> &amp; <cp hex="0001"/></target></segment>`,
      )}</group>${unit('summary', '<segment><source>Kort</source></segment>')}`,
    ),
  );
  assert.deepEqual(units, [
    { place: 'summary', source: 'Kort', target: null, isInitial: true },
    { place: 'title', source: 'Et. To x', target: 'One. Two x & \u0001', isInitial: false },
  ]);
});

test('FRM-12 a translation of a Danish text that has changed is taken and stays outdated; what is left out keeps its own', () => {
  const source = demoForm.title.da;
  const units = read(
    file(
      unit('title', segment('En gammel titel', 'An old title')) +
        unit('summary', '<segment><source>x</source></segment>') +
        unit('fields.gone.label', segment('Væk', 'Gone')),
    ),
  ).units;
  const taken = takeXliff(formTexts, demoForm, 'en', units);
  assert.equal(taken.definition.title.en, 'An old title');
  assert.equal(taken.definition.summary.en, demoForm.summary.en);
  assert.deepEqual(
    [taken.taken, taken.outdated, taken.untranslated, taken.unknown],
    [['title'], ['title'], ['summary'], ['fields.gone.label']],
  );
  const [row] = translationTable(formTexts, taken.definition, ['en']);
  assert.equal(row?.translations.en?.state, 'outdated');
  const confirmed = takeXliff(formTexts, taken.definition, 'en', [
    { place: 'title', source, target: 'An old title', isInitial: false },
  ]);
  assert.equal(translationTable(formTexts, confirmed.definition, ['en'])[0]?.translations.en?.state, 'translated');
  assert.equal(confirmed.definition.translations, undefined);
});

test('FRM-12 a file that is no right XLIFF is refused with the reason and the line', () => {
  assert.match(problems(new Uint8Array(largestXliff + 1).fill(32))[0] ?? '', /larger than 5 MB/);
  assert.match(problems(Buffer.from(file(unit('title', segment('Ærø', 'x'))), 'latin1'))[0] ?? '', /not text in UTF-8/);
  assert.match(problems(Buffer.from(`\ufeff${file('')}`, 'utf16le'))[0] ?? '', /not text in UTF-8/);
  assert.deepEqual(problems('<xliff>\n<file>\n</xliff>'), [
    'The file is not valid XML (line 3). Export it from the translation program again.',
  ]);
  assert.match(problems('')[0] ?? '', /not valid XML/);
  assert.match(problems('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><xliff/>')[0] ?? '', /has a DOCTYPE/);
  assert.match(problems('<html/>')[0] ?? '', /not an XLIFF file/);
  assert.match(
    problems('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>')[0] ?? '',
    /is XLIFF 1\.2/,
  );
  assert.match(problems(file('', 'srcLang="en" trgLang="de"'))[0] ?? '', /translates from “en”/);
  assert.match(problems(file('', 'srcLang="da"'))[0] ?? '', /does not say which language/);
  assert.deepEqual(problems(file('')), ['There are no texts in the file.']);
  const twice = unit('title', segment('a', 'b'));
  assert.deepEqual(problems(file(`\n${twice}\n${twice}`)), ['Line 4: the text “title” stands there twice.']);
  assert.deepEqual(problems(file(unit('title', '<segment/>'))), [
    'Line 2: the text “title” lacks its Danish text (source).',
  ]);
  assert.deepEqual(problems(file(unit('title', segment('a', 'b <ph id="1"/>')))), [
    'Line 2: the translation of “title” has the code <ph>, which a text cannot have. Take it out.',
  ]);
  assert.deepEqual(problems(file(unit('title', segment('a', 'b'.repeat(20_001))))), [
    'Line 2: the translation of “title” can be at most 20000 characters. It has 20001.',
  ]);
  assert.equal(problems(file(unit('x', '<segment/>').repeat(100))).length, 20);
  assert.match(problems(`${'<a>'.repeat(100_000)}`)[0] ?? '', /not valid XML/);
});

test('FRM-12 whatever bytes are read as XLIFF, the answer is texts or reasons', () => {
  const pieces = fc.constantFrom(
    '<xliff ',
    'xmlns="urn:oasis:names:tc:xliff:document:2.0" ',
    'srcLang="da" ',
    'trgLang="en">',
    '<file id="a">',
    '<unit id="title">',
    '<segment>',
    '<source>',
    '</source>',
    '<target>',
    '</target>',
    '</segment>',
    '</unit>',
    '</file></xliff>',
    '&amp;',
    '<!--',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(pieces, { maxLength: 30 }).map((parts) => bytes(parts.join(''))),
      ),
      (given) => {
        const reading = readXliff(given);
        assert.ok(reading.ok ? reading.units.length > 0 : reading.findings.length > 0);
      },
    ),
  );
});

test('FRM-12 the table tells what is missing, translated, outdated and empty; translating and confirming settle it', () => {
  const stateOf = (form: FormDefinition, place: string) =>
    translationTable(formTexts, form, ['da', 'en', 'de']).find((row) => row.place === place)?.translations;
  const at = (form: FormDefinition) => stateOf(form, 'fields.paid.label')?.en?.state;
  assert.equal(stateOf(demoForm, 'title')?.de?.state, 'missing');
  assert.equal(stateOf(demoForm, 'title')?.da, undefined, 'Danish is the source');
  assert.equal(at(demoForm), 'translated');
  const reworded = rememberSources(
    formTexts,
    demoForm,
    withValueAt(demoForm, 'fields.paid.label.da', 'Er det betalt nu?'),
  );
  assert.equal(at(reworded), 'outdated');
  assert.equal(at(rememberSources(formTexts, reworded, demoForm)), 'translated', 'the Danish text is what it was');
  assert.equal(at(applyTranslations(formTexts, reworded, 'en', [], ['fields.paid.label'])), 'translated');
  const again = applyTranslations(formTexts, reworded, 'en', [{ place: 'fields.paid.label', text: 'Is it paid now?' }]);
  assert.equal(at(again), 'translated');
  assert.equal(stateOf(again, 'fields.paid.label')?.en?.text, 'Is it paid now?');
  const gone = applyTranslations(formTexts, demoForm, 'en', [
    { place: 'fields.paid.label', text: '  ' },
    { place: 'nowhere', text: 'x' },
    { place: 'pages', text: 'x' },
  ]);
  assert.equal(
    at(gone),
    'missing',
    'an empty text takes the translation out; places that are no texts are passed over',
  );
  assert.deepEqual(
    withValueAt(
      gone,
      'fields.paid.label',
      demoForm.pages.flatMap((page) => page.fields).find(({ key }) => key === 'paid')?.label,
    ),
    demoForm,
  );
  const empty = withValueAt(demoForm, 'fields.paid.label', { da: '', en: '' });
  assert.equal(at(empty), 'empty');
});
