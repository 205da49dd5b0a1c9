import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnLayouts } from './table-layout.ts';

const table = fc.record({
  columns: fc.array(fc.record({ label: fc.string() }), { minLength: 1, maxLength: 6 }),
  rows: fc.array(fc.array(fc.string(), { maxLength: 6 })),
});

test('columns fill the width, at least 12 mm each for up to six columns', () => {
  fc.assert(
    fc.property(table, (given) => {
      const widths = columnLayouts(given, 170).map(({ width }) => width);
      const total = widths.reduce((sum, width) => sum + width, 0);
      assert.ok(total <= 170.001 && total > 169.9);
      for (const width of widths) assert.ok(width >= 11);
    }),
  );
});
