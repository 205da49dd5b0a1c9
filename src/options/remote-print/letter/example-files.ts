import { degrees, PDFDocument, type PDFFont, rgb } from '@cantoo/pdf-lib';
import { exampleLetter, exampleReceipt } from '../../../documents/pdf/example-documents.ts';
import { createPdfCompiler } from '../../../documents/pdf/pdf-compiler.ts';
import { pngOf } from '../../../documents/pdfium/png.ts';
import type { LetterFile } from './add-document.ts';
import { points } from './paper.ts';

/** Files that show everything that can be sent along in a letter, for tests and the bench. */
const compiler = createPdfCompiler();

/** Sets the documents of ours in this process. */
export const typesetHere = (document: Parameters<typeof compiler.compile>[0]): Uint8Array =>
  compiler.compile(document).bytes;

/** The address that the letters in tests go to. */
export const exampleRecipient = [
  'Åse Ægidius Østergård',
  'c/o Jensen',
  'Nørre Allé 12, 2. tv.',
  '8000 Aarhus C',
] as const;

const pdf = (content: Uint8Array): LetterFile => ({ content, mediaType: 'application/pdf' });

/** A decision as a workflow writes it: nothing but the recipient's name in the window. */
export const decision = (): LetterFile => pdf(typesetHere({ ...exampleLetter, recipient: [exampleRecipient[0]] }));

/** A receipt of two pages: its heading stands in the window. */
export const receipt = (): LetterFile => pdf(typesetHere(exampleReceipt));

/** What a drawn PDF is made of. */
export interface DrawnPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly rotation?: 0 | 90 | 180 | 270;
  readonly text?: string;
  /** A frame along the very edge. */
  readonly frame?: boolean;
  readonly opacity?: number;
  /** A field of a form that was filled in. */
  readonly field?: string;
}

/** A PDF of pages that are drawn as asked; its text is in Helvetica, which the file does not bring along, unless `font` is given. */
export async function drawnPdf(pages: readonly DrawnPage[], font?: (document: PDFDocument) => Promise<PDFFont>) {
  const document = await PDFDocument.create({ updateMetadata: false });
  const needsFont = pages.some(({ text }) => text !== undefined);
  const written = font ? await font(document) : needsFont ? await document.embedFont('Helvetica') : undefined;
  const form = document.getForm();
  for (const [index, { width, height, rotation = 0, text, frame, opacity, field }] of pages.entries()) {
    const page = document.addPage([points(width), points(height)]);
    page.setRotation(degrees(rotation));
    if (text !== undefined)
      page.drawText(text, { x: points(width) * 0.3, y: points(height) * 0.5, size: 12, font: written });
    if (frame) {
      const size = { width: points(width), height: points(height) };
      page.drawRectangle({ x: 0, y: 0, ...size, borderColor: rgb(0, 0, 1), borderWidth: 4 });
    }
    if (opacity !== undefined) {
      page.drawRectangle({ x: 100, y: 100, width: 90, height: 90, color: rgb(1, 0, 0), opacity });
    }
    if (field !== undefined) {
      const box = form.createTextField(`field${index}`);
      box.setText(field);
      box.addToPage(page, { x: 60, y: 60, width: 200, height: 20 });
    }
  }
  return pdf(await document.save());
}

/** A picture of noise, so that nothing of it is white. */
export function picture(width: number, height: number): LetterFile {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 7) % 200);
  return { content: pngOf({ width, height, colour: 'rgb', data }), mediaType: 'image/png' };
}
