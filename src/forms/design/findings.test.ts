import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileForm } from '../compile-form.ts';
import type { FormDefinition } from '../definition.ts';
import { evaluate, prepareForm } from '../evaluate.ts';
import { samples } from '../kinds/samples.ts';
import { withValueAt } from './at-place.ts';
import { findingKinds } from './finding-texts.ts';
import { findingsOf } from './findings.ts';
import { anyForm, demoForm, fits } from './testing.ts';
import { textDigest } from './text-digest.ts';

const context = {
  languages: ['da', 'en'],
  lists: new Set(['skoler']),
  ways: new Set(['nemlogin', 'provider:os2']),
  agreements: [{ key: 'teknik', currencies: ['DKK', 'EUR'] }],
};
const found = (definition: FormDefinition) =>
  findingsOf(definition, context).map(({ code, place }) => `${code} ${place}`);
const text = (da: string) => ({ da, en: da });
const option = (value: string) => ({ value, label: text(value) });

/** A form of pages with these fields. */
function formOf(...pages: readonly (readonly unknown[])[]): FormDefinition {
  return fits({
    ...demoForm,
    pages: pages.map((fields, index) => ({ key: `p${index + 1}`, title: text(`Page ${index + 1}`), fields })),
  });
}

const size = { kind: 'oneOf', key: 'size', label: text('Size'), options: [option('s'), option('l')] };
const many = { kind: 'severalOf', key: 'many', label: text('Many'), options: [option('a')] };
const price = { kind: 'amount', key: 'price', label: text('Price') };
const paid = { kind: 'yesNo', key: 'paid', label: text('Paid') };
const when = (visibleWhen: string, key = 'x') => ({ kind: 'shortText', key, label: text(key), visibleWhen });
const conditions = (visibleWhen: string) => found(formOf([size, many, price, paid], [when(visibleWhen)]));

test('FRM-9 none of the seven forms that come along has a finding', async () => {
  const folder = join(import.meta.dirname, '../../organisations/demo');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.form.json'));
  assert.equal(files.length, 7);
  for (const name of files) {
    const form = fits(JSON.parse(await readFile(join(folder, name), 'utf8')));
    const findings = findingsOf(form, { languages: ['da', 'en'] });
    assert.deepEqual(findings, [], name);
  }
});

