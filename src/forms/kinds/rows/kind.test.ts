import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import type { RawRow } from '../../answers.ts';
import { kindOf } from '../kinds.ts';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { rowsKind } from './kind.ts';

const field = samples.rows;
const rows = rowsKind(kindOf);
const raw: readonly RawRow[] = [
  { id: 'r1', answers: { name: ' Ida ', price: '1.250' } },
  { id: 'r2', answers: { price: 'dyrt' } },
];

test('FRM-3 rows: the values by column; a wrong column is nothing here, since the column tells of it', () => {
  assert.deepEqual(takenFrom(rows.parse(field, raw, {})), [
    { name: 'Ida', price: '1250.00' },
    { name: null, price: null },
  ]);
  assert.equal(takenFrom(rows.parse(field, [], {})), null);
  const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, answers: {} }));
  assert.match(errorOf(rows.parse(field, four, {})).message.da, /højst være 3/);
});

test('FRM-3 rows: the ids on the page are read once each, and not without end', () => {
  const ids = (posted: string[]) => rows.read(field, 'field', posting({ field: posted }));
  assert.deepEqual(ids(['r2', 'r1', 'r2']), [
    { id: 'r2', answers: {} },
    { id: 'r1', answers: {} },
  ]);
  assert.equal(Object.values(ids(Array.from({ length: 1_000 }, (_, index) => `r${index}`)) ?? {}).length, 4);
});

test('FRM-3 rows: expressions see a list of contexts of the columns’ types', () => {
  assert.deepEqual(rows.feelType(field), {
    kind: 'list',
    of: { kind: 'context', entries: { name: { kind: 'string' }, price: { kind: 'number' } } },
  });
  const [first] = Object.values(rows.toFeel(field, [{ name: 'Ida', price: '1250.00' }]) ?? []);
  assert.equal(String(Object(first).price), '1250');
  assert.deepEqual(rows.columns?.(field), field.columns);
});

test('FRM-3 rows: are shown as a table in the language', () => {
  assert.deepEqual(
    rows.present(
      field,
      [
        { name: 'Ida', price: '1250.00' },
        { name: null, price: null },
      ],
      'en',
    ),
    {
      kind: 'table',
      columns: ['Name', 'Price'],
      rows: [
        ['Ida', 'DKK\u00a01,250.00'],
        ['', ''],
      ],
    },
  );
});

test('FRM-3 rows: a card for each with its id, a remove button but for rows from a register, and an add button', () => {
  const drawn = [
    { id: 'r1', prefilled: true, fields: [h('p', null, 'Ida')] },
    { id: 'r2', prefilled: false, fields: [] },
  ];
  const html = drawField(field, { name: 'children', rows: drawn });
  assert.match(
    html,
    /<legend class="h4">Barn 1<\/legend><input type="hidden" name="children" value="r1"\/><p>Ida<\/p>/,
  );
  assert.match(html, /name="_remove" value="children\.r2">Fjern barn 2</);
  assert.equal(html.match(/name="_remove"/g)?.length, 1);
  assert.match(html, /name="_add" value="children">(<span>)?Tilføj barn</);
  assert.ok(attributes(html, 'id').includes('children'));
  assert.doesNotMatch(drawField({ ...field, addable: false }, { rows: drawn }), /_add/);
});

test('FRM-3 rows: with as many as there may be the add button gives way to the reason', () => {
  const drawn = ['a', 'b', 'c'].map((id) => ({ id, prefilled: false, fields: [] }));
  const html = drawField(field, { rows: drawn, language: 'en' });
  assert.doesNotMatch(html, /_add/);
  assert.match(textOf(html), /No more than 3 can be added/);
});

test('SPR-3 rows: a row’s name that is only in Danish is marked inside the English button', () => {
  const html = drawField({ ...field, rowLabel: { da: 'barn' } }, { language: 'en' });
  assert.match(html, />Add <span lang="da">barn<\/span></);
});

test('FRM-3 rows: fewer than the form wants are told, and none at all is left to the demand', () => {
  const demanding = { ...field, minRows: 2 };
  const one = [{ id: 'a', answers: {} }];
  assert.match(errorOf(rows.parse(demanding, one, {})).message.da, /mindst 2/);
  assert.equal(takenFrom(rows.parse(demanding, [], {})), null);
  assert.equal(takenFrom(rows.parse({ ...field, minRows: 9, maxRows: 1 }, one, {}))?.length, 1);
});

test('FRM-3 rows: as a table each row keeps its id, and each cell is named by its row', () => {
  const html = drawField(
    { ...field, appearance: 'table' },
    {
      rows: [
        { id: 'r1', prefilled: true, fields: [h('i', {}), h('b', {})] },
        { id: 'r2', prefilled: false, fields: [h('i', {}), h('b', {})] },
      ],
    },
  );
  assert.equal(html.match(/<legend class="sr-only">(?:<span>)?Barn 2(?:<\/span>)?<\/legend>/g)?.length, 2);
  assert.match(html, /<th scope="row"><input type="hidden" name="field" value="r2"\/?>/);
  assert.deepEqual(attributes(html, 'value'), ['r1', 'r2', 'field.r2', 'field']);
  assert.match(html, /<th scope="col">Pris<\/th>/);
});
