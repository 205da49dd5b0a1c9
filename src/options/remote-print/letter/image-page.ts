import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { isWholePng } from './check-png.ts';
import { jpegOrientation } from './jpeg-orientation.ts';
import { combined, type Matrix, turnedClockwise } from './matrix.ts';
import { a4, points, printable } from './paper.ts';

/** Dots to the inch of a picture at its natural size: more is made smaller to fit, a small one is not blown up beyond it. */
const naturalDots = 100;

/**
 * A picture as a PDF of one A4 page: upright or across, whichever shows it larger, within what can be printed, and turned as the
 * camera says. Throws for a file that is no such picture.
 */
export async function imagePage(content: Uint8Array, mediaType: 'image/jpeg' | 'image/png'): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const isJpeg = mediaType === 'image/jpeg';
  if (!isJpeg && !isWholePng(content)) throw new Error('The PNG is damaged or too large.');
  const image = isJpeg ? await document.embedJpg(content) : await document.embedPng(content);
  await image.embed();
  const { matrix: turn, swapped } = orientations[isJpeg ? jpegOrientation(content) : 1] ?? upright;
  const shown = swapped ? { width: image.height, height: image.width } : { width: image.width, height: image.height };
  // Across only where that shows it larger.
  const across =
    shown.width > shown.height && (shown.width * 72) / naturalDots > points(printable.right - printable.left);
  const paper = across ? { width: a4.height, height: a4.width } : a4;
  // The margin for the machine's marks is at the left of the upright sheet, and that is the top of one that lies across.
  const room = across
    ? {
        left: a4.height - printable.bottom,
        right: a4.height - printable.top,
        top: printable.left,
        bottom: printable.right,
      }
    : printable;
  const [width, height] = [points(room.right - room.left), points(room.bottom - room.top)];
  const scale = Math.min(width / shown.width, height / shown.height, 72 / naturalDots);
  const page = document.addPage([points(paper.width), points(paper.height)]);
  const name = page.node.newXObject('Image', image.ref);
  // An image is drawn in a square of 1 × 1.
  const sized: Matrix = [shown.width * scale, 0, 0, shown.height * scale, 0, 0];
  const placed: Matrix = [
    1,
    0,
    0,
    1,
    points(room.left) + (width - shown.width * scale) / 2,
    points(paper.height - room.top) - shown.height * scale,
  ];
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...combined(combined(turn, sized), placed)),
    drawObject(name),
    popGraphicsState(),
  );
  return document.save({ useObjectStreams: false });
}

const upright = { matrix: turnedClockwise(0, 1, 1), swapped: false } as const;
const mirrored: Matrix = [-1, 0, 0, 1, 1, 0];
const turned = (
  degrees: number,
  first: Matrix = upright.matrix,
): { readonly matrix: Matrix; readonly swapped: boolean } => ({
  matrix: combined(first, turnedClockwise(degrees, 1, 1)),
  swapped: degrees % 180 !== 0,
});

/** What to do with a picture by the orientation that its camera noted (EXIF 2.3, tag 0x0112). */
const orientations: Readonly<Record<number, { readonly matrix: Matrix; readonly swapped: boolean }>> = {
  1: upright,
  2: turned(0, mirrored),
  3: turned(180),
  4: turned(180, mirrored),
  5: turned(270, mirrored),
  6: turned(90),
  7: turned(90, mirrored),
  8: turned(270),
};