test('FRM-9 every kind of finding is found where it is meant to be, and gone once it is mended', () => {
  const information = (da: string) => ({ kind: 'information', key: 'i', label: text('i'), text: text(da) });
  const translated = { ...paid, label: { da: 'Betalt', en: 'Paid' } };
  const impossible = (wanted: string) => ({ ...formOf([size], [paid]).pages[1], visibleWhen: wanted });
  const withSecondPage = (wanted: string): FormDefinition => {
    const form = formOf([size], [paid]);
    return fits({ ...form, pages: [form.pages[0], impossible(wanted)] });
  };
  const outdated = (digest: string): FormDefinition => {
    const form = formOf([translated]);
    return { ...form, translations: { en: { 'fields.paid.label': digest } } };
  };
  const without = (da: string) => withValueAt(formOf([paid]), 'start.privacy.purpose', { da, en: da });
  const byWays = (...ways: readonly string[]) => withValueAt(formOf([paid]), 'start.ways', ways);
  const payBy = (agreement: string) => formOf([{ ...samples.payment, key: 'pay', agreement }]);
  const payIn = (currency: string) => formOf([{ ...samples.payment, key: 'pay', currency }]);
  const rule = (source: string) => formOf([{ ...price, validations: [{ rule: source, message: text('No') }] }]);
  const questions = (count: number) =>
    formOf(Array.from({ length: count }, (_, index) => ({ ...paid, key: `q${index}`, label: text(`Q${index}`) })));
  const rows = (rowLabel: string) => ({
    ...{ kind: 'rows', key: 'r', label: text('R'), rowLabel: text(rowLabel), addable: true, maxRows: 2 },
    columns: [paid],
  });
  const cases: Readonly<Record<string, readonly [string, FormDefinition, FormDefinition][]>> = {
    'missing-label': [
      ['fields.paid.label', formOf([{ ...paid, label: text(' ') }]), formOf([paid])],
      [
        'fields.size.options.l.label',
        formOf([{ ...size, options: [{ value: 'l', label: text('') }] }]),
        formOf([size]),
      ],
      ['fields.r.rowLabel', formOf([rows('')]), formOf([rows('row')])],
    ],
    'missing-translation': [
      ['fields.paid.label', formOf([{ ...paid, label: { da: 'Betalt' } }]), formOf([translated])],
    ],
    'outdated-translation': [['fields.paid.label', outdated('0123456789abcdef'), outdated(textDigest('Betalt'))]],
    'unclear-link': [
      [
        'fields.i.text',
        formOf([information('Se [her](https://a.dk)')]),
        formOf([information('Se [Takster](https://a.dk)')]),
      ],
      [
        'fields.link.label',
        formOf([{ kind: 'link', key: 'link', label: text('Læs mere'), address: 'https://a.dk' }]),
        formOf([{ kind: 'link', key: 'link', label: text('Læs mere om takster'), address: 'https://a.dk' }]),
      ],
    ],
    'empty-page': [['pages.p1', formOf([]), formOf([paid])]],
    'long-page': [['pages.p1', questions(21), questions(20)]],
    'double-label': [['fields.again.label', formOf([paid, { ...paid, key: 'again' }]), formOf([paid, size])]],
    'heading-order': [
      ['fields.i', formOf([information('### Deep')]), formOf([information('## One\n### Deep')])],
      [
        'fields.h',
        formOf([{ kind: 'heading', key: 'h', label: text('H'), level: 3 }]),
        formOf([{ kind: 'heading', key: 'h', label: text('H'), level: 2 }]),
      ],
    ],
    'unknown-list': [
      [
        'fields.size.options',
        formOf([{ ...size, options: { list: 'haller' } }]),
        formOf([{ ...size, options: { list: 'skoler' } }]),
      ],
    ],
    'ways-off': [['start.ways', byWays('mitid'), byWays('nemlogin')]],
    'way-off': [['start.ways', byWays('mitid', 'nemlogin'), byWays('nemlogin', 'provider:os2')]],
    'agreement-gone': [['fields.pay.agreement', payBy('kultur'), payBy('teknik')]],
    'currency-lacking': [['fields.pay.currency', payIn('SEK'), payIn('EUR')]],
    'no-purpose': [['start.privacy.purpose', without(''), without('Why')]],
    'never-shown': [
      ['pages.p2.visibleWhen', withSecondPage('size = "xxl"'), withSecondPage('size = "s"')],
      ['fields.x.visibleWhen', formOf([size, when('size = "xxl"')]), formOf([size, when('size = "s"')])],
    ],
    'never-true': [
      [
        'fields.price.required',
        formOf([size, { ...price, required: 'size = "xxl"' }]),
        formOf([size, { ...price, required: 'size = "s"' }]),
      ],
      [
        'fields.size.options.l.visibleWhen',
        formOf([
          price,
          { ...size, options: [{ ...option('l'), visibleWhen: 'price > 2 and price < 1' }, option('s')] },
        ]),
        formOf([
          price,
          { ...size, options: [{ ...option('l'), visibleWhen: 'price > 1 and price < 2' }, option('s')] },
        ]),
      ],
    ],
    'never-valid': [
      ['fields.price.validations.0.rule', rule('price > 2 and price < 1'), rule('price > 1 and price < 2')],
    ],
    'used-before-answered': [['fields.x.visibleWhen', formOf([when('paid')], [paid]), formOf([paid], [when('paid')])]],
  };
  const off = findingsOf(payBy('teknik'), { ...context, agreements: [] }).map(({ code }) => code);
  assert.deepEqual(off, ['payments-off'], 'found where the organisation has no agreement at all');
  const shown = [...Object.keys(cases), ...off].sort();
  assert.deepEqual(shown, [...findingKinds].sort(), 'a new kind of finding comes with its case');
  for (const [kind, pairs] of Object.entries(cases)) {
    for (const [place, bad, good] of pairs) {
      assert.deepEqual(found(bad), [`${kind} ${place}`]);
      assert.deepEqual(found(good), [], `${kind} ${place} mended`);
    }
  }
});

test('FRM-9 conditions that cannot be true are found, each for its own reason', () => {
  for (const never of [
    'size = "m"',
    'size in ("m", "xl")',
    'list contains(many, "b")',
    'price > 10 and price < 5',
    'price > 10 and price <= 10',
    'price = 3 and price > 4',
    'paid = true and paid = false',
    'paid and paid = false',
    'size = "s" and size = "l"',
    'size = "m" or price > 10 and price < 5',
    'size = null and size = "s"',
    '1 = 2',
    'false',
    'if paid then size = "m" else false',
  ]) {
    assert.deepEqual(conditions(never), ['never-shown fields.x.visibleWhen'], never);
  }
});

test('FRM-9 conditions that can be true are never called impossible', () => {
  for (const possible of [
    'size = "s"',
    'size != "m"',
    'size in ("m", "s")',
    'size = null',
    'price >= 10 and price <= 10',
    'price > 10 or price < 5',
    'not(paid = true and paid = false)',
    'paid = false or paid',
    'size = "s" and price > 2 and price < 3',
    'price > 5 and price in [1..9]',
    'list contains(many, "a")',
    'some child in [1, 2] satisfies child > 3 or paid',
  ]) {
    assert.deepEqual(conditions(possible), [], possible);
  }
});

