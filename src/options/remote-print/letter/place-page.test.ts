import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applied, placedOnSheet, turnedClockwise } from './matrix.ts';
import { a4, points, printable } from './paper.ts';
import { placePage } from './place-page.ts';

const length = fc.double({ min: 20, max: 2400, noNaN: true });
const fullInk = (width: number, height: number) => ({ left: 0, top: 0, right: width, bottom: height });

test('FJE-6 a page full of ink lands whole within what can be printed, or is refused as too large to read', () => {
  fc.assert(
    fc.property(length, length, (width, height) => {
      const placement = placePage({ width, height, ink: fullInk(width, height) });
      if (placement === 'too-large')
        return Math.max(width, height) > points(500) || Math.min(width, height) > points(400);
      const matrix = placedOnSheet(placement, width, height);
      const corners = [applied(matrix, 0, 0), applied(matrix, width, height)];
      const slack = points(0.51);
      return corners.every(
        ([x, y]) =>
          x >= points(printable.left) - slack &&
          x <= points(printable.right) + slack &&
          y >= points(a4.height - printable.bottom) - slack &&
          y <= points(a4.height - printable.top) + slack,
      );
    }),
  );
});

test('FJE-6 nothing is made larger, and an A4 page that keeps to its margins stands where it stood', () => {
  const [width, height] = [points(a4.width), points(a4.height)];
  const ink = { left: points(20), top: points(20), right: width - points(20), bottom: height - points(20) };
  assert.deepEqual(placePage({ width, height, ink }), { left: 0, top: 0, scale: 1, turned: false });
  fc.assert(
    fc.property(length, length, (one, other) => {
      const placement = placePage({ width: one, height: other, ink: fullInk(one, other) });
      return placement === 'too-large' || placement.scale <= 1;
    }),
  );
});

test('FJE-6 a turn keeps the page in its corner and its size', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 90, 180, 270, -90, 450), length, length, (degrees, width, height) => {
      const matrix = turnedClockwise(degrees, width, height);
      const corners = [
        [0, 0],
        [width, 0],
        [0, height],
        [width, height],
      ].map(([x = 0, y = 0]) => applied(matrix, x, y));
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const isAcross = degrees % 180 !== 0;
      assert.deepEqual([Math.min(...xs), Math.min(...ys)], [0, 0]);
      assert.deepEqual([Math.max(...xs), Math.max(...ys)], isAcross ? [height, width] : [width, height]);
    }),
  );
});
