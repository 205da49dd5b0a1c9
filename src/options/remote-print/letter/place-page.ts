import { a4, type PaperArea, points, printable, smallestScale } from './paper.ts';

/** A page as it comes: its size in points as it is shown, and where it has ink, in points from its top left corner. */
export interface ShownPage {
  readonly width: number;
  readonly height: number;
  /** Nothing when the page is empty. */
  readonly ink: PaperArea | undefined;
}

/** Where a page goes on an A4 sheet, all in points: its top left corner once it is turned and scaled. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  /** Turned a quarter against the clock: what lies across is printed upright. */
  readonly turned: boolean;
}

/** Half a millimetre: what drawing a page to look for its ink can be wrong by. */
const tolerance = points(0.5);
const sheet = { width: points(a4.width), height: points(a4.height) };
const free: PaperArea = {
  left: points(printable.left),
  top: points(printable.top),
  right: points(printable.right),
  bottom: points(printable.bottom),
};

/**
 * The place of a page on A4. A page whose ink keeps to what can be printed stands at its own size in the middle (a small
 * one at the top); any other is made smaller until the whole of it fits. Nothing is made larger. `too-large`: it would be
 * so small that nobody could read it.
 */
export function placePage(page: ShownPage): Placement | 'too-large' {
  // What lies across and is no wider than the paper, such as an A5, need not be turned.
  const turned = page.width > page.height && page.width > sheet.width + tolerance;
  const { width, height, ink } = turned ? turnedPage(page) : page;
  const asItIs = {
    left: (sheet.width - width) / 2,
    top: height > sheet.height - points(20) ? (sheet.height - height) / 2 : free.top,
    scale: 1,
    turned,
  };
  if (!ink || fits(ink, asItIs)) return asItIs;
  const scale = Math.min(1, (free.right - free.left) / width, (free.bottom - free.top) / height);
  if (scale < smallestScale) return 'too-large';
  return {
    left: free.left + (free.right - free.left - width * scale) / 2,
    top: free.top,
    scale,
    turned,
  };
}

function fits(ink: PaperArea, { left, top }: Pick<Placement, 'left' | 'top'>): boolean {
  return (
    ink.left + left >= free.left - tolerance &&
    ink.right + left <= free.right + tolerance &&
    ink.top + top >= free.top - tolerance &&
    ink.bottom + top <= free.bottom + tolerance
  );
}

/** A quarter against the clock: the right edge becomes the top one. */
function turnedPage({ width, height, ink }: ShownPage): ShownPage {
  return {
    width: height,
    height: width,
    ink: ink && { left: ink.top, right: ink.bottom, top: width - ink.right, bottom: width - ink.left },
  };
}