test('FRM-9 what is called never shown is not shown by evaluate, whatever is answered', () => {
  const atom = fc.constantFrom(
    ...['size = "s"', 'size = "l"', 'size = "m"', 'size != "s"', 'size = null', 'price > 5', 'price <= 5', 'price < 3'],
    ...['price = 5', 'paid', 'paid = true', 'paid = false', 'list contains(many, "a")', 'list contains(many, "b")'],
  );
  const condition = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map(([l, o, r]) => `(${l} ${o} ${r})`),
      tie('tree').map((inner) => `not(${inner})`),
    ),
  })).tree;
  const answers = fc.record({
    size: fc.constantFrom('', 's', 'l', 'm'),
    price: fc.constantFrom('', '2', '3', '5', '6'),
    paid: fc.constantFrom('', 'yes', 'no'),
    many: fc.constantFrom<string[]>([], ['a'], ['b']),
  });
  fc.assert(
    fc.property(condition, condition, answers, (one, other, given) => {
      const definition = formOf([size, many, price, paid], [when(one), when(`x = "t" and ${other}`, 'y')]);
      const never = new Set(
        found(definition).flatMap((each) => (each.startsWith('never-shown') ? [each.split('.')[1]] : [])),
      );
      const compiled = compileForm(definition);
      assert.ok(compiled.ok);
      const result = evaluate(
        prepareForm(compiled.form),
        { answers: { ...given, x: 't' }, prefilled: {}, files: {} },
        { today: '2026-11-27', language: 'da', person: { age: 40, municipality: '0851', loginLevel: 'high' } },
      );
      const shown = result.pages.flatMap((page) => page.fields.filter(({ visible }) => visible));
      for (const { field } of shown) assert.ok(!never.has(field.key), `${field.key} is shown: ${one} | ${other}`);
    }),
    { numRuns: 300 },
  );
});

test('FRM-9 a page’s condition counts for its fields, and what depends on a question never shown is never shown', () => {
  const form = formOf([price], [when('price < 5')], [when('x = "t"', 'y')]);
  const [first, second, third] = form.pages;
  assert.ok(first && second && third);
  const pages = [first, { ...second, visibleWhen: 'price > 10' }, third];
  assert.deepEqual(found({ ...form, pages }), ['never-shown fields.x.visibleWhen', 'never-shown fields.y.visibleWhen']);
});

test('FRM-9 a rule that no answer meets stops publishing; a demand that never holds is advice', () => {
  const rule = { rule: 'price > 10 and price < 5', message: text('Wrong') };
  const findings = findingsOf(
    formOf([paid, { ...price, validations: [rule], required: 'paid = true and paid = false' }]),
    context,
  );
  assert.deepEqual(
    findings.map(({ severity, code, place }) => [severity, code, place]),
    [
      ['error', 'never-valid', 'fields.price.validations.0.rule'],
      ['advice', 'never-true', 'fields.price.required'],
    ],
  );
});

test('FRM-9 a question used before it is asked is told, unless it is known beforehand', () => {
  assert.deepEqual(found(formOf([when('paid')], [paid])), ['used-before-answered fields.x.visibleWhen']);
  assert.deepEqual(found(formOf([when('paid'), paid])), []);
  const known = { kind: 'shortText', key: 'name', label: text('Name'), prefill: { from: 'cpr.name', locked: true } };
  assert.deepEqual(found(formOf([when('name = "Ida"')], [known])), []);
});

test('FRM-9 texts: missing labels and translations, links that say nothing, headings out of order, questions alike', () => {
  const information = (da: string) => ({ kind: 'information', key: 'info', label: text('i'), text: text(da) });
  assert.deepEqual(found(formOf([{ ...paid, label: text('') }])), ['missing-label fields.paid.label']);
  assert.deepEqual(found(formOf([{ ...paid, label: { da: 'Betalt' } }])), ['missing-translation fields.paid.label']);
  assert.deepEqual(found(formOf([information('Se [Læs mere …](https://a.dk)'), paid])), [
    'unclear-link fields.info.text',
  ]);
  assert.deepEqual(found(formOf([information('Se [Takster for 2026](https://a.dk)'), paid])), []);
  assert.deepEqual(found(formOf([information('### Dybt'), paid])), ['heading-order fields.info']);
  assert.deepEqual(found(formOf([information('## Et\n### To'), paid])), []);
  assert.deepEqual(found(formOf([paid, { ...paid, key: 'again' }])), ['double-label fields.again.label']);
  assert.deepEqual(found(formOf([])), ['empty-page pages.p1']);
  const long = Array.from({ length: 21 }, (_, index) => ({ ...paid, key: `q${index}`, label: text(`Q${index}`) }));
  assert.deepEqual(found(formOf(long)), ['long-page pages.p1']);
});

test('FRM-9 personal data without a purpose, and a list that is gone, stop publishing', () => {
  const without = withValueAt(formOf([paid]), 'start.privacy.purpose', { da: '', en: '' });
  assert.deepEqual(found(without), ['no-purpose start.privacy.purpose']);
  const listed = (list: string) => formOf([{ ...size, options: { list } }]);
  assert.deepEqual(found(listed('skoler')), []);
  assert.deepEqual(found(listed('haller')), ['unknown-list fields.size.options']);
});

test('FRM-9 findings are found for any form, each with a message in both languages', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      for (const { message, path } of findingsOf(form, { languages: ['da', 'en', 'de'] })) {
        assert.ok(message.da !== '' && message.en !== '' && path.every(({ da }) => typeof da === 'string'));
      }
    }),
    { numRuns: 30 },
  );
});
