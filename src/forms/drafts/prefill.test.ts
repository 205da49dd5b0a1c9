import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../test/helpers/small-form.ts';
import type { RawAnswer } from '../answers.ts';
import { compileForm } from '../compile-form.ts';
import type { Field, FormDefinition } from '../definition.ts';
import { evaluate, prepareForm } from '../evaluate.ts';
import { kindOf } from '../kinds/kinds.ts';
import { readPosted } from '../read-posted.ts';
import { companyPrefill, withoutOtherCompany } from './company-prefill.ts';
import { earlierAnswers, noSources, prefillAnswers, withLinkValues } from './prefill.ts';

const label = { da: 'Spørgsmål', en: 'Question' };
const context = {
  today: '2026-11-24',
  language: 'da',
  person: { age: 40, municipality: '0851', loginLevel: 'substantial' },
} as const;
const formOf = (fields: readonly object[]): FormDefinition =>
  smallForm({
    key: 'x',
    pages: [{ key: 'p', title: label, fields: fields as FormDefinition['pages'][number]['fields'] }],
  });

/** For kinds that can be locked: what a source gives, and what a changed browser sends instead. */
const tampered: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>, object?]>> = {
  shortText: ['Karen Hansen', { f: 'Ond Bandit' }],
  longText: ['Birkevej 12', { f: 'Et andet sted' }],
  number: ['1250.50', { f: '9' }, { decimals: 2 }],
  amount: ['1250.50', { f: '9' }],
  date: ['1985-07-01', { 'f.day': '2', 'f.month': '2', 'f.year': '2002' }],
  yesNo: ['yes', { f: 'no' }],
  oneOf: [
    'a',
    { f: 'b' },
    {
      options: [
        { value: 'a', label },
        { value: 'b', label },
      ],
    },
  ],
  severalOf: [
    'a',
    { f: 'b', 'f.present': '1' },
    {
      options: [
        { value: 'a', label },
        { value: 'b', label },
      ],
    },
  ],
  email: ['karen@example.dk', { f: 'ond@example.dk' }],
  phone: ['+4520123456', { f: '+4587654321' }],
};

for (const [kind, [source, posted, more = {}]] of Object.entries(tampered)) {
  test(`FRM-4 ${kind}: a locked value is the source's, whatever the browser posts, and an open one the person's`, () => {
    const valuesWhen = (locked: boolean) => {
      const definition = formOf([{ kind, key: 'f', label, prefill: { from: 'link.f', locked }, ...more }]);
      const compiled = compileForm(definition);
      assert.ok(compiled.ok, JSON.stringify(compiled));
      const form = prepareForm(compiled.form);
      const prefilled = prefillAnswers(definition, withLinkValues(noSources, { f: source }));
      const first = evaluate(form, { answers: {}, prefilled, files: {} }, context);
      const [page] = first.pages;
      assert.ok(page);
      assert.notEqual(first.values.f, null, 'the source gave a value that the kind reads');
      assert.equal(page.fields[0]?.readOnly, locked);
      // As a browser posts it, and as it would stand in the draft had it come in by another way.
      const answers = readPosted(page, {}, (name) => (posted[name] === undefined ? [] : [posted[name]]));
      const smuggled: Readonly<Record<string, RawAnswer>> = {
        f:
          kindOf(page.fields[0]?.field as Field).read(page.fields[0]?.field as never, 'f', (name) =>
            posted[name] === undefined ? [] : [posted[name]],
          ) ?? 'x',
      };
      const values = [answers, smuggled].map(
        (each) => evaluate(form, { answers: each, prefilled, files: {} }, context).values.f,
      );
      return { first: first.values.f, values };
    };
    const locked = valuesWhen(true);
    assert.deepEqual(locked.values, [locked.first, locked.first]);
    const open = valuesWhen(false);
    assert.notDeepEqual(open.values[0], open.first, 'the same post changes a field that is not locked');
  });
}

test('FRM-4 a locked field whose source gives nothing, or nothing that the kind reads, is open', () => {
  const definition = formOf([{ kind: 'date', key: 'f', label, prefill: { from: 'link.f', locked: true } }]);
  const compiled = compileForm(definition);
  assert.ok(compiled.ok);
  const form = prepareForm(compiled.form);
  for (const link of [{}, { f: '' }, { f: 'i går' }, { constructor: 'x' }] as Readonly<Record<string, string>>[]) {
    const prefilled = prefillAnswers(definition, withLinkValues(noSources, link));
    const { pages } = evaluate(form, { answers: {}, prefilled, files: {} }, context);
    assert.equal(pages[0]?.fields[0]?.readOnly, false, JSON.stringify(link));
  }
});

test('FRM-4 earlier answers of the case are taken as they were given, those that did not count and files left out', () => {
  const before = formOf([
    { kind: 'date', key: 'born', label },
    { kind: 'shortText', key: 'who', label, prefill: { from: 'cpr.name', locked: true } },
    { kind: 'shortText', key: 'hidden', label },
    { kind: 'files', key: 'paper', label, maxFiles: 1, types: ['pdf'] },
  ]);
  const born = { day: '1', month: '7', year: '1985' };
  const earlier = earlierAnswers('ansoegning', before, {
    values: { born: '1985-07-01', who: 'Karen', paper: [{ id: 'x' }] },
    answers: { born, who: 'Ond', hidden: 'x', paper: ['x'] },
    prefilled: { who: 'Karen' },
  });
  const after = formOf([
    { kind: 'date', key: 'born', label, prefill: { from: 'case.ansoegning.born', locked: true } },
    { kind: 'longText', key: 'name', label, prefill: { from: 'case.ansoegning.who', locked: false } },
    { kind: 'shortText', key: 'gone', label, prefill: { from: 'case.ansoegning.hidden', locked: false } },
    { kind: 'shortText', key: 'date', label, prefill: { from: 'case.ansoegning.born', locked: false } },
  ]);
  assert.deepEqual(prefillAnswers(after, { ...noSources, earlier }), { born, name: 'Karen' });
});

test('FRM-4 a company that is found fills in its name and address, and takes them back with another number', () => {
  const definition = formOf([
    { kind: 'company', key: 'club', label },
    { kind: 'shortText', key: 'clubName', label, prefill: { from: 'cvr.club.name', locked: true } },
    { kind: 'longText', key: 'clubAddress', label, prefill: { from: 'cvr.club.address', locked: false } },
    { kind: 'shortText', key: 'other', label, prefill: { from: 'login.name', locked: true } },
  ]);
  const compiled = compileForm(definition);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const found = companyPrefill(definition, 'club', { texts: { name: 'Boldklubben', address: '' } });
  assert.deepEqual(found, { clubName: 'Boldklubben' }, 'what the register lacks wipes nothing');
  const prefilled = { ...found, other: 'Karen' };
  const typed = (cvr: string) => ({ club: { cvr, name: '' } });
  const kept = withoutOtherCompany(definition, prefilled, typed('10000025'), typed('10 00 00 25'));
  assert.deepEqual(kept, prefilled);
  const changed = withoutOtherCompany(definition, prefilled, typed('10000025'), typed('10000033'));
  assert.deepEqual(changed, { other: 'Karen' });
});
