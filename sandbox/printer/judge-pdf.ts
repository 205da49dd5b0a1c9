import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFStream } from '@cantoo/pdf-lib';
import type { Bitmap } from '../../src/documents/pdfium/bitmap.ts';
import { type OpenedPdf, openPdf } from '../../src/documents/pdfium/opened-pdf.ts';
import { type PrintRefusal, refusePrint } from './print-refusal.ts';

/** What the order says of its PDF. */
export interface PrintOrder {
  readonly duplex: boolean;
  readonly envelope: 'C4' | 'C5' | 'MA';
  /** *SideKvantitet*, where it is said. */
  readonly pages?: number;
  /** What the window must show: the name, and a line of the address. */
  readonly window: readonly string[];
}

const millimetre = 72 / 25.4;
const dots = 50;
/** Sheets that the enveloping machine takes. */
const mostSheets = { C5: 8, MA: 8, C4: 40 } as const;
/** In millimetres: no printing at the edges, and the machine's own marks at the left; half a millimetre for good measure. */
const clear = { left: 9.5, top: 4.5, right: 205.5, bottom: 292.5 } as const;
/** What the windows of the vendor's envelopes can show of the first page. */
const window = { left: 0, top: 26, right: 120, bottom: 80 } as const;
/** Where everything must stand that is to be seen in the window. */
const seen = { top: 42, bottom: 66 } as const;

/** Judges a PDF as a print vendor's machine does, page by page; the number of pages when it can be printed. */
export async function judgePdf(content: Uint8Array, order: PrintOrder): Promise<number | PrintRefusal> {
  if (Buffer.from(content.subarray(0, 5)).toString('latin1') !== '%PDF-') {
    return refusePrint('not-pdf', 'the content does not begin with %PDF-');
  }
  const opened = await openPdf(content);
  if (typeof opened === 'string') return refusePrint('unreadable', `the PDF is ${opened}`);
  using pdf = opened;
  const { pageCount } = pdf;
  if (order.pages !== undefined && order.pages !== pageCount) {
    return refusePrint('page-count', `SideKvantitet says ${order.pages}, the PDF has ${pageCount} pages`);
  }
  const sheets = order.duplex ? Math.ceil(pageCount / 2) : pageCount;
  if (sheets > mostSheets[order.envelope]) {
    return refusePrint('sheets', `${sheets} sheets do not fit ${order.envelope}`);
  }
  for (let page = 0; page < pageCount; page += 1) {
    const wrong = judgePage(pdf, page);
    if (wrong) return wrong;
  }
  return judgeWindow(pdf, order) ?? (await judgeContent(content)) ?? pageCount;
}

function judgePage(pdf: OpenedPdf, page: number): PrintRefusal | undefined {
  const { width, height } = pdf.size(page);
  if (Math.abs(width / millimetre - 210) > 1 || Math.abs(height / millimetre - 297) > 1) {
    return page === 0
      ? refusePrint('first-page', 'Første side i et hoveddokument skal være A4 stående')
      : refusePrint('page-size', `page ${page + 1} is not A4 upright`);
  }
  const bitmap = pdf.render(page, dots, 'grey');
  const isClear = rowsAndColumns(bitmap).every(
    ([x, y]) => x >= clear.left && x <= clear.right && y >= clear.top && y <= clear.bottom,
  );
  return isClear ? undefined : refusePrint('margins', `page ${page + 1} prints into the margins`);
}

/** Corners of what is printed, in millimetres. */
function rowsAndColumns({ width, height, data }: Bitmap, within = { left: 0, top: 0, right: 210, bottom: 297 }) {
  const inDots = dots / 25.4;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = Math.floor(within.top * inDots); y < Math.min(height, within.bottom * inDots); y += 1) {
    for (let x = Math.floor(within.left * inDots); x < Math.min(width, within.right * inDots); x += 1) {
      if ((data[y * width + x] ?? 255) > 245) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return [];
  return [
    [left / inDots, top / inDots],
    [(right + 1) / inDots, (bottom + 1) / inDots],
  ] as const;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

function judgeWindow(pdf: OpenedPdf, { window: expected }: PrintOrder): PrintRefusal | undefined {
  const corners = rowsAndColumns(pdf.render(0, dots, 'grey'), window);
  const [from, to] = corners;
  if (!from || !to) return refusePrint('window', 'nothing stands in the window');
  if (from[1] < seen.top || to[1] > seen.bottom)
    return refusePrint('window', 'more than the address stands in the window');
  const area = {
    left: window.left * millimetre,
    top: window.top * millimetre,
    right: window.right * millimetre,
    bottom: window.bottom * millimetre,
  };
  const text = plain(pdf.text(0, area));
  return expected.every((part) => text.includes(plain(part).slice(0, 25)))
    ? undefined
    : refusePrint('window', 'the window does not show the address of the order');
}

/** Looks through every object of the file for what the machine would print otherwise than it is shown. */
async function judgeContent(content: Uint8Array): Promise<PrintRefusal | undefined> {
  const document = await PDFDocument.load(content, { updateMetadata: false });
  const { context } = document;
  const look = (of: PDFDict, name: string) => {
    const value = of.get(PDFName.of(name));
    return value && context.lookup(value);
  };
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (!(dictionary instanceof PDFDict)) continue;
    const kind = look(dictionary, 'Subtype')?.toString();
    if (look(dictionary, 'AcroForm') || kind === '/Widget') return refusePrint('content', 'the PDF has a form');
    const alphas = ['ca', 'CA'].map((name) => look(dictionary, name));
    if (
      alphas.some((alpha) => alpha instanceof PDFNumber && alpha.asNumber() < 1) ||
      look(dictionary, 'SMask') instanceof PDFStream
    ) {
      return refusePrint('content', 'the PDF has transparency');
    }
    const isFont = ['/Type1', '/TrueType', '/MMType1', '/CIDFontType0', '/CIDFontType2'].includes(kind ?? '');
    const descriptor = look(dictionary, 'FontDescriptor');
    const isCarrier = isFont && !(look(dictionary, 'DescendantFonts') instanceof PDFArray);
    if (isCarrier && look(dictionary, 'Type')?.toString() === '/Font') {
      const isThere =
        descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((name) => look(descriptor, name));
      if (!isThere) return refusePrint('content', 'a font is not embedded');
    }
  }
  return undefined;
}
