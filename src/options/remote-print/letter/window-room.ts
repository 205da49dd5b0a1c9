import type { Bitmap } from '../../../documents/pdfium/bitmap.ts';
import type { OpenedPdf } from '../../../documents/pdfium/opened-pdf.ts';
import { inkOf } from './ink.ts';
import { type PaperArea, points, windowArea } from './paper.ts';
import type { Placement } from './place-page.ts';

/**
 * What a letter's first page has where the envelope's window is. `name`: nothing but the recipient's own name, as our letters
 * have it, in the area `ink` (points from the sheet's top left corner); the address can be written in its place.
 */
export type WindowRoom =
  | { readonly kind: 'free' }
  | { readonly kind: 'name'; readonly ink: PaperArea }
  | { readonly kind: 'taken' };

/** Millimetres: a name of more than this is more than a line or two. */
const highestName = 12;

/** Looks at the first page of a document that is about to be placed. */
export function windowRoom(
  pdf: OpenedPdf,
  bitmap: Bitmap,
  dots: number,
  placement: Placement,
  recipientNames: readonly string[],
): WindowRoom {
  // A page that had to be turned or made smaller was made for something else than a window.
  if (placement.turned || placement.scale !== 1) return { kind: 'taken' };
  const area = {
    left: points(windowArea.left) - placement.left,
    right: points(windowArea.right) - placement.left,
    top: points(windowArea.top) - placement.top,
    bottom: points(windowArea.bottom) - placement.top,
  };
  const ink = inkOf(bitmap, dots, area);
  if (!ink) return { kind: 'free' };
  const text = pdf.text(0, area);
  const isName = recipientNames.some((name) => sameWords(text, name)) && ink.bottom - ink.top <= points(highestName);
  if (!isName) return { kind: 'taken' };
  return {
    kind: 'name',
    ink: {
      left: ink.left + placement.left,
      right: ink.right + placement.left,
      top: ink.top + placement.top,
      bottom: ink.bottom + placement.top,
    },
  };
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  return words(one) !== '' && words(one) === words(other);
}
