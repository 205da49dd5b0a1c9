import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { samples } from '../kinds/samples.ts';
import { withValueAt } from './at-place.ts';
import { checkShape } from './check-shape.ts';
import { demoForm } from './testing.ts';

const told = (definition: unknown): string[] => {
  const checked = checkShape(definition);
  return checked.ok ? [] : checked.findings.map(({ place, message }) => `${place}: ${message.en}`);
};
const formWith = (...fields: readonly unknown[]) => ({
  ...demoForm,
  pages: [{ key: 'p', title: { da: 'P' }, fields }],
});
const yes = { kind: 'yesNo', key: 'a', label: { da: 'A' } };

test('FRM-9 what does not fit a form is told of the field’s own kind, with its place', () => {
  assert.deepEqual(told(demoForm), []);
  const cases: readonly [unknown, string][] = [
    [
      { ...yes, lable: { da: 'B' } },
      'pages.0.fields.1: There can be no «lable» here. Take it out, or correct the spelling.',
    ],
    [{ kind: 'yesNo', key: 'b' }, 'pages.0.fields.1: This lacks «label».'],
    [
      { ...yes, key: 'b c' },
      'pages.0.fields.1.key: The text must follow the pattern ^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$.',
    ],
    [{ ...yes, kind: 'yesno' }, 'pages.0.fields.1.kind: There is no kind of field called “yesno”.'],
    [
      { key: 'b', label: { da: 'B' } },
      'pages.0.fields.1: The field does not say of which kind it is. That must stand in “kind”.',
    ],
    [{ ...yes, label: 'B' }, 'pages.0.fields.1.label: This must be a value of the type object.'],
    [{ ...yes, label: { en: 'B' } }, 'pages.0.fields.1.label: This lacks «da».'],
    [{ ...yes, label: { da: 'B', en: 7 } }, 'pages.0.fields.1.label.en: This must be a value of the type string.'],
    [{ ...yes, visibleWhen: '' }, 'pages.0.fields.1.visibleWhen: This is less than is demanded. At least 1.'],
    [{ ...samples.oneOf, options: [] }, 'pages.0.fields.1.options: The value is none of those that can stand here.'],
    [
      { ...samples.rows, columns: [{ ...yes, kind: 'files' }] },
      'pages.0.fields.1.columns.0.kind: There is no kind of field called “files”.',
    ],
    [
      { kind: 'group', key: 'g', label: { da: 'G' }, fields: [{ ...yes, min: 1 }] },
      'pages.0.fields.1.fields.0: There can be no «min» here. Take it out, or correct the spelling.',
    ],
    [7, 'pages.0.fields.1: This must be a value of the type object.'],
  ];
  for (const [field, message] of cases) assert.deepEqual(told(formWith(yes, field)), [message]);
  assert.deepEqual(told({ ...demoForm, pages: [] }), ['pages: This is less than is demanded. At least 1.']);
  assert.deepEqual(told(null), [': This must be a value of the type object.']);
  assert.deepEqual(told({ ...demoForm, draftDays: 0 }), ['draftDays: This is less than is demanded. At least 1.']);
});

test('FRM-9 of very many misfits twenty are told', () => {
  assert.equal(told(formWith(...Array.from({ length: 100_000 }, () => 0))).length, 20);
  assert.equal(told(Array.from({ length: 1_000_000 }, () => ({}))).length, 1);
});

test('FRM-9 whatever stands anywhere in a form, it fits or something is told', () => {
  const places = fc.constantFrom(
    'title',
    'start.minutes',
    'pages',
    'pages.aktivitet.fields',
    'fields.price',
    'fields.children.columns',
    'translations',
  );
  fc.assert(
    fc.property(places, fc.jsonValue(), (place, value) => {
      const definition = withValueAt(demoForm, place, value as never);
      const checked = checkShape(definition);
      assert.ok(checked.ok || checked.findings.length > 0);
    }),
  );
});
