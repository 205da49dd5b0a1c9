import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileForm } from '../compile-form.ts';
import type { FormDefinition } from '../definition.ts';
import { evaluate, prepareForm } from '../evaluate.ts';
import { valueAtPlace } from './at-place.ts';
import { renameKey } from './rename-key.ts';
import { demoForm, fits } from './testing.ts';
import { usedBy } from './used-by.ts';

function renamed(definition: FormDefinition, place: string, to: string): FormDefinition {
  const result = renameKey(definition, place, to);
  assert.ok(result.ok, JSON.stringify(result));
  return fits(result.definition);
}

const keys = demoForm.pages.flatMap((page) => page.fields.map(({ key }) => key));
const expression = (form: FormDefinition, place: string) => valueAtPlace(form, place);

/** What a form says with the answers given, with a key's new name put back. */
function outcome(form: FormDefinition, answers: Record<string, string>, back: (key: string) => string): unknown {
  const compiled = compileForm(form);
  assert.ok(compiled.ok, 'the form compiles');
  const evaluated = evaluate(
    prepareForm(compiled.form),
    { answers, prefilled: {}, files: {} },
    { today: '2026-11-27', language: 'da', person: { age: 40, municipality: '0851', loginLevel: 'high' } },
  );
  return evaluated.pages.map((page) => ({
    visible: page.visible,
    fields: page.fields.map(({ path, visible, required, value, errors }) => ({
      path: back(path),
      visible,
      required,
      value,
      errors: errors.map(({ code }) => code),
    })),
  }));
}

test('FRM-9 renaming a key changes no result of the form', () => {
  const yesNo = fc.constantFrom('yes', 'no', '');
  const money = fc.constantFrom('', '900', '1.500', '400.000', 'x');
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.record({ price: money, paid: yesNo, hasPartner: yesNo, ownIncome: money, partnerIncome: money, truth: yesNo }),
      (key, answers) => {
        const form = renamed(demoForm, `fields.${key}`, 'nytNavn');
        const moved = Object.fromEntries(
          Object.entries(answers).map(([name, value]) => [name === key ? 'nytNavn' : name, value]),
        );
        const back = (path: string) => path.replace(/^nytNavn\b/, key);
        assert.deepEqual(
          outcome(form, moved, back),
          outcome(demoForm, answers, (path) => path),
        );
        const again = renamed(form, 'fields.nytNavn', key);
        assert.deepEqual(again, demoForm, 'and back again it is the same form');
      },
    ),
    { numRuns: 40 },
  );
});

test('FRM-9 names follow by what they mean: a column, a filter’s item, a loop’s name and a text stay apart', () => {
  const form = renamed(demoForm, 'fields.children.columns.applies', 'soeger');
  assert.equal(expression(form, 'fields.children.columns.team.visibleWhen'), 'soeger = true');
  assert.equal(expression(form, 'fields.children.validations.0.rule'), 'count(children[soeger = true]) > 0');
  const rows = renamed(demoForm, 'fields.children', 'boern');
  assert.match(String(expression(rows, 'fields.support.expression')), /count\(boern\[applies = true\]\)/);
  const [page] = demoForm.pages;
  assert.ok(page);
  const tricky: FormDefinition = {
    ...demoForm,
    pages: [
      {
        ...page,
        fields: [
          { kind: 'number', key: 'age', label: { da: 'Alder' } },
          {
            kind: 'computed',
            key: 'all',
            label: { da: 'I alt' },
            expression: 'if age > 3 and "age" != "x" then sum(for age in [1, 2] return age * 2) else age // age',
            result: 'number',
          },
        ],
      },
    ],
  };
  assert.equal(
    expression(renamed(tricky, 'fields.age', 'alder'), 'fields.all.expression'),
    'if alder > 3 and "age" != "x" then sum(for age in [1, 2] return age * 2) else alder // age',
  );
  assert.deepEqual(renameKey(tricky, 'fields.age', 'all'), { ok: false, reason: 'taken' });
});

test('FRM-9 a name that would come to mean something else is refused, and so is one in an expression nobody can read', () => {
  const captured = renameKey(demoForm, 'fields.paid', 'applies');
  assert.ok(captured.ok, 'a column elsewhere is no hindrance');
  const used: FormDefinition = JSON.parse(
    JSON.stringify(demoForm).replace(
      '"visibleWhen":"applies = true"',
      '"visibleWhen":"applies = true and paid = true"',
    ),
  );
  assert.deepEqual(renameKey(used, 'fields.paid', 'childName'), {
    ok: false,
    reason: 'captured',
    place: 'fields.children.columns.team.visibleWhen',
  });
  const broken: FormDefinition = JSON.parse(JSON.stringify(demoForm).replace('"paid = true"', '"paid = ("'));
  assert.equal(renameKey(broken, 'fields.paid', 'betalt').ok, false);
});

test('FRM-9 the value of an option is followed where it is compared with the answer, and only there', () => {
  const [page] = demoForm.pages;
  assert.ok(page);
  const option = (value: string) => ({ value, label: { da: value } });
  const form = fits({
    ...demoForm,
    pages: [
      {
        ...page,
        fields: [
          { kind: 'oneOf', key: 'size', label: { da: 'S' }, options: [option('l'), option('m')] },
          { kind: 'oneOf', key: 'other', label: { da: 'O' }, options: [option('l'), option('m')] },
          { kind: 'severalOf', key: 'many', label: { da: 'M' }, options: [option('l')] },
          {
            kind: 'shortText',
            key: 'x',
            label: { da: 'X' },
            visibleWhen: 'size = "l" or other = "l" or size in ("l", "m") or list contains(many, "l")',
          },
        ],
      },
    ],
  });
  assert.equal(
    expression(renamed(form, 'fields.size.options.l', 'large'), 'fields.x.visibleWhen'),
    'size = "large" or other = "l" or size in ("large", "m") or list contains(many, "l")',
  );
  assert.equal(
    expression(renamed(form, 'fields.many.options.l', 'large'), 'fields.x.visibleWhen'),
    'size = "l" or other = "l" or size in ("l", "m") or list contains(many, "large")',
  );
  assert.deepEqual(
    usedBy(form, 'fields.other.options.l').map(({ place }) => place),
    ['fields.x.visibleWhen'],
  );
  assert.deepEqual(usedBy(form, 'fields.other.options.m'), []);
});

test('FRM-9 before a field is deleted one sees what uses it, from outside of it alone', () => {
  const uses = (place: string) => usedBy(demoForm, place).map((use) => use.place);
  assert.deepEqual(uses('fields.hasPartner'), ['fields.partnerIncome.visibleWhen', 'fields.incomeTotal.expression']);
  assert.deepEqual(uses('fields.paidOn'), []);
  assert.deepEqual(uses('pages.oekonomi'), ['fields.support.expression']);
  assert.deepEqual(uses('fields.children.columns.applies'), [
    'fields.children.validations.0.rule',
    'fields.children.columns.team.visibleWhen',
    'fields.estimatedSupport.expression',
    'fields.support.expression',
  ]);
  const [use] = usedBy(demoForm, 'fields.hasPartner');
  assert.deepEqual(
    use?.path.map(({ en }) => en),
    ['Finances', 'Your partner’s yearly income before tax in Danish kroner', 'Shown when'],
  );
});
