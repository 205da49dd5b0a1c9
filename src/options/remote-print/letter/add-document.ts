import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { type OpenedPdf, openPdf } from '../../../documents/pdfium/opened-pdf.ts';
import { drawnPage } from './drawn-page.ts';
import { imagePage } from './image-page.ts';
import { inkOf } from './ink.ts';
import type { LetterProblem } from './letter-problem.ts';
import { combined, type Matrix, placedOnSheet, turnedClockwise } from './matrix.ts';
import { a4, points } from './paper.ts';
import { type Placement, placePage } from './place-page.ts';
import { printFaultsOf } from './print-faults.ts';
import { isPrintable } from './printable-type.ts';
import { fontNeed } from './stand-in.ts';
import { type WindowRoom, windowRoom } from './window-room.ts';

/** A file of a letter. */
export interface LetterFile {
  readonly content: Uint8Array;
  readonly mediaType: string;
}

/** What became of a document of a letter: its pages, and what stands in the window of its first one. */
export interface AddedDocument {
  readonly pages: number;
  readonly window: WindowRoom;
}

/** Enough to see where ink is: half a millimetre. */
const lookingDots = 50;
/** What office printers print. */
const drawingDots = 300;

/**
 * Adds a document to a letter, page by page on A4. What vendors' machines print otherwise than it is shown (transparency, fonts that
 * are not there) is printed as the picture of the page; everything else stays text. `number` is its place in the letter.
 */
export async function addDocument(
  letter: PDFDocument,
  file: LetterFile,
  number: number,
  recipientNames: readonly string[],
): Promise<AddedDocument | LetterProblem> {
  if (!isPrintable(file.mediaType)) return { kind: 'type', document: number };
  if (file.content.length === 0) return { kind: 'empty', document: number };
  const content =
    file.mediaType === 'application/pdf'
      ? file.content
      : await imagePage(file.content, file.mediaType).catch(() => undefined);
  const opened = content ? await openPdf(content) : 'unreadable';
  if (typeof opened === 'string') return { kind: opened, document: number };
  using pdf = opened;
  if (pdf.isDynamicForm) return { kind: 'dynamic-form', document: number };
  if (pdf.pageCount === 0) return { kind: 'unreadable', document: number };
  try {
    pdf.flatten();
    return await addPages(letter, pdf, number, recipientNames);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return { kind: 'unreadable', document: number };
  }
}

async function addPages(
  letter: PDFDocument,
  pdf: OpenedPdf,
  number: number,
  recipientNames: readonly string[],
): Promise<AddedDocument | LetterProblem> {
  const source = await PDFDocument.load(pdf.save(), { updateMetadata: false });
  const sourcePages = source.getPages();
  const planned: Planned[] = [];
  let window: WindowRoom = { kind: 'taken' };
  for (let index = 0; index < pdf.pageCount; index += 1) {
    const page = sourcePages[index];
    if (!page) return { kind: 'unreadable', document: number };
    const bitmap = pdf.render(index, lookingDots, 'grey');
    const size = pdf.size(index);
    const placement = placePage({ ...size, ink: inkOf(bitmap, lookingDots) });
    if (placement === 'too-large') return { kind: 'page-too-large', document: number, page: index + 1 };
    const { transparency, missingFonts } = printFaultsOf(source, page);
    const fonts = missingFonts.length > 0 ? fontNeed(missingFonts, pdf.characters(index)) : 'none';
    if (fonts === 'unknown') return { kind: 'font', document: number, page: index + 1 };
    if (index === 0) window = windowRoom(pdf, bitmap, lookingDots, placement, recipientNames);
    planned.push({ page, size, placement, index, isDrawn: transparency || fonts === 'stand-in' });
  }
  // All at once: what pages share is then copied once.
  const whole = planned.filter(({ isDrawn, page }) => !isDrawn && page.node.Contents() !== undefined);
  const embedded = await letter.embedPages(
    whole.map(({ page }) => page),
    whole.map(({ page }) => boxOf(page)),
  );
  for (const one of planned) {
    const sheet = letter.addPage([points(a4.width), points(a4.height)]);
    const form = embedded[whole.indexOf(one)];
    if (one.isDrawn) drawPicture(letter, sheet, pdf, one);
    else if (form) {
      await form.embed();
      drawForm(sheet, form.ref, one);
    }
  }
  return { pages: planned.length, window };
}

interface Planned {
  readonly page: PDFPage;
  readonly index: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly placement: Placement;
  readonly isDrawn: boolean;
}

/** The part of the page that is shown, in its own space. */
function boxOf(page: PDFPage) {
  const crop = page.getCropBox();
  const media = page.getMediaBox();
  const left = Math.max(crop.x, media.x);
  const bottom = Math.max(crop.y, media.y);
  return {
    left,
    bottom,
    right: Math.min(crop.x + crop.width, media.x + media.width),
    top: Math.min(crop.y + crop.height, media.y + media.height),
  };
}

function drawForm(
  sheet: PDFPage,
  form: Parameters<PDFPage['node']['newXObject']>[1],
  { page, size, placement }: Planned,
) {
  const box = boxOf(page);
  const turn = turnedClockwise(page.getRotation().angle, box.right - box.left, box.top - box.bottom);
  draw(sheet, form, combined(turn, placedOnSheet(placement, size.width, size.height)));
}

function drawPicture(letter: PDFDocument, sheet: PDFPage, pdf: OpenedPdf, { index, size, placement }: Planned): void {
  const picture = drawnPage(letter, pdf.render(index, drawingDots * placement.scale, 'rgb'));
  const stretched: Matrix = [size.width, 0, 0, size.height, 0, 0];
  draw(sheet, picture, combined(stretched, placedOnSheet(placement, size.width, size.height)));
}

/** Draws a form or a picture of the document on one of its pages. */
export function draw(sheet: PDFPage, object: Parameters<PDFPage['node']['newXObject']>[1], matrix: Matrix): void {
  const name = sheet.node.newXObject('Page', object);
  sheet.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(name), popGraphicsState());
}
