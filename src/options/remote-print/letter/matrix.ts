import { a4, points } from './paper.ts';
import type { Placement } from './place-page.ts';

/** A transformation as PDF writes it (ISO 32000-1, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** First `one`, then `other`. */
export function combined(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = other;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Where a point goes. */
export function applied([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Turns a box of `width` × `height` with its corner at 0,0 clockwise, with its corner at 0,0 again. */
export function turnedClockwise(degrees: number, width: number, height: number): Matrix {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return [0, -1, 1, 0, 0, width];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, 1, -1, 0, height, 0];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

/** From a page as it is shown (`width` × `height` points, its corner at 0,0 bottom left) to its place on A4. */
export function placedOnSheet(placement: Placement, width: number, height: number): Matrix {
  const { left, top, scale, turned } = placement;
  const turn = turnedClockwise(turned ? 270 : 0, width, height);
  const bottom = points(a4.height) - top - (turned ? width : height) * scale;
  return combined(turn, [scale, 0, 0, scale, left, bottom]);
}
