import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import { compileExpression } from '../../feel/compile.ts';
import { evaluateExpression, prepare } from '../../feel/run.ts';
import { samples } from '../samples.ts';
import { attributes, drawField, errorOf, posting, takenFrom, textOf } from '../testing.ts';
import { table } from './kind.ts';

const field = samples.table;
const filled = { 'jan.km': '120', 'jan.toll': '35,50', 'feb.km': '80', 'feb.toll': '' };

test('FRM-3 table: figures by row and column, exact, an empty cell left out', () => {
  assert.deepEqual(takenFrom(table.parse(field, filled, {})), { 'jan.km': '120', 'jan.toll': '35.50', 'feb.km': '80' });
  assert.equal(takenFrom(table.parse(field, {}, {})), null);
});

test('FRM-3 table: a wrong cell is told where it stands', () => {
  const wrong = (cell: string, typed: string) => {
    const { code, part } = errorOf(table.parse(field, { ...filled, [cell]: typed }, {}));
    return [code, part];
  };
  assert.deepEqual(wrong('feb.km', 'mange'), ['notNumber', 'feb.km']);
  assert.deepEqual(wrong('jan.km', '2001'), ['tooLarge', 'jan.km']);
  assert.deepEqual(wrong('feb.toll', '-1'), ['amountTooSmall', 'feb.toll']);
  assert.equal(table.focusId('trips', 'feb.km'), 'trips.feb.km');
});

test('FRM-3 table: every wrong cell is told, each by its row and column, and described by its own error', () => {
  const raw = { ...filled, 'jan.km': 'mange', 'feb.toll': '-1', 'feb.km': '2001' };
  const parsed = table.parse(field, raw, {});
  assert.ok(!parsed.ok);
  const errors = [parsed.error, ...(parsed.further ?? [])];
  assert.deepEqual(
    errors.map(({ part }) => part),
    ['jan.km', 'feb.km', 'feb.toll'],
  );
  assert.match(errors[2]?.message.da ?? '', /^Februar, Bro: Beløbet skal være/);
  assert.match(errors[0]?.message.en ?? '', /^January, Kilometres: We cannot read “mange”/);
  const html = drawField(field, { name: 'trips', raw, errors });
  assert.equal(html.match(/class="form-error-message"/g)?.length, 3);
  assert.match(html, /id="trips\.feb\.toll"[^>]*aria-describedby="trips-error-3"/);
  assert.equal(html.match(/aria-invalid="true"/g)?.length, 3);
});

test('FRM-3 table: expressions see rows, columns and sums', () => {
  const value = takenFrom(table.parse(field, filled, {}));
  const give = (source: string) => {
    const compiled = compileExpression(source, { trips: table.feelType(field) });
    assert.ok(compiled.ok, source);
    const result = evaluateExpression(prepare(compiled.expression.ast), { trips: table.toFeel(field, value) });
    return result.ok && result.value instanceof Big ? result.value.toFixed() : null;
  };
  assert.equal(give('trips.jan.km'), '120');
  assert.equal(give('trips.sum.km * 2'), '400');
  assert.equal(give('trips.jan.sum'), '155.5');
  assert.equal(give('trips.feb.toll'), null);
  assert.equal(compileExpression('trips.mar.km', { trips: table.feelType(field) }).ok, false);
});

test('FRM-3 table: the sums shown are those of the cells, whatever the figures', () => {
  const kroner = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(kroner, kroner, (first, second) => {
      const value = { 'jan.toll': new Big(first).div(100).toFixed(2), 'feb.toll': new Big(second).div(100).toFixed(2) };
      const shown = table.present(field, value, 'en');
      assert.ok(shown.kind === 'table');
      const sum = shown.rows.at(-1)?.[2]?.replace(/[^\d.]/g, '');
      assert.equal(sum, new Big(first + second).div(100).toFixed(2));
    }),
  );
});

test('FRM-1 table: each input is labelled by its row and column, and reads what is posted', () => {
  const html = drawField(field, { name: 'trips', raw: filled, value: takenFrom(table.parse(field, filled, {})) });
  assert.match(html, /<label class="sr-only" for="trips\.feb\.toll">Februar, Bro<\/label>/);
  assert.equal(attributes(html, 'value').join(), '120,35,50,80');
  assert.match(textOf(html), /I alt20035,50\u00a0kr\./);
  assert.deepEqual(table.read(field, 'trips', posting({ 'trips.jan.km': '5' })), {
    'jan.km': '5',
    'jan.toll': '',
    'feb.km': '',
    'feb.toll': '',
  });
});
