import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BothTexts, pick, registeredTexts, type Text } from '../../texts/catalogue.ts';
import type { ImportedTexts } from '../../texts/imported-texts.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { DesignerProperty } from '../designer-part.ts';
import { designerPartOf } from '../kinds/designer-parts.ts';
import type { FieldKindName } from '../kinds/kinds.ts';
import { samples } from '../kinds/samples.ts';
import { readListFile } from '../lists/read-list-file.ts';
import { carryOver } from './carry-over.ts';
import { checkShape } from './check-shape.ts';
import { importForm } from './exchange.ts';
import { findingsOf } from './findings.ts';
import { demoForm, fits } from './testing.ts';

/** A language in which every text of the product is its key, with the placeholders. */
const keyLanguage: ImportedTexts = {
  languages: ['xx'],
  fallbacks: ['en'],
  translation: (key, language) => {
    const names =
      registeredTexts()
        .get(key)
        ?.da.match(/\{\w+\}/g) ?? [];
    return language === 'xx' ? `<${key}> ${names.join(' ')}` : undefined;
  },
  marks: false,
};
const isCovered = (text: Text): void => assert.match(pick(text, 'xx').text, /^<[a-z]/, JSON.stringify(text));

test('SPR-4 an imported language covers what the designer finds, refuses and is told of files', () => {
  const text = (da: string) => ({ da });
  const bad = fits({
    ...demoForm,
    start: { ...demoForm.start, logins: ['anonymous'], rules: { oncePerPerson: true, age: { min: 9, max: 2 } } },
    pages: [
      { key: 'send', title: text(''), fields: [] },
      {
        key: 'p',
        title: text('P'),
        fields: [
          { kind: 'oneOf', key: 'a', label: text('A'), options: { list: 'gone' }, visibleWhen: 'nowhere = 1' },
          { kind: 'number', key: 'a', label: text('A') },
          { kind: 'severalOf', key: 's', label: text('S'), minChosen: 3, maxChosen: 2, options: samples.oneOf.options },
          { kind: 'information', key: 'i', label: text('I'), text: text('### Dyb\n[her](https://a.dk)') },
          { kind: 'image', key: 'pic', label: text(''), source: 'data:image/png;base64,AAAA' },
          { kind: 'yesNo', key: 'x', label: text('X'), visibleWhen: 'y = true and false' },
          { kind: 'computed', key: 'c', label: text('C'), expression: 'd', result: 'number' },
          { kind: 'computed', key: 'd', label: text('D'), expression: 'c', result: 'number' },
        ],
      },
      { key: 'q', title: text('Q'), fields: [{ kind: 'yesNo', key: 'y', label: text('Y') }] },
    ],
  });
  readingTexts(keyLanguage, () => {
    const findings = findingsOf(bad, { languages: ['da', 'xx'], lists: new Set() });
    assert.ok(new Set(findings.map(({ code }) => code)).size >= 15, JSON.stringify(findings.map(({ code }) => code)));
    for (const { message, remedy } of findings) {
      isCovered(message);
      if (remedy) isCovered(remedy);
    }
    const sent: typeof findings = JSON.parse(jsonWithTexts(findings));
    for (const { message } of sent) assert.ok(Object.hasOwn(message, 'xx'), 'over the wire too');
    const shape = checkShape({ ...demoForm, pages: 7, more: 1 });
    const files = [
      importForm(Buffer.from('{')),
      importForm(Buffer.from([0xff])),
      readListFile(Buffer.from('value;da\n b c;\n')),
    ];
    for (const result of [shape, ...files]) {
      assert.ok(!result.ok);
      const said = 'findings' in result ? result.findings.map(({ message }) => message) : result.problems;
      for (const message of said) isCovered(message);
    }
  });
});

test('SPR-4 an imported language covers what every kind of field says to the designer', () => {
  const textsOf = ({ label, help, control }: DesignerProperty): readonly BothTexts[] => [
    label,
    ...(help ? [help] : []),
    ...(control.kind === 'choice' || control.kind === 'choices' ? control.choices.map((choice) => choice.label) : []),
    ...(control.kind === 'list' ? [control.item, ...control.of.flatMap(textsOf)] : []),
  ];
  readingTexts(keyLanguage, () => {
    for (const kind of Object.keys(samples) as FieldKindName[]) {
      const { name, purpose, properties } = designerPartOf(kind);
      for (const text of [name, purpose, ...properties.flatMap(textsOf)]) isCovered(text);
    }
  });
});

test('FRM-5 a citizen is told in their own language what changed under their hands, whichever it is', () => {
  const label = { da: 'Bemærkninger', en: 'Remarks', xx: 'Xremarks' };
  const before = fits({
    ...demoForm,
    pages: [{ key: 'p', title: { da: 'P' }, fields: [{ kind: 'longText', key: 'r', label }] }],
  });
  const after = fits({
    ...demoForm,
    pages: [{ key: 'p', title: { da: 'P' }, fields: [{ kind: 'yesNo', key: 'q', label }] }],
  });
  const filling = { answers: { r: 'Tak' }, prefilled: {}, visited: ['p'] };
  const { notes } = readingTexts(keyLanguage, () => carryOver(before, after, filling));
  assert.deepEqual(
    notes.map((note) => note.xx),
    ['<carry.removed> Xremarks', '<carry.added> P Xremarks'],
  );
  assert.match(notes[0]?.en ?? '', /no longer ask for “Remarks”/);
});
