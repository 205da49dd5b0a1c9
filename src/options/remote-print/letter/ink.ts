import type { Bitmap } from '../../../documents/pdfium/bitmap.ts';
import type { PaperArea } from './paper.ts';

/** Whiter than this is paper: what a printer would not show anyway. */
const paper = 250;

/**
 * Where a drawn page (`grey`, `dots` to the inch) has ink, or where within a part of it; in points from the page's top left
 * corner. Nothing when there is none.
 */
export function inkOf({ width, height, data }: Bitmap, dots: number, within?: PaperArea): PaperArea | undefined {
  const inDots = dots / 72;
  const from = {
    x: Math.max(0, Math.floor((within?.left ?? 0) * inDots)),
    y: Math.max(0, Math.floor((within?.top ?? 0) * inDots)),
  };
  const to = {
    x: Math.min(width, Math.ceil((within?.right ?? Number.POSITIVE_INFINITY) * inDots)),
    y: Math.min(height, Math.ceil((within?.bottom ?? Number.POSITIVE_INFINITY) * inDots)),
  };
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = from.y; y < to.y; y += 1) {
    for (let x = from.x; x < to.x; x += 1) {
      if ((data[y * width + x] ?? 255) >= paper) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { left: left / inDots, top: top / inDots, right: (right + 1) / inDots, bottom: (bottom + 1) / inDots };
}
